import { PREFERENCE_PATHS as PATHS, type Channel, type JsonValue } from 'casebell/model';
import { createFakeClock } from 'casebell/testing';
import {
  createMemoryBackend,
  type ChannelDelivery,
  type JournalEntry,
  type MemoryBackendOptions,
} from 'casebell/transports/memory';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A backend with channels that record what they are handed, and Ola in Oslo; it is Monday, 2026-06-01, 12:00 where he is. */
export function deliveryScene(options: MemoryBackendOptions = {}, start = '2026-06-01T10:00:00Z') {
  const clock = createFakeClock(Date.parse(start));
  const handed: ChannelDelivery[] = [];
  const journal: JournalEntry[] = [];
  const record = (delivery: ChannelDelivery) => void handed.push(delivery);
  const backend = createMemoryBackend({
    now: clock.now,
    setTimer: clock.setTimer,
    recipients: [
      { id: 'ola', name: 'Ola', timeZone: 'Europe/Oslo', teams: ['intake'] },
      { id: 'kai', name: 'Kai', timeZone: 'Pacific/Honolulu', teams: ['intake'] },
    ],
    channels: { email: record, push: record, digest: record, mobile: record },
    journal: (entry) => journal.push(entry),
    ...options,
  });
  let mid = 0;
  const set = (cells: { readonly [path: string]: JsonValue }, person = 'ola') => {
    const { epoch } = backend.snapshot(person);
    const commands = Object.entries(cells).map(([path, value]) => ({
      type: 'setPreference' as const,
      path,
      value,
      mid: ++mid,
      epoch,
    }));
    return backend.sync(person, {
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: mid,
      clientId: person,
      views: [],
      commands,
    });
  };
  const read = (title: string, person = 'ola') => {
    const { epoch, rows } = backend.snapshot(person);
    const ids = rows.filter((row) => row.title === title).map(({ id }) => id);
    backend.sync(person, {
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: mid,
      clientId: person,
      views: [],
      commands: [{ type: 'read', ids, mid: ++mid, epoch }],
    });
  };
  return {
    backend,
    clock,
    journal,
    set,
    read,
    /** Sends a reply, unless it says otherwise. */
    send: (title: string, more: Partial<Parameters<typeof backend.notify>[0]> = {}) =>
      backend.notify({ to: 'ola', kind: 'reply', title, idempotencyKey: title, ...more }),
    on: (channel: Channel, kind = 'reply', value: JsonValue = true) => ({ [PATHS.cell(kind, channel)]: value }),
    until: async (time: string) => clock.advance(Date.parse(time) - clock.now()),
    /** What the channels were handed since the last look: `email single: title, title`. */
    take: () =>
      handed.splice(0).map(({ channel, type, recipient, notifications }) => {
        const titles = notifications.map(({ title, read: isRead }) => (isRead ? `(${title})` : title)).join(', ');
        return `${channel} ${type} to ${recipient.id}: ${titles}`;
      }),
    handed,
    titles: (person = 'ola') => backend.rows(person).map(({ title }) => title),
  };
}
