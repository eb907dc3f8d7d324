import { check, checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { notifyMany, sceneOf } from './scene.js';

export const bulkCommandCases: readonly ContractCase[] = [
  {
    section: 'bulk commands',
    title: 'leaves alone what arrived after the person looked',
    rules: [20],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 3);
      const upTo = client.position().cursor;
      await context.notify({ to: person.id, kind: 'reply', title: 'Later' });
      for (const type of ['seen', 'readAll', 'archiveAll'] as const)
        await client.sync({ type, upTo, filter: { place: 'inbox' } });
      const { seen, read, place } = client.row('Later');
      checkEqual(
        { seen, read, place },
        { seen: false, read: false, place: 'inbox' },
        'A bulk command reaches up to the cursor on screen.',
      );
      checkEqual(client.rows().filter((row) => row.place === 'archived').length, 3, 'And changes everything up to there.');
    },
  },
  {
    section: 'bulk commands',
    title: 'leaves waiting rows in the inbox, and only read ones go with archive read',
    rules: [20, 15],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 4);
      await context.notify({ to: person.id, kind: 'meeting.invited', title: 'Waiting' });
      await client.sync();
      await client.sync({ type: 'read', ids: [client.row('2').id, client.row('Waiting').id] });
      const inInbox = (): readonly string[] => client.rows().flatMap((row) => (row.place === 'inbox' ? [row.title] : []));
      await client.sync({ type: 'archiveRead', upTo: client.position().cursor, filter: { place: 'inbox' } });
      checkEqual(inInbox(), ['Waiting', '4', '3', '1'], 'Archive read takes what is read and does not wait.');
      await client.sync({ type: 'archiveAll', upTo: client.position().cursor, filter: { place: 'inbox' } });
      checkEqual(inInbox(), ['Waiting'], 'Archive all takes all that does not wait.');
    },
  },
  {
    section: 'bulk commands',
    title: 'leaves saved rows in the inbox',
    rules: [20, 15],
    run: async (context) => {
      const { client } = await sceneOf(context, 3);
      await client.sync({ type: 'save', ids: [client.row('2').id] }, { type: 'read', ids: [client.row('2').id] });
      const upTo = client.position().cursor;
      await client.sync({ type: 'archiveRead', upTo, filter: {} }, { type: 'archiveAll', upTo, filter: {} });
      checkEqual(
        client.rows().map((row) => row.place),
        ['archived', 'inbox', 'archived'],
        'What is saved is kept where it is.',
      );
    },
  },
  {
    section: 'bulk commands',
    title: 'acts on what the filter showed, without the kinds that were hidden',
    rules: [20],
    run: async (context) => {
      const person = await context.newPerson();
      for (const kind of ['mention', 'reply', 'mail.received']) await context.notify({ to: person.id, kind, title: kind });
      const client = createContractClient(person.transport);
      const { to } = await client.sync();
      await client.sync({
        type: 'readAll',
        upTo: to,
        filter: { place: 'inbox', kinds: ['mention', 'reply'], hiddenKinds: ['reply'] },
      });
      checkEqual(
        client.rows().flatMap((row) => (row.read ? [row.kind] : [])),
        ['mention'],
        'Nothing else is touched.',
      );
    },
  },
  {
    section: 'bulk commands',
    title: 'acts on a record, on entries of the data and on a span of time, for every client the same',
    rules: [20, 21],
    run: async (context) => {
      const person = await context.newPerson();
      for (const region of ['north', 'south', 'north'])
        await context.notify({ to: person.id, kind: 'reply', title: region, data: { region } });
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      const { to } = await one.sync();
      await other.sync();
      await one.sync(
        { type: 'archiveAll', upTo: to, filter: { place: 'inbox', data: { region: 'north' } } },
        { type: 'readAll', upTo: to, filter: { until: '2000-01-01T00:00:00Z' } },
      );
      await other.sync();
      checkEqual(
        other.rows().map(({ title, place, read }) => [title, place, read]),
        [
          ['north', 'archived', false],
          ['south', 'inbox', false],
          ['north', 'archived', false],
        ],
        'Nothing else is touched.',
      );
      checkEqual(other.rows(), one.rows(), 'Both clients see the same.');
    },
  },
  {
    section: 'bulk commands',
    title: 'tells another client of a bulk change',
    rules: [21],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 4);
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      const { to } = await one.sync();
      await other.sync();
      await one.sync({ type: 'archiveAll', upTo: to, filter: { place: 'inbox' } });
      await other.sync();
      checkEqual(
        other.rows().map((row) => row.archiveReason),
        Array(4).fill('archivedAll'),
        'Both clients see the same.',
      );
      checkEqual(other.rows(), one.rows(), 'Row for row.');
    },
  },
  {
    section: 'bulk commands',
    title: 'tells other clients of it as one operation, however many rows it touched',
    rules: [21],
    needs: ['deltas'],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 30);
      const other = createContractClient(person.transport);
      await other.sync();
      const upTo = client.position().cursor;
      const filter = { place: 'inbox', hiddenKinds: ['mention'] } as const;
      await client.sync({ type: 'archiveAll', upTo, filter });
      const answer = await other.sync();
      check(answer.type === 'delta', 'A bulk command is told as a delta.');
      const [operation] = answer.operations;
      checkEqual(
        [answer.rows.length, answer.operations.length, answer.to - answer.from],
        [0, 1, 1],
        'No rows, one operation, one sequence.',
      );
      checkEqual(
        { ...operation, reason: operation?.reason ?? 'archivedAll' },
        { seq: answer.to, type: 'archiveAll', upTo, filter, reason: 'archivedAll' },
        'It says what was sent.',
      );
      const fresh = createContractClient(person.transport);
      await fresh.sync();
      checkEqual(other.rows(), fresh.rows(), 'Run by a client it makes the rows what they are.');
    },
  },
  {
    section: 'bulk commands',
    title: 'marks as read what is saved or waits, and what is hidden only where it waits',
    rules: [20],
    run: async (context) => {
      const person = await context.newPerson();
      for (const kind of ['mention', 'reply', 'meeting.invited']) await context.notify({ to: person.id, kind, title: kind });
      const client = createContractClient(person.transport);
      await client.sync();
      const upTo = client.position().cursor;
      await client.sync({ type: 'readAll', upTo, filter: { hiddenKinds: ['reply', 'meeting.invited'] } });
      checkEqual(
        client.rows().map((row) => [row.title, row.read]),
        [
          ['meeting.invited', true],
          ['reply', false],
          ['mention', true],
        ],
        'What waits is shown though its kind is hidden, so it is marked too.',
      );
    },
  },
];
