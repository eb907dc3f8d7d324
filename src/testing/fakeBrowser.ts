import type { Channel, Environment } from '../store/environment.js';

/** What the tabs of one browser share. Hand the same one to several fake environments, and each of them is a tab. */
export interface FakeBrowser {
  /** What is stored, to look into and to spoil. */
  readonly stored: Map<string, string>;
  /** Opens a page: what it holds and hears ends with `close`. */
  readonly openPage: (setTimer: Environment['setTimer']) => FakePage;
  /** Says something on a channel as any script of the same origin can. */
  readonly post: (channel: string, message: unknown) => void;
  /** Names that pages hold now. */
  readonly held: () => readonly string[];
}

export interface FakePage extends Required<Pick<Environment, 'claim' | 'openChannel'>> {
  /** The page dies: others may have what it held. */
  readonly close: () => void;
}

type Listener = (message: unknown) => void;

export function createFakeBrowser(stored = new Map<string, string>()): FakeBrowser {
  /** Those who hold or wait for a name; the first has it. */
  const queues = new Map<string, (() => void)[]>();
  const channels = new Map<string, Map<Listener, Environment['setTimer']>>();

  const leaveQueue = (name: string, grant: () => void): void => {
    const queue = queues.get(name) ?? [];
    const index = queue.indexOf(grant);
    if (index < 0) return;
    queue.splice(index, 1);
    if (index === 0) queue[0]?.();
  };
  const post = (name: string, message: unknown, from?: Listener): void => {
    const copy: unknown = structuredClone(message);
    const members = channels.get(name);
    for (const [listener, setTimer] of members ?? []) {
      if (listener !== from) setTimer(() => members?.has(listener) && listener(copy), 1);
    }
  };

  return {
    stored,
    post,
    held: () => [...queues].flatMap(([name, queue]) => (queue.length > 0 ? [name] : [])),
    openPage: (setTimer) => {
      const undo = new Set<() => void>();
      const untilClosed = (end: () => void): (() => void) => {
        const once = (): void => {
          if (undo.delete(once)) end();
        };
        undo.add(once);
        return once;
      };
      return {
        claim: (name, signal) =>
          new Promise((resolve) => {
            const queue = queues.get(name) ?? [];
            if ((queue.length > 0 && signal === undefined) || signal?.aborted) return resolve(null);
            const leave = untilClosed(() => leaveQueue(name, grant));
            const grant = (): void => resolve(leave);
            queues.set(name, [...queue, grant]);
            signal?.addEventListener('abort', () => {
              if (queues.get(name)?.[0] === grant) return; // it was granted: whoever asked gives it back
              leave();
              resolve(null);
            });
            if (queue.length === 0) grant();
          }),
        openChannel: (name, onMessage): Channel => {
          const listener: Listener = (message) => onMessage(message);
          const members = channels.get(name) ?? new Map<Listener, Environment['setTimer']>();
          channels.set(name, members.set(listener, setTimer));
          const close = untilClosed(() => members.delete(listener));
          return {
            post: (message) => members.has(listener) && post(name, message, listener),
            close,
          };
        },
        close: () => {
          for (const end of undo) end();
        },
      };
    },
  };
}
