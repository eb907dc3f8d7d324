/** What a card needs once it has buttons to press. Loads as soon as such a card is on display. */
export { ActionButton } from './ActionButton.js';
export { DeedNote } from './DeedNote.js';
export { deedsOf, isSettled, withKept } from './deeds.js';
export { SettledCard } from './SettledCard.js';
