import { cellKeyOf, cellOf, type CellKey } from '../../model/cellKey.js';
import type { Cell } from '../../model/cells.js';
import { changeRow, type BulkCommand, type RowCommand, type ServerChange } from '../../model/commands.js';
import type { Filter } from '../../model/filter.js';
import { matches, speaksOf } from '../../model/matches.js';
import { isHeld, type ArchiveReason, type JsonValue, type Notification, type Person } from '../../model/notification.js';
import type { Delta, Operation, Page, PageRequest, Preferences, Rejection, Reset, ViewRequest } from '../../model/protocol.js';
import { createOutbox, type Outbox } from './outbox.js';

/** A row with what the backend knows of it and never sends. Never mutated: a change makes a new one. */
export interface Entry {
  readonly row: Notification;
  /** Names the notification across inboxes. */
  readonly key: string;
  /** The last change that was not a bulk operation: those travel as operations, not as images. */
  readonly ownRev: number;
  /** The last change other than seen: what an undo compares with. */
  readonly changeRev: number;
}

/** What one client (a browser storage) has been told. */
export interface ClientRecord {
  readonly lastCommand: number;
  readonly rejected: readonly Rejection[];
  readonly usedAt: number;
}

/** What an undo needs: the rows as they were, and the mark the command gave them. */
export interface UndoRecord {
  readonly at: number;
  readonly rows: readonly { readonly before: Notification; readonly changeRev: number }[];
}

interface Dated {
  readonly seq: number;
  /** Milliseconds since 1970; decides only how long it is kept. */
  readonly at: number;
}

/** One notification that was sent to somebody. */
export interface Arrival {
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The notifications of one person, as the rules of the sync protocol have them. */
export interface Inbox {
  readonly recipientId: string;
  /** Random; changes when history is rewritten. */
  epoch: string;
  /** The newest sequence. */
  head: number;
  /** Below it a delta can no longer be told. */
  floor: number;
  readonly entries: Map<string, Entry>;
  readonly cells: Map<CellKey, Cell>;
  readonly tombstones: Map<string, Dated>;
  operations: readonly (Dated & { readonly operation: Operation })[];
  readonly clients: Map<string, ClientRecord>;
  readonly undo: Map<string, UndoRecord>;
  readonly preferences: Map<string, JsonValue>;
  preferencesRev: number;
  /** When each cell was last set, in milliseconds since 1970. */
  readonly setAt: Map<string, number>;
  readonly outbox: Outbox;
  /** What was sent to this person in the last weeks, whatever channel it took. */
  arrivals: readonly Arrival[];
  /** The local date on which it was last cleared for the night; `null` before its first day. */
  clearedOn: string | null;
}

/** Who changes something, and when. */
export interface Cause {
  /** `client:mid`, or the word for what the backend did by itself. */
  readonly by: string;
  readonly now: number;
  readonly journal?: ((id: string, before: Notification | null, after: Notification | null) => void) | undefined;
}

/** Former and new entry of a change. */
export type Hit = readonly [before: Entry, after: Entry];

export function createInbox(recipientId: string, epoch: string): Inbox {
  return {
    recipientId,
    epoch,
    head: 0,
    floor: 0,
    entries: new Map(),
    cells: new Map(),
    tombstones: new Map(),
    operations: [],
    clients: new Map(),
    undo: new Map(),
    preferences: new Map(),
    preferencesRev: 0,
    setAt: new Map(),
    outbox: createOutbox(),
    arrivals: [],
    clearedOn: null,
  };
}

/** A copy that later changes of either side do not reach; entries and records are immutable and shared. */
export function copyInbox(inbox: Inbox): Inbox {
  return {
    ...inbox,
    entries: new Map(inbox.entries),
    cells: new Map(inbox.cells),
    tombstones: new Map(inbox.tombstones),
    clients: new Map(inbox.clients),
    undo: new Map(inbox.undo),
    preferences: new Map(inbox.preferences),
    setAt: new Map(inbox.setAt),
    outbox: { ...inbox.outbox },
  };
}

export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The one door for rows: keeps the cells right by the transition. */
function put(inbox: Inbox, entry: Entry, cause: Cause): void {
  const before = inbox.entries.get(entry.row.id)?.row ?? null;
  if (before) count(inbox, before, -1);
  inbox.entries.set(entry.row.id, entry);
  count(inbox, entry.row, 1);
  cause.journal?.(entry.row.id, before, entry.row);
}

function count(inbox: Inbox, row: Notification, by: 1 | -1): void {
  const key = cellKeyOf(row);
  const rows = (inbox.cells.get(key)?.[7] ?? 0) + by;
  if (rows === 0) inbox.cells.delete(key);
  else inbox.cells.set(key, cellOf(row, rows));
}

/** Adds a row as new; an id that had left may come again. */
export function addEntry(inbox: Inbox, key: string, row: Omit<Notification, 'sort' | 'rev'>, cause: Cause): Entry {
  const seq = ++inbox.head;
  const entry: Entry = { key, row: { ...row, sort: seq, rev: seq }, ownRev: seq, changeRev: seq };
  inbox.tombstones.delete(row.id);
  put(inbox, entry, cause);
  return entry;
}

/** Applies a command to one row. `null` when it changes nothing: then it takes no sequence. */
export function changeEntry(
  inbox: Inbox,
  entry: Entry,
  command: RowCommand | ServerChange,
  cause: Cause,
  by?: Person,
): Hit | null {
  const row = changeRow(entry.row, command, { seq: inbox.head + 1, now: cause.now, ...(by && { by }) });
  if (row === entry.row) return null;
  return [entry, replaceRow(inbox, entry, row.sort === entry.row.sort ? row : { ...row, newAt: isoTime(cause.now) }, cause)];
}

/** Sets a row whole: new content, or what an undo gives back. */
export function replaceRow(inbox: Inbox, entry: Entry, row: Notification, cause: Cause): Entry {
  const seq = ++inbox.head;
  const next: Entry = { ...entry, row: { ...row, rev: seq }, ownRev: seq, changeRev: seq };
  put(inbox, next, cause);
  return next;
}

/** Applies a bulk command under one sequence, told as one operation. Nothing touched: nothing written. */
export function changeAll(inbox: Inbox, command: BulkCommand, cause: Cause, reason?: ArchiveReason): readonly Hit[] {
  const seq = inbox.head + 1;
  const hits: Hit[] = [];
  for (const entry of inbox.entries.values()) {
    const row = changeRow(entry.row, command, { seq, ...(reason && { reason }) });
    if (row === entry.row) continue;
    hits.push([entry, { ...entry, row: { ...row, rev: seq }, changeRev: command.type === 'seen' ? entry.changeRev : seq }]);
  }
  if (hits.length === 0) return hits;
  inbox.head = seq;
  for (const [, after] of hits) put(inbox, after, cause);
  const { type, upTo, filter } = command;
  inbox.operations = [
    ...inbox.operations,
    { seq, at: cause.now, operation: { seq, type, upTo, filter, ...(reason && { reason }) } },
  ];
  return hits;
}

/** Takes a row out for good: purged, or no longer this person's. */
export function removeEntry(inbox: Inbox, entry: Entry, cause: Cause): void {
  count(inbox, entry.row, -1);
  inbox.entries.delete(entry.row.id);
  inbox.tombstones.set(entry.row.id, { seq: ++inbox.head, at: cause.now });
  cause.journal?.(entry.row.id, entry.row, null);
}

/** Forgets tombstones and operations from before `at`; who is older than the newest forgotten gets a reset. */
export function forgetHistory(inbox: Inbox, at: number): void {
  for (const [id, tombstone] of inbox.tombstones) {
    if (tombstone.at >= at) continue;
    inbox.tombstones.delete(id);
    inbox.floor = Math.max(inbox.floor, tombstone.seq);
  }
  for (const operation of inbox.operations) if (operation.at < at) inbox.floor = Math.max(inbox.floor, operation.seq);
  inbox.operations = inbox.operations.filter((operation) => operation.at >= at);
}

/** What a client already has. */
export interface Position {
  readonly epoch: string | null;
  readonly cursor: number;
  readonly preferencesRev: number;
}

export interface FrameLimits {
  /** Images above which a delta becomes a reset. */
  readonly deltaMax: number;
  /** Rows of a view a reset brings at most. */
  readonly resetMax: number;
  /** The preferences as they travel. */
  readonly documentOf: (recipientId: string) => Preferences;
}

/** What changed since a position; for a stream (no views) `null` where only a sync request can tell. */
export function readFrame(inbox: Inbox, position: Position, limits: FrameLimits, client?: ClientRecord): Delta | null;
export function readFrame(
  inbox: Inbox,
  position: Position,
  limits: FrameLimits,
  client: ClientRecord | undefined,
  views: readonly ViewRequest[],
): Delta | Reset;
export function readFrame(
  inbox: Inbox,
  { epoch, cursor, preferencesRev }: Position,
  limits: FrameLimits,
  client?: ClientRecord,
  views?: readonly ViewRequest[],
): Delta | Reset | null {
  const isOtherHistory = epoch !== inbox.epoch;
  const common = {
    epoch: inbox.epoch,
    to: inbox.head,
    cells: [...inbox.cells.values()],
    lastCommand: client?.lastCommand ?? 0,
    rejected: client?.rejected ?? [],
    preferencesRev: inbox.preferencesRev,
    // After a restore two documents can share one number, so another epoch always brings it.
    ...((isOtherHistory || preferencesRev !== inbox.preferencesRev) && { preferences: limits.documentOf(inbox.recipientId) }),
  };
  const changed = [...inbox.entries.values()].filter((entry) => entry.ownRev > cursor);
  if (!isOtherHistory && cursor >= 0 && cursor >= inbox.floor && cursor <= inbox.head && changed.length <= limits.deltaMax) {
    return {
      type: 'delta',
      from: cursor,
      ...common,
      rows: changed.map((entry) => entry.row),
      operations: inbox.operations.filter(({ seq }) => seq > cursor).map(({ operation }) => operation),
      tombstones: [...inbox.tombstones].filter(([, { seq }]) => seq > cursor).map(([id, { seq }]) => [id, seq]),
    };
  }
  return views === undefined ? null : { type: 'reset', ...common, ...readViews(inbox, views, limits.resetMax) };
}

function readViews(inbox: Inbox, views: readonly ViewRequest[], resetMax: number): Pick<Reset, 'rows' | 'floors'> {
  const rows = new Map<string, Notification>();
  const floors: [id: string, floor: number][] = [];
  for (const view of views) {
    const limit = Math.min(resetMax, Math.max(view.pageSize, view.shown));
    const newest = listRows(inbox, view.filter, Infinity, limit);
    floors.push([view.id, floorOf(newest, limit)]);
    for (const row of newest) rows.set(row.id, row);
  }
  // Without them a client could not tell what waits: held rows below its lists are shown too.
  for (const { row } of inbox.entries.values()) if (isHeld(row)) rows.set(row.id, row);
  return { rows: [...rows.values()], floors: Object.fromEntries(floors) };
}

/** Older rows of a view, newest first. */
export function readPage(inbox: Inbox, { filter, query, before, limit }: PageRequest): Page {
  const rows = listRows(inbox, filter, before, limit, query);
  return { epoch: inbox.epoch, head: inbox.head, rows, floor: floorOf(rows, limit) };
}

const floorOf = (rows: readonly Notification[], limit: number): number => (rows.length < limit ? 0 : (rows.at(-1)?.sort ?? 0));

function listRows(inbox: Inbox, filter: Filter, before: number, limit: number, query?: string): readonly Notification[] {
  const rows: Notification[] = [];
  for (const { row } of inbox.entries.values()) {
    if (row.sort < before && matches(filter, row) && (query === undefined || speaksOf(row, query))) rows.push(row);
  }
  return rows.sort((a, b) => b.sort - a.sort).slice(0, limit);
}
