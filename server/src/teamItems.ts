import type { Person } from 'casebell/model';
import { sql } from 'kysely';
import type { Actor } from './applyCommand.js';
import { json, type Tx } from './database.js';

/** The one record behind the rows of all members, locked. */
export interface TeamItem {
  readonly id: string;
  readonly handledBy: Person | null;
  /** Withdrawn or superseded by its producer. */
  readonly closed: boolean;
}

/** Locks the team item behind a person's row; `null` when the row is not one. */
export async function lockTeamItem(tx: Tx, tenant: string, person: string, rowId: string): Promise<TeamItem | null> {
  const { rows } = await sql<{ id: string; handled_by: Person | null; closed: boolean }>`
    select t.id, t.handled_by, s.closed_as is not null as closed
    from casebell.team_items t join casebell.sends s on s.tenant = t.tenant and s.id = t.id
    where t.tenant = ${tenant} and t.id = ${rowId}
      and exists (select 1 from casebell.notifications n where n.tenant = ${tenant} and n.person = ${person} and n.id = t.id)
    for update of t`.execute(tx);
  return rows[0] === undefined ? null : { id: rows[0].id, handledBy: rows[0].handled_by, closed: rows[0].closed };
}

/** Gives the item to its first claimant. */
export async function claimItem(tx: Tx, { id }: TeamItem, { tenant, person }: Actor): Promise<void> {
  await sql`update casebell.team_items set handled_by = ${json(person)} where tenant = ${tenant} and id = ${id}`.execute(tx);
}
