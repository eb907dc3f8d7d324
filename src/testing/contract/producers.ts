import type { Command } from '../../model/commands.js';
import type { Notification } from '../../model/notification.js';
import { check, checkEqual, eventually } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { sceneWith } from './scene.js';

export const producerCases: readonly ContractCase[] = [
  {
    section: 'commands',
    title: 'a card that takes the place of another closes that one',
    run: async (context) => {
      const person = await context.newPerson();
      const key = `contract-${person.id}`;
      await context.notify({ to: person.id, kind: 'meeting.invited', title: 'First', idempotencyKey: key });
      const client = createContractClient(person.transport);
      await client.sync();
      await context.notify({ to: person.id, kind: 'meeting.changed', title: 'Second', supersedes: key });
      const { id, version } = client.row('First');
      const answer = await client.sync({ type: 'answer', ids: [id], version, answer: 'accepted' });
      checkEqual(
        answer.rejected.map((one) => one.reason),
        ['changed'],
        'The former card is no longer answered.',
      );
      const { archiveReason } = client.row('First');
      checkEqual(
        { archiveReason, answer: client.row('First').answer },
        { archiveReason: 'superseded', answer: null },
        'It is superseded.',
      );
      checkEqual(client.row('Second').place, 'inbox', 'The new one asks again.');
    },
  },
  {
    section: 'commands',
    title: 'a withdrawn invitation leaves the inbox for good',
    needs: ['withdraw'],
    run: async (context) => {
      const key = `contract-${Date.now()}-${Math.random()}`;
      const { client } = await sceneWith(context, 'meeting.invited', key);
      await context.withdraw?.(key);
      await client.sync({ type: 'restore', ids: [client.row('1').id] });
      const { place, archiveReason } = client.row('1');
      checkEqual({ place, archiveReason }, { place: 'archived', archiveReason: 'withdrawn' }, 'It does not come back.');
    },
  },
  {
    section: 'commands',
    title: 'a changed meeting asks again, on top, in a new version',
    needs: ['update'],
    run: async (context) => {
      const key = `contract-${Date.now()}-${Math.random()}`;
      const { person, client } = await sceneWith(context, 'meeting.invited', key);
      const { id, version } = client.row('1');
      await client.sync({ type: 'answer', ids: [id], version, answer: 'accepted' });
      await context.notify({ to: person.id, kind: 'reply', title: 'Between' });
      await context.update?.(key, { title: 'Moved' }, { fresh: true });
      const answer = await client.sync({ type: 'answer', ids: [id], version, answer: 'declined' });
      checkEqual(
        answer.rejected.map((one) => one.reason),
        ['changed'],
        'The version that was on screen is not answered any more.',
      );
      const [newest] = client.rows();
      checkEqual(
        { title: newest?.title, place: newest?.place, answer: newest?.answer, read: newest?.read },
        { title: 'Moved', place: 'inbox', answer: null, read: false },
        'It waits for an answer again.',
      );
    },
  },
  {
    section: 'commands',
    title: 'a team item goes to the first who takes it, and closes for everyone',
    needs: ['teams'],
    run: async (context) => {
      const [anna, mateo] = [await context.newPerson(), await context.newPerson()];
      const team = await context.newTeam?.([anna.id, mateo.id]);
      check(team !== undefined, 'There is a team.');
      await context.notify({ to: { team }, kind: 'team.clientWaiting', title: 'Waiting' });
      const [first, late] = [createContractClient(anna.transport), createContractClient(mateo.transport)];
      await first.sync();
      await late.sync();
      const claim = ({ id, version }: Notification): Command => ({ type: 'claim', ids: [id], version });
      checkEqual((await first.sync(claim(first.row('Waiting')))).rejected, [], 'The first one has it.');
      checkEqual(first.row('Waiting').handledBy?.id, anna.id, 'The row names who handled it.');
      const answer = await late.sync(claim(late.row('Waiting')));
      checkEqual(
        answer.rejected.map(({ reason, by }) => [reason, by?.id]),
        [['handled', anna.id]],
        'Who comes late hears who was first.',
      );
      const { place, archiveReason, handledBy } = late.row('Waiting');
      checkEqual([place, archiveReason, handledBy?.id], ['archived', 'handled', anna.id], 'The same answer closes the row.');
    },
  },
  {
    section: 'commands',
    title: 'a handled team item closes also for those who archived it, and stays closed',
    needs: ['teams'],
    run: async (context) => {
      const [anna, mateo] = [await context.newPerson(), await context.newPerson()];
      const team = await context.newTeam?.([anna.id, mateo.id]);
      check(team !== undefined, 'There is a team.');
      await context.notify({ to: { team }, kind: 'team.unassignedUrgent', title: 'Urgent' });
      const [winner, other] = [createContractClient(anna.transport), createContractClient(mateo.transport)];
      await winner.sync();
      await other.sync();
      const archive = other.number({ type: 'archive', ids: [other.row('Urgent').id] });
      await other.send({ commands: [archive] });
      await winner.sync({ type: 'claim', ids: [winner.row('Urgent').id], version: winner.row('Urgent').version });
      await eventually(async () => {
        await other.sync();
        return other.row('Urgent').archiveReason === 'handled';
      }, 'A handled item closes for everyone.');
      await other.sync({ type: 'restore', ids: [other.row('Urgent').id] }, { type: 'undo', target: archive.mid });
      checkEqual(other.row('Urgent').place, 'archived', 'Neither Restore nor Undo opens it again.');
    },
  },
];
