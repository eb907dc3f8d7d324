/** Survives a reload: `localStorage` or anything like it. Every function may throw; the store then goes on without. */
export interface KeyValueStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
  readonly keys: () => readonly string[];
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
  readonly onWake: (callback: (sign: 'visible' | 'hidden' | 'online' | 'offline' | 'focus' | 'resume') => void) => () => void;
  readonly storage: KeyValueStorage | null;
  /** Takes a name for as long as the page lives, unless another page has it: then `null`. The result gives it back. */
  readonly claim: (name: string) => Promise<(() => void) | null>;
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
    randomId: () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    isVisible: () => page?.visibilityState !== 'hidden',
    isOnline: () => globalThis.navigator?.onLine !== false,
    onWake: (callback) => {
      if (page === undefined) return () => {};
      const signs = [
        [page, 'visibilitychange', () => callback(page.visibilityState === 'hidden' ? 'hidden' : 'visible')],
        [globalThis, 'online', () => callback('online')],
        [globalThis, 'offline', () => callback('offline')],
        [globalThis, 'focus', () => callback('focus')],
        [globalThis, 'pageshow', () => callback('resume')],
        [page, 'resume', () => callback('resume')],
      ] as const;
      for (const [target, type, listener] of signs) target.addEventListener(type, listener);
      return () => {
        for (const [target, type, listener] of signs) target.removeEventListener(type, listener);
      };
    },
    storage: reachableStorage(),
    claim: claimLock,
  };
}

function claimLock(name: string): Promise<(() => void) | null> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  // Without locks (a page without TLS) no page may take over another's record: it could be in use.
  if (locks === undefined) return Promise.resolve(null);
  return new Promise((resolve) => {
    const held = locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((release) => {
        resolve(release);
      });
    });
    held.catch(() => resolve(null));
  });
}

function reachableStorage(): KeyValueStorage | null {
  try {
    const storage = globalThis.localStorage as Storage | undefined;
    if (storage === undefined) return null;
    return {
      getItem: (key) => storage.getItem(key),
      setItem: (key, value) => storage.setItem(key, value),
      removeItem: (key) => storage.removeItem(key),
      keys: () => Object.keys(storage),
    };
  } catch {
    return null; // blocked by the browser's privacy settings
  }
}
