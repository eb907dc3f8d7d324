import type { Command } from '../../model/commands.js';
import { countRows } from '../../model/cells.js';
import { createRandom } from '../fakeEnvironment.js';
import { checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { notifyMany } from './scene.js';

/** Arrivals and commands at random; the client compares counts with rows after every frame. */
const busy = (title: string, more: (ids: readonly string[]) => readonly Command[]): ContractCase => ({
  section: 'counts',
  title,
  rules: [9, 38],
  run: async (context) => {
    const person = await context.newPerson();
    const random = createRandom(11);
    const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
    const client = createContractClient(person.transport);
    const kinds = ['reply', 'mention', 'meeting.invited', 'system.critical', 'request.created'];
    for (let step = 0; step < 40; step++) {
      if (step % 2 === 0) await context.notify({ to: person.id, kind: pick(kinds) ?? 'reply', title: `${step}` });
      const ids = [pick(client.rows())?.id ?? 'none'];
      const bulk = { upTo: client.rows()[0]?.sort ?? 0, filter: { place: 'inbox' } } as const;
      const commands: readonly Command[] = [
        { type: 'read', ids },
        { type: 'unread', ids },
        { type: 'archive', ids },
        { type: 'restore', ids },
        { type: 'gotIt', ids },
        ...more(ids),
        { type: 'seen', ...bulk },
        { type: 'readAll', ...bulk },
        { type: 'archiveRead', ...bulk },
      ];
      const command = pick(commands);
      await client.sync(...(command && client.rows().length > 0 ? [command] : []));
    }
  },
});

export const countCases: readonly ContractCase[] = [
  {
    section: 'counts',
    title: 'count rows that were not sent',
    rules: [9],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 12);
      const client = createContractClient(person.transport, {
        views: [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 3, shown: 0 }],
      });
      const { cells } = await client.sync();
      checkEqual(countRows(cells, { place: 'inbox', unread: true }), 12, 'Counts do not depend on what is loaded.');
    },
  },
  {
    section: 'counts',
    title: 'tell kinds, sub-kinds, places, unread, unseen and waiting apart',
    rules: [9],
    run: async (context) => {
      const person = await context.newPerson();
      await context.notify({ to: person.id, kind: 'case.created', subKind: 'asylum', title: 'A' });
      await context.notify({ to: person.id, kind: 'case.created', subKind: 'visa', title: 'B' });
      await context.notify({ to: person.id, kind: 'meeting.invited', title: 'C' });
      const client = createContractClient(person.transport);
      await client.sync();
      const { cells } = await client.sync(
        { type: 'read', ids: [client.row('A').id] },
        { type: 'archive', ids: [client.row('B').id] },
      );
      const counts = [
        countRows(cells, { subKinds: ['visa'] }),
        countRows(cells, { place: 'inbox', unread: true }),
        countRows(cells, { place: 'archived' }),
        countRows(cells, { waiting: true }),
        countRows(cells, { unseen: true, kinds: ['case.created'] }),
      ];
      checkEqual(counts, [1, 1, 1, 1, 2], 'Each can be counted on its own.');
    },
  },
  busy('follow every change of a busy inbox', () => []),
  busy('follow what is saved and snoozed', (ids) => [
    { type: 'save', ids },
    { type: 'snooze', ids, until: new Date(Date.now() + 3_600_000).toISOString() },
    { type: 'unsnooze', ids },
  ]),
];
