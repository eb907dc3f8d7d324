'use client';
import { useCallback, useContext, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useCasebell, type StoreState, type View } from '../react/context.js';
import { isCountable, type Filter } from '../model/filter.js';
import { useStoreState } from '../react/useStoreState.js';
import { ShownContext } from './panelContext.js';

/** Milliseconds: what arrives within them in an open panel is told to be seen together. */
const PAUSE = 2_000;
/** Milliseconds for the panel to be painted before what it shows is told. */
const FIRST = 100;

/**
 * What an open panel shows has been seen: once it is painted, then what arrives while the page is visible, soon and together, at the
 * latest when it closes. Renders nothing, so that only this is drawn anew with every frame; it stands behind the list, which says first
 * what is held back.
 */
export function Seen({ view: { id, filter }, shownRef, shownUpTo }: SeenProps): null {
  const { store, environment } = useCasebell();
  const isShown = useContext(ShownContext);
  const loaded = useStoreState(({ views }) => views.get(id)?.loaded ?? false);
  const cursor = useStoreState((state) => state.cursor);
  const told = useRef<Told>({ upTo: -1, drawn: -1, isOpening: true, cancel: null });

  const tell = useCallback(() => {
    const state = store.getState();
    const upTo = shownRef.current ?? told.current.drawn;
    told.current.cancel?.();
    told.current.cancel = null;
    // Once per state of the inbox: a backend that refuses must not be asked for ever.
    if (told.current.upTo >= upTo || !environment.isVisible() || countUnseen(state, filter) === 0) return;
    told.current.upTo = upTo;
    store.actions.seen(filter, upTo);
  }, [store, environment, shownRef, filter]);

  useEffect(() => {
    if (!loaded || !isShown) return;
    told.current.drawn = cursor;
    told.current.cancel ??= environment.setTimer(tell, told.current.isOpening ? FIRST : PAUSE);
    told.current.isOpening = false;
  }, [isShown, loaded, cursor, shownUpTo, tell, environment]);
  useEffect(() => environment.onWake((sign) => sign === 'visible' && tell()), [environment, tell]);
  // While the list still says what it holds back.
  useLayoutEffect(() => {
    const { current } = told;
    return () => {
      if (!current.isOpening) tell();
    };
  }, [tell]);
  return null;
}

/** Where the view itself has no count, whether anything is unseen at all. */
function countUnseen({ ready, count }: StoreState, filter: Filter): number {
  return (ready && count({ ...(isCountable(filter) ? filter : {}), unseen: true })) || 0;
}

interface Told {
  upTo: number;
  /** The cursor that the list on screen belongs to. */
  drawn: number;
  /** Nothing was shown yet. */
  isOpening: boolean;
  /** Ends the wait for what arrived last. */
  cancel: (() => void) | null;
}

interface SeenProps {
  readonly view: View;
  /** The `sort` of the newest row on screen, when newer ones wait: as soon as the list knows, and once the panel is drawn with it. */
  readonly shownRef: RefObject<number | undefined>;
  readonly shownUpTo: number | undefined;
}
