/** Survives a reload: `localStorage` or anything like it. Every function may throw; the store then goes on without. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What a page says to the other pages of its browser. */
export interface Channel {
  /** Plain data only. */
  readonly post: (message: object) => void;
  readonly close: () => void;
}

/** A sign from the page. `gone`: it is left, perhaps for good, perhaps kept by the browser for the way back. */
export type Sign = 'visible' | 'hidden' | 'online' | 'offline' | 'gone';

/** What makes a sound in a page. */
export interface Tone {
  /** Whether the page may make a sound now: browsers allow it after the first gesture. */
  readonly isArmed: () => boolean;
  /** `volume` from 0 to 1. Resolves false when nothing was heard; it never sounds late. */
  readonly play: (volume: number) => Promise<boolean>;
}

/** Everything the store needs from outside, injected so that tests and the simulator own the clock, the network and the page. */
export interface Environment {
  /** Milliseconds since 1970. Never used to order anything. */
  readonly now: () => number;
  /** Runs `callback` after `delay` milliseconds; the result cancels it. */
  readonly setTimer: (callback: () => void, delay: number) => () => void;
  /** Between 0 and 1: jitter. */
  readonly random: () => number;
  readonly randomId: () => string;
  /** Whether the page is on screen. */
  readonly isVisible: () => boolean;
  /** Whether the browser believes it has a network. */
  readonly isOnline: () => boolean;
  /** Calls back on every sign that what is shown may be old or the network changed; the result unsubscribes. */
  readonly onWake: (callback: (sign: Sign) => void) => () => void;
  readonly storage: KeyValueStorage | null;
  /**
   * Takes a name for as long as the page lives, unless another page has it: then `null`. With a signal it waits its turn until that is
   * aborted. `null` where nobody can know what other pages have. The result gives the name back.
   */
  readonly claim: (name: string, signal?: AbortSignal) => Promise<(() => void) | null>;
  /** Joins the pages of this browser that speak under a name. Absent where there are none, as on a server. */
  readonly openChannel?: (name: string, onMessage: (message: unknown) => void) => Channel;
  /** Rings when something arrives. Default: two notes by Web Audio. */
  readonly tone?: Tone;
}

/** The real thing, in a browser; outside of one (server rendering, Node) the parts that exist. */
export function browserEnvironment(): Environment {
  const page = globalThis.document as Document | undefined;
  return {
    now: () => Date.now(),
    setTimer: (callback, delay) => {
      const timer = setTimeout(callback, delay);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    // Not `crypto.randomUUID`, which is missing on pages without TLS.
    randomId: () => crypto.getRandomValues(new Uint32Array(4)).join('-'),
    isVisible: () => page?.visibilityState !== 'hidden',
    isOnline: () => globalThis.navigator?.onLine !== false,
    onWake: (callback) => {
      const stop = new AbortController();
      const on = (target: EventTarget | undefined, types: readonly string[], sign: (event: Event) => Sign): void => {
        for (const type of types) target?.addEventListener(type, (event) => callback(sign(event)), stop);
      };
      on(page, ['visibilitychange'], () => (page?.visibilityState === 'hidden' ? 'hidden' : 'visible'));
      on(globalThis.window, ['online', 'offline'], (event) => event.type as 'online');
      on(globalThis.window, ['focus', 'pageshow'], () => 'visible');
      on(globalThis.window, ['pagehide'], () => 'gone');
      // The browser may stop a page without leaving it.
      on(page, ['freeze'], () => 'gone');
      on(page, ['resume'], () => 'visible');
      return () => stop.abort();
    },
    storage: reachableStorage(),
    claim: claimLock,
    ...(page && globalThis.BroadcastChannel && { openChannel }),
  };
}

function claimLock(name: string, signal?: AbortSignal): Promise<(() => void) | null> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  // Without locks (a page without TLS) no page may take over another's record: it could be in use.
  if (locks === undefined) return Promise.resolve(null);
  return new Promise((resolve) => {
    const held = locks.request(name, signal ? { signal } : { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((release) => {
        resolve(release);
      });
    });
    held.catch(() => resolve(null));
  });
}

function openChannel(name: string, onMessage: (message: unknown) => void): Channel {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => onMessage(data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

function reachableStorage(): KeyValueStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // blocked by the browser's privacy settings
  }
}
