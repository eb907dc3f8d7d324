import { plurals } from './plurals.js';
import type { TriageStrings } from './triageStrings.js';

const number = plurals('en');

/** English of what loads with the menu of a row, snooze, selection and keys. */
export const enTriage: TriageStrings = {
  menuOf: (title) => `Actions, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Select',
  copyLink: 'Copy link',
  openInNewTab: 'Open in new tab',
  muteRecord: (title) => `Mute ${title ?? 'this record'}`,
  muteKind: (kind) => `Less like this: ${kind}`,
  endMute: (what) => `Unmute ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'this record',
  back: 'Back',
  rowsDone: (deed, count, kept) => {
    const said = number(count, DONE[deed]);
    return kept > 0 ? `${said}. ${number(kept, { one: '# left as it was', other: '# left as they were' })}` : said;
  },
  snoozedUntil: (time) => `Snoozed until ${time}`,
  nowMuted: (what) => `Muted: ${what}`,
  nowHeard: (what) => `No longer muted: ${what}`,
  linkCopied: 'Link copied',
  linkNotCopied: 'The link could not be copied.',
  waitsForYou: 'Kept: waiting for your answer',
  nothingToUndo: 'Nothing to undo',
  snoozeTitle: 'Snooze until',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Date and time',
  snoozeThen: 'Snooze',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Selected notifications',
  selectedRows: (count) => number(count, { other: '# selected' }),
  selectAll: 'Select all',
  clearSelection: 'Clear selection',
  keysTitle: 'Keyboard shortcuts',
  keysHint: 'They work while the focus is in the notifications.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Archive',
  restore: 'Move to inbox',
  read: 'Mark as read',
  unread: 'Mark as unread',
  save: 'Save for later',
  unsave: 'Remove from saved',
  snooze: 'Snooze…',
  unsnooze: 'Back to inbox now',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], { readonly one?: string; readonly other: string }> = {
  archive: { one: 'Archived', other: '# archived' },
  restore: { one: 'Moved to the inbox', other: '# moved to the inbox' },
  read: { one: 'Marked as read', other: '# marked as read' },
  unread: { one: 'Marked as unread', other: '# marked as unread' },
  save: { one: 'Saved for later', other: '# saved for later' },
  unsave: { one: 'No longer saved', other: '# no longer saved' },
  snooze: { one: 'Snoozed', other: '# snoozed' },
  unsnooze: { one: 'Back in the inbox', other: '# back in the inbox' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'For an hour',
  tomorrow: 'Until tomorrow',
  week: 'For a week',
  forGood: 'For good',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'An hour before it begins',
  laterToday: 'Later today',
  thisEvening: 'This evening',
  tomorrow: 'Tomorrow morning',
  nextWeek: 'Next week',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Pick a date and a time.',
  past: 'That has passed. Pick a later time.',
  far: 'At most a year ahead.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Next notification',
  previous: 'Previous notification',
  open: 'Open',
  expand: 'Show all of it',
  archive: 'Archive',
  gotIt: 'Got it',
  read: 'Mark as read or unread',
  snooze: 'Snooze',
  select: 'Select',
  selectRange: 'Select a range',
  selectAll: 'Select all',
  clearSelection: 'Clear selection',
  undo: 'Undo',
  search: 'Search',
  help: 'Show this list',
};
