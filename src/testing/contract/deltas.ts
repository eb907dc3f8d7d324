import { check, checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { newKey, notifyMany, sceneOf, sceneWith } from './scene.js';

const needs = ['deltas'] as const;

export const deltaCases: readonly ContractCase[] = [
  {
    section: 'deltas',
    title: 'answers with nothing when nothing changed',
    rules: [5],
    needs,
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
    section: 'deltas',
    title: 'answers a cursor it cannot continue from with a reset',
    rules: [6],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 2);
      const client = createContractClient(person.transport);
      const { to } = await client.sync();
      checkEqual((await client.send({ cursor: to + 1_000 })).type, 'reset', 'A cursor from the future gets a reset.');
      checkEqual((await client.send({ cursor: -1 })).type, 'reset', 'No cursor yet gets a reset, also within the epoch.');
      checkEqual((await client.send({ epoch: 'of another history', cursor: to })).type, 'reset', 'Another epoch gets a reset.');
    },
  },
  {
    section: 'deltas',
    title: 'brings the rows that changed and no others',
    rules: [7],
    needs,
    run: async (context) => {
      const { person, client } = await sceneOf(context, 6);
      const other = createContractClient(person.transport);
      await other.sync();
      await other.sync({ type: 'read', ids: [other.row('2').id] }, { type: 'archive', ids: [other.row('5').id] });
      const answer = await client.sync();
      check(answer.type === 'delta', 'Two changes are told as a delta.');
      checkEqual(answer.rows.map((row) => row.title).sort(), ['2', '5'], 'Rows that did not change are not sent.');
    },
  },
  {
    section: 'deltas',
    title: 'brings all of a long absence at once: arrivals, changes, bulk commands, preferences',
    rules: [7, 21],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 8);
      const other = createContractClient(person.transport);
      const { to } = await other.sync();
      await notifyMany(context, person, 8, 'mention');
      await other.sync(
        { type: 'read', ids: other.rows().map((row) => row.id) },
        { type: 'archiveRead', upTo: to, filter: { place: 'inbox' } },
      );
      await other.sync({ type: 'restore', ids: other.rows().flatMap((row) => (row.title === '3' ? [row.id] : [])) });
      await other.sync({ type: 'seen', upTo: other.position().cursor, filter: {} });
      await client.sync();
      checkEqual(client.rows(), other.rows(), 'Who was away sees what the other sees, row for row.');
    },
  },
  {
    section: 'deltas',
    title: 'takes no sequence for a command that changes nothing',
    rules: [18],
    needs,
    run: async (context) => {
      const { client } = await sceneOf(context, 2);
      const ids = [client.row('1').id];
      const { to } = await client.sync({ type: 'read', ids });
      const upTo = to;
      const answer = await client.sync(
        { type: 'read', ids },
        { type: 'restore', ids },
        { type: 'read', ids: ['nobody'] },
        { type: 'readAll', upTo, filter: { kinds: ['mention'] } },
      );
      check(answer.type === 'delta', 'The answer is a delta.');
      checkEqual([answer.from, answer.to, answer.operations], [to, to, []], 'Nothing happened, so the head stays.');
    },
  },
  {
    section: 'deltas',
    title: 'tells by a tombstone of a row that left',
    rules: [17, 7],
    needs: ['deltas', 'purge'],
    run: async (context) => {
      const key = newKey();
      const { person, client } = await sceneWith(context, 'reply', key);
      await context.notify({ to: person.id, kind: 'reply', title: 'Stays' });
      await client.sync();
      const { id } = client.row('1');
      await context.purge?.(key);
      const answer = await client.sync();
      check(answer.type === 'delta', 'A row that left is told as a delta.');
      checkEqual(
        answer.tombstones.map(([gone]) => gone),
        [id],
        'Its id is in `tombstones`.',
      );
      checkEqual(
        client.rows().map((row) => row.title),
        ['Stays'],
        'It is gone.',
      );
    },
  },
  {
    section: 'deltas',
    title: 'starts anew whoever is older than the history it keeps, and nobody else',
    rules: [17, 6],
    needs: ['deltas', 'purge', 'forget'],
    run: async (context) => {
      const key = newKey();
      const { person, client } = await sceneWith(context, 'reply', key);
      const current = createContractClient(person.transport);
      await context.purge?.(key);
      await context.notify({ to: person.id, kind: 'reply', title: 'Stays' });
      await current.sync();
      await context.forget?.(person.id);
      checkEqual((await client.sync()).type, 'reset', 'Nobody can tell any more what left since its cursor.');
      checkEqual(
        client.rows().map((row) => row.title),
        ['Stays'],
        'What left is gone.',
      );
      checkEqual((await current.sync()).type, 'delta', 'Who is current goes on.');
    },
  },
  {
    section: 'deltas',
    title: 'starts everybody anew when the history was replaced',
    rules: [6, 22, 11],
    needs: ['renew'],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 2);
      const { epoch, cursor } = client.position();
      await context.renew?.(person.id);
      const answer = await client.sync({ type: 'archiveAll', upTo: cursor, filter: {} });
      checkEqual([answer.type, answer.epoch === epoch], ['reset', false], 'Another history has another epoch.');
      checkEqual(
        answer.rejected.map((one) => one.reason),
        ['restored'],
        'A bulk command of the former history is rejected.',
      );
      checkEqual(
        client.rows().map((row) => row.place),
        ['inbox', 'inbox'],
        'It has no effect.',
      );
      check(answer.preferences !== undefined || answer.preferencesRev === -1, 'The preferences come whole.');
    },
  },
];
