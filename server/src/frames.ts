import type {
  Cell,
  Delta,
  Filter,
  Notification,
  Operation,
  Page,
  PageRequest,
  Person,
  Rejection,
  RejectReason,
  Reset,
  Tombstone,
  ViewRequest,
} from 'casebell/model';
import { sql, type RawBuilder } from 'kysely';
import { matchesSql } from './bulk.js';
import { snapshot, type Executor, type Tx } from './database.js';
import { ServerError } from './errors.js';
import type { Address } from './hub.js';
import { readPreferences } from './preferences.js';
import { imageOf, type NotificationRecord } from './rows.js';

/** More images than this are cheaper as a new start. */
const DELTA_ROWS = 500;
const RESET_ROWS = 500;
/** Of so many kinds, teams or sub-kinds each is asked for by itself; more of them are most of the inbox anyway. */
const PARTS = 16;
/** More tombstones than this say less about what is there than a new start does. */
const DELTA_TOMBSTONES = 2_000;

/** What the one who asks already has. */
export interface Position {
  readonly epoch: string | null;
  readonly cursor: number;
  readonly preferencesRev: number;
  /** Whose commands and rejections the frame tells of. */
  readonly clientId: string | null;
}

interface Head {
  readonly epoch: string;
  readonly head: number;
  readonly floor: number;
  readonly preferences_rev: number;
}

const scopeOf = ([tenant, person]: Address) => ({ tenant, person });

/** Where the inbox stands: its history and its head; `null` when there is none. What the tenant says about preferences counts in their revision. */
async function readHead(tx: Tx, [tenant, person]: Address): Promise<Head | null> {
  const { rows } = await sql<Head>`
    select epoch, head, floor, preferences_rev + coalesce(t.revision, 0) as preferences_rev
    from casebell.inboxes i left join casebell.tenant_documents t on t.tenant = i.tenant
    where i.tenant = ${tenant} and i.person = ${person}`.execute(tx);
  return rows[0] ?? null;
}

/**
 * What changed since a position, from one snapshot; a new start where that cannot be said as changes.
 * Without views, as for a stream, there is no new start: `null`, and the client runs a sync request; and no empty frame either.
 */
export async function readFrame(
  db: Executor,
  address: Address,
  position: Position,
  views: readonly ViewRequest[],
): Promise<Delta | Reset>;
export async function readFrame(
  db: Executor,
  address: Address,
  position: Position,
  views: null,
): Promise<Delta | 'current' | null>;
export async function readFrame(
  db: Executor,
  address: Address,
  position: Position,
  views: readonly ViewRequest[] | null,
): Promise<Delta | Reset | 'current' | null> {
  return snapshot(db, scopeOf(address), async (tx) => {
    const inbox = await readHead(tx, address);
    if (inbox === null) {
      if (views === null) return null;
      throw new ServerError('unavailable', 'The inbox was just removed. Try again.', { retryAfter: 1 });
    }
    const { epoch, cursor } = position;
    if (views === null && epoch === inbox.epoch && cursor === inbox.head) return 'current';
    const continues = epoch === inbox.epoch && cursor >= 0 && cursor >= inbox.floor && cursor <= inbox.head;
    const changed = continues ? await readRows(tx, address, sql`n.own_rev > ${cursor}`, DELTA_ROWS + 1) : [];
    const tombstones = continues ? await readTombstones(tx, address, cursor) : [];
    const isDelta = continues && changed.length <= DELTA_ROWS && tombstones.length <= DELTA_TOMBSTONES;
    if (!isDelta && views === null) return null;
    const base = {
      epoch: inbox.epoch,
      to: inbox.head,
      cells: await readCells(tx, address),
      ...(await readClient(tx, address, position.clientId)),
      preferencesRev: inbox.preferences_rev,
      ...((position.preferencesRev !== inbox.preferences_rev || epoch !== inbox.epoch) && {
        preferences: await readPreferences(tx, address),
      }),
    };
    if (isDelta) {
      const operations = await readOperations(tx, address, cursor);
      return {
        ...base,
        type: 'delta',
        from: cursor,
        rows: changed,
        operations,
        tombstones,
      };
    }
    return { ...base, type: 'reset', ...(await readViews(tx, address, views ?? [])) };
  });
}

/** What a search looks at: `speaksOf` of the model. */
const SPOKEN = sql`concat_ws(e'\n', n.content->>'title', n.content->>'body', n.content->'actor'->>'name', n.content->'record'->>'title')`;

/** One page of a view, or of a search. */
export async function readPage(db: Executor, address: Address, { filter, query, before, limit }: PageRequest): Promise<Page> {
  return snapshot(db, scopeOf(address), async (tx) => {
    const inbox = await readHead(tx, address);
    const like = query === undefined ? null : `%${query.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const found = like === null ? sql`true` : sql`${SPOKEN} ilike ${like}`;
    const rows = await readNewest(tx, address, filter, sql`n.sort < ${before} and ${found}`, limit);
    return { epoch: inbox?.epoch ?? '', head: inbox?.head ?? 0, rows, floor: floorOf(rows, limit) };
  });
}

async function readViews(tx: Tx, address: Address, views: readonly ViewRequest[]): Promise<Pick<Reset, 'rows' | 'floors'>> {
  const rows = new Map<string, Notification>();
  const floors: [string, number][] = [];
  for (const { id, filter, pageSize, shown } of views) {
    const limit = Math.min(RESET_ROWS, Math.max(pageSize, shown));
    const newest = await readNewest(tx, address, filter, sql`true`, limit);
    floors.push([id, floorOf(newest, limit)]);
    for (const row of newest) rows.set(row.id, row);
  }
  for (const row of await readRows(tx, address, sql`(n.saved or n.waiting)`)) rows.set(row.id, row);
  return { rows: [...rows.values()], floors: Object.fromEntries(floors) };
}

function floorOf(rows: readonly Notification[], limit: number): number {
  return rows.length < limit ? 0 : (rows.at(-1)?.sort ?? 0);
}

async function readRows(
  tx: Tx,
  [tenant, person]: Address,
  condition: RawBuilder<unknown>,
  limit?: number,
): Promise<Notification[]> {
  const { rows } = await sql<NotificationRecord>`
    select n.* from casebell.notifications n where n.tenant = ${tenant} and n.person = ${person} and ${condition}
    order by n.own_rev ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(tx);
  return rows.map(imageOf);
}

async function readNewest(
  tx: Tx,
  [tenant, person]: Address,
  filter: Filter,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<Notification[]> {
  const newest = (narrowed: Filter) => sql`
    select n.* from casebell.notifications n
    where n.tenant = ${tenant} and n.person = ${person} and ${matchesSql(narrowed)} and ${condition}
    order by n.sort desc limit ${limit}`;
  // The newest of several kinds are among the newest of each: an index has those in order, and of several at once in none.
  const parts = partsOf(filter).map(newest);
  const { rows } = await sql<NotificationRecord>`
    select n.* from (${sql.join(
      parts.map((part) => sql`(${part})`),
      sql` union all `,
    )}) n order by n.sort desc limit ${limit}`.execute(tx);
  return rows.map(imageOf);
}

/** Filters that share no row and together say the same, each of them narrow. */
function partsOf(filter: Filter): readonly Filter[] {
  for (const name of ['subKinds', 'teams', 'kinds'] as const) {
    const values = [...new Set(filter[name])];
    if (values.length > 1 && values.length <= PARTS) return values.map((value) => ({ ...filter, [name]: [value] }));
  }
  return [filter];
}

interface CellRecord {
  readonly kind: string;
  readonly sub_kind: string;
  readonly team: string;
  readonly place: Cell[3];
  readonly unread: 0 | 1;
  readonly unseen: 0 | 1;
  readonly waiting: 0 | 1;
  readonly rows: number;
}

async function readCells(tx: Tx, [tenant, person]: Address): Promise<Cell[]> {
  const { rows } = await sql<CellRecord>`
    select kind, sub_kind, team, place, unread, unseen, waiting, rows from casebell.cells
    where tenant = ${tenant} and person = ${person} and rows <> 0`.execute(tx);
  return rows.map(cellOfRecord);
}

const cellOfRecord = ({ kind, sub_kind, team, place, unread, unseen, waiting, rows }: CellRecord): Cell => [
  kind,
  sub_kind,
  team,
  place,
  unread,
  unseen,
  waiting,
  rows,
];

/** Counts every row anew and compares with the cells kept; tests call it, and an operator may. */
export async function recount(db: Executor, address: Address): Promise<{ readonly kept: Cell[]; readonly counted: Cell[] }> {
  return snapshot(db, scopeOf(address), async (tx) => {
    const [tenant, person] = address;
    const { rows } = await sql<CellRecord>`
      select kind, coalesce(sub_kind, '') as sub_kind, coalesce(team_id, '') as team, place,
        (not read)::int as unread, (not seen)::int as unseen, waiting::int as waiting, count(*)::int8 as rows
      from casebell.notifications where tenant = ${tenant} and person = ${person}
      group by 1, 2, 3, 4, 5, 6, 7`.execute(tx);
    const order = (cells: Cell[]) => cells.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return { kept: order(await readCells(tx, address)), counted: order(rows.map(cellOfRecord)) };
  });
}

async function readClient(
  tx: Tx,
  [tenant, person]: Address,
  clientId: string | null,
): Promise<{ lastCommand: number; rejected: Rejection[] }> {
  if (clientId === null) return { lastCommand: 0, rejected: [] };
  const client = await sql<{ last_command: number }>`
    select last_command from casebell.clients where tenant = ${tenant} and person = ${person} and client_id = ${clientId}`.execute(
    tx,
  );
  const rejections = await sql<{ mid: number; reason: RejectReason; by: Person | null }>`
    select mid, reason, by from casebell.rejections
    where tenant = ${tenant} and person = ${person} and client_id = ${clientId} order by mid`.execute(tx);
  const rejected = rejections.rows.map(({ mid, reason, by }) => ({ mid, reason, ...(by !== null && { by }) }));
  return { lastCommand: client.rows[0]?.last_command ?? 0, rejected };
}

async function readOperations(tx: Tx, [tenant, person]: Address, after: number): Promise<Operation[]> {
  const { rows } = await sql<Omit<Operation, 'upTo' | 'reason'> & { up_to: number; reason: Operation['reason'] | null }>`
    select seq, type, up_to, filter, reason from casebell.operations
    where tenant = ${tenant} and person = ${person} and seq > ${after} order by seq`.execute(tx);
  return rows.map(({ seq, type, up_to, filter, reason }) => ({ seq, type, upTo: up_to, filter, ...(reason && { reason }) }));
}

async function readTombstones(tx: Tx, [tenant, person]: Address, after: number): Promise<Tombstone[]> {
  const { rows } = await sql<{ id: string; seq: number }>`
    select id, seq from casebell.tombstones where tenant = ${tenant} and person = ${person} and seq > ${after} limit ${DELTA_TOMBSTONES + 1}`.execute(
    tx,
  );
  return rows.map(({ id, seq }) => [id, seq] as const);
}
