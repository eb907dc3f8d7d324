import type { PreferencesDescription, TestReport } from '../model/delivery.js';
import type { Page, PageRequest, StreamFrame, SyncAnswer, SyncRequest } from '../model/protocol.js';

/** Handed to every request. The store aborts it on timeout and when it stops. */
export interface TransportContext {
  readonly signal: AbortSignal;
}

/** Where a stream starts: what the client already has. */
export interface StreamPosition {
  readonly epoch: string;
  readonly cursor: number;
  readonly preferencesRev: number;
}

/** Why a stream ended. The store decides whether and when to open another. */
export interface StreamEnd {
  /** Set when it broke; absent when the other side closed it in an orderly way. */
  readonly error?: unknown;
}

/** What a stream hands to the store. */
export interface StreamHandlers {
  /** A frame as it came from the wire; the store checks it before it believes it. */
  readonly onFrame: (frame: StreamFrame) => void;
  /** The connection stands, before any frame: from here on silence is counted. */
  readonly onOpen: () => void;
  /** Called exactly once, unless the signal was aborted. */
  readonly onEnd: (end: StreamEnd) => void;
}

/**
 * The connection between the store and any backend: what an integrator implements. Two functions are required; an optional one that
 * is absent hides what needs it, or the store falls back. Nothing here retries, orders, or remembers: that is the store's work.
 *
 * Every function may throw (or reject with) a `CasebellError`, whose code tells the store what to do: `unauthorised` and `forbidden`
 * stop with a visible state, `rateLimited` waits for `retryAfter`, anything else, foreign errors too, is tried again with growing pauses.
 * Answers are checked before they are believed; an answer of the wrong shape is an `invalidResponse` and changes nothing.
 */
export interface Transport {
  /**
   * Applies my commands, then tells what changed since my cursor.
   *
   * Contract: commands whose `mid` is not above the last one stored for this `clientId` are skipped; larger ones are applied in order,
   * and the new last `mid` is stored in the same transaction as their effects. Afterwards rows, cells and `to` are read from one snapshot.
   * A backend without cursors may always answer `reset`: correct, only less economical.
   */
  readonly sync: (request: SyncRequest, context: TransportContext) => Promise<SyncAnswer>;

  /**
   * Older rows of a view, newest first: those that match `filter` (and `query`) with `sort` below `before`.
   * A backend without search rejects a `query` with the code `badRequest`.
   */
  readonly page: (request: PageRequest, context: TransportContext) => Promise<Page>;

  /**
   * ONE connection that carries deltas as they happen, each `from` the last `to` sent on it, the first from `position`.
   * It ends when the signal is aborted. Reconnecting, backoff and the cursor are the store's. Absent: the store polls.
   */
  readonly stream?: (position: StreamPosition, handlers: StreamHandlers, context: TransportContext) => void;

  /**
   * Asks once for a new token after an `unauthorised`; the store calls it at most once per failure and then repeats the request.
   * Resolves false, or is absent, when there is none to be had: the store stops in the state `unauthorised`.
   */
  readonly refreshToken?: () => Promise<boolean>;

  /** What can be said about preferences beside the document in the frames: channels, finer kinds, volumes. Absent: the registry says. */
  readonly describePreferences?: (context: TransportContext) => Promise<PreferencesDescription>;

  /**
   * Sends me a sample of a kind through the real decision, and tells what it met on each channel. Absent: no test is offered.
   * A backend rejects a kind it does not know with the code `badRequest`.
   */
  readonly sendTest?: (kind: string, context: TransportContext) => Promise<TestReport>;
}
