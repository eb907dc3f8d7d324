import { changeRow, COMMAND_RULES, type BulkCommand, type NumberedCommand } from '../model/commands.js';
import type { Filterable } from '../model/filter.js';
import type { Notification, Person } from '../model/notification.js';
import type { Operation } from '../model/protocol.js';

/** Sorts that pending commands give are above every real one, in the order of the commands. */
const PROVISIONAL = 2 ** 52;

/** A row with the pending commands on top. */
export function overlaid(
  known: Notification,
  pending: readonly NumberedCommand[],
  epoch: string | null,
  by: Person,
): Notification {
  let row = known;
  for (const command of pending) {
    // An undo shows when it is answered: what it gives back is the server's to say.
    if (command.type === 'undo' || command.type === 'setPreference') continue;
    if (COMMAND_RULES[command.type].epochBound === true && command.epoch !== epoch) continue;
    if ('ids' in command && !command.ids.includes(row.id)) continue;
    if (command.type === 'answer' && !isAnswerable(row, command.version)) continue;
    row = changeRow(row, command, { seq: PROVISIONAL + command.mid, by, now: command.mid });
  }
  return row;
}

function isAnswerable(row: Notification, version: number): boolean {
  return row.version === version && row.needs === 'answer' && row.answer === null && row.place !== 'archived';
}

/** Whether a bulk command or operation changes the row. */
export function isReached(row: Filterable, command: BulkCommand | Operation): boolean {
  return changeRow(row, command, { seq: 0 }) !== row;
}

/** Of two rows made from one: commands change nothing but the state. */
export function isAlike(a: Notification, b: Notification): boolean {
  return (
    a.read === b.read &&
    a.seen === b.seen &&
    a.place === b.place &&
    a.archiveReason === b.archiveReason &&
    a.saved === b.saved &&
    a.snoozedUntil === b.snoozedUntil &&
    a.answer === b.answer &&
    a.acknowledged === b.acknowledged &&
    a.handledBy?.id === b.handledBy?.id &&
    a.sort === b.sort
  );
}
