import type { Command } from '../../model/commands.js';
import type { Notification } from '../../model/notification.js';
import { checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { sceneOf, sceneWith } from './scene.js';

export const bulkCommandCases: readonly ContractCase[] = [
  {
    section: 'commands',
    title: 'leaves alone what arrived after the person looked',
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
    section: 'commands',
    title: 'leaves saved and waiting rows in the inbox, and only read ones go with archive read',
    run: async (context) => {
      const { person, client } = await sceneOf(context, 4);
      await context.notify({ to: person.id, kind: 'meeting.invited', title: 'Waiting' });
      await client.sync(
        { type: 'save', ids: [client.row('1').id] },
        { type: 'read', ids: [client.row('1').id, client.row('2').id] },
      );
      const inInbox = (): readonly string[] => client.rows().flatMap((row) => (row.place === 'inbox' ? [row.title] : []));
      await client.sync({ type: 'archiveRead', upTo: client.position().cursor, filter: { place: 'inbox' } });
      checkEqual(inInbox(), ['Waiting', '4', '3', '1'], 'Archive read takes what is read and not held.');
      await client.sync({ type: 'archiveAll', upTo: client.position().cursor, filter: { place: 'inbox' } });
      checkEqual(inInbox(), ['Waiting', '1'], 'Archive all takes all that is not held.');
    },
  },
  {
    section: 'commands',
    title: 'acts on what the filter showed, without the kinds that were hidden',
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
    section: 'commands',
    title: 'rejects what speaks of a history that was replaced, and says so until it was heard',
    run: async (context) => {
      const { client } = await sceneWith(context, 'meeting.invited');
      const { id, version } = client.row('1');
      const { cursor } = client.position();
      const commands: readonly Command[] = [
        { type: 'readAll', upTo: cursor, filter: {} },
        { type: 'answer', ids: [id], version, answer: 'accepted' },
        { type: 'undo', target: 1 },
      ];
      const answer = await client.send({
        commands: commands.map((command) => ({ ...client.number(command), epoch: 'of another history' })),
      });
      const rejected = [1, 2, 3].map((mid) => ({ mid, reason: 'restored' }));
      checkEqual(answer.rejected, rejected, 'They are rejected.');
      checkEqual([client.row('1').read, client.row('1').answer], [false, null], 'They have no effect.');
      checkEqual((await client.sync()).rejected, rejected, 'The answer may have been lost: it is said again.');
      client.acknowledge();
      checkEqual((await client.sync()).rejected, [], 'Until the client has heard it.');
    },
  },
  {
    section: 'commands',
    title: 'undo gives back the former state of exactly the rows that were touched',
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
    section: 'commands',
    title: 'undo leaves what changed since, and seen as it is',
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
    section: 'commands',
    title: 'rejects undo of a command it does not know',
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
];
