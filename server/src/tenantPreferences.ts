import { sql } from 'kysely';
import { commit, type Aftermath, type Core } from './core.js';
import { json, snapshot, type Tx } from './database.js';
import { lockInboxes } from './inboxes.js';
import type { TenantPreferences } from './options.js';
import { readTenantDocument } from './preferences.js';

const CHUNK = 200;

/** What holds in a tenant where people say nothing, and what they may not change. */
export interface TenantPreferencesAdmin {
  readonly get: (tenant: string) => Promise<TenantPreferences>;
  /** Replaces all of it; everybody of the tenant hears of it. */
  readonly put: (tenant: string, preferences: TenantPreferences) => Promise<void>;
}

export function createTenantPreferences(core: Core): TenantPreferencesAdmin {
  return {
    async get(tenant) {
      const { revision: _revision, ...document } = await snapshot(core.db, { tenant }, (tx) => readTenantDocument(tx, tenant));
      return document;
    },
    async put(tenant, { defaults = {}, locks = {}, subKinds = {} }) {
      const preferences = { defaults, locks, subKinds };
      const revision = await commit(core, { tenant }, async (tx, after) => {
        const { rows } = await sql<{ revision: number }>`
          insert into casebell.tenant_documents as t (tenant, revision, document)
          values (${tenant}, 1, ${json(preferences)})
          on conflict (tenant) do update set revision = t.revision + 1, document = excluded.document
          where t.document <> excluded.document returning revision`.execute(tx);
        if (rows.length > 0) after.queue({ type: 'preferences', tenant, after: '' });
        return rows[0]?.revision;
      });
      // What a person changes is kept with their preferences; what holds for everybody is the log's, whole, so that one can be put back.
      if (revision !== undefined) core.logger.info({ tenant, revision, preferences }, 'preferences of a tenant changed');
    },
  };
}

/**
 * Moves the heads of the next inboxes of a tenant, so that open pages ask for the preferences they now have, and has what waits for
 * these people looked at again.
 */
export async function tellTenant(core: Core, tenant: string, from: string): Promise<void> {
  await commit(core, { tenant }, async (tx, after) => {
    const { rows } = await sql<{ person: string }>`
      select person from casebell.inboxes where tenant = ${tenant} and person > ${from} order by person limit ${CHUNK}`.execute(
      tx,
    );
    const people = rows.map(({ person }) => person);
    await lockInboxes(tx, tenant, people);
    await moveHeads(core, tx, after, tenant, people);
    const last = people.at(-1);
    if (last !== undefined && people.length === CHUNK) after.queue({ type: 'preferences', tenant, after: last });
  });
}

async function moveHeads(core: Core, tx: Tx, after: Aftermath, tenant: string, people: readonly string[]): Promise<void> {
  await sql`
    update casebell.inboxes set head = head + 1 where tenant = ${tenant} and person = any(${[...people]}::text[])`.execute(tx);
  after.moved(tenant, people);
  if (Object.keys(core.channels).length === 0) return;
  await sql`
    insert into casebell.delivery_plans (tenant, person, changed_at)
    select i.tenant, i.person, ${core.clock()} from casebell.inboxes i
    where i.tenant = ${tenant} and i.person = any(${[...people]}::text[]) order by i.person
    on conflict (tenant, person) do update set changed_at = excluded.changed_at`.execute(tx);
}
