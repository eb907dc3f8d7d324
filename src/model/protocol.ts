import type { Cell } from './cells.js';
import type { NumberedCommand, RejectReason } from './commands.js';
import type { BulkFilter, Filter } from './filter.js';
import type { ArchiveReason, JsonValue, Notification, Person } from './notification.js';

/** A view the client has open, as a sync request names it. */
export interface ViewRequest {
  readonly id: string;
  readonly filter: Filter;
  /** Rows of a page. */
  readonly pageSize: number;
  /** Rows on display, so that a reset brings as many. */
  readonly shown: number;
}

/** The only read path that may replace state. */
export interface SyncRequest {
  /** The history the client knows; `null` at first. */
  readonly epoch: string | null;
  /** The sequence the client has everything up to; -1 at first. */
  readonly cursor: number;
  /** The revision of the preferences the client has; -1 at first. */
  readonly preferencesRev: number;
  /** The `lastCommand` the client has seen; rejections up to it need not be repeated. */
  readonly acknowledged: number;
  /** Random, one per browser storage. Commands are numbered per client. */
  readonly clientId: string;
  readonly views: readonly ViewRequest[];
  /** Oldest pending first. Applied before the answer is read. */
  readonly commands: readonly NumberedCommand[];
}

/** A command the server did not apply. Repeated until a request acknowledges it. */
export interface Rejection {
  readonly mid: number;
  readonly reason: RejectReason;
  /** Who was first, for `handled`. */
  readonly by?: Person;
}

/** A bulk change, told once instead of row by row. */
export interface Operation {
  readonly seq: number;
  readonly type: 'seen' | 'readAll' | 'archiveAll' | 'archiveRead';
  readonly upTo: number;
  readonly filter: BulkFilter;
  readonly reason?: ArchiveReason;
}

/** An id that left (purged, revoked) and the sequence at which it did. */
export type Tombstone = readonly [id: string, seq: number];

/** Preferences as one document: a value per path. */
export type Preferences = { readonly [path: string]: JsonValue };

interface FrameBase {
  readonly epoch: string;
  /** The sequence everything in this frame was read at. */
  readonly to: number;
  readonly rows: readonly Notification[];
  /** All cells of the inbox at `to`, from the same snapshot as the rows. */
  readonly cells: readonly Cell[];
  /** The largest `mid` of this client the server has passed. */
  readonly lastCommand: number;
  readonly rejected: readonly Rejection[];
  readonly preferencesRev: number;
  /** Whole, whenever its revision differs from the one last given to this client, or the epoch does. */
  readonly preferences?: Preferences;
}

/** What changed since `from`: never a part of the range. */
export interface Delta extends FrameBase {
  readonly type: 'delta';
  readonly from: number;
  readonly operations: readonly Operation[];
  readonly tombstones: readonly Tombstone[];
}

/** A new start: the newest rows of each view, all held rows, all counts. */
export interface Reset extends FrameBase {
  readonly type: 'reset';
  /** Per view: the lowest `sort` down to which the list is complete; 0 when that is all. */
  readonly floors: { readonly [viewId: string]: number };
}

/** What a sync request is answered with. */
export type SyncAnswer = (Delta | Reset) & {
  /** ISO 8601. For display only: nothing is ordered by a clock. */
  readonly serverTime?: string;
  /** Seconds between polls, when the backend wants to say. */
  readonly pollSeconds?: number;
};

/** What a stream carries. Never a snapshot: what it cannot express is a `resync`. */
export type StreamFrame =
  | Delta
  /** The stream cannot go on from the client's cursor: run a sync request. */
  | { readonly type: 'resync' }
  /** The server ends the stream in an orderly way: open another after `retry` milliseconds. */
  | { readonly type: 'bye'; readonly retry?: number }
  /** Alive; and how far the stream has come. */
  | { readonly type: 'beat'; readonly epoch: string; readonly cursor: number };

/** Older rows of a view, or a search on the server. */
export interface PageRequest {
  readonly filter: Filter;
  /** Free text to search for. */
  readonly query?: string;
  /** Rows with a lower `sort`. */
  readonly before: number;
  readonly limit: number;
}

/** One page, newest first. */
export interface Page {
  readonly epoch: string;
  /** The sequence it was read at. */
  readonly head: number;
  readonly rows: readonly Notification[];
  /** The `sort` of its last row; 0 when there is nothing older. */
  readonly floor: number;
}
