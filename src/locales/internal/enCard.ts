import type { CardStrings } from './cardStrings.js';

/** English of what cards say of meetings and of what expires, and once something was asked of them. */
export const enCard: CardStrings = {
  yourTime: 'your time',
  recurring: 'Repeats',
  hasEnded: 'Has ended',
  left: (time) => `${time} left`,
  expired: 'Expired',
  formerly: 'Before:',
  now: 'Now:',
  sentLater: 'Will be sent when you are back online.',
  taken: 'It’s yours',
  actionDone: 'Done',
  actionFailed: 'Failed. Try again',
};
