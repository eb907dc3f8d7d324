'use client';
import { useSyncExternalStore } from 'react';
import type { StoreState } from '../store/types.js';
import { useCasebell } from './context.js';

const never = () => () => {};

/**
 * The one place where React meets the store. `select` must return a part of the state, or a plain value: what keeps its identity
 * does not render again. On the server and while hydrating it is the initial state, so nothing can mismatch.
 */
export function useStoreState<Part>(select: (state: StoreState) => Part): Part {
  const { store, enabled } = useCasebell();
  return useSyncExternalStore(
    enabled ? store.subscribe : never,
    () => select(enabled ? store.getState() : store.getInitialState()),
    () => select(store.getInitialState()),
  );
}
