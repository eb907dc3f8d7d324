'use client';
import type { ReactElement } from 'react';
import { useCasebell } from '../react/context.js';
import { Glyph } from './Glyph.js';
import { Icon, type IconName } from './icons.js';

/** Shapes that only menus draw: here, so that the panel loads without them. */
const SHAPES = {
  gotIt: 'M16.75 10a6.75 6.75 0 1 1-13.5 0 6.75 6.75 0 0 1 13.5 0ZM7 10.25l2 2 4-4.25',
  save: 'M6.25 3.5h7.5c.55 0 1 .45 1 1V16.5L10 13.25 5.25 16.5v-12c0-.55.45-1 1-1Z',
  unsave: 'M6.25 3.5h7.5c.55 0 1 .45 1 1V16.5L10 13.25 5.25 16.5v-12c0-.55.45-1 1-1ZM8 8h4',
  mute: 'M7 4.35A4.75 4.75 0 0 1 14.75 7.5c0 1.9.33 3.25.7 4.15M13.25 13.25H3.5s1.75-1.35 1.75-5.75c0-.45.06-.88.18-1.29M8.3 16.25a2 2 0 0 0 3.4 0M3.5 3.5l13 13',
  less: 'M3.75 5.75h12.5M6 10h8M8.25 14.25h3.5',
  link: 'M8.5 11.5a3 3 0 0 0 4.25 0l2.75-2.75A3 3 0 0 0 11.25 4.5l-1 1M11.5 8.5a3 3 0 0 0-4.25 0L4.5 11.25a3 3 0 0 0 4.25 4.25l1-1',
  external: 'M8.25 4.5H5c-.55 0-1 .45-1 1V15c0 .55.45 1 1 1h9.5c.55 0 1-.45 1-1v-3.25M11.5 3.75h4.75V8.5M16 4l-6.75 6.75',
  select:
    'M5 3.75h10c.7 0 1.25.55 1.25 1.25v10c0 .7-.55 1.25-1.25 1.25H5c-.7 0-1.25-.55-1.25-1.25V5c0-.7.55-1.25 1.25-1.25Zm1.75 6.5 2.25 2.25 4.25-4.75',
} as const;

/** An icon of a menu: of the family, or one that only menus have. Both can be replaced through the `icons` slot. */
export type TriageIconName = IconName | keyof typeof SHAPES;

export function TriageIcon({ name }: { readonly name: TriageIconName }): ReactElement {
  const Own = useCasebell().icons?.[name];
  if (Own !== undefined) return <Own />;
  return name in SHAPES ? (
    <Glyph path={SHAPES[name as keyof typeof SHAPES]} flip={name === 'external'} />
  ) : (
    <Icon name={name as IconName} />
  );
}
