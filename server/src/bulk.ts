import type { ArchiveReason, BulkCommand, BulkFilter, Filter } from 'casebell/model';
import { sql, type RawBuilder } from 'kysely';
import { json, type Tx } from './database.js';
import { dropEmptyCells, type Inbox } from './inboxes.js';

const and = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
// One value as such: only then does an index give its rows in their order.
const among = (column: RawBuilder<unknown>, values: readonly string[]) =>
  values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${[...values]}::text[])`;

/** `matches` of the model, as a condition on the table `notifications` (alias `n`). */
export function matchesSql(filter: Filter): RawBuilder<unknown> {
  const { place, unread, unseen, waiting, kinds, subKinds, teams, saved, record, data, since, until } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (place !== undefined) conditions.push(sql`n.place = ${place}`);
  if (unread !== undefined) conditions.push(sql`n.read = ${!unread}`);
  if (unseen !== undefined) conditions.push(sql`n.seen = ${!unseen}`);
  if (waiting !== undefined) conditions.push(sql`n.waiting = ${waiting}`);
  if (kinds !== undefined) conditions.push(among(sql`n.kind`, kinds));
  if (subKinds !== undefined) conditions.push(among(sql`n.sub_kind`, subKinds));
  if (teams !== undefined) conditions.push(among(sql`n.team_id`, teams));
  if (saved !== undefined) conditions.push(saved ? sql`n.saved` : sql`not n.saved`);
  if (data !== undefined) conditions.push(sql`coalesce(n.content->'data', '{}') @> ${json(data)}`);
  if (since !== undefined) conditions.push(sql`n.new_at >= ${new Date(since)}`);
  if (until !== undefined) conditions.push(sql`n.new_at < ${new Date(until)}`);
  if (record !== undefined) conditions.push(sql`n.record_type = ${record.type} and n.record_id = ${record.id}`);
  return and(conditions);
}

/** `isHidden` of the model, negated. */
function isShownSql(hiddenKinds: BulkFilter['hiddenKinds']): RawBuilder<unknown> {
  return hiddenKinds === undefined ? sql`true` : sql`(n.waiting or not ${among(sql`n.kind`, hiddenKinds)})`;
}

/** What each bulk command touches and does: the SQL of `changeRow`, row for row. */
const BULK = {
  seen: { touches: sql`not n.seen`, does: () => sql`seen = true` },
  readAll: { touches: sql`not n.read`, does: () => sql`read = true` },
  archiveAll: { touches: sql`n.place = 'inbox' and not n.saved and not n.waiting`, does: archiveSql },
  archiveRead: { touches: sql`n.place = 'inbox' and n.read and not n.saved and not n.waiting`, does: archiveSql },
} as const satisfies {
  readonly [type in BulkCommand['type']]: {
    readonly touches: RawBuilder<unknown>;
    readonly does: (reason: ArchiveReason | undefined) => RawBuilder<unknown>;
  };
};

function archiveSql(reason: ArchiveReason | undefined): RawBuilder<unknown> {
  return sql`place = 'archived', archive_reason = ${reason ?? 'archivedAll'}, snoozed_until = null, wake_at = null`;
}

/** The columns undo gives back. */
const FORMER = sql.raw(
  'sort, new_at, place, archive_reason, read, saved, snoozed_until, wake_at, answer, acknowledged, handled_by',
);
const CELL = sql.raw(`n.kind, coalesce(n.sub_kind, '') as sub_kind, coalesce(n.team_id, '') as team, n.place,
  (not n.read)::int::int2 as unread, (not n.seen)::int::int2 as unseen, n.waiting::int::int2 as waiting`);

/** Counts the difference between the cells of `former` and of `latter`, two earlier parts of the statement. */
const counted = (tenant: string, person: string) => sql`
  counted as (
    insert into casebell.cells as c (tenant, person, kind, sub_kind, team, place, unread, unseen, waiting, rows)
    select ${tenant}::text, ${person}::text, kind, sub_kind, team, place, unread, unseen, waiting, sum(d)::int8 from (
      select kind, sub_kind, team, place, unread, unseen, waiting, -1 as d from former
      union all select kind, sub_kind, team, place, unread, unseen, waiting, 1 from latter) x
    group by kind, sub_kind, team, place, unread, unseen, waiting having sum(d) <> 0
    on conflict (tenant, person, kind, sub_kind, team, place, unread, unseen, waiting) do update set rows = c.rows + excluded.rows)`;

/** Who did it, for undo; absent where nobody can take it back. */
export interface UndoKey {
  readonly clientId: string;
  readonly mid: number;
}

/**
 * Applies a bulk command in one statement, whatever the number of rows. It takes one sequence if it touches anything,
 * and travels as an operation.
 */
export async function applyBulk(
  tx: Tx,
  inbox: Inbox,
  command: BulkCommand,
  { now, undo, reason }: { readonly now: Date; readonly undo?: UndoKey; readonly reason?: ArchiveReason },
): Promise<void> {
  const { tenant, person } = inbox;
  const { type, upTo, filter } = command;
  const { touches, does } = BULK[type];
  const seq = inbox.head + 1;
  // The same condition thrice, on the same snapshot, instead of joins: those cost the square of the rows where statistics are missing.
  const touched = sql`n.tenant = ${tenant} and n.person = ${person} and n.sort <= ${upTo}
    and ${touches} and ${matchesSql(filter)} and ${isShownSql(filter.hiddenKinds)}`;
  const kept =
    undo === undefined
      ? sql``
      : sql`kept as (
          insert into casebell.undo_rows (tenant, person, client_id, mid, id, change_rev, ${FORMER})
          select n.tenant, n.person, ${undo.clientId}::text, ${undo.mid}::int8, n.id, ${seq}::int8, ${FORMER}
          from casebell.notifications n where ${touched}),`;
  const { rows } = await sql<{ touched: number }>`
    with former as (select ${CELL} from casebell.notifications n where ${touched}),
    latter as (
      update casebell.notifications n set ${does(reason)}, rev = ${seq} ${type === 'seen' ? sql`` : sql`, change_rev = ${seq}`}
      where ${touched} returning ${CELL}),
    ${kept} ${counted(tenant, person)}
    select count(*)::int8 as touched from latter`.execute(tx);
  if (rows[0]?.touched === 0) return;
  inbox.head = seq;
  await dropEmptyCells(tx, tenant, [person]);
  await sql`
    insert into casebell.operations (tenant, person, seq, type, up_to, filter, reason, at)
    values (${tenant}, ${person}, ${seq}, ${type}, ${upTo}, ${json(filter)}, ${reason ?? null}, ${now})`.execute(tx);
}

/** Keeps what a command of named rows may have to give back. */
export async function keepFormer(
  tx: Tx,
  { tenant, person }: Inbox,
  { clientId, mid }: UndoKey,
  rows: readonly { readonly id: string; readonly changeRev: number }[],
): Promise<void> {
  // Runs before the changes are written: the table still holds the former rows.
  await sql`
    insert into casebell.undo_rows (tenant, person, client_id, mid, id, change_rev, ${FORMER})
    select n.tenant, n.person, ${clientId}::text, ${mid}::int8, n.id, x."changeRev", ${FORMER}
    from casebell.notifications n join jsonb_to_recordset(${json(rows)}) as x(id text, "changeRev" int8) using (id)
    where n.tenant = ${tenant} and n.person = ${person}`.execute(tx);
}

/** Notes that a command can be taken back, even if it touched nothing. */
export async function recordUndo(tx: Tx, { tenant, person }: Inbox, { clientId, mid }: UndoKey, now: Date): Promise<void> {
  await sql`
    insert into casebell.undo_records (tenant, person, client_id, mid, at)
    values (${tenant}, ${person}, ${clientId}, ${mid}, ${now}) on conflict do nothing`.execute(tx);
}

/**
 * Gives back the former rows of a command, all but `seen`, where it was still the last to change them; each takes a sequence.
 * False when the command is unknown or too old.
 */
export async function applyUndo(tx: Tx, inbox: Inbox, { clientId, mid }: UndoKey): Promise<boolean> {
  const { tenant, person } = inbox;
  const known = await sql`
    select 1 from casebell.undo_records
    where tenant = ${tenant} and person = ${person} and client_id = ${clientId} and mid = ${mid}`.execute(tx);
  if (known.rows.length === 0) return false;
  // Both sides may be large, and the planner of an embedded database knows nothing about their sizes.
  await sql`set local enable_nestloop = off`.execute(tx);
  const { rows } = await sql<{ touched: number }>`
    with back as materialized (
      select u.*, ${inbox.head}::int8 + row_number() over (order by u.sort, u.id) as seq
      from casebell.undo_rows u join casebell.notifications n
        on n.tenant = u.tenant and n.person = u.person and n.id = u.id and n.change_rev = u.change_rev
      where u.tenant = ${tenant} and u.person = ${person} and u.client_id = ${clientId} and u.mid = ${mid}),
    former as (
      select ${CELL} from casebell.notifications n join back using (id) where n.tenant = ${tenant} and n.person = ${person}),
    latter as (
      update casebell.notifications n set
        sort = b.sort, new_at = b.new_at, place = b.place, archive_reason = b.archive_reason, read = b.read, saved = b.saved,
        snoozed_until = b.snoozed_until, wake_at = b.wake_at, answer = b.answer, acknowledged = b.acknowledged, handled_by = b.handled_by,
        rev = b.seq, own_rev = b.seq, change_rev = b.seq
      from back b where n.tenant = ${tenant} and n.person = ${person} and n.id = b.id returning ${CELL}),
    ${counted(tenant, person)}
    select count(*)::int8 as touched from back`.execute(tx);
  await sql`set local enable_nestloop = on`.execute(tx);
  inbox.head += rows[0]?.touched ?? 0;
  await dropEmptyCells(tx, tenant, [person]);
  return true;
}
