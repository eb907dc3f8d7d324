import type { RejectReason } from '../model/commands.js';
import { matches } from '../model/matches.js';
import type { Answer, Notification } from '../model/notification.js';
import type { Casebell, View } from '../react/context.js';
import type { Notifications } from '../react/useNotifications.js';

type Store = Casebell['store'];
type Environment = Casebell['environment'];
type Ids = Notifications['ids'];

/** What a person asked of the backend with a button that only the backend can confirm. */
export interface Deed {
  readonly control: Answer | 'claim';
  readonly mid: number;
  readonly phase: 'pending' | 'done' | 'refused';
  readonly reason?: RejectReason;
}

/**
 * Follows answers and claims of one store from the press to the confirmation, whatever card shows them, and keeps rows on display for a
 * moment that were answered or handled while somebody looked at them.
 */
export interface Deeds {
  readonly subscribe: (listener: () => void) => () => void;
  readonly of: (id: string) => Deed | undefined;
  /** A card of this row is on display. The result ends that. */
  readonly watch: (id: string) => () => void;
  /** Rows that stay where they were, as they were. */
  readonly kept: () => ReadonlyMap<string, Notification>;
  /** Lets a row go where it belongs. */
  readonly release: (id: string) => void;
}

/** Long enough to read one line. */
const LINGER = 2_000;
const LINGER_OF_OTHERS = 4_000;

const all = new WeakMap<Store, Deeds>();

export function deedsOf(store: Store, environment: Environment): Deeds {
  const known = all.get(store) ?? createDeeds(store, environment);
  all.set(store, known);
  return known;
}

function createDeeds(store: Store, { setTimer }: Environment): Deeds {
  const listeners = new Set<() => void>();
  const deeds = new Map<string, Deed>();
  /** What is on display: how many cards, and the row as last seen outside of the archive. */
  const watched = new Map<string, { cards: number; row: Notification | undefined }>();
  let kept: ReadonlyMap<string, Notification> = new Map();

  /** What the backend said of deeds: told together with the rows it said it of, which show in a turn of their own. */
  const news: (() => void)[] = [];

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const release = (id: string): void => {
    const deed = deeds.get(id);
    if (deed && deed.phase !== 'pending') deeds.delete(id);
    if (kept.has(id)) kept = new Map([...kept].filter(([other]) => other !== id));
    tell();
  };
  const releaseSoon = (id: string, after: number): void => {
    setTimer(() => {
      // Since pressed again, or refused: then its card says when.
      if (deeds.get(id)?.phase !== 'pending' && store.getState().row(id)?.place !== 'inbox') release(id);
    }, after);
  };

  /** Whether a row still has a reason to stay: asked for, settled a moment ago, or refused and not gone since. */
  const isHeld = (id: string): boolean => {
    const row = store.getState().row(id);
    const phase = deeds.get(id)?.phase;
    return row !== undefined && (phase === 'pending' || isSettled(row) || (phase === 'refused' && row.place === 'inbox'));
  };

  store.subscribe(() => {
    for (const apply of news.splice(0)) apply();
    for (const id of kept.keys()) if (!isHeld(id)) release(id);
    for (const [id, seen] of watched) {
      const row = store.getState().row(id);
      if (row && row.place !== 'archived') seen.row = row;
      else if (row && seen.row && isSettled(row) && !kept.has(id)) {
        kept = new Map(kept).set(id, seen.row);
        // One's own is pending only once the store has told so, right after this.
        queueMicrotask(() => {
          if (!deeds.has(id)) releaseSoon(id, LINGER_OF_OTHERS);
        });
        tell();
      }
    }
  });
  store.onEvent((event) => {
    if (event.type !== 'pending' && event.type !== 'done' && event.type !== 'refused' && event.type !== 'retracted') return;
    const { command, mid } = event;
    if (command.type !== 'answer' && command.type !== 'claim') return;
    const [id] = command.ids;
    const control = command.type === 'answer' ? command.answer : 'claim';
    if (event.type === 'pending') {
      deeds.set(id, { control, mid, phase: 'pending' });
      return tell();
    }
    if (deeds.get(id)?.mid !== mid) return;
    if (event.type === 'retracted') {
      deeds.delete(id);
      return release(id);
    }
    const { type: phase } = event;
    const reason = event.type === 'refused' ? { reason: event.reason } : {};
    news.push(() => {
      deeds.set(id, { control, mid, phase, ...reason });
      releaseSoon(id, LINGER);
      tell();
    });
  });

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    of: (id) => deeds.get(id),
    kept: () => kept,
    release,
    watch: (id) => {
      const known = watched.get(id);
      const row = store.getState().row(id);
      if (known) known.cards++;
      else watched.set(id, { cards: 1, row: row?.place === 'archived' ? undefined : row });
      return () => {
        const seen = watched.get(id);
        if (!seen || --seen.cards > 0) return;
        watched.delete(id);
        // Nobody sees its last line any more.
        if (kept.has(id) && deeds.get(id)?.phase !== 'pending') release(id);
      };
    },
  };
}

/** Closed by an answer or by a colleague: worth a last line. */
export function isSettled({ place, archiveReason }: Notification): boolean {
  return place === 'archived' && (archiveReason === 'answered' || archiveReason === 'handled');
}

/** The ids of a view with the kept rows at the places they had. */
export function withKept(
  ids: Ids,
  kept: ReadonlyMap<string, Notification>,
  view: View,
  row: (id: string) => Notification | undefined,
): Ids {
  const here = [...kept.values()].filter((was) => matches(view.filter, was));
  if (here.length === 0) return ids;
  const shown = [...ids].filter((id) => !kept.has(id));
  for (const was of here) {
    const at = shown.findIndex((id) => (kept.get(id) ?? row(id) ?? was).sort < was.sort);
    shown.splice(at < 0 ? shown.length : at, 0, was.id);
  }
  return {
    length: shown.length,
    at: (index) => shown.at(index),
    indexOf: (id) => shown.indexOf(id),
    [Symbol.iterator]: () => shown[Symbol.iterator](),
  };
}
