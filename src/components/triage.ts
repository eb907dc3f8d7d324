'use client';
import { useSyncExternalStore } from 'react';
import type { Notifications } from '../react/useNotifications.js';
import { usePanel } from './panelContext.js';

/** What lies over the panel until it is closed. `anchor` is what opened it: it stands beside, and the focus returns there. */
export type PanelLayer =
  | { readonly type: 'menu'; readonly id: string; readonly anchor: HTMLElement }
  | { readonly type: 'snooze'; readonly ids: readonly string[]; readonly anchor: HTMLElement | null }
  | { readonly type: 'keys'; readonly anchor: HTMLElement | null };

/** What a list of the panel lets others know and do. */
export interface ListHandle {
  readonly view: Notifications['view'];
  /** The rows it shows, from the top. */
  readonly ids: readonly string[];
  /** Moves the focus into a row, which need not be in the document yet: to the control of that name in `data-control`, else the title. */
  readonly focusRow: (id: string | undefined, control?: string) => void;
}

/** A finger on a row. */
export interface Touch {
  readonly card: HTMLElement;
  readonly x: number;
  readonly y: number;
  readonly pointer: number;
}

export interface TriageState {
  readonly selected: ReadonlySet<string>;
  /** Rows that show all of their text. */
  readonly expanded: ReadonlySet<string>;
  readonly layer: PanelLayer | null;
  /** The first finger there was: from then on rows can be swiped. */
  readonly touch: Touch | null;
}

/** What is selected in a panel and what lies over it. Beside React's state, so that selecting a row renders that row and no other. */
export interface Triage {
  readonly getState: () => TriageState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Selects a row or not; with `isRange` every row between it and the one that was touched before. */
  readonly toggle: (id: string, isRange?: boolean) => void;
  /** Takes the rows from where a range began to `to`, and no more those to `from`: Shift with an arrow key. */
  readonly extend: (from: string, to: string) => void;
  readonly select: (ids: Iterable<string>) => void;
  readonly expand: (id: string) => void;
  readonly open: (layer: PanelLayer | null) => void;
  readonly touched: (touch: Touch) => void;
  /** The list on display says that it is there; the result takes it back. */
  readonly register: (list: ListHandle) => () => void;
  readonly list: () => ListHandle | null;
}

const NOTHING: TriageState = { selected: new Set(), expanded: new Set(), layer: null, touch: null };

export function createTriage(): Triage {
  let state = NOTHING;
  let list: ListHandle | null = null;
  /** Where the next range begins. */
  let pivot: string | null = null;
  const listeners = new Set<() => void>();

  function set(change: Partial<TriageState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  function between(one: string | null, other: string): readonly string[] {
    const [from, to] = [one === null ? -1 : (list?.ids.indexOf(one) ?? -1), list?.ids.indexOf(other) ?? -1];
    return from < 0 || to < 0 ? [other] : (list?.ids.slice(Math.min(from, to), Math.max(from, to) + 1) ?? []);
  }
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle: (id, isRange) => {
      const selected = new Set(state.selected);
      const isOn = !selected.has(id);
      for (const each of isRange ? between(pivot, id) : [id])
        if (isOn) selected.add(each);
        else selected.delete(each);
      pivot = id;
      set({ selected });
    },
    extend: (from, to) => {
      const selected = new Set(state.selected);
      if (pivot === null || !selected.has(from)) pivot = from;
      for (const each of between(pivot, from)) selected.delete(each);
      for (const each of between(pivot, to)) selected.add(each);
      set({ selected });
    },
    select: (ids) => {
      pivot = null;
      set({ selected: new Set(ids) });
    },
    expand: (id) => {
      const expanded = new Set(state.expanded);
      if (!expanded.delete(id)) expanded.add(id);
      set({ expanded });
    },
    touched: (touch) => state.touch ?? set({ touch }),
    open: (layer) => set({ layer }),
    register: (handle) => {
      list = handle;
      return () => {
        if (list === handle) list = null;
      };
    },
    list: () => list,
  };
}

/** A finger that went down on a row. */
export function touchOf({ target, pointerType, clientX, clientY, pointerId }: PointerEvent): Touch | null {
  const card = pointerType === 'touch' ? (target as Element).closest<HTMLElement>('.cb-card[data-id]') : null;
  return card && { card, x: clientX, y: clientY, pointer: pointerId };
}

const never = () => () => {};

/** A part of what is selected and open in the panel around; of nothing, for a row outside of one. */
export function useTriage<Part>(select: (state: TriageState) => Part): Part {
  const { triage } = usePanel();
  const get = () => select(triage?.getState() ?? NOTHING);
  return useSyncExternalStore(triage?.subscribe ?? never, get, get);
}
