import { asError, CasebellError, type ErrorCode } from '../model/errors.js';
import type { StreamFrame } from '../model/protocol.js';
import type { Environment } from './environment.js';
import type { StreamHandlers } from './transport.js';
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
const STREAM_SILENCE = 40_000;
const STREAM_DOUBT = 37_500; // two and a half heartbeats: after a wake-up, a silent stream is not waited for
const STREAM_HEALTHY = 30_000;
const STREAM_SHORT = 1_000;
const STREAM_PAUSE = 600_000;
const BACKOFF_FIRST = 500;
const BACKOFF_MOST = 30_000;
const WAKE_PAUSE = 5_000;
const POLL = 30_000;

export interface ConnectionOptions {
  readonly environment: Environment;
  readonly live: Live;
  /** One sync request, from reading the state to applying the answer. Resolves to true when another is needed at once. */
  readonly sync: (signal: AbortSignal) => Promise<boolean>;
  /** Absent where the transport has none. */
  readonly stream: ((handlers: StreamHandlers, signal: AbortSignal) => void) | undefined;
  readonly onFrame: (frame: StreamFrame) => void;
  readonly refreshToken: (() => Promise<boolean>) | undefined;
  /** Seconds between polls that the backend asked for. */
  readonly pollSeconds: () => number | undefined;
  readonly onChange: (status: ConnectionStatus, error: CasebellError | null) => void;
}

/** When to ask, when to listen, when to wait: one sync in flight, one stream, growing pauses. It knows nothing of what is exchanged. */
export interface Connection {
  readonly start: () => void;
  readonly stop: () => void;
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
  let stream: { readonly controller: AbortController; readonly openedAt: number; heardAt: number } | null = null;
  let shortStreams = 0;
  let streamNotBefore = 0;
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
    closeStream();
    dispatch(event, reason);
  };

  const pollDelay = (): number => {
    const seconds = typeof live === 'object' ? live.pollSeconds : options.pollSeconds();
    return (
      (seconds === undefined ? POLL : seconds * 1000) * (0.8 + 0.4 * environment.random()) * (environment.isVisible() ? 1 : 10)
    );
  };

  /** Opens the stream, unless it stands. Answers false when there is none to be had now. */
  const listen = (): boolean => {
    if (stream) return true;
    if (live !== true || !options.stream || environment.now() < streamNotBefore) return false;
    const controller = new AbortController();
    const now = environment.now();
    const own = { controller, openedAt: now, heardAt: now };
    stream = own;
    const watch = (): void => {
      const rest = STREAM_SILENCE - environment.now() + own.heardAt;
      if (rest <= 0) endStream();
      else {
        const cancel = environment.setTimer(watch, rest);
        controller.signal.onabort = cancel;
      }
    };
    watch();
    const end = (cause: unknown): void => {
      if (stream !== own) return;
      const reason = cause === undefined ? null : asError(cause);
      endStream(reason?.retryAfter, reason?.code);
    };
    const handlers: StreamHandlers = {
      onOpen: () => {
        own.heardAt = environment.now();
        if (stream === own) dispatch('streaming', null);
      },
      onFrame: (frame) => {
        own.heardAt = environment.now();
        if (stream !== own) return; // of a connection that was given up
        if (frame.type === 'bye') endStream(frame.retry);
        else options.onFrame(frame);
      },
      onEnd: ({ error: cause }) => end(cause),
    };
    try {
      options.stream(handlers, controller.signal);
    } catch (cause) {
      end(cause);
    }
    return true;
  };

  const closeStream = (): void => {
    stream?.controller.abort();
    stream = null;
  };

  const endStream = (retry?: number, code?: ErrorCode): void => {
    if (stream === null) return;
    const lasted = environment.now() - stream.openedAt;
    closeStream();
    shortStreams = lasted < STREAM_SHORT ? shortStreams + 1 : lasted > STREAM_HEALTHY ? 0 : shortStreams;
    if (shortStreams >= 3 && code !== 'unauthorised') {
      // Something between here and there cuts or buffers streams: ask instead, and try again later.
      shortStreams = 0;
      streamNotBefore = environment.now() + STREAM_PAUSE;
    }
    dispatch('streamLost');
    schedule(retry ?? environment.random() * BACKOFF_FIRST * 2 ** shortStreams);
  };

  const wake = (sign: 'visible' | 'hidden' | 'online' | 'offline'): void => {
    if (sign === 'hidden' || !isActive()) return;
    if (sign === 'offline') {
      closeStream();
      dispatch('offline');
      return schedule(BACKOFF_MOST);
    }
    if (sign === 'online') {
      failures = 0;
      dispatch('online');
    } else if (environment.now() - lastWake < WAKE_PAUSE) return;
    lastWake = environment.now();
    if (stream !== null && environment.now() - stream.heardAt > STREAM_DOUBT) endStream(0);
    else attempt();
  };

  return {
    start: () => {
      if (status !== 'idle') return;
      unsubscribe = environment.onWake(wake);
      dispatch('start', null);
      attempt();
    },
    stop: () => {
      unsubscribe();
      cancelNext();
      request?.abort();
      request = null;
      closeStream();
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
