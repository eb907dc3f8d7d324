import type { Notification } from '../../model/notification.js';
import { checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { inHours, sceneOf } from './scene.js';

export const undoCases: readonly ContractCase[] = [
  {
    section: 'undo',
    title: 'undo gives back the former state of exactly the rows that were touched',
    rules: [25],
    run: async (context) => {
      const { client } = await sceneOf(context, 3);
      await client.sync({ type: 'archive', ids: [client.row('1').id] }, { type: 'read', ids: [client.row('2').id] });
      const before = client.rows();
      const command = client.number({ type: 'archiveAll', upTo: client.position().cursor, filter: { place: 'inbox' } });
      await client.send({ commands: [command] });
      const answer = await client.sync({ type: 'undo', target: command.mid });
      checkEqual(answer.rejected, [], 'Undo is offered.');
      const state = (rows: readonly Notification[]) =>
        rows.map(({ title, place, archiveReason, read }) => ({ title, place, archiveReason, read }));
      checkEqual(state(client.rows()), state(before), 'Everything is as before, in the same order.');
    },
  },
  {
    section: 'undo',
    title: 'undo of another time to be snoozed until gives back the former time',
    rules: [16, 25],
    run: async (context) => {
      const { client } = await sceneOf(context, 1);
      const ids = [client.row('1').id];
      await client.sync({ type: 'read', ids }, { type: 'snooze', ids, until: inHours(1) });
      const state = () =>
        client.rows().map(({ place, read, snoozedUntil }) => ({ place, read, until: Date.parse(snoozedUntil ?? '') }));
      const before = state();
      const command = client.number({ type: 'snooze', ids, until: inHours(2) });
      await client.send({ commands: [command] });
      await client.sync({ type: 'undo', target: command.mid });
      checkEqual(state(), before, 'It is snoozed as before.');
    },
  },
  {
    section: 'undo',
    title: 'undo leaves what changed since, and seen as it is',
    rules: [25],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 2);
      const other = createContractClient(person.transport);
      await other.sync();
      const ids = [client.row('1').id, client.row('2').id];
      const command = client.number({ type: 'read', ids });
      await client.send({ commands: [command] });
      await client.sync({ type: 'seen', upTo: client.position().cursor, filter: {} });
      await other.sync({ type: 'archive', ids: [other.row('1').id] });
      await client.sync({ type: 'undo', target: command.mid });
      const state = client.rows().map(({ title, read, seen, place }) => ({ title, read, seen, place }));
      checkEqual(
        state,
        [
          { title: '2', read: false, seen: true, place: 'inbox' },
          { title: '1', read: true, seen: true, place: 'archived' },
        ],
        'A row that somebody changed since stays; having been seen is not taken back.',
      );
    },
  },
  {
    section: 'undo',
    title: 'rejects undo of a command it does not know',
    rules: [25],
    run: async (context) => {
      const { client } = await sceneOf(context, 1);
      const answer = await client.sync({ type: 'undo', target: 987_654 });
      checkEqual(
        answer.rejected.map((one) => one.reason),
        ['tooLate'],
        'There is nothing to take back.',
      );
    },
  },
  {
    section: 'undo',
    title: 'rejects undo of another history',
    rules: [22],
    run: async (context) => {
      const { client } = await sceneOf(context, 1);
      const command = client.number({ type: 'archive', ids: [client.row('1').id] });
      await client.send({ commands: [command] });
      const undo = { ...client.number({ type: 'undo', target: command.mid }), epoch: 'of another history' };
      const answer = await client.send({ commands: [undo] });
      checkEqual(
        answer.rejected.map((one) => one.reason),
        ['restored'],
        'A number of another history may mean another command.',
      );
      checkEqual(client.row('1').place, 'archived', 'Nothing is taken back.');
    },
  },
  {
    section: 'undo',
    title: 'rejects undo of another client’s command, and of what cannot be taken back',
    rules: [25],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 2);
      const other = createContractClient(person.transport);
      await other.sync();
      const command = { ...other.number({ type: 'archive', ids: [other.row('1').id] }), mid: 77 };
      await other.send({ commands: [command] });
      const seen = client.number({ type: 'seen', upTo: client.position().cursor, filter: {} });
      await client.send({ commands: [seen] });
      const answer = await client.sync({ type: 'undo', target: 77 }, { type: 'undo', target: seen.mid });
      checkEqual(
        answer.rejected.map((one) => one.reason),
        ['tooLate', 'tooLate'],
        'Numbers are a client’s own, and seen is not undone.',
      );
      checkEqual([client.row('1').place, client.row('2').seen], ['archived', true], 'Nothing changes.');
    },
  },
  {
    section: 'undo',
    title: 'undo of a bulk command is told to other clients, and leaves what arrived since',
    rules: [25, 7],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 3);
      const other = createContractClient(person.transport);
      await other.sync();
      const command = client.number({ type: 'archiveAll', upTo: client.position().cursor, filter: { place: 'inbox' } });
      await client.send({ commands: [command] });
      await context.notify({ to: person.id, kind: 'reply', title: 'Later' });
      await other.sync();
      await client.sync({ type: 'undo', target: command.mid });
      await other.sync();
      checkEqual(
        other.rows().map((row) => [row.title, row.place]),
        ['Later', '3', '2', '1'].map((title) => [title, 'inbox']),
        'Everything is in the inbox again.',
      );
      checkEqual(other.rows(), client.rows(), 'Both see the same, row for row.');
    },
  },
];
