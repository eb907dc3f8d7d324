'use client';
import type { ReactElement } from 'react';

/** The bell's own shapes: here and not in `icons.tsx`, so that the bell loads without the rest of the family. */
export const BELL =
  'M10 2.75A4.75 4.75 0 0 0 5.25 7.5c0 4.4-1.75 5.75-1.75 5.75h13s-1.75-1.35-1.75-5.75A4.75 4.75 0 0 0 10 2.75ZM8.3 16.25a2 2 0 0 0 3.4 0';

/** Draws path data as an icon of the family: 20 px grid, 1.5 px stroke, round caps, the colour of the text around. */
export function Glyph({
  path,
  filled,
  flip,
}: {
  readonly path: string;
  readonly filled?: boolean;
  readonly flip?: boolean;
}): ReactElement {
  return (
    <svg
      className="cb-icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      data-flip={flip || undefined}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
