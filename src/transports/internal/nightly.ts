import { CasebellError } from '../../model/errors.js';
import { localDayAt, type LocalDay } from '../../model/localDay.js';
import type { Environment } from '../../store/environment.js';
import { inboxOf, type Backend } from './database.js';
import { changeAll, type Inbox } from './inbox.js';
import type { MemoryRecipient } from './memoryTypes.js';

/** Timers of browsers overflow above 24.8 days, and a clock may be set: none is set for longer than this. */
const LONGEST = 3_600_000;

/** Takes kinds out of every inbox at the person's local midnight. */
export interface Nightly {
  /** Clears whose night has begun, and sets the clock for the next. */
  readonly run: () => void;
  /** Clears one inbox now. */
  readonly clear: (recipientId: string, kinds: readonly string[]) => void;
}

export function createNightly(
  { database, now, write }: Backend,
  { kinds, setTimer }: { readonly kinds: readonly string[]; readonly setTimer: Environment['setTimer'] },
): Nightly {
  const days = new Map<string, LocalDay>();
  let cancel = (): void => {};

  function today(recipientId: string): LocalDay {
    const zone = database.recipients.get(recipientId)?.timeZone ?? 'UTC';
    const known = days.get(zone);
    if (known && known.start <= now() && now() < known.end) return known;
    const day = localDayAt(zone, now());
    days.set(zone, day);
    return day;
  }

  function take(inbox: Inbox, taken: readonly string[], before: number): void {
    const filter = { place: 'inbox', kinds: taken } as const;
    // Up to a place in the list, not to a time: clients apply the operation to their rows, and know places only.
    let upTo = inbox.head;
    for (const { row } of inbox.entries.values()) {
      if (taken.includes(row.kind) && row.place === 'inbox' && Date.parse(row.newAt) >= before)
        upTo = Math.min(upTo, row.sort - 1);
    }
    write(inbox, 'nightly', (cause) => changeAll(inbox, { type: 'archiveAll', upTo, filter }, cause, 'nightly'));
  }

  function run(): void {
    if (kinds.length === 0) return;
    cancel();
    let next = Infinity;
    for (const inbox of database.inboxes.values()) {
      const { date, start, end } = today(inbox.recipientId);
      if (inbox.clearedOn !== null && inbox.clearedOn < date) take(inbox, kinds, start);
      // Never back: who flies west lives a day twice.
      if (inbox.clearedOn === null || inbox.clearedOn < date) inbox.clearedOn = date;
      next = Math.min(next, end);
    }
    cancel = next === Infinity ? () => {} : setTimer(run, Math.min(next - now(), LONGEST));
  }

  return {
    run,
    clear: (recipientId, taken) => take(inboxOf(database, recipientId), taken, Infinity),
  };
}

/** @throws CasebellError `badRequest` for a time zone nobody knows. */
export function checkTimeZone({ id, timeZone }: MemoryRecipient): void {
  if (timeZone === undefined) return;
  try {
    localDayAt(timeZone, 0);
  } catch {
    throw new CasebellError('badRequest', `The time zone "${timeZone}" of "${id}" is not known. Name one like "Europe/Oslo".`);
  }
}
