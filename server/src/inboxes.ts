import { randomUUID } from 'node:crypto';
import { cellOf, keyOfCell, type Cell, type Notification } from 'casebell/model';
import { sql } from 'kysely';
import { json, type Tx } from './database.js';
import { contentOf, storedRowOf, type NotificationRecord, type StoredRow } from './rows.js';

/**
 * One person's inbox, locked for the rest of the transaction. Changes are collected and written together by `saveInboxes`;
 * the lock makes their sequences gapless and visible in the order of commits.
 */
export interface Inbox {
  readonly tenant: string;
  readonly person: string;
  readonly epoch: string;
  head: number;
  preferencesRev: number;
  readonly savedHead: number;
  readonly written: {
    readonly seq: number;
    readonly before: StoredRow | null;
    readonly after: StoredRow | null;
    readonly content: boolean;
  }[];
}

interface InboxRecord {
  readonly person: string;
  readonly epoch: string;
  readonly head: number;
  readonly preferences_rev: number;
}

/** Locks the inboxes of these people in person order, making those that are missing. */
export async function lockInboxes(tx: Tx, tenant: string, people: readonly string[]): Promise<ReadonlyMap<string, Inbox>> {
  const sorted = [...new Set(people)].sort();
  const missing = sorted.map((person) => ({ person, epoch: randomUUID() }));
  const read = () =>
    sql<InboxRecord>`
    select person, epoch, head, preferences_rev from casebell.inboxes
    where tenant = ${tenant} and person = any(${sorted}::text[]) order by person for update`.execute(tx);
  let { rows } = await read();
  if (rows.length < sorted.length) {
    await sql`
      insert into casebell.inboxes (tenant, person, epoch)
      select ${tenant}, x.person, x.epoch from jsonb_to_recordset(${json(missing)}) as x(person text, epoch text) order by x.person
      on conflict do nothing`.execute(tx);
    ({ rows } = await read());
  }
  return new Map(
    rows.map(({ person, epoch, head, preferences_rev }) => [
      person,
      { tenant, person, epoch, head, savedHead: head, preferencesRev: preferences_rev, written: [] },
    ]),
  );
}

/** Locks an inbox unless somebody works on it: what is due by the clock waits for the next look. False when it is taken, or there is none. */
export async function lockIfFree(tx: Tx, tenant: string, person: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from casebell.inboxes where tenant = ${tenant} and person = ${person} for update skip locked`.execute(tx);
  return rows.length > 0;
}

/** The same for one person. */
export async function lockInbox(tx: Tx, tenant: string, person: string): Promise<Inbox> {
  return inboxOf(await lockInboxes(tx, tenant, [person]), person);
}

export function inboxOf(inboxes: ReadonlyMap<string, Inbox>, person: string): Inbox {
  const inbox = inboxes.get(person);
  if (inbox === undefined) throw new Error('The inbox was removed while it was being locked.');
  return inbox;
}

/** The rows with these ids, by id. */
export async function loadRows(tx: Tx, { tenant, person }: Inbox, ids: readonly string[]): Promise<Map<string, StoredRow>> {
  const { rows } = await sql<NotificationRecord>`
    select * from casebell.notifications
    where tenant = ${tenant} and person = ${person} and id = any(${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((record) => [record.id, storedRowOf(record)]));
}

/** Notes the change of one row, which takes a sequence of its own. */
export function write(inbox: Inbox, before: StoredRow, next: Notification, now: Date, content = false): StoredRow {
  const seq = ++inbox.head;
  const fresh = next.sort !== before.image.sort;
  const image = { ...next, rev: seq, newAt: fresh ? now.toISOString() : next.newAt };
  const after = { image, createdSeq: before.createdSeq, ownRev: seq, changeRev: seq };
  inbox.written.push({ seq, before, after, content });
  return after;
}

/** Notes a new row. */
export function add(inbox: Inbox, image: Omit<Notification, 'rev' | 'sort'>): void {
  const seq = ++inbox.head;
  const after = { image: { ...image, rev: seq, sort: seq }, createdSeq: seq, ownRev: seq, changeRev: seq };
  inbox.written.push({ seq, before: null, after, content: true });
}

/** Notes that a row leaves (purged, revoked): a tombstone remains. */
export function remove(inbox: Inbox, before: StoredRow): void {
  inbox.written.push({ seq: ++inbox.head, before, after: null, content: false });
}

/** Writes what was noted: heads, rows, tombstones and cells. Returns the people whose inbox moved. */
export async function saveInboxes(tx: Tx, tenant: string, inboxes: Iterable<Inbox>, now: Date): Promise<string[]> {
  const moved = [...inboxes].filter((inbox) => inbox.head !== inbox.savedHead);
  if (moved.length === 0) return [];
  const heads = moved.map(({ person, head, preferencesRev }) => ({ person, head, rev: preferencesRev }));
  await sql`
    update casebell.inboxes i set head = x.head, preferences_rev = x.rev
    from jsonb_to_recordset(${json(heads)}) as x(person text, head int8, rev int8)
    where i.tenant = ${tenant} and i.person = x.person`.execute(tx);
  const written = moved.flatMap((inbox) => inbox.written.map((entry) => ({ ...entry, person: inbox.person })));
  await updateRows(tx, tenant, written);
  await insertRows(tx, tenant, written);
  await buryRows(tx, tenant, moved, now);
  await countCells(tx, tenant, deltasOf(written));
  return moved.map(({ person }) => person);
}

type Written = Inbox['written'][number] & { readonly person: string };

function recordOf(person: string, { image, createdSeq, ownRev, changeRev }: StoredRow, withContent: boolean) {
  return {
    ...image,
    person,
    createdSeq,
    ownRev,
    changeRev,
    subKind: image.subKind ?? null,
    teamId: image.team?.id ?? null,
    recordType: image.record?.type ?? null,
    recordId: image.record?.id ?? null,
    content: withContent ? contentOf(image) : null,
  };
}

const RECORD = sql`x(
  person text, id text, "createdSeq" int8, sort int8, rev int8, "ownRev" int8, "changeRev" int8,
  kind text, "subKind" text, "teamId" text, "recordType" text, "recordId" text,
  place text, "archiveReason" text, seen boolean, read boolean, saved boolean, "snoozedUntil" text, needs text, answer text,
  acknowledged boolean, "handledBy" jsonb, version int8, "createdAt" timestamptz, "newAt" timestamptz, content jsonb)`;

async function updateRows(tx: Tx, tenant: string, written: readonly Written[]): Promise<void> {
  // A row may change twice in one transaction: only its last state is written.
  const last = new Map<string, ReturnType<typeof recordOf>>();
  for (const { person, before, after, content } of written) {
    if (before === null || after === null) continue;
    const key = JSON.stringify([person, after.image.id]);
    last.set(key, recordOf(person, after, content || (last.get(key)?.content ?? null) !== null));
  }
  if (last.size === 0) return;
  await sql`
    update casebell.notifications n set
      sort = x.sort, rev = x.rev, own_rev = x."ownRev", change_rev = x."changeRev",
      kind = x.kind, sub_kind = x."subKind", team_id = x."teamId", record_type = x."recordType", record_id = x."recordId",
      place = x.place, archive_reason = x."archiveReason", seen = x.seen, read = x.read, saved = x.saved,
      snoozed_until = x."snoozedUntil", wake_at = x."snoozedUntil"::timestamptz, needs = x.needs, answer = x.answer,
      acknowledged = x.acknowledged, handled_by = nullif(x."handledBy", 'null'), version = x.version, new_at = x."newAt",
      content = coalesce(nullif(x.content, 'null'), n.content)
    from jsonb_to_recordset(${json([...last.values()])}) as ${RECORD}
    where n.tenant = ${tenant} and n.person = x.person and n.id = x.id`.execute(tx);
}

async function insertRows(tx: Tx, tenant: string, written: readonly Written[]): Promise<void> {
  const created = written.flatMap(({ person, before, after }) =>
    before === null && after !== null ? [recordOf(person, after, true)] : [],
  );
  if (created.length === 0) return;
  const records = json(created);
  await sql`
    insert into casebell.notifications (
      tenant, person, id, created_seq, sort, rev, own_rev, change_rev, kind, sub_kind, team_id, record_type, record_id,
      place, archive_reason, seen, read, saved, needs, answer, acknowledged, handled_by, version, created_at, new_at, content)
    select ${tenant}, x.person, x.id, x."createdSeq", x.sort, x.rev, x."ownRev", x."changeRev",
      x.kind, x."subKind", x."teamId", x."recordType", x."recordId", x.place, x."archiveReason", x.seen, x.read, x.saved,
      x.needs, x.answer, x.acknowledged, nullif(x."handledBy", 'null'), x.version, x."createdAt", x."newAt", x.content
    from jsonb_to_recordset(${records}) as ${RECORD}`.execute(tx);
  await sql`
    delete from casebell.tombstones t using jsonb_to_recordset(${json(created.map(({ person, id }) => ({ person, id })))}) as x(person text, id text)
    where t.tenant = ${tenant} and t.person = x.person and t.id = x.id`.execute(tx);
}

async function buryRows(tx: Tx, tenant: string, inboxes: readonly Inbox[], now: Date): Promise<void> {
  const gone = inboxes.flatMap(({ person, written }) =>
    written.flatMap(({ seq, before, after }) =>
      before !== null && after === null ? [{ person, id: before.image.id, seq }] : [],
    ),
  );
  if (gone.length === 0) return;
  await sql`
    with gone as (select * from jsonb_to_recordset(${json(gone)}) as x(person text, id text, seq int8)),
    removed as (
      delete from casebell.notifications n using gone where n.tenant = ${tenant} and n.person = gone.person and n.id = gone.id
    )
    insert into casebell.tombstones (tenant, person, id, seq, at)
    select ${tenant}, person, id, seq, ${now} from gone
    on conflict (tenant, person, id) do update set seq = excluded.seq, at = excluded.at`.execute(tx);
}

type CellDelta = { readonly person: string; readonly cell: Cell; count: number };

function deltasOf(written: readonly Written[]): CellDelta[] {
  const deltas = new Map<string, CellDelta>();
  const count = (person: string, row: StoredRow | null, by: number) => {
    if (row === null) return;
    const cell = cellOf(row.image, 0);
    const key = `${person}\n${keyOfCell(cell)}`;
    const delta = deltas.get(key) ?? { person, cell, count: 0 };
    delta.count += by;
    deltas.set(key, delta);
  };
  for (const { person, before, after } of written) {
    count(person, before, -1);
    count(person, after, 1);
  }
  return [...deltas.values()].filter((delta) => delta.count !== 0);
}

async function countCells(tx: Tx, tenant: string, deltas: readonly CellDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const records = deltas.map(({ person, cell: [k, s, t, p, unread, unseen, waiting], count }) => ({
    person,
    k,
    s,
    t,
    p,
    unread,
    unseen,
    waiting,
    count,
  }));
  await sql`
    insert into casebell.cells (tenant, person, kind, sub_kind, team, place, unread, unseen, waiting, rows)
    select ${tenant}, x.person, x.k, x.s, x.t, x.p, x.unread, x.unseen, x.waiting, x.count
    from jsonb_to_recordset(${json(records)})
      as x(person text, k text, s text, t text, p text, unread int2, unseen int2, waiting int2, count int8)
    on conflict (tenant, person, kind, sub_kind, team, place, unread, unseen, waiting) do update set rows = cells.rows + excluded.rows`.execute(
    tx,
  );
  await dropEmptyCells(tx, tenant, [...new Set(deltas.map(({ person }) => person))]);
}

/** Cells are sparse: what counts nothing is not kept. */
export async function dropEmptyCells(tx: Tx, tenant: string, people: readonly string[]): Promise<void> {
  await sql`delete from casebell.cells where tenant = ${tenant} and person = any(${[...people]}::text[]) and rows = 0`.execute(
    tx,
  );
}
