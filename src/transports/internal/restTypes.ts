import type { BulkCommand, RejectReason, RowCommand } from '../../model/commands.js';
import type { KindDefinition } from '../../model/kinds.js';
import type { Notification, NotificationContent, NotificationState, Place } from '../../model/notification.js';
import type { TransportContext } from '../../store/transport.js';

/** A notification as a plain backend has it. Whatever it does not know may be absent. */
export interface RestItem extends Partial<NotificationContent>, Partial<Omit<NotificationState, 'sort'>> {
  readonly id: string;
  /** ISO 8601. Lists are ordered by it, or by `newAt` where there is one. */
  readonly createdAt: string;
  /** ISO 8601: when it last became new. Default: `createdAt`. */
  readonly newAt?: string;
  /** ISO 8601. Not needed: a row counts as changed when anything of it did. */
  readonly updatedAt?: string;
  readonly version?: number;
}

/** A place in the list: everything asked for is older than this item. */
export interface RestCursor {
  readonly id: string;
  /** ISO 8601: its `newAt` or `createdAt`. */
  readonly time: string;
  /** What the list that ended with this item said as `next`; always there when lists say it. */
  readonly next?: string;
}

export interface RestListRequest {
  readonly place: Place;
  /** `null`: from the newest. */
  readonly before: RestCursor | null;
  readonly limit: number;
}

export interface RestList {
  /** Newest first. */
  readonly items: readonly RestItem[];
  /** Whether there are older ones. */
  readonly more: boolean;
  /** Where a backend continues by a word of its own (an opaque cursor, a URL, an offset): that word. It comes back in `before`. */
  readonly next?: string;
}

/** A bulk command in the words of a plain backend. */
export interface RestBulkCommand extends Pick<BulkCommand, 'type' | 'filter'> {
  readonly type: Exclude<BulkCommand['type'], 'seen'>;
  /** The newest notification that was on screen: leave alone what is newer. `null` when it is not known. */
  readonly upToId: string | null;
  /** ISO 8601. */
  readonly upToTime: string;
  /** The rows the transport knows it to touch, for a backend without bulk requests. */
  readonly ids: readonly string[];
}

export type RestCommand = RowCommand | RestBulkCommand | { readonly type: 'seen'; readonly ids: readonly string[] };

/** Totals of a place; what the listed rows do not explain is counted without a kind. */
export type RestCounts = { readonly [place in Place]?: { readonly total: number; readonly unread: number } };

export interface RestExecuteContext extends TransportContext {
  /** The same for every attempt at this command. */
  readonly idempotencyKey: string;
}

export interface RestTransportOptions {
  readonly list: (request: RestListRequest, context: TransportContext) => Promise<RestList>;
  /**
   * Carries out a command: sets, never toggles, so that once more does no harm. Resolves with a reason where it is refused for good;
   * throws where it may be tried again. Later commands wait until then.
   */
  readonly execute: (command: RestCommand, context: RestExecuteContext) => Promise<void | { readonly rejected: RejectReason }>;
  /** Without it the inbox is read up to 500 rows to count it. */
  readonly counts?: (context: TransportContext) => Promise<RestCounts>;
  /** Places the backend has. Default: inbox and archived. */
  readonly places?: readonly Place[];
  /** The host's own kinds, to know which ones wait for an answer. */
  readonly kinds?: { readonly [kind: string]: KindDefinition };
}

/** What undo needs of a command: the rows before and after. */
export type Touched = readonly (readonly [before: Notification, after: Notification])[];

/** Rows of a place, and how far down they are all there are; 0: to the end. */
export interface Listed {
  readonly rows: readonly Notification[];
  readonly floor: number;
}
