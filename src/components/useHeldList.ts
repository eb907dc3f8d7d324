'use client';
import { useEffect, useMemo, useRef, useState, type FocusEvent, type PointerEvent } from 'react';
import type { Notifications } from '../react/useNotifications.js';
import { usePanel } from './panelContext.js';
import { useListedRow } from './useDeeds.js';

type Ids = Notifications['ids'];

interface HeldList {
  /** The ids to show: without what arrived above while the list holds still. */
  readonly ids: Ids;
  /** How many arrived above. */
  readonly newer: number;
  readonly release: () => void;
  /** For the element that scrolls. */
  readonly listeners: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
  readonly onScroll: (offset: number) => void;
}

type Reason = 'pointer' | 'focus' | 'scroll';

/** Keeps rows from moving under the pointer, the focus or a scrolled view: what arrives meanwhile waits behind a "3 new" button. */
export function useHeldList(ids: Ids): HeldList {
  const rowOf = useListedRow();
  const [reasons, setReasons] = useState<readonly Reason[]>([]);
  /** The newest row that was shown when the list began to hold still. */
  const [top, setTop] = useState<number>();

  const hold = (reason: Reason, on: boolean) => {
    if (reasons.includes(reason) === on) return;
    const next = on ? [...reasons, reason] : reasons.filter((other) => other !== reason);
    setReasons(next);
    if (next.length === 0) setTop(undefined);
    else if (reasons.length === 0) setTop(noteNewest());
  };
  /** The newest of all that was shown so far: what left and is brought back is not new. */
  const highest = useRef(0);
  const noteNewest = () => (highest.current = Math.max(highest.current, rowOf(ids.at(0) ?? '')?.sort ?? 0));

  const { newer, shown } = useMemo(() => {
    let above = 0;
    if (top !== undefined) {
      for (const id of ids) {
        if ((rowOf(id)?.sort ?? 0) <= top) break;
        above += 1;
      }
    }
    // Nothing left below: holding still would show an empty list that is not empty.
    if (above === ids.length) above = 0;
    return { newer: above, shown: above === 0 ? ids : from(ids, above) };
  }, [ids, top, rowOf]);

  useEffect(() => {
    if (newer === 0) noteNewest();
  });

  const { holdAt } = usePanel();
  useEffect(() => {
    holdAt(newer > 0 ? top : undefined);
    return () => holdAt(undefined);
  }, [holdAt, newer, top]);

  return {
    ids: shown,
    newer,
    release: () => setTop(noteNewest()),
    listeners: {
      onPointerEnter: (event) => hold('pointer', event.pointerType === 'mouse'),
      onPointerLeave: () => hold('pointer', false),
      onFocus: () => hold('focus', true),
      onBlur: (event) => event.currentTarget.contains(event.relatedTarget) || hold('focus', false),
    },
    onScroll: (offset) => hold('scroll', offset > 8),
  };
}

/** The list without its first rows, and without a copy of the others. */
function from(ids: Ids, first: number): Ids {
  return {
    length: ids.length - first,
    at: (index) => ids.at(index + first),
    indexOf: (id) => Math.max(-1, ids.indexOf(id) - first),
    *[Symbol.iterator]() {
      let index = 0;
      for (const id of ids) if (index++ >= first) yield id;
    },
  };
}
