import type { ViewRequest } from '../../model/protocol.js';
import { check, checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { newKey, notifyMany, sceneOf } from './scene.js';

const inbox = (pageSize: number, shown = 0): ViewRequest => ({ id: 'inbox', filter: { place: 'inbox' }, pageSize, shown });

const titles = (rows: readonly { readonly title: string }[]): readonly string[] => rows.map((row) => row.title);

export const syncCases: readonly ContractCase[] = [
  {
    section: 'sync',
    title: 'answers the first request with a reset',
    rules: [6, 12, 13],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 2);
      const client = createContractClient(person.transport);
      const answer = await client.sync();
      checkEqual(answer.type, 'reset', 'A client that knows nothing gets a reset.');
      checkEqual(titles(client.rows()), ['2', '1'], 'The reset brings the rows of the view.');
      if (answer.type === 'reset') checkEqual(answer.floors, { everything: 0 }, 'The floor is 0 when that is all.');
    },
  },
  {
    section: 'sync',
    title: 'brings a page of the newest rows of each view, and says how far down it is complete',
    rules: [12, 13],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 8);
      const client = createContractClient(person.transport, { views: [inbox(3)] });
      const answer = await client.sync();
      checkEqual(titles(client.rows()), ['8', '7', '6'], 'A reset brings the newest page.');
      if (answer.type === 'reset')
        checkEqual(answer.floors, { inbox: client.row('6').sort }, 'The floor is the sort of its last row.');
    },
  },
  {
    section: 'sync',
    title: 'brings as many rows as are on display',
    rules: [12],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 8);
      const client = createContractClient(person.transport, { views: [inbox(3, 5)] });
      await client.sync();
      checkEqual(client.rows().length, 5, 'A reset brings as many rows as are shown.');
    },
  },
  {
    section: 'sync',
    title: 'brings an unanswered invitation that lies under 30 newer archived rows',
    rules: [12, 15],
    run: async (context) => {
      const person = await context.newPerson();
      await context.notify({ to: person.id, kind: 'meeting.invited', title: 'Waiting' });
      await notifyMany(context, person, 30);
      const other = createContractClient(person.transport);
      const { to } = await other.sync();
      await other.sync({ type: 'archiveAll', upTo: to, filter: { place: 'inbox' } });
      const client = createContractClient(person.transport, { views: [{ id: 'all', filter: {}, pageSize: 20, shown: 0 }] });
      await client.sync();
      checkEqual(client.row('Waiting').place, 'inbox', 'What waits for an answer is in every reset.');
    },
  },
  {
    section: 'sync',
    title: 'brings what arrived since, whole',
    rules: [7],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 2);
      const client = createContractClient(person.transport);
      await client.sync();
      await context.notify({
        to: person.id,
        kind: 'mention',
        title: 'Later',
        body: 'Text',
        link: '/cases/7',
        record: { type: 'case', id: '7' },
      });
      const answer = await client.sync();
      checkEqual(titles(client.rows()), ['Later', '2', '1'], 'What arrived stands on top.');
      if (answer.type === 'delta') checkEqual(titles(answer.rows), ['Later'], 'A delta brings nothing that did not change.');
      const { body, link, record } = client.row('Later');
      checkEqual(
        { body, link, record },
        { body: 'Text', link: '/cases/7', record: { type: 'case', id: '7' } },
        'Content arrives as sent.',
      );
    },
  },
  {
    section: 'sync',
    title: 'gives every row a sort of its own, higher than all before',
    rules: [14],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 5);
      const client = createContractClient(person.transport);
      await client.sync();
      checkEqual(new Set(client.rows().map((row) => row.sort)).size, 5, 'No two rows share a sort.');
      checkEqual(titles(client.rows()), ['5', '4', '3', '2', '1'], 'The newest has the highest.');
    },
  },
  {
    section: 'sync',
    title: 'tells another client of a change by its image',
    rules: [7],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 2);
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      await one.sync();
      await other.sync();
      await one.sync({ type: 'archive', ids: [one.row('1').id] });
      await other.sync();
      checkEqual(other.row('1').place, 'archived', 'Both clients see the same.');
    },
  },
  {
    section: 'sync',
    title: 'keeps what clients have sent apart',
    rules: [10, 19],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 1);
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      await one.sync();
      await other.sync();
      await one.sync({ type: 'read', ids: [one.row('1').id] }, { type: 'archive', ids: [one.row('1').id] });
      checkEqual((await one.sync()).lastCommand, 2, 'A client hears how far its own commands came.');
      checkEqual((await other.sync()).lastCommand, 0, 'Those of another do not count.');
    },
  },
  {
    section: 'sync',
    title: 'shows a person nothing of another',
    rules: [1],
    run: async (context) => {
      const [anna, mateo] = [await context.newPerson(), await context.newPerson()];
      await notifyMany(context, anna, 1);
      const client = createContractClient(mateo.transport);
      await client.sync();
      checkEqual(client.rows(), [], 'An inbox is one person’s.');
      const owner = createContractClient(anna.transport);
      await owner.sync();
      await client.sync({ type: 'archive', ids: [owner.row('1').id] });
      await owner.sync();
      checkEqual(owner.row('1').place, 'inbox', 'Nobody changes what is not theirs.');
    },
  },
  {
    section: 'sync',
    title: 'makes one notification of the same event told twice',
    rules: [39],
    run: async (context) => {
      const person = await context.newPerson();
      const input = { to: person.id, kind: 'mention', title: 'Once', idempotencyKey: newKey() };
      await context.notify(input);
      await context.notify(input);
      const client = createContractClient(person.transport);
      await client.sync();
      checkEqual(titles(client.rows()), ['Once'], 'An idempotency key makes a send happen once.');
    },
  },
  {
    section: 'sync',
    title: 'brings what is saved, and what waits though it is snoozed, however old',
    rules: [12, 15],
    run: async (context) => {
      const person = await context.newPerson();
      await context.notify({ to: person.id, kind: 'reply', title: 'Saved' });
      await context.notify({ to: person.id, kind: 'system.critical', title: 'Critical' });
      const other = createContractClient(person.transport);
      await other.sync();
      await other.sync(
        { type: 'save', ids: [other.row('Saved').id] },
        { type: 'archive', ids: [other.row('Saved').id] },
        { type: 'snooze', ids: [other.row('Critical').id], until: new Date(Date.now() + 3_600_000).toISOString() },
      );
      await notifyMany(context, person, 6);
      const client = createContractClient(person.transport, { views: [inbox(3)] });
      await client.sync();
      checkEqual(titles(client.rows()), ['6', '5', '4', 'Critical', 'Saved'], 'Held rows are in every reset.');
    },
  },
  {
    section: 'sync',
    title: 'brings each of several views, and a row of two of them once',
    rules: [12, 13],
    run: async (context) => {
      const person = await context.newPerson();
      for (const kind of ['mention', 'reply', 'mention', 'reply']) await context.notify({ to: person.id, kind, title: kind });
      const views = [inbox(2), { id: 'mentions', filter: { kinds: ['mention'] }, pageSize: 2, shown: 0 }];
      const client = createContractClient(person.transport, { views });
      const answer = await client.sync();
      checkEqual(titles(client.rows()), ['reply', 'mention', 'mention'], 'What any of the views shows is there.');
      check(answer.type === 'reset', 'The first answer is a reset.');
      const newest = client.rows().map((row) => row.sort);
      check((answer.floors['inbox'] ?? -1) === newest[1], 'Each view has a floor of its own.', 13);
      check([0, newest[2]].includes(answer.floors['mentions']), 'The floor is 0, or the last row that was read.', 13);
    },
  },
  {
    section: 'sync',
    title: 'stays exact while many write at once',
    rules: [37, 38, 4],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 2);
      const other = createContractClient(person.transport);
      await other.sync();
      const arrivals = Promise.all(
        Array.from({ length: 10 }, (_one, index) => context.notify({ to: person.id, kind: 'reply', title: `New ${index}` })),
      );
      // Rows and counts are compared after every frame.
      const changes = (async () => {
        for (const type of ['read', 'archive', 'restore', 'unread'] as const)
          await other.sync({ type, ids: other.rows().map((row) => row.id) });
      })();
      for (let looks = 0; looks < 8; looks++) await client.sync();
      await Promise.all([arrivals, changes]);
      await Promise.all([client.sync(), other.sync()]);
      checkEqual(client.rows().length, 12, 'Nothing is lost.');
      checkEqual(client.rows(), other.rows(), 'Both see the same, row for row.');
    },
  },
];
