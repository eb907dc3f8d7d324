import type { ErrorCode } from '../model/errors.js';
import type { StreamFrame } from '../model/protocol.js';
import type { StreamEvents } from './connection.js';
import { joinTabs, type TabsOptions } from './tabs.js';

// Loaded on demand, and without imports of values that the first load has too: they would be split off there, and weigh more.

/** One stream at a time: opened, watched for silence, given up. */
export interface LiveStream {
  /** Opens it, unless it stands. Answers false when there is none to be had now. */
  readonly open: () => boolean;
  /** Ends it without a word to the connection. */
  readonly close: () => void;
  /** After a wake-up: ends one that has been silent for too long, and answers whether it did. */
  readonly endIfSilent: () => boolean;
  /** Closes it for good and takes leave of the other tabs. */
  readonly leave: (signedOut?: boolean) => void;
}

export interface LiveStreamOptions extends StreamEvents, TabsOptions {
  readonly onFrame: (frame: StreamFrame) => void;
}

// Milliseconds.
const SILENCE = 40_000;
const DOUBT = 37_500; // two and a half heartbeats: after a wake-up, a silent stream is not waited for
const SHORT = 1_000;
const PAUSE = 600_000;
const BACKOFF = 500;

export function createLiveStream(options: LiveStreamOptions): LiveStream {
  const { environment, onOpen, onLost, onFrame } = options;
  const tabs = joinTabs(options);
  let current: { readonly controller: AbortController; readonly openedAt: number; heardAt: number } | null = null;
  let shortOnes = 0;
  let isPaused = false;

  const close = (): void => {
    current?.controller.abort();
    current = null;
  };

  const end = (retry?: number, code?: ErrorCode): void => {
    if (current === null) return;
    const lasted = environment.now() - current.openedAt;
    close();
    // One that stood for longer came through: what ended it is the backend's affair, a restart for example.
    shortOnes = lasted < SHORT ? shortOnes + 1 : 0;
    if (shortOnes >= 3 && code !== 'unauthorised') {
      // Something between here and there cuts or buffers streams: ask instead, and try again later.
      shortOnes = 0;
      isPaused = true;
      environment.setTimer(() => (isPaused = false), PAUSE);
    }
    onLost(retry ?? environment.random() * BACKOFF * 2 ** shortOnes);
  };

  return {
    open: () => {
      if (current) return true;
      if (isPaused) return false;
      const controller = new AbortController();
      const now = environment.now();
      const own = { controller, openedAt: now, heardAt: now };
      let cancelWatch = (): void => {};
      // A timer anew for every frame, and no arithmetic with the clock: set back by a day, that would wait for a day.
      const watch = (): void => {
        cancelWatch();
        cancelWatch = controller.signal.onabort = environment.setTimer(end, SILENCE);
      };
      const isCurrent = (): boolean => {
        if (current !== own) return false; // of a connection that was given up
        own.heardAt = environment.now();
        watch();
        return true;
      };
      current = own;
      watch();
      tabs.stream(
        {
          onOpen: () => {
            if (isCurrent()) onOpen();
          },
          onFrame: (frame: StreamFrame | null) => {
            if (!isCurrent()) return;
            if (frame?.type === 'bye') end(frame.retry);
            else onFrame(frame as StreamFrame); // whatever it is: the store tells what it can use
          },
          onEnd: ({ error }) => {
            const { retryAfter, code } = (error ?? {}) as { readonly retryAfter?: number; readonly code?: ErrorCode };
            if (current === own) end(retryAfter, code);
          },
        },
        controller.signal,
      );
      return true;
    },
    close,
    endIfSilent: () => {
      const isSilent = current !== null && environment.now() - current.heardAt > DOUBT;
      if (isSilent) end(0);
      return isSilent;
    },
    leave: (signedOut) => {
      close();
      tabs.leave(signedOut);
    },
  };
}
