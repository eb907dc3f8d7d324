'use client';
import { useCallback, useEffect, useState } from 'react';
import { useCasebell } from '../react/context.js';

/** Milliseconds a finger rests for a long press. */
const LONG = 500;

/** Whether the menu of the bell is open: by the right button, the menu key, or a finger that rests on it. The rest is the browser's. */
export function useBellMenu(bell: HTMLElement | null, isOffered: boolean): readonly [isOpen: boolean, close: () => void] {
  const { environment } = useCasebell();
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (bell === null || !isOffered) return;
    const stop = new AbortController();
    let cancelPress = (): void => {};
    let isPressed = false;
    const on = <Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void) =>
      bell.addEventListener(type, listener, { capture: true, signal: stop.signal });

    on('contextmenu', (event) => {
      event.preventDefault();
      cancelPress();
      setOpen(true);
    });
    // Not every browser makes a context menu of it.
    on('pointerdown', ({ pointerType }) => {
      isPressed = false;
      if (pointerType !== 'touch') return;
      cancelPress = environment.setTimer(() => {
        isPressed = true;
        setOpen(true);
      }, LONG);
    });
    for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) on(type, () => cancelPress());
    on('click', (event) => {
      if (!isPressed) return;
      isPressed = false;
      // The finger that is lifted opens nothing.
      event.stopPropagation();
      event.preventDefault();
    });
    return () => {
      cancelPress();
      stop.abort();
    };
  }, [bell, isOffered, environment]);

  return [isOpen, useCallback(() => setOpen(false), [])];
}
