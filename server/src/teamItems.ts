import type { Person } from 'casebell/model';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from './applyCommand.js';
import { json, type Tx } from './database.js';

/** Handled, and nobody said by whom. */
export const NOBODY: Person = { id: '', name: '' };

/** The one record behind the rows of all members, locked. */
export interface TeamItem {
  readonly id: string;
  readonly handledBy: Person | null;
  /** Withdrawn or superseded by its producer. */
  readonly closed: boolean;
}

/**
 * Locks the team item behind a person's row; `null` when the row is not one. Those who come late share the lock: they change their own
 * row only, and a hundred of them one after the other would hold up everybody's connections.
 */
export async function lockTeamItem(tx: Tx, tenant: string, person: string, rowId: string): Promise<TeamItem | null> {
  const glimpse = await readTeamItem(tx, tenant, person, rowId, sql``);
  if (glimpse === null) return null;
  if (glimpse.handledBy === null) return readTeamItem(tx, tenant, person, rowId, sql`for update of t`);
  const item = await readTeamItem(tx, tenant, person, rowId, sql`for share of t`);
  // Only new content opens an item again, and then the card that was clicked is an old one.
  return item && { ...item, closed: item.closed || item.handledBy === null };
}

async function readTeamItem(
  tx: Tx,
  tenant: string,
  person: string,
  rowId: string,
  lock: RawBuilder<unknown>,
): Promise<TeamItem | null> {
  const { rows } = await sql<{ id: string; handled_by: Person | null; closed: boolean }>`
    select t.id, t.handled_by, s.closed_as is not null as closed
    from casebell.team_items t join casebell.sends s on s.tenant = t.tenant and s.id = t.id
    where t.tenant = ${tenant} and t.id = ${rowId}
      and exists (select 1 from casebell.notifications n where n.tenant = ${tenant} and n.person = ${person} and n.id = t.id)
    ${lock}`.execute(tx);
  return rows[0] === undefined ? null : { id: rows[0].id, handledBy: rows[0].handled_by, closed: rows[0].closed };
}

/** Gives the item to its first claimant. */
export async function claimItem(tx: Tx, { id }: TeamItem, { tenant, person }: Actor): Promise<void> {
  await sql`update casebell.team_items set handled_by = ${json(person)} where tenant = ${tenant} and id = ${id}`.execute(tx);
}
