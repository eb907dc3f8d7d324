'use client';
import { useEffect, useMemo, useState } from 'react';
import { useCasebell } from '../react/context.js';
import type { Notifications } from '../react/useNotifications.js';

interface Motion {
  /** A row came or left a moment ago: the others may glide to their places. */
  readonly moving: boolean;
  /** The row came a moment ago. */
  readonly isNew: (id: string) => boolean;
}

/** A little longer than the transitions of the style sheet. */
const SETTLE = 200;

/**
 * When rows may move. Only for a moment after the list changed: while scrolling rows move too, whenever one turns out higher or lower
 * than thought, and that must not be seen. Neither the first rows nor older ones that are added at the end move anything.
 */
export function useMotion(ids: Notifications['ids']): Motion {
  const { environment } = useCasebell();
  const [settled, setSettled] = useState(ids);
  const moving = useMemo(() => settled !== ids && isChanged(settled, ids), [settled, ids]);
  useEffect(
    () => (settled === ids ? undefined : environment.setTimer(() => setSettled(ids), SETTLE)),
    [settled, ids, environment],
  );
  // Asked of the few rows that are on screen.
  return useMemo(() => ({ moving, isNew: (id) => moving && settled.indexOf(id) < 0 }), [moving, settled]);
}

function isChanged(former: Notifications['ids'], ids: Notifications['ids']): boolean {
  let index = 0;
  for (const id of former) if (ids.at(index++) !== id) return true;
  return false;
}
