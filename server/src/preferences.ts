import { PREFERENCE_PATHS, type JsonValue, type Preferences } from 'casebell/model';
import { sql } from 'kysely';
import type { Tx } from './database.js';
import type { Address } from './hub.js';
import type { TenantPreferences } from './options.js';

/** What holds in a tenant, with a revision that grows with every change. */
export interface TenantDocument extends TenantPreferences {
  readonly revision: number;
}

const NOTHING: TenantDocument = { revision: 0, defaults: {}, locks: {} };

type Cells = { readonly [path: string]: JsonValue };

/** What an administrator said about preferences; nothing at first. */
export async function readTenantDocument(tx: Tx, tenant: string): Promise<TenantDocument> {
  const { rows } = await sql<{ revision: number; document: TenantPreferences }>`
    select revision, document from casebell.tenant_documents where tenant = ${tenant}`.execute(tx);
  return rows[0] === undefined ? NOTHING : { revision: rows[0].revision, ...rows[0].document };
}

/** The document as a person gets it: defaults filled in, locked cells as the tenant wants them, and which those are. */
export function documentOf(own: Cells, { defaults = {}, locks = {} }: TenantPreferences): Preferences {
  const entries = Object.entries(own).filter(([path]) => !Object.hasOwn(locks, path));
  const locked = Object.entries(locks).map(([path, reason]) => [PREFERENCE_PATHS.lock(path), reason] as const);
  return Object.fromEntries([...Object.entries(defaults), ...entries, ...locked]);
}

/** One person's document. */
export async function readPreferences(tx: Tx, [tenant, person]: Address): Promise<Preferences> {
  return (await readDocuments(tx, tenant, [person])).get(person) ?? {};
}

/** The documents of many people in one statement; with `paths`, only what they say about these. */
export async function readDocuments(
  tx: Tx,
  tenant: string,
  people: readonly string[],
  paths?: readonly string[],
): Promise<ReadonlyMap<string, Preferences>> {
  const among = paths === undefined ? sql`true` : sql`path = any(${[...paths]}::text[])`;
  const { rows } = await sql<{ person: string | null; path: string; value: JsonValue }>`
    select person, path, value from casebell.preferences
    where tenant = ${tenant} and person = any(${[...people]}::text[]) and ${among}
    union all select null, '', document from casebell.tenant_documents where tenant = ${tenant}`.execute(tx);
  const own = new Map<string, [string, JsonValue][]>(people.map((person) => [person, []]));
  let document: TenantPreferences = NOTHING;
  for (const { person, path, value } of rows) {
    if (person === null) document = value as unknown as TenantPreferences;
    else own.get(person)?.push([path, value]);
  }
  return new Map([...own].map(([person, cells]) => [person, documentOf(Object.fromEntries(cells), document)]));
}

/** Whether a tenant keeps a cell as it is. */
export const isLocked = ({ locks = {} }: TenantPreferences, path: string): boolean => Object.hasOwn(locks, path);
