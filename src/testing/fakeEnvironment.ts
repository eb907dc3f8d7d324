import type { Environment, KeyValueStorage, Sign } from '../store/environment.js';
import { createFakeBrowser, type FakeBrowser } from './fakeBrowser.js';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Pick<Environment, 'now' | 'setTimer'> {
  /** Lets time pass: what falls due runs in order, and what it promised settles before the next. */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** Goes to the next timer, if any, and runs it, without waiting for promises. Answers whether there was one. */
  readonly runNext: () => boolean;
  /** Timers that wait. */
  readonly pending: () => number;
  /** Sets the time without running anything, as when a person corrects the clock. */
  readonly jump: (milliseconds: number) => void;
}

/** An environment that a test owns: one tab. Several that share clock and browser are the tabs of one browser. */
export interface FakeEnvironment extends Environment {
  readonly clock: FakeClock;
  readonly advance: FakeClock['advance'];
  readonly storage: KeyValueStorage;
  /** What is stored, to look into and to spoil. */
  readonly stored: Map<string, string>;
  readonly setVisible: (visible: boolean) => void;
  readonly setOnline: (online: boolean) => void;
  /** Any other sign of the page. */
  readonly signal: (sign: Sign) => void;
  /** The tab dies without a word: its timers never run, its locks are free, what it still writes is not kept. */
  readonly close: () => void;
}

export interface FakeEnvironmentOptions {
  /** Default: a clock of its own. */
  readonly clock?: FakeClock;
  /** Default: a browser of its own with this one tab, which needs no channel. */
  readonly browser?: FakeBrowser;
  /** Speaks to no other tab, as a browser without channels. Default: with a `browser` it does. */
  readonly isAlone?: boolean;
  /** Same seed, same randomness. Default 1. */
  readonly seed?: number;
}

/** A Monday morning: 2026-03-02 09:00 UTC. */
export const FAKE_START = Date.UTC(2026, 2, 2, 9);

export function createFakeClock(start: number = FAKE_START): FakeClock {
  let time = start;
  /** The next one last; of those due at the same time the oldest is next. */
  const timers: { at: number; readonly callback: () => void }[] = [];

  const insert = (timer: (typeof timers)[number]): void => {
    let low = 0;
    for (let high = timers.length; low < high;) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.at ?? 0) > timer.at) low = middle + 1;
      else high = middle;
    }
    timers.splice(low, 0, timer);
  };

  const runNext = (until = Infinity): boolean => {
    const timer = timers.at(-1);
    if (timer === undefined || timer.at > until) return false;
    timers.pop();
    time = Math.max(time, timer.at);
    timer.callback();
    return true;
  };

  return {
    now: () => time,
    setTimer: (callback, delay) => {
      const timer = { at: time + Math.max(delay, 0), callback };
      insert(timer);
      return () => {
        const index = timers.lastIndexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    advance: async (milliseconds) => {
      const end = time + milliseconds;
      await settled();
      while (runNext(end)) await settled();
      time = Math.max(time, end);
    },
    runNext: () => runNext(),
    pending: () => timers.length,
    jump: (milliseconds) => {
      // Timers count elapsed time, whatever the clock on the wall says.
      for (const timer of timers) timer.at += milliseconds;
      time += milliseconds;
    },
  };
}

// A turn of the real event loop, also while a test has replaced `setTimeout`.
const realTimeout = globalThis.setTimeout;
const settled = (): Promise<void> => new Promise((resolve) => realTimeout(resolve, 0));

/** Random numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function createFakeEnvironment(options: FakeEnvironmentOptions = {}): FakeEnvironment {
  const { clock = createFakeClock(), browser = createFakeBrowser(), isAlone = options.browser === undefined, seed = 1 } = options;
  const { stored } = browser;
  const random = createRandom(seed);
  const listeners = new Set<Parameters<Environment['onWake']>[0]>();
  let alive = true;
  const setTimer: Environment['setTimer'] = (callback, delay) => clock.setTimer(() => alive && callback(), delay);
  const page = browser.openPage(setTimer);
  const tell: Parameters<Environment['onWake']>[0] = (sign) => {
    for (const listener of listeners) listener(sign);
  };
  let visible = true;
  let online = true;
  return {
    clock,
    stored,
    random,
    now: clock.now,
    setTimer,
    advance: clock.advance,
    randomId: () => Math.floor(random() * 2 ** 48).toString(36),
    isVisible: () => visible,
    isOnline: () => online,
    onWake: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => {
        if (alive) stored.set(key, value);
      },
      removeItem: (key) => {
        if (alive) stored.delete(key);
      },
      key: (index) => [...stored.keys()][index] ?? null,
      get length() {
        return stored.size;
      },
    },
    claim: page.claim,
    ...(!isAlone && { openChannel: page.openChannel }),
    setVisible: (value) => {
      visible = value;
      tell(value ? 'visible' : 'hidden');
    },
    setOnline: (value) => {
      online = value;
      tell(value ? 'online' : 'offline');
    },
    signal: tell,
    close: () => {
      alive = false;
      listeners.clear();
      page.close();
    },
  };
}
