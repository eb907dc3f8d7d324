import { enBell } from './enBell.js';
import { plurals } from './plurals.js';
import type { BellStrings, PanelStrings } from './strings.js';

const number = plurals('en');
const digits = (count: number): string => number(count, { other: '#' });

/** English, as far as bell and panel speak at first. */
export const enPanel: BellStrings & PanelStrings = {
  ...enBell,
  locale: 'en',
  title: 'Notifications',
  inbox: 'Inbox',
  archived: 'Archived',
  readAll: 'Mark all as read',
  search: 'Search',
  close: 'Close',
  mute: 'Mute notifications',
  preferences: 'Notification settings',
  unread: 'Unread',
  archiveAll: 'Archive all',
  clearAll: 'Clear all',
  archiveRead: 'Archive read',
  gotIt: 'Got it',
  takeIt: 'Take it',
  accept: 'Accept',
  decline: 'Decline',
  undo: 'Undo',
  retry: 'Try again',
  showOlder: 'Show older',
  loading: 'Loading notifications',
  today: 'Today',
  yesterday: 'Yesterday',
  archive: (title) => `Archive, ${title}`,
  restore: (title) => `Move to inbox, ${title}`,
  snooze: 'Snooze',
  more: 'More actions',
  select: 'Select',
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { other: '# new' }),
  waiting: (count) => number(count, { other: 'Waiting #' }),
  views: { mentions: 'Mentions', waiting: 'Waiting for you', saved: 'Saved', snoozed: 'Snoozed' },
  retention: ({ days, until }) => {
    const kept = number(days, { one: '# day', other: '# days' });
    const promises = {
      age: `Kept for ${kept}`,
      someNight: `Some leave every night. Kept for ${kept}`,
      night: `Cleared every night. Kept for ${kept}`,
      unsaved: 'Kept until you remove them from Saved',
      answered: 'Kept until you answer',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'You’re all caught up', hint: 'What needs your attention will show here.' },
    archived: { title: 'Nothing archived', hint: 'What you archive stays here until it is deleted.' },
    snoozed: { title: 'Nothing snoozed', hint: 'What you snooze waits here until its time comes.' },
    filtered: { title: 'Nothing here', hint: 'No notification fits this view at the moment.' },
  },
  errorTitle: 'Notifications could not be loaded',
  error: (code) => ERRORS[code] ?? 'Something went wrong on the way.',
  moreFailed: 'Older notifications could not be loaded.',
  signedOut: { title: 'You are signed out', hint: 'Sign in again to see your notifications.' },
  offline: (pending) =>
    pending === 0
      ? 'Offline. This is what was here last.'
      : number(pending, {
          one: 'Offline. # change will be sent when you are back.',
          other: 'Offline. # changes will be sent when you are back.',
        }),
  archivedBecause: {
    archived: 'Archived',
    archivedAll: 'Archived',
    gotIt: 'Got it',
    answered: 'Answered',
    handled: 'Handled',
    superseded: 'Replaced by a newer one',
    withdrawn: 'Withdrawn',
    nightly: 'Cleared overnight',
  },
  handledBy: (name) => `Handled by ${name}`,
  accepted: 'Accepted',
  declined: 'Declined',
  waits: 'Waits for your answer',
  keptForLater: 'Saved',
  others: (name, count) => `${name} ${number(count, { one: 'and # other', other: 'and # others' })}`,
  done: (deed, count, kept, saved = 0) =>
    [
      DEEDS[deed](count),
      kept > 0 && number(kept, { other: '# kept: waiting for your answer' }),
      saved > 0 && number(saved, { other: '# kept: saved for later' }),
    ]
      .filter(Boolean)
      .join('. '),
  undone: 'Undone',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `${by} was first` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) =>
    count === 1
      ? `New notification: ${title}`
      : `${digits(count)} new notifications${mentions > 0 ? `, ${number(mentions, { one: '# mention', other: '# mentions' })}` : ''}`,
};

const ERRORS: { readonly [code: string]: string } = {
  network: 'There is no connection to the server.',
  timeout: 'The server took too long to answer.',
  unavailable: 'The server cannot answer at the moment.',
  rateLimited: 'Too many requests; it will go on by itself shortly.',
  invalidResponse: 'The server’s answer could not be understood.',
  unauthorised: 'You are signed out.',
  forbidden: 'You are not allowed to see these notifications.',
  notFound: 'There is no notification service at this address.',
};

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Archived' : `${digits(count)} archived`),
  restore: (count) => (count === 1 ? 'Moved to the inbox' : `${digits(count)} moved to the inbox`),
  gotIt: (count) => (count === 1 ? 'Got it' : `Got ${digits(count)}`),
  archiveAll: (count) => `${digits(count)} archived`,
  archiveRead: (count) => `${digits(count)} archived`,
  readAll: (count) => `${digits(count)} marked as read`,
  accepted: () => 'Accepted',
  declined: () => 'Declined',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'That was not kept: the server went back to an earlier state. Please do it again.',
  tooLate: 'Too late to undo that.',
  changed: 'It has changed meanwhile. Please look again.',
  gone: 'That notification is no longer there.',
  handled: 'Somebody else was first.',
  invalid: 'That could not be done.',
  unsupported: 'That is not available here.',
};
