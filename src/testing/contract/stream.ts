import { checkEqual } from './check.js';
import { createContractClient, type ContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { notifyMany, sceneOf } from './scene.js';

const titles = (client: ContractClient): readonly string[] => client.rows().map((row) => row.title);

const needs = ['stream'] as const;

export const streamCases: readonly ContractCase[] = [
  {
    section: 'stream',
    title: 'opens, and tells what arrives',
    rules: [31],
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const client = createContractClient(person.transport);
      await client.sync();
      const stream = client.listen();
      await stream.until(() => stream.signs[0] === 'open', 'A stream opens, also while nothing happens.');
      await notifyMany(context, person, 3);
      await stream.until(() => client.rows().length === 3, 'What arrives is told.');
      checkEqual(titles(client), ['3', '2', '1'], 'In order.');
      stream.close();
    },
  },
  {
    section: 'stream',
    title: 'begins with what happened since the cursor, and leaves no gap between frames',
    rules: [31, 8],
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const client = createContractClient(person.transport);
      const { to } = await client.sync();
      await notifyMany(context, person, 2);
      const stream = client.listen();
      await stream.until(() => client.rows().length === 2, 'What was missed is told first.');
      await context.notify({ to: person.id, kind: 'reply', title: 'Later' });
      await stream.until(() => client.rows().length === 3, 'What follows is told too.');
      const joints = stream.frames.map((frame) => [frame.from, frame.to]);
      checkEqual(
        joints.map(([from]) => from),
        [to, ...joints.slice(0, -1).map(([, end]) => end)],
        'Each frame starts where the last ended.',
      );
      stream.close();
    },
  },
  {
    section: 'stream',
    title: 'tells what another device of the person does: rows, bulk changes, preferences',
    rules: [31, 11],
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 3);
      const [watching, acting] = [createContractClient(person.transport), createContractClient(person.transport)];
      await watching.sync();
      await acting.sync();
      const stream = watching.listen();
      await acting.sync({ type: 'save', ids: [acting.row('2').id] });
      await acting.sync({ type: 'archiveAll', upTo: acting.position().cursor, filter: { place: 'inbox' } });
      await acting.sync({ type: 'setPreference', path: 'sound', value: true });
      await stream.until(() => watching.position().cursor === acting.position().cursor, 'A stream keeps up.');
      checkEqual(watching.rows(), acting.rows(), 'Both see the same, row for row.');
      checkEqual(watching.preferences(), { sound: true }, 'And the same preferences.');
      stream.close();
    },
  },
  {
    section: 'stream',
    title: 'asks for a sync where it cannot go on',
    rules: [33, 31],
    needs,
    run: async (context) => {
      const { client } = await sceneOf(context, 1);
      const { cursor } = client.position();
      for (const position of [{ epoch: 'of another history' }, { cursor: cursor + 1_000 }]) {
        const stream = client.listen(position);
        await stream.until(() => stream.signs.includes('resync'), 'A position that it cannot continue from is noticed.');
        checkEqual(stream.frames, [], 'A stream never carries a snapshot.');
        stream.close();
      }
    },
  },
  {
    section: 'stream',
    title: 'shows that it lives, also while nothing happens',
    rules: [32],
    needs,
    seconds: 40,
    run: async (context) => {
      const { client } = await sceneOf(context, 1);
      const stream = client.listen();
      await stream.until(() => stream.beats.length > 0, 'A beat comes every 15 seconds.', 20_000);
      checkEqual(stream.beats[0], client.position().cursor, 'It says how far the stream has come.');
      stream.close();
    },
  },
  {
    section: 'stream',
    title: 'tells all devices of a person, and nobody else',
    rules: [31, 1],
    needs,
    run: async (context) => {
      const [anna, mateo] = [await context.newPerson(), await context.newPerson()];
      const clients = [anna, anna, mateo].map(({ transport }) => createContractClient(transport));
      for (const client of clients) await client.sync();
      const streams = clients.map((client) => client.listen());
      const [first, second, foreign] = streams;
      await notifyMany(context, anna, 2);
      await first?.until(() => clients.slice(0, 2).every((client) => client.rows().length === 2), 'Both devices hear of it.');
      await context.notify({ to: mateo.id, kind: 'reply', title: 'For Mateo' });
      await foreign?.until(() => clients[2]?.rows().length === 1, 'Another person hears what is theirs.');
      checkEqual(
        foreign?.frames.flatMap(({ rows }) => rows.map((row) => row.title)),
        ['For Mateo'],
        'And nothing else.',
        1,
      );
      await second?.until(() => true, 'No frame was wrong.');
      for (const stream of streams) stream.close();
    },
  },
  {
    section: 'stream',
    title: 'is silent once it was given up',
    rules: [31],
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const [quiet, heard] = [createContractClient(person.transport), createContractClient(person.transport)];
      await quiet.sync();
      await heard.sync();
      const given = quiet.listen();
      await given.until(() => given.signs.length > 0, 'The stream opens.');
      given.close();
      const other = heard.listen();
      await notifyMany(context, person, 1);
      await other.until(() => heard.rows().length === 1, 'Another stream of the same person goes on.');
      checkEqual(given.signs, ['open'], 'Neither frames nor an end are told any more.');
      other.close();
    },
  },
];
