import { asError, CasebellError } from '../model/errors.js';
import type { Environment, Sign } from './environment.js';
import type { LiveStream } from './liveStream.js';
import type { ConnectionStatus, Live } from './types.js';

/** What can happen to a connection. */
export type ConnectionEvent =
  'start' | 'stop' | 'synced' | 'failed' | 'denied' | 'refused' | 'streaming' | 'streamLost' | 'online' | 'offline' | 'refresh';

type Row = { readonly [event in ConnectionEvent]?: ConnectionStatus };

const ACTIVE: Row = { stop: 'idle', denied: 'unauthorised', refused: 'stopped', offline: 'offline' };
const GIVEN_UP: Row = { stop: 'idle', refresh: 'connecting' };

/** Every status × event. Where a row does not name an event, it changes nothing. */
export const TRANSITIONS: { readonly [status in ConnectionStatus]: Row } = {
  idle: { start: 'connecting' },
  connecting: { ...ACTIVE, synced: 'polling', streaming: 'live' },
  live: { ...ACTIVE, failed: 'connecting', streamLost: 'connecting' },
  polling: { ...ACTIVE, failed: 'connecting', streaming: 'live' },
  // A browser may be wrong about being offline: an answer is better evidence.
  offline: { ...ACTIVE, synced: 'polling', online: 'connecting', refresh: 'connecting' },
  unauthorised: GIVEN_UP,
  stopped: GIVEN_UP,
};

// Milliseconds.
const TIMEOUT = 10_000; // after which an answer is no longer waited for
const BACKOFF_FIRST = 500;
const BACKOFF_MOST = 30_000;
const WAKE_PAUSE = 5_000;
const POLL = 30_000;

export interface ConnectionOptions {
  readonly environment: Environment;
  readonly live: Live;
  /** One sync request, from reading the state to applying the answer. Resolves to true when another is needed at once. */
  readonly sync: (signal: AbortSignal) => Promise<boolean>;
  /** Fetches the part that keeps a stream. Absent where the transport has none. */
  readonly loadStream: ((events: StreamEvents) => Promise<LiveStream>) | undefined;
  readonly refreshToken: (() => Promise<boolean>) | undefined;
  /** Seconds between polls that the backend asked for. */
  readonly pollSeconds: () => number | undefined;
  readonly onChange: (status: ConnectionStatus, error: CasebellError | null) => void;
}

/** What a stream tells the connection. */
export interface StreamEvents {
  readonly onOpen: () => void;
  /** It ended; the next attempt follows after `pause` milliseconds. */
  readonly onLost: (pause: number) => void;
}

/** When to ask, when to listen, when to wait: one sync in flight, one stream, growing pauses. It knows nothing of what is exchanged. */
export interface Connection {
  readonly start: () => void;
  readonly stop: (signedOut?: boolean) => void;
  /** Asks the backend now, or right after the request that is in flight. */
  readonly sync: () => void;
  /** The same on a person's demand: also from a state that had given up. */
  readonly refresh: () => void;
}

export function createConnection(options: ConnectionOptions): Connection {
  const { environment, live } = options;
  let status: ConnectionStatus = 'idle';
  let error: CasebellError | null = null;
  let request: AbortController | null = null;
  let again = false;
  let failures = 0;
  let isRefreshed = false; // one new token per failure
  let cancelNext = (): void => {};
  let stream: LiveStream | null = null;
  let lastWake = -Infinity;
  let unsubscribe = (): void => {};

  const dispatch = (event: ConnectionEvent, reason: CasebellError | null = error): void => {
    const next = TRANSITIONS[status][event] ?? status;
    if (next === status && reason === error) return;
    status = next;
    error = reason;
    options.onChange(status, error);
  };

  const isActive = (): boolean => 'denied' in TRANSITIONS[status];

  const schedule = (delay: number): void => {
    cancelNext();
    cancelNext = environment.setTimer(attempt, delay);
  };

  const attempt = (): void => {
    if (!isActive()) return;
    if (request !== null) {
      again = true;
      return;
    }
    again = false;
    cancelNext();
    const controller = new AbortController();
    request = controller;
    const finish = (act: () => void): void => {
      if (request !== controller) return; // a late answer of a request that was given up
      request = null;
      act();
    };
    withTimeout(environment, options.sync, controller).then(
      (more) => finish(() => succeed(more)),
      (cause: unknown) => finish(() => fail(asError(cause))),
    );
  };

  const succeed = (more: boolean): void => {
    failures = 0;
    isRefreshed = false;
    dispatch('synced', null);
    if (more || again) return attempt();
    if (!listen() && live !== false) schedule(pollDelay());
  };

  const fail = (reason: CasebellError): void => {
    if (reason.code === 'unauthorised' && options.refreshToken !== undefined && !isRefreshed) {
      isRefreshed = true;
      const refreshing = new AbortController();
      request = refreshing; // nothing is asked with the old token meanwhile
      const settle = (act: () => void): void => {
        if (request !== refreshing) return;
        request = null;
        act();
      };
      options.refreshToken().then(
        (hasToken) => settle(() => (hasToken ? attempt() : giveUp('denied', reason))),
        // No token could be asked for, which says nothing about the person: as any other failure.
        (cause: unknown) => settle(() => fail(asError(cause))),
      );
      return;
    }
    if (reason.code === 'unauthorised') return giveUp('denied', reason);
    // Trying again would not help.
    if (/forbidden|notFound|badRequest|usage/.test(reason.code)) return giveUp('refused', reason);
    isRefreshed = false;
    dispatch(environment.isOnline() ? 'failed' : 'offline', reason);
    const most = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** failures++);
    schedule(reason.retryAfter ?? environment.random() * most);
  };

  const giveUp = (event: 'denied' | 'refused', reason: CasebellError): void => {
    stream?.close();
    dispatch(event, reason);
  };

  const pollDelay = (): number => {
    const seconds = typeof live === 'object' ? live.pollSeconds : options.pollSeconds();
    return (
      (seconds === undefined ? POLL : seconds * 1000) * (0.8 + 0.4 * environment.random()) * (environment.isVisible() ? 1 : 10)
    );
  };

  const events: StreamEvents = {
    onOpen: () => dispatch('streaming', null),
    onLost: (pause) => {
      dispatch('streamLost');
      schedule(pause);
    },
  };

  /** Opens the stream, unless it stands. Answers false when there is none to be had now. */
  const listen = (): boolean => live === true && (stream?.open() ?? (load(), false));

  const load = (): void => {
    options.loadStream?.(events).then((loaded) => {
      if (stream !== null || !isActive()) return loaded.leave();
      stream = loaded;
      if (status !== 'polling') return;
      cancelNext();
      if (!listen()) schedule(pollDelay());
    }, ignore);
  };

  const wake = (sign: Sign): void => {
    if (sign === 'hidden' || !isActive()) return;
    if (sign === 'gone') {
      // Another tab leads on. Whatever was missed is asked for when the page is seen again.
      stream?.close();
      lastWake = -Infinity;
      return dispatch('streamLost');
    }
    if (sign === 'offline') {
      stream?.close();
      dispatch('offline');
      return schedule(BACKOFF_MOST);
    }
    if (sign === 'online') {
      failures = 0;
      dispatch('online');
    } else if (Math.abs(environment.now() - lastWake) < WAKE_PAUSE) return;
    lastWake = environment.now();
    if (!stream?.endIfSilent()) attempt();
  };

  return {
    start: () => {
      if (status !== 'idle') return;
      unsubscribe = environment.onWake(wake);
      dispatch('start', null);
      attempt();
    },
    stop: (signedOut) => {
      unsubscribe();
      cancelNext();
      request?.abort();
      request = null;
      stream?.leave(signedOut);
      stream = null;
      dispatch('stop', null);
    },
    sync: () => {
      // Offline, what is sent cannot arrive and could no longer be taken back: it waits for the next attempt.
      if (status !== 'offline') attempt();
    },
    refresh: () => {
      failures = 0;
      dispatch('refresh');
      attempt();
    },
  };
}

// Without it the store polls; the next answer tries again.
const ignore = (): void => {};

/** Waits for an answer, but not for ever: the request is aborted, and a transport that ignores that is not waited for. */
export function withTimeout<Answer>(
  environment: Environment,
  ask: (signal: AbortSignal) => Promise<Answer>,
  controller = new AbortController(),
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const cancel = environment.setTimer(() => {
      reject(new CasebellError('timeout', 'The backend did not answer in time. It is tried again.'));
      controller.abort();
    }, TIMEOUT);
    // In a turn of its own, so that a transport that throws at once is one that rejects.
    void Promise.resolve(controller.signal).then(ask).then(resolve, reject).then(cancel);
  });
}
