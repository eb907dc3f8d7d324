'use client';
import { useCallback, useEffect, useMemo } from 'react';
import type { CasebellError } from '../model/errors.js';
import type { IdList, View } from '../store/types.js';
import { useCasebell } from './context.js';
import { useStoreState } from './useStoreState.js';
import { VIEWS } from './views.js';

export interface Notifications {
  readonly view: View;
  /** Newest first; take each row with `useNotification(id)`. The same object while no row enters, leaves or moves. */
  readonly ids: IdList;
  /** How many there are, loaded or not; `null` while it is not known. */
  readonly total: number | null;
  /** The first rows have arrived; before that the list is loading, not empty. */
  readonly loaded: boolean;
  /** There is nothing older. */
  readonly complete: boolean;
  /** Rows that sort lower may lack neighbours: when one of them is on screen, call `loadMore`. */
  readonly exactAbove: number;
  readonly loadingMore: boolean;
  /** Why older rows could not be loaded. */
  readonly moreError: CasebellError | null;
  readonly loadMore: () => void;
}

const NOTHING: IdList = { length: 0, at: () => undefined, indexOf: () => -1, [Symbol.iterator]: () => [][Symbol.iterator]() };

/** The ids of a view, loaded and kept right while the component is mounted. */
export function useNotifications(view: View | keyof typeof VIEWS = 'inbox'): Notifications {
  const { store, enabled } = useCasebell();
  // By content: hosts write views inline, which makes a new object each time.
  const key = JSON.stringify(typeof view === 'string' ? VIEWS[view] : view);
  const asked = useMemo(() => JSON.parse(key) as View, [key]);
  useEffect(() => (enabled ? store.openView(asked) : undefined), [store, enabled, asked]);
  const state = useStoreState(({ views }) => views.get(asked.id));
  const total = useStoreState(({ count }) => count(asked.filter));
  const loadMore = useCallback(() => void store.loadMore(asked.id), [store, asked]);
  return {
    view: asked,
    ids: state?.ids ?? NOTHING,
    total,
    loaded: state?.loaded ?? false,
    complete: state?.complete ?? false,
    exactAbove: state?.exactAbove ?? 0,
    loadingMore: state?.loadingMore ?? false,
    moreError: state?.moreError ?? null,
    loadMore,
  };
}
