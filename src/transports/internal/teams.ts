import type { Environment } from '../../store/environment.js';
import type { RejectReason } from '../../model/commands.js';
import type { Person } from '../../model/notification.js';
import { isMember } from './audience.js';
import { entryOf, inboxOf, type Backend, type Item } from './database.js';
import { closeHandled, NOBODY } from './execute.js';
import { createInbox, removeEntry, type Entry } from './inbox.js';
import type { JournalEntry, MemoryRecipient } from './memoryTypes.js';

/** Who is in which team, and who has which team item. */
export interface Teams {
  readonly put: (recipient: MemoryRecipient) => void;
  /** Takes the team item of a row for this person; answers who has it, or why nobody can. */
  readonly claim: (entry: Entry, version: number, recipientId: string) => Person | RejectReason;
  readonly resolve: (key: string, by?: Person) => void;
  /** Carries on with what a backup had still to close. */
  readonly resume: () => void;
}

export interface TeamsOptions {
  readonly setTimer: Environment['setTimer'];
  readonly closingMs: number;
  /** Brings an open item to somebody who joined. */
  readonly deliver: (item: Item, recipientId: string) => void;
  readonly journal: ((entry: JournalEntry) => void) | undefined;
}

export function createTeams(
  { database, newEpoch, write }: Backend,
  { setTimer, closingMs, deliver, journal }: TeamsOptions,
): Teams {
  /** The item first; then everybody's row, in a turn of its own. */
  function take(item: Item, { id, name, avatar }: Person): Person {
    if (item.handledBy) return item.handledBy;
    const handledBy: Person = { id, name, ...(avatar !== undefined && { avatar }) };
    database.items.set(item.key, { ...item, handledBy });
    journal?.({ type: 'claimed', recipientId: id, key: item.key });
    for (const recipientId of database.inboxes.keys()) database.closings.push({ recipientId, key: item.key, handledBy });
    resume();
    return handledBy;
  }

  function resume(): void {
    if (database.closings.length > 0) setTimer(runClosings, closingMs);
  }

  function runClosings(): void {
    for (const { recipientId, key, handledBy } of database.closings.splice(0)) {
      const inbox = database.inboxes.get(recipientId);
      const entry = inbox && entryOf(database, inbox, key);
      if (entry) write(inbox, 'handled', (cause) => closeHandled(inbox, entry, handledBy, cause));
    }
  }

  return {
    resume,
    put: (recipient) => {
      const former = database.recipients.get(recipient.id);
      database.recipients.set(recipient.id, recipient);
      if (!former) database.inboxes.set(recipient.id, createInbox(recipient.id, newEpoch()));
      const inbox = inboxOf(database, recipient.id);
      for (const item of database.items.values()) {
        if (!item.group) continue;
        const was = former !== undefined && isMember(former, item.group);
        const is = isMember(recipient, item.group);
        if (is && !was && !item.handledBy && item.closedAs === null) deliver(item, recipient.id);
        const entry = was && !is && entryOf(database, inbox, item.key);
        if (entry) write(inbox, 'left', (cause) => removeEntry(inbox, entry, cause));
      }
    },
    claim: ({ key, row }, version, recipientId) => {
      const item = database.items.get(key);
      const by = database.recipients.get(recipientId);
      if (!by || !(item ? item.group : row.team)) return 'gone';
      // A seeded row is nobody else's.
      if (!item) return row.handledBy ?? { id: by.id, name: by.name };
      if (!item.handledBy && (item.closedAs === 'withdrawn' || row.version !== version)) return 'changed';
      return take(item, by);
    },
    resolve: (key, by = NOBODY) => {
      const item = database.items.get(key);
      if (item?.group) take(item, by);
    },
  };
}
