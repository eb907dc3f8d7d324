import { sql } from 'kysely';
import { transact, type Executor, type Tx } from './database.js';
import { lockInbox } from './inboxes.js';

/** A cell whose number is not that of its rows. */
export interface Drift {
  readonly tenant: string;
  readonly person: string;
  readonly cell: string;
  readonly kept: number;
  readonly counted: number;
}

const CELL = sql.raw('tenant, person, kind, sub_kind, team, place, unread, unseen, waiting');
const COUNTED = sql.raw(`
  select tenant, person, kind, coalesce(sub_kind, '') as sub_kind, coalesce(team_id, '') as team, place,
    (not read)::int::int2 as unread, (not seen)::int::int2 as unseen, waiting::int::int2 as waiting, count(*)::int8 as rows
  from casebell.notifications`);

/** Counts the rows of every inbox anew and compares with the cells kept, in one statement and so at one moment. */
export async function findDrift(db: Executor): Promise<{ readonly inboxes: number; readonly drift: readonly Drift[] }> {
  const inboxes = await sql<{ inboxes: number }>`select count(*)::int8 as inboxes from casebell.inboxes`.execute(db);
  const { rows } = await sql<Drift>`
    select tenant, person, concat_ws(' ', kind, nullif(sub_kind, ''), nullif(team, ''), place,
        case unread when 1 then 'unread' end, case unseen when 1 then 'unseen' end, case waiting when 1 then 'waiting' end) as cell,
      coalesce(k.rows, 0)::int8 as kept, coalesce(c.rows, 0)::int8 as counted
    from casebell.cells k full join (${COUNTED} group by 1, 2, 3, 4, 5, 6, 7, 8, 9) c using (${CELL})
    where coalesce(k.rows, 0) <> coalesce(c.rows, 0) order by tenant, person, cell`.execute(db);
  return { inboxes: inboxes.rows[0]?.inboxes ?? 0, drift: rows };
}

/** Puts the count of the rows in place of the cells of these people. */
export async function repair(db: Executor, drift: readonly Drift[]): Promise<void> {
  const people = new Map(drift.map(({ tenant, person }) => [JSON.stringify([tenant, person]), { tenant, person }]));
  for (const { tenant, person } of people.values()) {
    await transact(
      db,
      { tenant },
      (tx) => repairInbox(tx, tenant, person),
      () => undefined,
    );
  }
}

async function repairInbox(tx: Tx, tenant: string, person: string): Promise<void> {
  await lockInbox(tx, tenant, person);
  await sql`delete from casebell.cells where tenant = ${tenant} and person = ${person}`.execute(tx);
  await sql`
    insert into casebell.cells (${CELL}, rows)
    ${COUNTED} where tenant = ${tenant} and person = ${person} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(tx);
  // A sequence without a change: open pages hear of it and get the right counts.
  await sql`update casebell.inboxes set head = head + 1 where tenant = ${tenant} and person = ${person}`.execute(tx);
}
