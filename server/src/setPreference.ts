import { preferenceFlaw, type JsonValue, type PreferenceCommand } from 'casebell/model';
import { sql } from 'kysely';
import type { Core } from './core.js';
import { json, type Tx } from './database.js';
import { noteChange } from './deliveryPlans.js';
import type { Inbox } from './inboxes.js';
import { readPreferences } from './preferences.js';

interface Found {
  readonly old: JsonValue | null;
  readonly same: boolean;
}

/**
 * Sets one cell of a person's preferences and writes down who changed what. False when the value makes no sense there, the tenant keeps
 * the cell as it is, or there are too many.
 */
export async function setPreference(
  core: Core,
  tx: Tx,
  inbox: Inbox,
  { path, value }: PreferenceCommand,
  { clientId, now }: { readonly clientId: string; readonly now: Date },
): Promise<boolean> {
  const { tenant, person } = inbox;
  if (preferenceFlaw(path, value, await readPreferences(tx, [tenant, person])) !== null) return false;
  const { old, same } = await look(tx, inbox, path, value);
  if (same) return true;
  await (
    value === null
      ? sql`delete from casebell.preferences where tenant = ${tenant} and person = ${person} and path = ${path}`
      : sql`
        insert into casebell.preferences (tenant, person, path, value) values (${tenant}, ${person}, ${path}, ${json(value)})
        on conflict (tenant, person, path) do update set value = excluded.value`
  ).execute(tx);
  inbox.head++;
  inbox.preferencesRev++;
  await sql`
    insert into casebell.preference_changes (tenant, person, number, path, old, new, client_id, at)
    values (${tenant}, ${person}, ${inbox.preferencesRev}, ${path}, ${old === null ? null : json(old)},
      ${value === null ? null : json(value)}, ${clientId}, ${now})`.execute(tx);
  await noteChange(core, tx, [tenant, person], path, now);
  return true;
}

/** The person's own cell as it is. The inbox is locked, so nobody changes it meanwhile. */
async function look(tx: Tx, { tenant, person }: Inbox, path: string, value: JsonValue): Promise<Found> {
  const { rows } = await sql<Found>`
    select value as old, value = ${json(value)} as same from casebell.preferences
    where tenant = ${tenant} and person = ${person} and path = ${path}`.execute(tx);
  return rows[0] ?? { old: null, same: value === null };
}
