'use client';
import type { BadgeCount } from '../model/behaviour.js';
import type { Filter } from '../model/filter.js';
import { useCasebell } from './context.js';
import { useStoreState } from './useStoreState.js';

const COUNTED: { readonly [count in BadgeCount]: Filter } = {
  unread: { place: 'inbox', unread: true },
  unseen: { place: 'inbox', unseen: true },
  open: { place: 'inbox' },
};

/** What the bell counts, by `behaviour.count`; `null` before the first answer. */
export function useUnreadCount(): number | null {
  const { store } = useCasebell();
  return useStoreState((state) => (state.ready ? state.count(COUNTED[store.behaviour.count]) : null));
}
