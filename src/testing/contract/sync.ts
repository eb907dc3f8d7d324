import type { ViewRequest } from '../../model/protocol.js';
import { check, checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { notifyMany } from './scene.js';

const inbox = (pageSize: number, shown = 0): ViewRequest => ({ id: 'inbox', filter: { place: 'inbox' }, pageSize, shown });

const titles = (rows: readonly { readonly title: string }[]): readonly string[] => rows.map((row) => row.title);

export const syncCases: readonly ContractCase[] = [
  {
    section: 'sync',
    title: 'answers the first request with a reset',
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
    title: 'answers with nothing when nothing changed',
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 2);
      const client = createContractClient(person.transport);
      const { to } = await client.sync();
      const answer = await client.sync();
      check(answer.type === 'delta', 'A client that is current gets a delta.');
      checkEqual([answer.from, answer.to], [to, to], 'Its range is empty.');
      checkEqual([answer.rows, answer.operations, answer.tombstones], [[], [], []], 'It brings nothing.');
    },
  },
  {
    section: 'sync',
    title: 'brings what arrived since, whole',
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
    title: 'tells another client of a bulk change',
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
    section: 'sync',
    title: 'answers a cursor it cannot continue from with a reset',
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 2);
      const client = createContractClient(person.transport);
      const { to } = await client.sync();
      checkEqual((await client.send({ cursor: to + 1_000 })).type, 'reset', 'A cursor from the future gets a reset.');
      checkEqual((await client.send({ epoch: 'of another history', cursor: to })).type, 'reset', 'Another epoch gets a reset.');
    },
  },
  {
    section: 'sync',
    title: 'keeps what clients have sent apart',
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 1);
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      await one.sync();
      await other.sync();
      await one.sync({ type: 'read', ids: [one.row('1').id] }, { type: 'save', ids: [one.row('1').id] });
      checkEqual((await one.sync()).lastCommand, 2, 'A client hears how far its own commands came.');
      checkEqual((await other.sync()).lastCommand, 0, 'Those of another do not count.');
    },
  },
  {
    section: 'sync',
    title: 'shows a person nothing of another',
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
    run: async (context) => {
      const person = await context.newPerson();
      const input = { to: person.id, kind: 'mention', title: 'Once', idempotencyKey: `contract-${person.id}` };
      await context.notify(input);
      await context.notify(input);
      const client = createContractClient(person.transport);
      await client.sync();
      checkEqual(titles(client.rows()), ['Once'], 'An idempotency key makes a send happen once.');
    },
  },
  {
    section: 'sync',
    title: 'brings the preferences whole when they changed, also to another client',
    run: async (context) => {
      const person = await context.newPerson();
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      await one.sync();
      await other.sync();
      await one.sync(
        { type: 'setPreference', path: 'mention/email', value: false },
        { type: 'setPreference', path: 'sound', value: 'low' },
      );
      await other.sync();
      checkEqual(other.preferences(), { 'mention/email': false, sound: 'low' }, 'Both clients see the same.');
      await other.sync({ type: 'setPreference', path: 'sound', value: null });
      await one.sync();
      checkEqual(one.preferences(), { 'mention/email': false }, 'null takes a cell out.');
      checkEqual((await one.sync()).preferences, undefined, 'What the client has is not sent again.');
    },
  },
];
