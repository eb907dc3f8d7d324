'use client';
import { useSyncExternalStore } from 'react';
import type { Environment } from '../store/environment.js';
import { useCasebell } from './context.js';

const STEP = 30_000;
/** Asked for twice within one drawing it must be the same. */
const FRESH = 1_000;

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => number;
}

const tickers = new WeakMap<Environment, Ticker>();

/** The time, told anew every half minute by ONE timer for all that ask; it rests while nobody asks or the page is hidden. */
export function useNow(): number {
  const ticker = tickerOf(useCasebell().environment);
  return useSyncExternalStore(ticker.subscribe, ticker.now, ticker.now);
}

function tickerOf(environment: Environment): Ticker {
  const known = tickers.get(environment);
  if (known) return known;
  const ticker = createTicker(environment);
  tickers.set(environment, ticker);
  return ticker;
}

function createTicker({ now, setTimer, isVisible, onWake }: Environment): Ticker {
  const listeners = new Set<() => void>();
  let time = now();
  let cancel: (() => void) | null = null;
  let ignoreWake: (() => void) | null = null;

  function rest(): void {
    cancel?.();
    cancel = null;
  }
  function tick(): void {
    rest();
    time = now();
    for (const listener of listeners) listener();
    if (listeners.size > 0 && isVisible()) cancel = setTimer(tick, STEP);
  }
  return {
    now: () => {
      // Nobody kept it right meanwhile; told now, it need not be told again once somebody listens.
      if (listeners.size === 0 && Math.abs(now() - time) > FRESH) time = now();
      return time;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        ignoreWake = onWake(() => (isVisible() ? tick() : rest()));
        if (isVisible()) cancel = setTimer(tick, STEP);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        ignoreWake?.();
        rest();
      };
    },
  };
}
