import { CasebellError } from '../../model/errors.js';
import type { Decision } from '../../model/delivery.js';
import type { JsonValue } from '../../model/notification.js';
import { PREFERENCE_PATHS } from '../../model/preferences.js';
import type { Transport } from '../../store/transport.js';
import { check, checkEqual, failureOf } from './check.js';
import { createContractClient, type ContractClient } from './client.js';
import type { ContractCase, ContractContext, ContractPerson } from './contract.js';

// A backend that offers `sendTest` decides who is told where by preferences; these cases say how. One that does not may leave it all to the
// bell, and they do not apply.

const { cell, alert } = PREFERENCE_PATHS;
const request = () => ({ signal: new AbortController().signal });

interface Scene {
  readonly person: ContractPerson;
  readonly client: ContractClient;
  readonly set: (path: string, value: JsonValue) => Promise<void>;
  readonly test: (kind: string) => Promise<{ readonly [channel: string]: Decision }>;
  readonly titles: () => Promise<readonly string[]>;
}

async function newScene(context: ContractContext): Promise<Scene> {
  const person = await context.newPerson();
  const client = createContractClient(person.transport);
  await client.sync();
  return {
    person,
    client,
    set: async (path, value) => {
      const { rejected } = await client.sync({ type: 'setPreference', path, value });
      checkEqual(rejected, [], `${path} may be ${JSON.stringify(value)}.`);
    },
    test: async (kind) => (await sendTestOf(person.transport)(kind, request())).decisions,
    titles: async () => {
      await client.sync();
      return client.rows().map(({ title }) => title);
    },
  };
}

function sendTestOf({ sendTest }: Transport): NonNullable<Transport['sendTest']> {
  check(sendTest !== undefined, 'The transport has sendTest.');
  return sendTest;
}

/** Longer than any case runs. */
const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** Cells that cannot be kept, each for another reason. */
const WRONG: readonly (readonly [path: string, value: JsonValue])[] = [
  [cell('mention', 'email'), 'sometimes'],
  [alert('mention'), true],
  ['zone', 'Mars/Base'],
  ['digest/time', '25:00'],
  ['mute', 'for a while'],
  [PREFERENCE_PATHS.rule('r'), { when: 'slaLate', amount: 0, unit: 'minutes', channels: ['bell'] }],
  [PREFERENCE_PATHS.lock('zone'), true],
  ['x'.repeat(301), true],
  ['x', 'x'.repeat(9_000)],
];

const deciding = (rule: number, title: string, run: (scene: Scene, context: ContractContext) => Promise<void>): ContractCase => ({
  section: 'deliveries',
  title,
  rules: [rule],
  needs: ['sendTest'],
  run: async (context) => run(await newScene(context), context),
});

export const deliveryCases: readonly ContractCase[] = [
  deciding(40, 'rejects a preference that cannot be kept, alone, as invalid', async ({ client }) => {
    const commands = WRONG.map(([path, value]) => ({ type: 'setPreference', path, value }) as const);
    const { rejected } = await client.sync(...commands, { type: 'setPreference', path: 'sound', value: true });
    checkEqual(
      rejected.map(({ reason }) => reason),
      WRONG.map(() => 'invalid'),
      'Each of them is rejected as invalid.',
    );
    checkEqual(client.preferences(), { sound: true }, 'The next one takes effect, and nothing else is kept.');
  }),
  deciding(40, 'keeps preferences that it does not know: kinds, channels, sub-kinds', async ({ client, set }) => {
    const unknown = { [cell('of.tomorrow', 'carrier pigeon')]: 'mine', [cell('case.created', 'bell', 'a/b')]: false } as const;
    for (const [path, value] of Object.entries(unknown)) await set(path, value);
    checkEqual(client.preferences(), unknown, 'They come back as they were set.');
  }),
  deciding(41, 'makes no row of a kind whose bell is off, and of a required kind always', async (scene, { notify }) => {
    const { person, set, titles } = scene;
    await set(cell('reply', 'bell'), false);
    await set(cell('system.critical', 'bell'), false);
    await notify({ to: person.id, kind: 'reply', title: 'off' });
    await notify({ to: person.id, kind: 'mention', title: 'on' });
    await notify({ to: person.id, kind: 'system.critical', title: 'required' });
    checkEqual((await titles()).toSorted(), ['on', 'required'], 'There are rows of what is on and of what is required.');
  }),
  deciding(41, 'lets the preference of a finer kind go before that of the whole', async ({ person, set, titles }, { notify }) => {
    await set(cell('case.created', 'bell'), false);
    await set(cell('case.created', 'bell', 'visa'), true);
    for (const subKind of ['visa', 'asylum']) await notify({ to: person.id, kind: 'case.created', subKind, title: subKind });
    checkEqual(await titles(), ['visa'], 'Of two templates, the one that is on.');
  }),
  deciding(41, 'tells me of what is mine where the scope is "mine"', async ({ person, set, titles }, { notify }) => {
    await set(cell('reply', 'bell'), 'mine');
    for (const reason of ['assigned', 'team', 'mentioned', 'everyone'] as const)
      await notify({ to: person.id, kind: 'reply', reason, title: reason });
    checkEqual((await titles()).toSorted(), ['assigned', 'mentioned'], 'What was assigned to me, and where I was mentioned.');
  }),
  deciding(41, 'loses no row to a mute of everything', async ({ person, set, titles, test }, { notify }) => {
    await set('mute', soon());
    await notify({ to: person.id, kind: 'reply', title: 'muted' });
    checkEqual(await titles(), ['muted'], 'It is in the bell.');
    const { bell } = await test('reply');
    checkEqual([bell?.outcome, bell?.because], ['quietly', 'muted'], 'It came quietly.');
    const { bell: mention } = await test('mention');
    checkEqual([mention?.outcome, mention?.because], ['deliver', 'alert'], 'A mention alerts with the rest muted.');
  }),
  deciding(42, 'tells by a sample what would happen, and puts it into the bell as a test', async ({ client, set, test }) => {
    const { bell } = await test('mention');
    checkEqual(bell?.outcome, 'deliver', 'The bell says that it was delivered.');
    await client.sync();
    checkEqual(
      client.rows().map(({ kind, data, needs }) => ({ kind, data, needs })),
      [{ kind: 'mention', data: { test: true }, needs: null }],
      'It is a row of that kind, marked as a test.',
    );
    await set(cell('reply', 'bell'), false);
    const { bell: off } = await test('reply');
    checkEqual([off?.outcome, off?.because], ['drop', 'cell'], 'What is off is off in the sample too.');
    await test('meeting.invited');
    await client.sync();
    checkEqual(
      client
        .rows()
        .map(({ kind, needs }) => `${kind} ${needs}`)
        .toSorted(),
      ['meeting.invited null', 'mention null'],
      'It made no row, and a sample of an invitation asks for no answer.',
    );
  }),
  deciding(42, 'refuses a sample of a kind that nobody knows', async ({ person }) => {
    const error = await failureOf(sendTestOf(person.transport)('no such kind', request()), 'It is refused.');
    check(error instanceof CasebellError && error.code === 'badRequest', `It is refused as badRequest, not as ${String(error)}.`);
  }),
  {
    section: 'deliveries',
    title: 'describes the channels, each once and the bell among them, and what came of each kind',
    rules: [43],
    needs: ['describePreferences', 'sendTest'],
    run: async (context) => {
      const { person, test } = await newScene(context);
      await context.notify({ to: person.id, kind: 'reply', title: '1' });
      await context.notify({ to: person.id, kind: 'reply', title: '2' });
      const decisions = await test('mention');
      const described = await person.transport.describePreferences?.(request());
      const channels = described?.channels.map(({ channel }) => channel) ?? [];
      checkEqual(channels.length, new Set(channels).size, 'Each channel is named once.');
      check(channels.includes('bell'), 'The bell is one of them.');
      checkEqual(Object.keys(decisions).toSorted(), channels.toSorted(), 'A sample is decided on each of them.');
      if (described?.volumes) checkEqual(described.volumes['reply'], 2, 'Two replies came in the last weeks.');
    },
  },
];
