'use client';
import { useEffect, useRef } from 'react';
import { useCasebell } from '../react/context.js';
import { VIEWS } from '../react/views.js';
import { useStoreState } from '../react/useStoreState.js';
import type { PanelTab } from './PanelTabs.js';

/** What an open panel shows has been seen, also what arrives while it is open and the page is visible. */
export function useSeen(tab: PanelTab, shownUpTo: number | undefined): void {
  const { store, environment } = useCasebell();
  const { filter } = VIEWS[tab];
  const unseen = useStoreState((state) => (state.ready ? (state.count({ ...filter, unseen: true }) ?? 0) : 0));
  const loaded = useStoreState((state) => state.views.get(tab)?.loaded ?? false);
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
