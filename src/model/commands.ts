import { isHidden, type BulkFilter, type Filterable } from './filter.js';
import { hasEnded } from './hasEnded.js';
import { matches } from './matches.js';
import { isHeld, isWaiting, type Answer, type ArchiveReason, type JsonValue, type Person } from './notification.js';

/** A change a person makes to rows named by id. */
export type RowCommand =
  | {
      readonly type: 'read' | 'unread' | 'archive' | 'restore' | 'gotIt' | 'save' | 'unsave' | 'unsnooze';
      readonly ids: readonly string[];
    }
  | { readonly type: 'snooze'; readonly ids: readonly string[]; readonly until: string }
  | { readonly type: 'answer'; readonly ids: readonly [string]; readonly version: number; readonly answer: Answer }
  | { readonly type: 'claim'; readonly ids: readonly [string]; readonly version: number };

/** A change a person makes to everything a view showed, up to the newest row on screen. */
export interface BulkCommand {
  readonly type: 'seen' | 'readAll' | 'archiveAll' | 'archiveRead';
  /** The cursor that was on screen; compared with `sort`, so what arrived meanwhile is left alone. */
  readonly upTo: number;
  readonly filter: BulkFilter;
}

/** Takes back one earlier command of this client, exactly. */
export interface UndoCommand {
  readonly type: 'undo';
  /** The `mid` of the command to take back. */
  readonly target: number;
}

/** Sets one cell of the preferences document; `null` removes it. */
export interface PreferenceCommand {
  readonly type: 'setPreference';
  readonly path: string;
  readonly value: JsonValue;
}

/** A change a person makes. Always a set, never a toggle, so that applying it twice is applying it once. */
export type Command = RowCommand | BulkCommand | UndoCommand | PreferenceCommand;
export type CommandType = Command['type'];

/** A command on its way: numbered by the client, bound to the history (`epoch`) it was made in. */
export type NumberedCommand = Command & {
  /** Increases per client: the larger of the last + 1 and the clock in milliseconds. */
  readonly mid: number;
  readonly epoch: string;
};

/** What the server turned into rows by itself: the end of a snooze, nightly clearing. */
export type ServerChange =
  { readonly type: 'wake' } | { readonly type: 'close'; readonly reason: ArchiveReason; readonly handledBy?: Person };

/** Why the server did not apply a command. */
export type RejectReason =
  /** The history it was made in was replaced (a restored backup). */
  | 'restored'
  /** Undo of a command that is unknown or too old. */
  | 'tooLate'
  /** The card says something else by now; the person should look again. */
  | 'changed'
  /** The notification is no longer there. */
  | 'gone'
  /** Somebody else was first with a team item. */
  | 'handled'
  /** The command itself is wrong, for example a snooze into the past. */
  | 'invalid'
  /** The backend does not offer it. */
  | 'unsupported';

interface CommandRule {
  /** Rows are named by a filter instead of by id. */
  readonly bulk?: true;
  /** Rejected (`restored`) when the history was replaced, because it speaks of that history. */
  readonly epochBound?: true;
  /** The server keeps the former rows for `undo`. */
  readonly undoable?: true;
}

/** What is special about each command. One recipe applies them all; see `changeRow`. */
export const COMMAND_RULES: { readonly [type in CommandType]: CommandRule } = {
  read: { undoable: true },
  unread: { undoable: true },
  archive: { undoable: true },
  restore: { undoable: true },
  gotIt: { undoable: true },
  save: { undoable: true },
  unsave: { undoable: true },
  snooze: { undoable: true },
  unsnooze: { undoable: true },
  answer: { epochBound: true },
  claim: { epochBound: true },
  seen: { bulk: true, epochBound: true },
  readAll: { bulk: true, epochBound: true, undoable: true },
  archiveAll: { bulk: true, epochBound: true, undoable: true },
  archiveRead: { bulk: true, epochBound: true, undoable: true },
  undo: { epochBound: true },
  setPreference: {},
};

/** Whether the command names its rows by a filter. */
export function isBulk<Any extends { readonly type: CommandType }>(command: Any): command is Extract<Any, BulkCommand> {
  return COMMAND_RULES[command.type].bulk === true;
}

/** Archived for good: closed by an answer, a colleague or the producer, so Restore is not offered. */
const FINAL: ReadonlySet<ArchiveReason> = new Set(['answered', 'handled', 'superseded', 'withdrawn']);

/** Whether the Unread icon of an archived row brings it back. */
export function isRestorable(row: Filterable): boolean {
  return row.place === 'archived' && !(row.archiveReason !== null && FINAL.has(row.archiveReason));
}

/** Whether X (archive) is offered. */
export function isArchivable(row: Filterable): boolean {
  return row.place !== 'archived' && !isWaiting(row);
}

/** An invitation that nobody answered and whose meeting is over: Got it takes it out. */
function isOver(row: Filterable, now: number): boolean {
  return row.meeting !== undefined && hasEnded(row.meeting, now);
}

/** Whether Got it is offered, at so many milliseconds since 1970. */
export function isDismissable(row: Filterable, now: number): boolean {
  return row.place !== 'archived' && (row.needs !== 'answer' || !isWaiting(row) || isOver(row, now));
}

/**
 * Whether a client took an invitation for over whose meeting, by the backend's clock, is not: it has shown the row as gone, so the
 * backend has to reject its Got it as `invalid`. `mid` is the number of the command: the client's clock.
 */
export function isPremature(row: Filterable, mid: number, now: number): boolean {
  return isDismissable(row, mid) && !isDismissable(row, now);
}

/** What `changeRow` knows beside row and command. */
export interface ChangeContext {
  /** The sequence the change takes; what becomes new again is sorted by it. */
  readonly seq: number;
  /** Who acts; closes a claimed team item. */
  readonly by?: Person;
  /** Why a bulk operation archives. Default `archivedAll`. */
  readonly reason?: ArchiveReason;
  /**
   * The moment that decides whether a meeting has ended. A client takes the `mid` of the command, so that a replay says the same
   * however late it comes; a backend takes its own clock. Default: it has not.
   */
  readonly now?: number;
}

type ChangeOf<Type extends string> = Extract<
  Exclude<Command, UndoCommand | PreferenceCommand> | ServerChange,
  { readonly type: Type }
>;

/** Row by row what each command means; the same object comes back when nothing changes. */
const CHANGES: {
  readonly [Type in Exclude<CommandType, 'undo' | 'setPreference'> | ServerChange['type']]: <Row extends Filterable>(
    row: Row,
    command: ChangeOf<Type>,
    context: ChangeContext,
  ) => Row;
} = {
  read: (row) => (row.read ? row : { ...row, read: true }),
  unread: (row) => (row.read ? { ...row, read: false } : row),
  archive: (row) => (isArchivable(row) ? archived(row, 'archived') : row),
  restore: (row) => (isRestorable(row) ? { ...row, place: 'inbox', archiveReason: null, read: false } : row),
  gotIt: (row, _command, { now = -Infinity }) =>
    isDismissable(row, now) ? { ...archived(row, 'gotIt'), acknowledged: true } : row,
  save: (row) => (row.saved ? row : { ...row, saved: true }),
  unsave: (row) => (row.saved ? { ...row, saved: false } : row),
  snooze: (row, { until }) =>
    row.place === 'archived' || row.snoozedUntil === until ? row : { ...row, place: 'snoozed', snoozedUntil: until },
  unsnooze: woken,
  wake: woken,
  answer: (row, { answer }) => ({ ...archived(row, 'answered'), answer, read: true }),
  claim: (row, _command, { by }) =>
    row.archiveReason === 'handled' ? row : { ...archived(row, 'handled'), handledBy: by ?? null },
  close: (row, { reason, handledBy }) => ({ ...archived(row, reason), handledBy: handledBy ?? row.handledBy }),
  seen: (row) => (row.seen ? row : { ...row, seen: true }),
  readAll: (row) => (row.read ? row : { ...row, read: true }),
  archiveAll: (row, _command, { reason }) =>
    row.place !== 'inbox' || isHeld(row) ? row : archived(row, reason ?? 'archivedAll'),
  archiveRead: (row, _command, { reason }) =>
    row.place !== 'inbox' || !row.read || isHeld(row) ? row : archived(row, reason ?? 'archivedAll'),
};

function archived<Row extends Filterable>(row: Row, archiveReason: ArchiveReason): Row {
  return { ...row, place: 'archived', archiveReason, snoozedUntil: null };
}

function woken<Row extends Filterable>(row: Row, _command: unknown, { seq }: ChangeContext): Row {
  return row.place === 'snoozed' ? { ...row, place: 'inbox', snoozedUntil: null, sort: seq, read: false, seen: false } : row;
}

/**
 * Applies one command to one row: the single recipe for store, memory transport and server.
 * Returns the same object when the command does not touch the row or is not offered on it. Whether an answer or a claim is
 * accepted at all (version, winner) is decided by the caller.
 */
export function changeRow<Row extends Filterable>(
  row: Row,
  command: Exclude<Command, UndoCommand | PreferenceCommand> | ServerChange,
  context: ChangeContext,
): Row {
  if ('filter' in command && !isTouchable(row, command)) return row;
  // The table is exhaustive over `type`, which TypeScript cannot correlate through an index.
  const change = CHANGES[command.type] as (row: Row, command: unknown, context: ChangeContext) => Row;
  return change(row, command, context);
}

/** Whether a bulk command looks at the row at all. */
function isTouchable(row: Filterable, { upTo, filter }: BulkCommand): boolean {
  return row.sort <= upTo && matches(filter, row) && !isHidden(filter.hiddenKinds, row);
}
