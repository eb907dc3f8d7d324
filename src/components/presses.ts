import type { Notification } from '../model/notification.js';
import type { Casebell } from '../react/context.js';
import { asItIs } from '../react/useNotification.js';
import type { PanelContextValue } from './panelContext.js';

type Store = Casebell['store'];
type Environment = Casebell['environment'];

interface Press {
  readonly id: string;
  readonly phase: 'busy' | 'done' | 'failed';
}

/** Follows producers' buttons of one store from the press until the host is done, whether or not a card shows them meanwhile. */
export interface Presses {
  readonly subscribe: (listener: () => void) => () => void;
  readonly phaseOf: (id: string, actionId: string) => Press['phase'] | undefined;
  /** Hands a press to the host; nothing while the last one is under way. `ended` hears what becomes of it, where the host works on it. */
  readonly press: (
    notification: Notification,
    actionId: string,
    acted: PanelContextValue['acted'],
    ended?: (phase: 'done' | 'failed') => void,
  ) => void;
}

/** "Done" is read by then. */
const DONE = 2_000;

const all = new WeakMap<Store, Presses>();

export function pressesOf(store: Store, environment: Environment): Presses {
  const known = all.get(store) ?? createPresses(store, environment);
  all.set(store, known);
  return known;
}

function createPresses(store: Store, { setTimer }: Environment): Presses {
  const listeners = new Set<() => void>();
  const presses = new Map<string, Press>();

  const put = (key: string, press: Press | undefined): void => {
    if (press) presses.set(key, press);
    else presses.delete(key);
    for (const listener of listeners) listener();
  };
  /** A failure is said until the next press, but of a row that has left to nobody. */
  const forgetGone = (): void => {
    const { row } = store.getState();
    for (const [key, { id, phase }] of presses) {
      if (phase === 'failed' && (row(id)?.place ?? 'archived') === 'archived') presses.delete(key);
    }
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    phaseOf: (id, actionId) => presses.get(keyOf(id, actionId))?.phase,
    press: (notification, actionId, acted, ended) => {
      const { id } = notification;
      const key = keyOf(id, actionId);
      // A second press comes before the first one is drawn.
      if (presses.get(key)?.phase === 'busy') return;
      forgetGone();
      const end = (phase: 'done' | 'failed'): void => {
        const press = { id, phase };
        put(key, press);
        ended?.(phase);
        if (phase === 'done') setTimer(() => presses.get(key) === press && put(key, undefined), DONE);
      };
      let work: void | Promise<unknown>;
      try {
        work = acted(asItIs(notification, store), actionId);
      } catch (error) {
        end('failed');
        throw error;
      }
      put(key, work ? { id, phase: 'busy' } : undefined);
      work?.then(
        () => end('done'),
        () => end('failed'),
      );
    },
  };
}

function keyOf(id: string, actionId: string): string {
  return JSON.stringify([id, actionId]);
}
