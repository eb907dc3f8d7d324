import type { NumberedCommand } from '../../model/commands.js';
import { CasebellError } from '../../model/errors.js';
import { LIMITS } from '../../model/limits.js';
import type { SyncAnswer, SyncRequest } from '../../model/protocol.js';
import { check, checkEqual, failureOf } from './check.js';
import { createContractClient, type ContractClient } from './client.js';
import type { ContractCase, ContractContext } from './contract.js';
import { notifyMany, sceneOf } from './scene.js';

const signal = (): { readonly signal: AbortSignal } => ({ signal: new AbortController().signal });

/** Requests that no client of ours sends. */
const BROKEN: readonly (readonly [what: string, changes: { readonly [field in keyof SyncRequest]?: unknown }])[] = [
  ['no client id', { clientId: undefined }],
  ['views that are no list', { views: 'inbox' }],
  ['a view without a filter', { views: [{ id: 'inbox', pageSize: 3, shown: 0 }] }],
  ['a filter that is none', { views: [{ id: 'inbox', filter: { kinds: 'mention' }, pageSize: 3, shown: 0 }] }],
  ['a cursor that is no number', { cursor: 'latest' }],
  ['commands that are no list', { commands: { type: 'read' } }],
  ['a command without a number', { commands: [{ type: 'read', ids: [] }] }],
];

type RawCommand = { readonly type: string; readonly [field: string]: unknown };

/** Commands that can be read and make no sense, or that only a later version knows. */
const SENSELESS: readonly RawCommand[] = [
  { type: 'explode', ids: [] },
  { type: '__proto__', ids: [] },
  { type: 'snooze', ids: ['x'], until: '2001-01-01T00:00:00Z' },
  { type: 'snooze', ids: ['x'], until: 'tomorrow' },
  { type: 'read', ids: 'all' },
  { type: 'read', ids: [7] },
  { type: 'readAll', upTo: 'all', filter: {} },
  { type: 'archiveAll', upTo: 9, filter: null },
  { type: 'answer', ids: ['x'], version: 1, answer: 'perhaps' },
  { type: 'setPreference', path: '', value: 1 },
];

/** Somebody who sends this command, and after it one that marks the only row as read. */
async function sceneWithCommand(context: ContractContext, command: RawCommand) {
  const { client } = await sceneOf(context, 1);
  const { epoch } = client.position();
  const next = { ...client.number({ type: 'read', ids: [client.row('1').id] }), mid: 2 };
  return { client, commands: [{ ...command, mid: 1, epoch } as unknown as NumberedCommand, next] };
}

function checkRejectedAlone({ rejected, lastCommand }: SyncAnswer, client: ContractClient): void {
  checkEqual(
    rejected.map((one) => one.mid),
    [1],
    'Only the wrong one is rejected.',
  );
  check(['invalid', 'unsupported'].includes(rejected[0]?.reason ?? ''), 'The reason is invalid or unsupported.');
  checkEqual([client.row('1').read, lastCommand], [true, 2], 'The next one takes effect.');
}

export const badInputCases: readonly ContractCase[] = [
  ...BROKEN.map(([what, changes]): ContractCase => ({
    section: 'bad input',
    title: `refuses a request with ${what}`,
    rules: [2, 3],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 1);
      const client = createContractClient(person.transport);
      await client.sync();
      const request = {
        ...client.position(),
        acknowledged: 0,
        clientId: 'contract',
        views: [],
        commands: [],
        ...changes,
      } as SyncRequest;
      const error = await failureOf(person.transport.sync(request, signal()), 'A request that cannot be read is refused.');
      check(
        error instanceof CasebellError && error.code === 'badRequest',
        `It is refused as badRequest, not as ${String(error)}.`,
      );
      check(error.message.length > 20, 'The message says what is wrong.');
      await client.sync();
      checkEqual(client.rows().length, 1, 'Nothing is lost by it.');
    },
  })),
  ...SENSELESS.map((command): ContractCase => ({
    section: 'bad input',
    title: `rejects the command ${JSON.stringify(command)} alone, and applies the next`,
    rules: [28, 3],
    run: async (context) => {
      const { client, commands } = await sceneWithCommand(context, command);
      const answer = await client.send({ commands });
      checkRejectedAlone(answer, client);
    },
  })),
  {
    section: 'bad input',
    title: 'passes over ids that nobody knows',
    rules: [18],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 1);
      const client = createContractClient(person.transport);
      await client.sync();
      const answer = await client.sync({ type: 'archive', ids: ['__proto__', 'constructor', 'nobody', client.row('1').id] });
      checkEqual(
        [answer.rejected, client.row('1').place],
        [[], 'archived'],
        'A row that is gone is no reason to keep the others.',
      );
    },
  },
  {
    section: 'bad input',
    title: 'takes any word as a kind, a view, or the path of a preference',
    rules: [26],
    run: async (context) => {
      const person = await context.newPerson();
      await context.notify({ to: person.id, kind: 'constructor', title: 'Unknown' });
      const client = createContractClient(person.transport);
      await client.sync();
      await client.sync({ type: 'setPreference', path: '__proto__', value: 'x' });
      checkEqual(client.row('Unknown').kind, 'constructor', 'An unknown kind is a plain card.');
      checkEqual(Object.entries(client.preferences()), [['__proto__', 'x']], 'No word has a meaning of its own.');
      const views = [{ id: '__proto__', filter: {}, pageSize: 5, shown: 0 }];
      const answer = await client.send({ cursor: -1, epoch: null, views });
      checkEqual(answer.type === 'reset' && Object.entries(answer.floors), [['__proto__', 0]], 'Also not as a view.');
    },
  },
  {
    section: 'bad input',
    title: 'refuses a notification that is too long or has no title',
    rules: [2],
    run: async (context) => {
      const person = await context.newPerson();
      for (const title of ['x'.repeat(LIMITS.title + 1), 'x'.repeat(5_000), '']) {
        await failureOf(
          context.notify({ to: person.id, kind: 'reply', title }),
          `A title of ${title.length} characters is refused.`,
        );
      }
      await failureOf(
        context.notify({ to: 'nobody-knows-me', kind: 'reply', title: 'Hello' }),
        'An unknown recipient is refused.',
      );
      const client = createContractClient(person.transport);
      await client.sync();
      checkEqual(client.rows(), [], 'Nothing of it arrives.');
    },
  },
  {
    section: 'bad input',
    title: 'refuses a page it cannot read',
    rules: [2, 29],
    run: async (context) => {
      const { transport } = await context.newPerson();
      for (const request of [
        { filter: {}, before: 'x', limit: 5 },
        { filter: [], before: 5, limit: 5 },
        { filter: { since: 'yesterday' }, before: 5, limit: 5 },
        { filter: { data: { nested: {} } }, before: 5, limit: 5 },
        { filter: {}, before: 5, limit: -1 },
      ]) {
        const error = await failureOf(
          transport.page(request as never, signal()),
          `The page ${JSON.stringify(request)} is refused.`,
        );
        check(
          error instanceof CasebellError && error.code === 'badRequest',
          `It is refused as badRequest, not as ${String(error)}.`,
        );
      }
    },
  },
  {
    section: 'bad input',
    title: 'changes nothing by a request that is refused',
    rules: [3],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      const command = client.number({ type: 'read', ids: [client.row('1').id] });
      const broken = {
        ...client.position(),
        acknowledged: 0,
        clientId: 'contract-refused',
        views: [{ id: 'x' }],
        commands: [command],
      };
      await failureOf(person.transport.sync(broken as never, signal()), 'A request that cannot be read is refused.');
      const answer = await client.sync();
      checkEqual([client.row('1').read, answer.lastCommand], [false, 0], 'The command in it has no effect.');
    },
  },
];
