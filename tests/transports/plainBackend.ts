import type { ArchiveReason } from 'casebell/model';
import type { ContractInput } from 'casebell/testing';
import type { RestItem, RestTransportOptions } from 'casebell/transports/rest';

type Item = { -readonly [name in keyof RestItem]: RestItem[name] };

/** A CRM's own notifications, as many have them: two lists and a PATCH. It knows nothing of cursors, revisions or undo. */
export function createPlainBackend() {
  const items: (Item & { owner: string; key?: string | undefined })[] = [];
  const people = new Set<string>();
  let clock = Date.now();

  return {
    items,
    addPerson: (id: string) => people.add(id),

    notify: ({ to, idempotencyKey, supersedes, ...content }: ContractInput): void => {
      if (typeof to !== 'string' || !people.has(to)) throw new Error('unknown recipient');
      if (content.title === '' || content.title.length > 200) throw new Error('title missing or too long');
      if (idempotencyKey !== undefined && items.some((item) => item.key === idempotencyKey)) return;
      for (const item of items)
        if (supersedes !== undefined && item.key === supersedes)
          Object.assign(item, { place: 'archived', archiveReason: 'superseded' });
      items.push({
        ...content,
        id: `${items.length + 1}`,
        owner: to,
        key: idempotencyKey,
        place: 'inbox',
        createdAt: new Date(clock++).toISOString(),
      });
    },

    /** GET /notifications?place=&before=&limit= */
    get: (owner: string, place: string, before: { id: string } | null, limit: number) => {
      const time = (item: Item): string => item.newAt ?? item.createdAt;
      const all = items
        .filter((item) => item.owner === owner && item.place === place)
        .sort((a, b) => time(b).localeCompare(time(a)));
      const from = before ? all.findIndex((item) => item.id === before.id) + 1 : 0;
      return { items: structuredClone(all.slice(from, from + limit)), more: all.length > from + limit };
    },

    /** GET /notifications/counts */
    counts: (owner: string, place: string) => {
      const all = items.filter((item) => item.owner === owner && item.place === place);
      return { total: all.length, unread: all.filter((item) => !item.read).length };
    },

    /** PATCH /notifications/:id; false: 409, it says something else by now */
    patch: (owner: string, id: string, changes: Partial<Item>): boolean => {
      const item = items.find((one) => one.id === id && one.owner === owner);
      if (changes.answer && item?.place !== 'inbox') return false;
      if (item) Object.assign(item, changes, changes.newAt !== undefined && { newAt: new Date(clock++).toISOString() });
      return true;
    },
  };
}

export type PlainBackend = ReturnType<typeof createPlainBackend>;

/** What an integrator writes. */
export function plainAdapter(backend: PlainBackend, owner: string): RestTransportOptions {
  const archived = (archiveReason: ArchiveReason): Partial<Item> => ({
    place: 'archived',
    archiveReason,
    snoozedUntil: null,
  });
  const inbox = { place: 'inbox', archiveReason: null, snoozedUntil: null, read: false } as const;
  return {
    places: ['inbox', 'archived', 'snoozed'],
    list: async ({ place, before, limit }) => backend.get(owner, place, before, limit),
    execute: async (command) => {
      const changes: { readonly [type in typeof command.type]?: Partial<Item> } = {
        read: { read: true },
        readAll: { read: true },
        unread: { read: false },
        archive: archived('archived'),
        archiveAll: archived('archivedAll'),
        archiveRead: archived('archivedAll'),
        gotIt: { ...archived('gotIt'), acknowledged: true },
        restore: inbox,
        save: { saved: true },
        unsave: { saved: false },
        unsnooze: { ...inbox, newAt: 'now' },
        ...(command.type === 'snooze' && { snooze: { place: 'snoozed', snoozedUntil: command.until } }),
        ...(command.type === 'answer' && { answer: { ...archived('answered'), answer: command.answer, read: true } }),
      };
      const change = changes[command.type];
      if (change === undefined) return { rejected: 'unsupported' };
      return command.ids.every((id) => backend.patch(owner, id, change)) ? undefined : { rejected: 'changed' };
    },
  };
}
