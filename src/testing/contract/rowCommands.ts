import type { Command } from '../../model/commands.js';
import type { Notification } from '../../model/notification.js';
import { checkEqual, NotOffered } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { inHours, sceneOf, sceneWith } from './scene.js';

type Sets = (id: string) => readonly Command[];

/** What each command of named rows sets, beginning with a new message. */
const SETS: readonly (readonly [title: string, commands: Sets, state: Partial<Notification>])[] = [
  ['read marks a row as read', (id) => [{ type: 'read', ids: [id] }], { read: true, place: 'inbox' }],
  [
    'unread takes it back',
    (id) => [
      { type: 'read', ids: [id] },
      { type: 'unread', ids: [id] },
    ],
    { read: false },
  ],
  [
    'archive moves a row out of the inbox and leaves read as it is',
    (id) => [{ type: 'archive', ids: [id] }],
    { place: 'archived', archiveReason: 'archived', read: false },
  ],
  [
    'restore brings an archived row back as unread',
    (id) => [
      { type: 'read', ids: [id] },
      { type: 'archive', ids: [id] },
      { type: 'restore', ids: [id] },
    ],
    { place: 'inbox', archiveReason: null, read: false },
  ],
  [
    'got it archives and acknowledges',
    (id) => [{ type: 'gotIt', ids: [id] }],
    { place: 'archived', archiveReason: 'gotIt', acknowledged: true },
  ],
  ['save keeps a row', (id) => [{ type: 'save', ids: [id] }], { saved: true }],
  [
    'unsave lets it go',
    (id) => [
      { type: 'save', ids: [id] },
      { type: 'unsave', ids: [id] },
    ],
    { saved: false },
  ],
];

const setCases = SETS.map(([title, commands, state]): ContractCase => ({
  section: 'commands',
  title,
  rules: [18],
  run: async (context) => {
    const { person, client } = await sceneOf(context, 1);
    const answer = await client.sync(...commands(client.row('1').id));
    checkEqual(answer.rejected, [], 'A sound command is not rejected.');
    const fresh = createContractClient(person.transport);
    await fresh.sync();
    for (const seen of [client, fresh]) {
      const row = seen.row('1');
      const found = Object.fromEntries(Object.keys(state).map((name) => [name, row[name as keyof Notification]]));
      checkEqual(found, state, 'The row is as the command sets it.');
    }
  },
}));

export const rowCommandCases: readonly ContractCase[] = [
  ...setCases,
  {
    section: 'commands',
    title: 'snooze takes a row out until a time; unsnooze brings it back as new, on top',
    rules: [14, 16],
    run: async (context) => {
      const { client } = await sceneOf(context, 2);
      const { id } = client.row('1');
      const until = inHours(1);
      await client.sync({ type: 'read', ids: [id] }, { type: 'snooze', ids: [id], until });
      checkEqual(client.row('1').place, 'snoozed', 'A snoozed row is not in the inbox.');
      checkEqual(Date.parse(client.row('1').snoozedUntil ?? ''), Date.parse(until), 'It says until when.');
      const later = inHours(2);
      await client.sync({ type: 'snooze', ids: [id], until: later });
      checkEqual(Date.parse(client.row('1').snoozedUntil ?? ''), Date.parse(later), 'It can be snoozed until another time.');
      await client.sync({ type: 'unsnooze', ids: [id] });
      const { place, snoozedUntil, read } = client.row('1');
      checkEqual({ place, snoozedUntil, read }, { place: 'inbox', snoozedUntil: null, read: false }, 'It comes back as new.');
      checkEqual(client.rows()[0]?.id, id, 'What became new stands on top.');
    },
  },
  {
    section: 'commands',
    title: 'applies a command once, however often it is sent',
    rules: [19],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      const other = createContractClient(person.transport);
      await other.sync();
      const command = client.number({ type: 'read', ids: [client.row('1').id] });
      await client.send({ commands: [command] });
      await other.sync({ type: 'unread', ids: [other.row('1').id] });
      const answer = await client.send({ commands: [command] });
      checkEqual(client.row('1').read, false, 'A number that was passed has no effect again.');
      checkEqual([answer.lastCommand, answer.rejected], [command.mid, []], 'It counts as passed, not as rejected.');
    },
  },
  {
    section: 'commands',
    title: 'applies commands in order, together with the answer',
    rules: [4, 10],
    run: async (context) => {
      const { client } = await sceneOf(context, 1);
      const ids = [client.row('1').id];
      const answer = await client.sync(
        { type: 'archive', ids },
        { type: 'read', ids },
        { type: 'restore', ids },
        { type: 'archive', ids: ['nobody'] },
      );
      const { place, read } = client.row('1');
      checkEqual({ place, read }, { place: 'inbox', read: false }, 'Each sees what the one before left.');
      checkEqual(answer.lastCommand, 4, 'The answer that holds the effects says that they are done.');
    },
  },
  {
    section: 'commands',
    title: 'changes several rows by one command',
    rules: [18],
    run: async (context) => {
      const { client } = await sceneOf(context, 3);
      await client.sync({ type: 'archive', ids: [client.row('1').id, client.row('3').id] });
      checkEqual(
        client.rows().map((row) => row.place),
        ['archived', 'inbox', 'archived'],
        'Exactly the named rows change.',
      );
    },
  },
  {
    section: 'commands',
    title: 'keeps an invitation in the inbox until it is answered',
    rules: [15, 18],
    run: async (context) => {
      const { client } = await sceneWith(context, 'meeting.invited');
      const { id } = client.row('1');
      const { to } = await client.sync({ type: 'archive', ids: [id] }, { type: 'gotIt', ids: [id] });
      await client.sync({ type: 'archiveAll', upTo: to, filter: { place: 'inbox' } });
      checkEqual(client.row('1').place, 'inbox', 'Nothing but an answer takes it out.');
      await client.sync({ type: 'readAll', upTo: to, filter: {} });
      checkEqual(client.row('1').read, true, 'Read is not answered.');
    },
  },
  {
    section: 'commands',
    title: 'keeps a critical notice until it is acknowledged',
    rules: [15],
    run: async (context) => {
      const { client } = await sceneWith(context, 'system.critical');
      const { id } = client.row('1');
      await client.sync({ type: 'read', ids: [id] }, { type: 'archive', ids: [id] });
      checkEqual(client.row('1').place, 'inbox', 'Opening is not acknowledging.');
      await client.sync({ type: 'gotIt', ids: [id] });
      const { place, acknowledged } = client.row('1');
      checkEqual({ place, acknowledged }, { place: 'archived', acknowledged: true }, 'Got it acknowledges.');
    },
  },
  {
    section: 'commands',
    title: 'takes Got it on an unanswered invitation once its meeting is over, by the clock of the backend',
    rules: [15, 28],
    run: async (context) => {
      const person = await context.newPerson();
      const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();
      const invite = (title: string, from: number, to: number): Promise<void> =>
        context.notify({ to: person.id, kind: 'meeting.invited', title, meeting: { start: hours(from), end: hours(to) } });
      await invite('Over', -2, -1);
      await invite('To come', 1, 2);
      const client = createContractClient(person.transport);
      await client.sync();
      if (!client.row('Over').meeting) throw new NotOffered('needs meetings in rows, which the backend does not keep');
      const [over, toCome] = [[client.row('Over').id], [client.row('To come').id]];
      const answer = await client.sync({ type: 'gotIt', ids: over }, { type: 'gotIt', ids: toCome });
      checkEqual(answer.rejected, [], 'Where it is not offered it is passed over.');
      checkEqual([client.row('Over').archiveReason, client.row('To come').place], ['gotIt', 'inbox'], 'What is over leaves.');
      const early = { ...client.number({ type: 'gotIt', ids: toCome }), mid: Date.now() + 86_400_000 };
      const { rejected } = await client.send({ commands: [early] });
      checkEqual(
        rejected.map(({ reason }) => reason),
        ['invalid'],
        'Who says tomorrow what is offered tomorrow has shown the row as gone, and hears that it is not.',
      );
      checkEqual(client.row('To come').place, 'inbox', 'It still waits.');
    },
  },
  {
    section: 'commands',
    title: 'acts once on a request that arrives twice at the same moment',
    rules: [19],
    needs: ['deltas'],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      const other = createContractClient(person.transport);
      const { to } = await other.sync();
      const ids = [client.row('1').id];
      const commands = (
        [
          { type: 'archive', ids },
          { type: 'restore', ids },
        ] as const
      ).map(client.number);
      await Promise.all([0, 1, 2].map(() => client.send({ commands, cursor: -1 })));
      checkEqual((await other.sync()).to, to + 2, 'Each command takes one sequence, so it was applied once.');
      checkEqual(other.row('1').place, 'inbox', 'In order.');
    },
  },
  {
    section: 'commands',
    title: 'takes numbers with gaps, and skips those that were passed',
    rules: [19, 10],
    run: async (context) => {
      const { client } = await sceneOf(context, 3);
      const [first, second, third] = ['1', '2', '3'].map((title) => client.row(title).id);
      const read = (mid: number, id = '') => ({ ...client.number({ type: 'read', ids: [id] }), mid });
      await client.send({ commands: [read(1_795_303_000_002, first)] });
      const answer = await client.send({
        commands: [read(7, second), read(1_795_303_000_002, second), read(1_795_303_900_000, third)],
      });
      checkEqual(
        client.rows().map((row) => [row.title, row.read]),
        [
          ['3', true],
          ['2', false],
          ['1', true],
        ],
        'What is not above the last number has no effect; what is above it has.',
      );
      checkEqual(answer.lastCommand, 1_795_303_900_000, 'The last number is the largest that was passed.');
    },
  },
  {
    section: 'commands',
    title: 'passes over rows on which a command is not offered',
    rules: [18],
    run: async (context) => {
      const { client } = await sceneOf(context, 2);
      await client.sync({ type: 'archive', ids: [client.row('1').id] });
      const before = client.rows();
      const [archived, inInbox] = [[client.row('1').id], [client.row('2').id]];
      const answer = await client.sync(
        { type: 'archive', ids: archived },
        { type: 'gotIt', ids: archived },
        { type: 'restore', ids: inInbox },
        { type: 'unread', ids: inInbox },
      );
      checkEqual([answer.rejected, answer.lastCommand], [[], 5], 'They count as passed, not as rejected.');
      checkEqual(client.rows(), before, 'Nothing changes, no revision either.');
    },
  },
  {
    section: 'commands',
    title: 'snooze is offered in the inbox alone, and what waits goes on waiting',
    rules: [15, 12],
    run: async (context) => {
      const { client } = await sceneWith(context, 'system.critical');
      const ids = [client.row('1').id];
      await client.sync({ type: 'snooze', ids, until: inHours(1) });
      await client.sync({ type: 'archive', ids });
      checkEqual(client.row('1').place, 'snoozed', 'It cannot be archived before it is acknowledged, snoozed or not.');
      await client.sync({ type: 'gotIt', ids }, { type: 'snooze', ids, until: inHours(1) });
      checkEqual(client.row('1').place, 'archived', 'What is archived is not snoozed.');
    },
  },
];
