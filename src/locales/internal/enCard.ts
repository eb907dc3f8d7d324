import type { CardStrings } from './cardStrings.js';

/** English of what cards say once something was asked of them. */
export const enCard: CardStrings = {
  sentLater: 'Will be sent when you are back online.',
  taken: 'It’s yours',
  actionDone: 'Done',
  actionFailed: 'Failed. Try again',
};
