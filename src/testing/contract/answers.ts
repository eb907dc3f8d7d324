import type { Command } from '../../model/commands.js';
import type { Notification } from '../../model/notification.js';
import { check, checkEqual, eventually } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { newKey, sceneOf, sceneWith, teamScene } from './scene.js';

const claim = ({ id, version }: Notification): Command => ({ type: 'claim', ids: [id], version });

export const answerCases: readonly ContractCase[] = [
  {
    section: 'answers',
    title: 'rejects what speaks of a history that was replaced, and says so until it was heard',
    rules: [22, 27],
    run: async (context) => {
      const { client } = await sceneWith(context, 'meeting.invited');
      const { id, version } = client.row('1');
      const { cursor } = client.position();
      const commands: readonly Command[] = [
        { type: 'readAll', upTo: cursor, filter: {} },
        { type: 'answer', ids: [id], version, answer: 'accepted' },
      ];
      const answer = await client.send({
        commands: commands.map((command) => ({ ...client.number(command), epoch: 'of another history' })),
      });
      const rejected = [1, 2].map((mid) => ({ mid, reason: 'restored' }));
      checkEqual(answer.rejected, rejected, 'They are rejected.');
      checkEqual([client.row('1').read, client.row('1').answer], [false, null], 'They have no effect.');
      checkEqual((await client.sync()).rejected, rejected, 'The answer may have been lost: it is said again.');
      client.acknowledge();
      checkEqual((await client.sync()).rejected, [], 'Until the client has heard it.');
    },
  },
  {
    section: 'answers',
    title: 'answers an invitation once, in the version that was on screen',
    rules: [23, 27],
    run: async (context) => {
      const { client } = await sceneWith(context, 'meeting.invited');
      const { id, version } = client.row('1');
      const wrong = await client.sync({ type: 'answer', ids: [id], version: version + 1, answer: 'accepted' });
      checkEqual(
        wrong.rejected.map((one) => one.reason),
        ['changed'],
        'Another version than was on screen is not answered.',
      );
      client.acknowledge();
      const right = await client.sync({ type: 'answer', ids: [id], version, answer: 'accepted' });
      checkEqual(right.rejected, [], 'The version on screen is answered.');
      const { place, archiveReason, answer } = client.row('1');
      checkEqual(
        { place, archiveReason, answer },
        { place: 'archived', archiveReason: 'answered', answer: 'accepted' },
        'It leaves the inbox.',
      );
      const again = await client.sync({ type: 'answer', ids: [id], version, answer: 'accepted' });
      checkEqual(again.rejected, [], 'The same answer again is accepted without effect.');
      const other = await client.sync({ type: 'answer', ids: [id], version, answer: 'declined' });
      checkEqual(
        other.rejected.map((one) => one.reason),
        ['changed'],
        'Another answer is rejected.',
      );
      checkEqual(client.row('1').answer, 'accepted', 'The first answer stands.');
    },
  },
  {
    section: 'answers',
    title: 'does not restore what was answered',
    rules: [16],
    run: async (context) => {
      const { client } = await sceneWith(context, 'meeting.invited');
      const { id, version } = client.row('1');
      await client.sync({ type: 'answer', ids: [id], version, answer: 'declined' }, { type: 'restore', ids: [id] });
      checkEqual(client.row('1').place, 'archived', 'An answered invitation is archived for good.');
    },
  },
  {
    section: 'answers',
    title: 'a card that takes the place of another closes that one',
    rules: [16, 23],
    run: async (context) => {
      const person = await context.newPerson();
      const key = newKey();
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
    section: 'answers',
    title: 'a withdrawn invitation leaves the inbox for good',
    rules: [16],
    needs: ['withdraw'],
    run: async (context) => {
      const key = newKey();
      const { client } = await sceneWith(context, 'meeting.invited', key);
      await context.withdraw?.(key);
      await client.sync({ type: 'restore', ids: [client.row('1').id] });
      const { place, archiveReason } = client.row('1');
      checkEqual({ place, archiveReason }, { place: 'archived', archiveReason: 'withdrawn' }, 'It does not come back.');
    },
  },
  {
    section: 'answers',
    title: 'an answer given elsewhere takes the invitation out on every device, once',
    rules: [23, 16],
    needs: ['recordAnswer'],
    run: async (context) => {
      const key = newKey();
      const { person, client } = await sceneWith(context, 'meeting.invited', key);
      const other = createContractClient(person.transport);
      await other.sync();
      await context.recordAnswer?.(key, person.id, 'declined');
      await context.recordAnswer?.(key, person.id, 'accepted');
      await Promise.all([client.sync(), other.sync()]);
      for (const { archiveReason, answer } of [client.row('1'), other.row('1')])
        checkEqual({ archiveReason, answer }, { archiveReason: 'answered', answer: 'declined' }, 'The first answer stands.');
      const { id, version } = client.row('1');
      const late = await client.sync({ type: 'answer', ids: [id], version, answer: 'accepted' });
      checkEqual(
        late.rejected.map(({ reason }) => reason),
        ['changed'],
        'Who answers otherwise afterwards hears that the card says something else.',
      );
    },
  },
  {
    section: 'answers',
    title: 'a team item handled in its record closes for everyone, and stays with the first to handle it',
    rules: [24],
    needs: ['newTeam', 'resolve'],
    run: async (context) => {
      const key = newKey();
      const [{ client: first }, { client: second }] = await teamScene(context, 2, 'team.invoiceOverdue', 'Overdue', key);
      await context.resolve?.(key, { id: 'elsewhere', name: 'Somebody Else' });
      await context.resolve?.(key);
      for (const client of [first, second])
        await eventually(async () => {
          await client.sync();
          return client.row('Overdue').handledBy?.name === 'Somebody Else';
        }, 'Everyone sees who handled it.');
      const { rejected } = await second.sync(claim(second.row('Overdue')));
      checkEqual(
        rejected.map(({ reason, by }) => [reason, by?.id]),
        [['handled', 'elsewhere']],
        'Who comes late hears who was first.',
      );
    },
  },
  {
    section: 'answers',
    title: 'a changed meeting asks again, on top, in a new version',
    rules: [23],
    needs: ['update'],
    run: async (context) => {
      const key = newKey();
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
    section: 'answers',
    title: 'a team item goes to the first who takes it, and closes for everyone',
    rules: [24],
    needs: ['newTeam'],
    run: async (context) => {
      const [{ person: anna, client: first }, { client: late }] = await teamScene(context, 2, 'team.clientWaiting', 'Waiting');
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
    section: 'answers',
    title: 'a handled team item closes also for those who archived it, and stays closed',
    rules: [24],
    needs: ['newTeam'],
    run: async (context) => {
      const [{ client: winner }, { client: other }] = await teamScene(context, 2, 'team.unassignedUrgent', 'Urgent');
      const archive = other.number({ type: 'archive', ids: [other.row('Urgent').id] });
      await other.send({ commands: [archive] });
      await winner.sync(claim(winner.row('Urgent')));
      await eventually(async () => {
        await other.sync();
        return other.row('Urgent').archiveReason === 'handled';
      }, 'A handled item closes for everyone.');
      await other.sync({ type: 'restore', ids: [other.row('Urgent').id] }, { type: 'undo', target: archive.mid });
      checkEqual(other.row('Urgent').place, 'archived', 'Neither Restore nor Undo opens it again.');
    },
  },
  {
    section: 'answers',
    title: 'rejects an answer to what does not ask, and to what is not there',
    rules: [23, 1],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      await context.notify({ to: person.id, kind: 'meeting.invited', title: 'Asked' });
      const stranger = createContractClient((await context.newPerson()).transport);
      await Promise.all([client.sync(), stranger.sync()]);
      const answer = (id: string): Command => ({ type: 'answer', ids: [id], version: 1, answer: 'accepted' });
      const plain = await client.sync(answer(client.row('1').id));
      checkEqual(
        plain.rejected.map((one) => one.reason),
        ['changed'],
        'What does not ask is not answered.',
      );
      const foreign = await stranger.sync(answer(client.row('Asked').id));
      check(
        foreign.rejected.length === 1 && ['gone', 'changed'].includes(foreign.rejected[0]?.reason ?? ''),
        'What is somebody else’s is not there.',
        1,
      );
      await client.sync();
      checkEqual(client.row('Asked').answer, null, 'Nobody answers for another.');
    },
  },
  {
    section: 'answers',
    title: 'lets one of two answers stand that arrive at the same moment, and rejects the other',
    rules: [23, 37],
    run: async (context) => {
      const { person, client } = await sceneWith(context, 'meeting.invited');
      const other = createContractClient(person.transport);
      await other.sync();
      const { id, version } = client.row('1');
      const answers = await Promise.all([
        client.sync({ type: 'answer', ids: [id], version, answer: 'accepted' }),
        other.sync({ type: 'answer', ids: [id], version, answer: 'declined' }),
      ]);
      const reasons = answers.map(({ rejected }) => rejected.map((one) => one.reason).join());
      await client.sync();
      const stands = client.row('1').answer === 'accepted' ? ['', 'changed'] : ['changed', ''];
      checkEqual(reasons, stands, 'One is taken, the other hears that the card says something else.');
    },
  },
  {
    section: 'answers',
    title: 'a team item that several take at the same moment has one winner, who may repeat it',
    rules: [24],
    needs: ['newTeam'],
    run: async (context) => {
      const scenes = await teamScene(context, 4, 'team.clientWaiting', 'Waiting');
      const people = scenes.map(({ person }) => person);
      const clients = scenes.map(({ client }) => client);
      const answers = await Promise.all(clients.map((client) => client.sync(claim(client.row('Waiting')))));
      const winners = people.filter((_person, index) => answers[index]?.rejected.length === 0);
      checkEqual(winners.length, 1, 'Exactly one has it.');
      checkEqual(
        answers.flatMap(({ rejected }) => rejected.map(({ reason, by }) => [reason, by?.id])),
        [1, 2, 3].map(() => ['handled', winners[0]?.id]),
        'The others hear who was first.',
      );
      const winner = clients[people.findIndex(({ id }) => id === winners[0]?.id)];
      check(winner !== undefined, 'The winner is one of them.');
      checkEqual((await winner.sync(claim(winner.row('Waiting')))).rejected, [], 'The winner’s own repeat is accepted.');
    },
  },
];
