'use client';
import { useRef, type MouseEvent } from 'react';

/** Milliseconds between the two clicks of a double click, and the pixels a hand moves between them. */
const DOUBLE = 400;
const STILL = 4;

/** For `onClickCapture` of a list: the second click of a double click is not for the row that moved under the pointer after the first. */
export function useOneRowClicks(): (event: MouseEvent<HTMLElement>) => void {
  const last = useRef({ row: '', at: -Infinity, x: 0, y: 0 });
  return (event) => {
    const { target, timeStamp: at, clientX: x, clientY: y } = event;
    const row = (target as Element).closest('[data-id]')?.getAttribute('data-id');
    // At no place: pressed by a key, a script or assistive technology.
    if (row == null || (x === 0 && y === 0)) return;
    const { current: first } = last;
    const isSecond = at - first.at < DOUBLE && Math.abs(x - first.x) <= STILL && Math.abs(y - first.y) <= STILL;
    if (!isSecond || row === first.row) last.current = { row, at, x, y };
    else {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
