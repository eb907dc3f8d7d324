'use client';
import { useEffect, useRef } from 'react';
import { useCasebell, type StoreState, type View } from '../react/context.js';
import { isCountable, type Filter } from '../model/filter.js';
import { useStoreState } from '../react/useStoreState.js';

/** What an open panel shows has been seen, also what arrives while it is open and the page is visible. */
export function useSeen({ id, filter }: View, shownUpTo: number | undefined): void {
  const { store, environment } = useCasebell();
  const unseen = useStoreState((state) => (state.ready ? countUnseen(state, filter) : 0));
  const loaded = useStoreState((state) => state.views.get(id)?.loaded ?? false);
  const cursor = useStoreState((state) => state.cursor);
  const upTo = shownUpTo ?? cursor;
  const told = useRef(-1);

  useEffect(() => {
    const tell = () => {
      // Once per state of the inbox: a backend that refuses must not be asked for ever.
      if (unseen === 0 || !loaded || told.current >= upTo || !environment.isVisible()) return;
      told.current = upTo;
      store.actions.seen(filter, upTo);
    };
    tell();
    return environment.onWake((sign) => sign === 'visible' && tell());
  }, [unseen, loaded, upTo, filter, store, environment]);
}

/** Where the view itself has no count, whether anything is unseen at all. */
function countUnseen({ count }: StoreState, filter: Filter): number {
  return count({ ...(isCountable(filter) ? filter : {}), unseen: true }) ?? 0;
}
