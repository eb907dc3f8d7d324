'use client';
import { useEffect, useRef, type RefObject } from 'react';

/** Pixels before a movement counts, and those from which letting go is meant. */
const BEGIN = 8;
const ENOUGH = 72;

/** A finger or pen pushes the element out towards its inline end. Under the finger by style properties, which a strict policy allows. */
export function useSwipe(target: RefObject<HTMLElement | null>, onSwipe: () => void): void {
  const swiped = useRef(onSwipe);
  useEffect(() => {
    swiped.current = onSwipe;
  });
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const stop = new AbortController();
    const outwards = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    let from: { readonly x: number; readonly y: number } | null = null;
    let way = 0;

    const show = (): void => {
      element.style.translate = way === 0 ? '' : `${way * outwards}px`;
      element.style.opacity = way === 0 ? '' : `${Math.max(0, 1 - way / 240)}`;
    };
    const end = (isMeant: boolean): void => {
      const isOut = isMeant && way > ENOUGH;
      from = null;
      if (isOut) return swiped.current();
      way = 0;
      show();
    };
    const on = <Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void) =>
      element.addEventListener(type, listener, { signal: stop.signal });

    on('pointerdown', ({ pointerType, isPrimary, clientX: x, clientY: y }) => {
      if (pointerType === 'mouse' || !isPrimary) return;
      from = { x, y };
      way = 0;
    });
    on('pointermove', (event) => {
      if (from === null) return;
      const along = (event.clientX - from.x) * outwards;
      if (way === 0 && (along < BEGIN || Math.abs(event.clientY - from.y) > along)) return;
      if (way === 0) element.setPointerCapture(event.pointerId);
      way = Math.max(1, along);
      show();
    });
    on('pointerup', () => end(true));
    on('pointercancel', () => end(false));
    return () => stop.abort();
  }, [target]);
}
