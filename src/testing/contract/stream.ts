import { checkEqual, eventually } from './check.js';
import { createContractClient, type ContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { notifyMany } from './scene.js';

const titles = (client: ContractClient): readonly string[] => client.rows().map((row) => row.title);

const needs = ['stream'] as const;

export const streamCases: readonly ContractCase[] = [
  {
    section: 'stream',
    title: 'opens, and tells what arrives',
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const client = createContractClient(person.transport);
      await client.sync();
      const stream = client.listen();
      await eventually(() => stream.signs[0] === 'open', 'A stream opens, also while nothing happens.');
      await notifyMany(context, person, 3);
      await eventually(() => client.rows().length === 3, 'What arrives is told.');
      checkEqual(titles(client), ['3', '2', '1'], 'In order.');
      stream.close();
    },
  },
  {
    section: 'stream',
    title: 'begins with what happened since the cursor, and leaves no gap between frames',
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const client = createContractClient(person.transport);
      const { to } = await client.sync();
      await notifyMany(context, person, 2);
      const stream = client.listen();
      await eventually(() => client.rows().length === 2, 'What was missed is told first.');
      await context.notify({ to: person.id, kind: 'reply', title: 'Later' });
      await eventually(() => client.rows().length === 3, 'What follows is told too.');
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
      await eventually(() => watching.position().cursor === acting.position().cursor, 'A stream keeps up.');
      checkEqual(watching.rows(), acting.rows(), 'Both see the same, row for row.');
      checkEqual(watching.preferences(), { sound: true }, 'And the same preferences.');
      stream.close();
    },
  },
  {
    section: 'stream',
    title: 'asks for a sync where it cannot go on',
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const client = createContractClient(person.transport);
      await client.sync();
      const signs: string[] = [];
      const controller = new AbortController();
      person.transport.stream?.(
        { ...client.position(), epoch: 'of another history' },
        { onOpen: () => {}, onFrame: (frame) => signs.push(frame.type), onEnd: () => signs.push('end') },
        controller,
      );
      await eventually(() => signs.includes('resync'), 'Another history is noticed.');
      checkEqual(signs.includes('delta'), false, 'A stream never carries a snapshot.');
      controller.abort();
    },
  },
  {
    section: 'stream',
    title: 'is silent once it was given up',
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const [quiet, heard] = [createContractClient(person.transport), createContractClient(person.transport)];
      await quiet.sync();
      await heard.sync();
      const given = quiet.listen();
      await eventually(() => given.signs.length > 0, 'The stream opens.');
      given.close();
      const other = heard.listen();
      await notifyMany(context, person, 1);
      await eventually(() => heard.rows().length === 1, 'Another stream of the same person goes on.');
      checkEqual(given.signs, ['open'], 'Neither frames nor an end are told any more.');
      other.close();
    },
  },
];
