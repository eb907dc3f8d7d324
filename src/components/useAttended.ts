'use client';
import { useEffect, useState, type FocusEvent, type PointerEvent, type RefObject } from 'react';
import { useCasebell } from '../react/context.js';

interface Listeners {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/** Whether somebody is about to use a region, by pointer, finger or keyboard, or cannot: the page is hidden. */
export function useAttended(region: RefObject<HTMLElement | null>): readonly [isAttended: boolean, listeners: Listeners] {
  const { environment } = useCasebell();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [hidden, setHidden] = useState(() => !environment.isVisible());

  useEffect(() => environment.onWake(() => setHidden(!environment.isVisible())), [environment]);
  useEffect(() => {
    if (!pointed) return;
    // A finger that is lifted has not left: it does when it touches something else.
    const press = (event: Event) => {
      if (region.current === null || !event.composedPath().includes(region.current)) setPointed(false);
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  }, [pointed, region]);

  const listeners: Listeners = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: ({ pointerType }) => pointerType !== 'touch' && setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: ({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget)),
  };
  return [pointed || focused || hidden, listeners];
}
