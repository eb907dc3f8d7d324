import { INBOX } from './inboxView.js';
import type { View } from '../store/types.js';

/** The views that have a name: `useNotifications('unread')`, `views={['inbox', 'mentions']}`. */
export const VIEWS = {
  inbox: INBOX,
  unread: { id: 'unread', filter: { place: 'inbox', unread: true } },
  mentions: { id: 'mentions', filter: { place: 'inbox', kinds: ['mention'] } },
  waiting: { id: 'waiting', filter: { waiting: true } },
  saved: { id: 'saved', filter: { saved: true } },
  snoozed: { id: 'snoozed', filter: { place: 'snoozed' } },
  archived: { id: 'archived', filter: { place: 'archived' } },
} as const satisfies { readonly [name: string]: View };

/** The name of a view that the library knows. */
export type KnownView = keyof typeof VIEWS;
