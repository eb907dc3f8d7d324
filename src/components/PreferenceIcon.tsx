'use client';
import type { ReactElement } from 'react';
import { useCasebell } from '../react/context.js';
import { Glyph } from './Glyph.js';

// Of the same family as `icons.tsx`, apart from it because they load with the preferences only.

const SHAPES = {
  plus: 'M10 4.5v11M4.5 10h11',
  pencil: 'M4 16l.75-3.25L13 4.5a1.4 1.4 0 0 1 2 0l.5.5a1.4 1.4 0 0 1 0 2L7.25 15.25ZM11.5 6l2.5 2.5',
  copy: 'M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3',
  trash:
    'M4 5.75h12M8 5.5V3.75h4V5.5M5.25 6l.6 9.1c.05.65.55 1.15 1.2 1.15h5.9c.65 0 1.15-.5 1.2-1.15l.6-9.1M8.5 9v4.25M11.5 9v4.25',
  play: 'M6.5 4.25v11.5L15.5 10Z',
  back: 'M16 10H4.5M9 5 4 10l5 5',
} as const;

export type PreferenceIconName = keyof typeof SHAPES;

/** Draws an icon of the preferences, or the host's in its place. */
export function PreferenceIcon({ name }: { readonly name: PreferenceIconName }): ReactElement {
  const Own = useCasebell().icons?.[name];
  return Own === undefined ? <Glyph path={SHAPES[name]} flip={name === 'back'} /> : <Own />;
}
