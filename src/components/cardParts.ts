/** What a card of a meeting, and one with buttons to press, needs beside a plain one; what expires, too. Loads as soon as such a card is on display. */
export { ActionButton } from './ActionButton.js';
export { Countdown } from './Countdown.js';
export { DeedNote } from './DeedNote.js';
export { deedsOf, isSettled, withKept } from './deeds.js';
export { formatSlot, MeetingDetails } from './MeetingDetails.js';
export { SettledCard } from './SettledCard.js';
