'use client';
import type { ReactElement } from 'react';
import type { KindIcon } from '../model/kinds.js';
import { useCasebell } from '../react/context.js';
import { BELL, Glyph } from './Glyph.js';

const CALENDAR =
  'M5 4.25h10c.7 0 1.25.55 1.25 1.25V15c0 .7-.55 1.25-1.25 1.25H5c-.7 0-1.25-.55-1.25-1.25V5.5c0-.7.55-1.25 1.25-1.25ZM3.75 8h12.5M7 2.5v3.25M13 2.5v3.25';
const CIRCLE = 'M16.75 10a6.75 6.75 0 1 1-13.5 0 6.75 6.75 0 0 1 13.5 0Z';
const PERSON = 'M11 6.25a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM2.25 16.25c0-2.9 2.5-4.75 5.75-4.75 1.5 0 2.85.4 3.85 1.1';

const SHAPES = {
  bell: BELL,
  bellFilled: BELL,
  mute: `${BELL}M3.5 3.5l13 13`,
  close: 'm5.5 5.5 9 9m0-9-9 9',
  archive: 'M3.25 4h13.5v3.25H3.25zM4.5 7.5v7.25c0 .7.55 1.25 1.25 1.25h8.5c.7 0 1.25-.55 1.25-1.25V7.5M8.25 10.5h3.5',
  unread:
    'M11.25 4.25H4.5c-.7 0-1.25.55-1.25 1.25v8.75c0 .7.55 1.25 1.25 1.25h11c.7 0 1.25-.55 1.25-1.25V8.75M3.5 6.25l5.5 4.1c.6.45 1.4.45 2 0l1.25-.95M17.25 4.5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0Z',
  check: 'm4.25 10.5 3.75 3.75 7.75-8.5',
  checkAll: 'm1.75 10.75 3.5 3.5 6.5-7.5M9 13l1.25 1.25 7-8',
  cog: 'M8.6 3h2.8l.45 2.05 1.35.8 2-.65 1.4 2.4-1.55 1.4v1.6l1.55 1.4-1.4 2.4-2-.65-1.35.8-.45 2.05H8.6l-.45-2.05-1.35-.8-2 .65-1.4-2.4 1.55-1.4V9L3.4 7.6l1.4-2.4 2 .65 1.35-.8ZM12.25 9.8a2.25 2.25 0 1 1-4.5 0 2.25 2.25 0 0 1 4.5 0Z',
  undo: 'M7 4 3.5 7.5 7 11M3.75 7.5h8a4.25 4.25 0 0 1 0 8.5H8',
  offline: 'M5.9 6.75a4 4 0 0 0 .6 7.75h7.75M8.5 4.75A4.5 4.5 0 0 1 14 8.5a3 3 0 0 1 2.6 4.6M3.5 3.5l13 13',
  lock: 'M5.5 9h9c.55 0 1 .45 1 1v5.25c0 .55-.45 1-1 1h-9c-.55 0-1-.45-1-1V10c0-.55.45-1 1-1ZM7 8.75V6.5a3 3 0 0 1 6 0v2.25',
  search: 'M13.75 8.75a5 5 0 1 1-10 0 5 5 0 0 1 10 0ZM12.4 12.4l4.1 4.1',
  chevron: 'm7.5 5 5 5-5 5',
  clock: `${CIRCLE}M10 6.25V10l2.5 1.75`,
  repeat: 'M4 9V8a2.5 2.5 0 0 1 2.5-2.5H15M12.5 3 15 5.5 12.5 8M16 11v1a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17 5 14.5 7.5 12',
  bookmark: 'M6 3.5h8c.4 0 .75.35.75.75V16.5L10 13.25 5.25 16.5V4.25c0-.4.35-.75.75-.75Z',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  up: 'M10 15.5v-11M5.5 9 10 4.5 14.5 9',
  assignment: `${PERSON}M12 14.5l1.75 1.75 3.75-4`,
  mention: 'M13.25 10a3.25 3.25 0 1 1-6.5 0 3.25 3.25 0 0 1 6.5 0Zm0-3v4.25a1.9 1.9 0 0 0 3.75.1V10a7 7 0 1 0-2.9 5.7',
  reply: 'M8 4.75 3.5 9.25l4.5 4.5M3.75 9.25h6.5a6 6 0 0 1 6 6',
  message:
    'M4.5 3.75h11c.7 0 1.25.55 1.25 1.25v7.5c0 .7-.55 1.25-1.25 1.25H9.5L5.75 16.5v-2.75H4.5c-.7 0-1.25-.55-1.25-1.25V5c0-.7.55-1.25 1.25-1.25Z',
  mail: 'M4.5 4.5h11c.7 0 1.25.55 1.25 1.25v8.5c0 .7-.55 1.25-1.25 1.25h-11c-.7 0-1.25-.55-1.25-1.25v-8.5c0-.7.55-1.25 1.25-1.25ZM3.5 6.25l5.5 4.1c.6.45 1.4.45 2 0l5.5-4.1',
  case: 'M4 6.5h12c.4 0 .75.35.75.75v7.5c0 .4-.35.75-.75.75H4a.75.75 0 0 1-.75-.75v-7.5c0-.4.35-.75.75-.75ZM7 6.25V5c0-.7.55-1.25 1.25-1.25h3.5C12.45 3.75 13 4.3 13 5v1.25M3.5 10.75h13',
  status: `${CIRCLE}M6.75 10h6M10.5 7.5 13 10l-2.5 2.5`,
  deadline:
    'M5.75 3h8.5M5.75 17h8.5M6.75 3.25v2.5c0 2 3.25 2.75 3.25 4.25s-3.25 2.25-3.25 4.25v2.5M13.25 3.25v2.5c0 2-3.25 2.75-3.25 4.25s3.25 2.25 3.25 4.25v2.5',
  escalation: 'M3 14.25 8 9.25l2.75 2.75L17 5.75M12.75 5.75H17V10',
  activated: 'M11 2.75 4.5 11.25h4.75L9 17.25l6.5-8.5h-4.75z',
  takeover: 'M3.75 7h11M12 4.25 14.75 7 12 9.75M16.25 13h-11M8 10.25 5.25 13 8 15.75',
  star: 'm10 3 2.15 4.4 4.85.7-3.5 3.4.8 4.85L10 14.05l-4.3 2.3.8-4.85L3 8.1l4.85-.7Z',
  lead: `${PERSON}M15 7v5M12.5 9.5h5`,
  workflow: 'M3.75 3.5h4v4h-4zM12.25 12.5h4v4h-4zM5.75 7.75v4.5c0 1.25 1 2.25 2.25 2.25h4',
  meeting: CALENDAR,
  meetingChanged: `${CALENDAR}M7.25 12.1h5.25m-2-2 2 2-2 2`,
  meetingCancelled: `${CALENDAR}m8.25 10.4 3.5 3.5m0-3.5-3.5 3.5`,
  meetingDeclined: `${PERSON}M13.25 8.5l3.75 3.75m0-3.75-3.75 3.75`,
  reminder: 'M15.75 11a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0ZM10 8v3l2 1.25M2.75 5.5l2.5-2.5M17.25 5.5l-2.5-2.5',
  invoice: 'M5 2.75h10v14.5l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.25zM7.75 6.75h4.5M7.75 10.25h4.5',
  waiting: `${CIRCLE}M10 6.25V10l2.5 1.75`,
  team: 'M9.75 6.75a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0ZM2 16c0-2.75 2.2-4.5 5-4.5s5 1.75 5 4.5M12.75 4.1a2.75 2.75 0 0 1 0 5.3M14.5 11.75c2.1.5 3.5 2.1 3.5 4.25',
  rule: 'M3.25 6.5h5M12.75 6.5h4M3.25 13.5h3M10.75 13.5h6M12.5 6.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM10.5 13.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  module: 'M3.75 3.75h5v5h-5zM3.75 11.25h5v5h-5zM11.25 11.25h5v5h-5zM13.75 3.5v5.5M11 6.25h5.5',
  system: `${CIRCLE}M10 9.25v4M10 6.75v.01`,
  critical: 'M10 3.25 17.25 16H2.75ZM10 8v3.75M10 13.75v.01',
} as const satisfies { readonly [name: string]: string } & { readonly [kind in KindIcon]: string };

/** Icons that point somewhere, so that they turn round in right-to-left languages. */
const DIRECTED: ReadonlySet<string> = new Set<IconName>(['chevron', 'undo', 'reply', 'status', 'escalation', 'meetingChanged']);

/** A name of the family; each can be replaced through the `icons` slot. */
export type IconName = keyof typeof SHAPES;

/** Draws an icon of the family, or the host's in its place. Always decoration: what it means stands beside it or in the name. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  const Own = useCasebell().icons?.[name];
  return Own === undefined ? <Glyph path={SHAPES[name]} filled={name === 'bellFilled'} flip={DIRECTED.has(name)} /> : <Own />;
}
