'use client';
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { useCasebell } from '../react/context.js';
import type { Notifications } from '../react/useNotifications.js';

type Ids = Notifications['ids'];

/** A little longer than the transitions of the style sheet. */
const SETTLE = 200;

/**
 * When rows may move: only for a moment after the list changed, while the feed has `data-moving`. While scrolling rows move too, whenever
 * one turns out higher or lower than thought, and that must not be seen. Neither the first rows nor older ones that are added at the end
 * move anything. Written to the document and not drawn: it comes and goes with every arrival. Answers whether a row came a moment ago.
 */
export function useMotion(ids: Ids, feed: RefObject<HTMLElement | null>): (id: string) => boolean {
  const { environment } = useCasebell();
  const [motion] = useState(() => ({ settled: ids }));
  useLayoutEffect(() => {
    if (motion.settled === ids) return;
    const element = feed.current;
    element?.toggleAttribute('data-moving', isChanged(motion.settled, ids));
    return environment.setTimer(() => {
      motion.settled = ids;
      element?.removeAttribute('data-moving');
    }, SETTLE);
  }, [motion, ids, feed, environment]);
  // Asked of the few rows that are on screen.
  return useCallback(
    (id) => motion.settled !== ids && motion.settled.indexOf(id) < 0 && isChanged(motion.settled, ids),
    [motion, ids],
  );
}

function isChanged(former: Ids, ids: Ids): boolean {
  let index = 0;
  for (const id of former) if (ids.at(index++) !== id) return true;
  return false;
}
