import type { JsonValue } from 'casebell/model';
import { sql } from 'kysely';
import { snapshot, type Executor } from './database.js';
import { unknownPerson } from './busy.js';
import type { Address } from './hub.js';

/** One cell that a person changed. */
export interface PreferenceChange {
  readonly path: string;
  /** `null`: there was none. */
  readonly old: JsonValue;
  /** `null`: it was taken out. */
  readonly new: JsonValue;
  /** The browser storage it came from. */
  readonly client: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Which cells of their preferences a person changed in the last 90 days, the newest first. Throws `unknownRecipient`. */
export async function readPreferenceChanges(
  db: Executor,
  [tenant, person]: Address,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<{ readonly changes: readonly PreferenceChange[]; readonly next: number | null }> {
  return snapshot(db, { tenant }, async (tx) => {
    const known = await sql`select 1 from casebell.recipients where tenant = ${tenant} and person = ${person}`.execute(tx);
    if (known.rows.length === 0) throw unknownPerson(person);
    const { rows } = await sql<Omit<PreferenceChange, 'client' | 'at'> & { number: number; client_id: string; at: Date }>`
      select number, path, old, new, client_id, at from casebell.preference_changes
      where tenant = ${tenant} and person = ${person} and number < ${before} order by number desc limit ${limit}`.execute(tx);
    const changes = rows.map(({ path, old, new: value, client_id, at }) => ({
      path,
      old,
      new: value,
      client: client_id,
      at: at.toISOString(),
    }));
    return { changes, next: rows.length < limit ? null : (rows.at(-1)?.number ?? null) };
  });
}
