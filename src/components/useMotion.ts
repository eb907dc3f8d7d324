'use client';
import { useEffect, useMemo, useState } from 'react';
import { useCasebell } from '../react/context.js';

interface Motion {
  /** A row came or left a moment ago: the others may glide to their places. */
  readonly moving: boolean;
  /** The row came a moment ago. */
  readonly isNew: (id: string) => boolean;
}

/** A little longer than the transitions of the style sheet. */
const SETTLE = 200;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * When rows may move. Only for a moment after the list changed: while scrolling rows move too, whenever one turns out higher or lower
 * than thought, and that must not be seen. Neither the first rows nor older ones that are added at the end move anything.
 */
export function useMotion(ids: readonly string[]): Motion {
  const { environment } = useCasebell();
  const [settled, setSettled] = useState(ids);
  const moving = useMemo(() => settled.some((id, index) => ids[index] !== id), [settled, ids]);
  const before = useMemo(() => (moving ? new Set(settled) : NOTHING), [moving, settled]);
  useEffect(
    () => (settled === ids ? undefined : environment.setTimer(() => setSettled(ids), SETTLE)),
    [settled, ids, environment],
  );
  return useMemo(() => ({ moving, isNew: (id) => moving && !before.has(id) }), [moving, before]);
}
