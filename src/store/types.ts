import type { Behaviour } from '../model/behaviour.js';
import type { Command, NumberedCommand, RejectReason } from '../model/commands.js';
import type { CasebellError } from '../model/errors.js';
import type { Filter } from '../model/filter.js';
import type { KindDefinition } from '../model/kinds.js';
import type { Answer, JsonValue, Notification, Person } from '../model/notification.js';
import type { Preferences } from '../model/protocol.js';
import type { Environment } from './environment.js';
import type { Transport } from './transport.js';

/** How the store is connected. `live`: a stream stands. `polling`: it asks now and then. */
export type ConnectionStatus = 'idle' | 'connecting' | 'live' | 'polling' | 'offline' | 'unauthorised' | 'stopped';

/** `true`: a stream where the transport has one. `false`: only when asked. A number of seconds: polling. */
export type Live = boolean | { readonly pollSeconds: number };

export interface NotificationStoreOptions {
  readonly transport: Transport;
  /** Whose notifications: names what is kept in the browser, so that the next person never meets it. `tenant` where ids repeat across tenants. */
  readonly recipient: { readonly id: string; readonly tenant?: string; readonly name?: string };
  /** The host's own kinds beside the library's. */
  readonly kinds?: { readonly [kind: string]: KindDefinition };
  readonly behaviour?: Partial<Behaviour>;
  /** Default `true`. */
  readonly live?: Live;
  /** Clock, timers, storage, visibility. Default: the browser's. */
  readonly environment?: Environment;
}

/** What a component opens to have rows of a sort loaded and kept right. */
export interface View {
  /** Names it: two components that open the same id share it. */
  readonly id: string;
  readonly filter: Filter;
  /** Rows of a page. Default 20. */
  readonly pageSize?: number;
  /**
   * Text to look for in titles, bodies, and the names of actor and record, here and on the backend. Where the backend has no search, `moreError` is a `badRequest` and only
   * rows that are loaded anyway can be found.
   */
  readonly query?: string;
}

/** An ordered list of ids that is cheap to change and to read in the middle, however long. Never mutated: a change makes a new one. */
export interface IdList extends Iterable<string> {
  readonly length: number;
  readonly at: (index: number) => string | undefined;
  /** -1 when it is not in the list. */
  readonly indexOf: (id: string) => number;
}

/** What a view shows now. */
export interface ViewState {
  readonly view: View;
  /** Newest first. Keeps its identity while no row enters, leaves or moves. */
  readonly ids: IdList;
  /** Whether the oldest row is loaded: there is nothing more to scroll to. */
  readonly complete: boolean;
  /** Rows with at least this `sort` are all here and exact; when what is on screen lies lower, call `loadMore`. */
  readonly exactAbove: number;
  /** The first rows have arrived. */
  readonly loaded: boolean;
  readonly loadingMore: boolean;
  /** Why the last attempt to load older rows failed. */
  readonly moreError: CasebellError | null;
}

/** Everything there is to see. A new object after every change; parts that did not change keep their identity. */
export interface StoreState {
  readonly connection: ConnectionStatus;
  /** Whether a first answer came: before it lists are loading, not empty. */
  readonly ready: boolean;
  /** What keeps the store from the backend, until the next answer. */
  readonly error: CasebellError | null;
  readonly views: ReadonlyMap<string, ViewState>;
  /** The row of an id with the pending commands on top; the same object until that row changes. */
  readonly row: (id: string) => Notification | undefined;
  /** Not confirmed since the last reset: shown dimmed. */
  readonly isStale: (id: string) => boolean;
  /** How many rows match, loaded or not; `null` while it cannot be known. Same snapshot as the rows. */
  readonly count: (filter: Filter) => number | null;
  /** The same object as in `getInitialState()` until the backend sends a document: one that keeps no preferences never does. */
  readonly preferences: Preferences;
  /** Commands the backend has not confirmed yet. */
  readonly pendingCount: number;
  /** The newest sequence on screen: what bulk commands reach up to. */
  readonly cursor: number;
  /** The history the sequences belong to; `null` before the first answer. */
  readonly epoch: string | null;
}

/** The backend refused a command; what it showed early is taken back. */
export interface Refusal {
  readonly type: 'refused';
  readonly mid: number;
  readonly command: Command;
  readonly reason: RejectReason;
  /** Who was first, where that is the reason. */
  readonly by?: Person;
}

/** What happened, for analytics, tests and toasts. */
export type StoreEvent =
  | { readonly type: 'pending'; readonly mid: number; readonly command: Command }
  | { readonly type: 'done'; readonly mid: number; readonly command: NumberedCommand }
  | Refusal
  /** Taken back before any request carried it. */
  | { readonly type: 'retracted'; readonly mid: number; readonly command: Command }
  /** New in the inbox since the last frame, in order; never for what the first load brings. */
  | { readonly type: 'arrived'; readonly notifications: readonly Notification[] }
  | { readonly type: 'connection'; readonly status: ConnectionStatus; readonly error: CasebellError | null }
  /** Counts disagreed with rows: cannot happen by the protocol; one sync mends it. Worth telemetry. */
  | { readonly type: 'drift'; readonly detail: string };

/** What a person can do. Each shows at once, survives a reload, and returns its `mid` for `undo`. */
export interface Actions {
  readonly read: (ids: readonly string[]) => number;
  readonly unread: (ids: readonly string[]) => number;
  readonly archive: (ids: readonly string[]) => number;
  /** Back to the inbox, unread. Not offered on answered, handled, withdrawn or superseded rows. */
  readonly restore: (ids: readonly string[]) => number;
  readonly gotIt: (ids: readonly string[]) => number;
  readonly save: (ids: readonly string[]) => number;
  readonly unsave: (ids: readonly string[]) => number;
  readonly snooze: (ids: readonly string[], until: Date) => number;
  readonly unsnooze: (ids: readonly string[]) => number;
  /** Answers the version that is on screen. */
  readonly answer: (id: string, answer: Answer) => number;
  /** Takes a team item. */
  readonly claim: (id: string) => number;
  /**
   * Bulk commands act on what the filter shows, up to the row whose `sort` is `upTo`: the newest on screen. Default: the newest
   * that `getState()` shows. What arrives later is left alone.
   */
  readonly seen: (filter: Filter, upTo?: number) => number;
  readonly readAll: (filter: Filter, upTo?: number) => number;
  readonly archiveAll: (filter: Filter, upTo?: number) => number;
  readonly archiveRead: (filter: Filter, upTo?: number) => number;
  /** Takes back the command of this `mid`, exactly. One not yet sent is simply dropped. */
  readonly undo: (mid: number) => number;
  readonly setPreference: (path: string, value: JsonValue) => number;
}

/** One person's notifications, kept right through any network. Knows nothing of React. */
export interface NotificationStore {
  readonly getState: () => StoreState;
  /** Nothing loaded: what a server renders. */
  readonly getInitialState: () => StoreState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly onEvent: (listener: (event: StoreEvent) => void) => () => void;
  readonly actions: Actions;
  /** Tenant and recipient: names what is kept in the browser for this person. */
  readonly scope: string;
  readonly transport: Transport;
  readonly behaviour: Behaviour;
  /** The host's own kinds; `createKinds(store.ownKinds)` is the registry. */
  readonly ownKinds: { readonly [kind: string]: KindDefinition };
  /** Loads the rows of a view and keeps them right; the result closes it. */
  readonly openView: (view: View) => () => void;
  /** Loads the next page of an open view. Settles without throwing; failure is `moreError`. */
  readonly loadMore: (viewId: string) => Promise<void>;
  /** Asks the backend now, also after it had stopped (`unauthorised`, `stopped`). */
  readonly refresh: () => void;
  readonly start: () => void;
  /** Ends all traffic. Pending commands stay in storage. */
  readonly stop: () => void;
  /** Stops, and wipes rows, pending commands and everything kept in the browser: for signing out. */
  readonly signOut: () => void;
}
