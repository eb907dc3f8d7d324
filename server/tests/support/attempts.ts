// What is asked and done under row-level security: two tenants with everything in them, and what one person or one producer tries.
import type { NumberedCommand, ViewRequest } from 'casebell/model';
import { sql } from 'kysely';
import { INBOX } from './harness.js';
import {
  createDirectory,
  createMilestones,
  createTenantPreferences,
  describePreferences,
  handOver,
  notify,
  readFrame,
  readPage,
  readPreferenceChanges,
  runJob,
  setBusy,
  sync,
  testKind,
  update,
  withdraw,
  type Core,
} from './inside.js';

export const ANN = ['acme', 'ann'] as const;
const CLIENT = 'the same client id';
const VIEWS: readonly ViewRequest[] = [{ ...INBOX }, { id: 'saved', filter: {}, pageSize: 1, shown: 0 }];

export const END = Number.MAX_SAFE_INTEGER;

/** Ids of rows by the title they were sent with. */
export type Ids = ReadonlyMap<string, string>;
interface Scene {
  readonly core: Core;
  readonly ids: Ids;
  readonly epoch: string;
}
export interface Family {
  readonly name: string;
  readonly run: (scene: Scene) => Promise<unknown>;
}

export const as = (person: string, tenant: string = ANN[0]) => ({ tenant, recipient: { id: person, name: person } });

export async function epochOf(core: Core, tenant: string, person: string): Promise<string | null> {
  const { rows } = await sql<{ epoch: string }>`
    select epoch from casebell.inboxes where tenant = ${tenant} and person = ${person}`.execute(core.db);
  return rows[0]?.epoch ?? null;
}

export async function ask(core: Core, person: string, commands: readonly object[] = [], more: object = {}, tenant?: string) {
  const epoch = await epochOf(core, tenant ?? ANN[0], person);
  const numbered = commands.map((command, i) => ({ mid: i + 1, epoch, ...command }) as NumberedCommand);
  const request = { epoch, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: CLIENT, views: VIEWS, commands: numbered };
  return sync(core, as(person, tenant), { ...request, ...more });
}

const RULE = { when: 'slaLate', amount: 1, unit: 'hours', channels: ['bell'], enabled: true };
const milestoneOf = (tenant: string, team: string) => ({
  tenant,
  key: `milestone of ${tenant}`,
  record: { type: 'case', id: '1' },
  event: 'sla',
  at: '2026-05-04T09:00:00.000Z',
  to: { team },
  title: `Late in ${tenant}`,
});

let keys = 0;
const send = (core: Core, tenant: string, to: Parameters<typeof notify>[4]['to'], title: string, more: object = {}) =>
  notify(core, createDirectory(core), undefined, tenant, {
    to,
    kind: 'mention',
    title,
    idempotencyKey: title === 'news' || title === 'hello' ? `${title} ${++keys}` : title,
    ...more,
  });

/** Two people of one tenant and two of another, one of whom has the id of the first, each with one of everything. */
export async function furnish(core: Core): Promise<void> {
  const directory = createDirectory(core);
  for (const [tenant, person] of [ANN, ['acme', 'bob'], ['other', 'ann'], ['other', 'eve']] as const) {
    const owner = `${person} of ${tenant}`;
    await directory.put(tenant, person, { name: owner, teams: [`team of ${owner}`, `left by ${owner}`] });
    await ask(core, person, [], {}, tenant);
    const to = { person };
    for (const title of ['plain', 'read', 'archived', 'undone']) await send(core, tenant, to, `${title} ${owner}`);
    await ask(
      core,
      person,
      [
        { mid: 1, type: 'setPreference', path: 'deliver/mention/digest', value: true },
        { mid: 2, type: 'setPreference', path: 'rule/late', value: RULE },
      ],
      { clientId: 'another client' },
      tenant,
    );
    await createTenantPreferences(core).put(tenant, { defaults: { note: owner } });
    await createMilestones(core).report(milestoneOf(tenant, `team of ${owner}`));
    await send(core, tenant, to, `meeting ${owner}`, { kind: 'meeting.invited' });
    await send(core, tenant, { team: `team of ${owner}` }, `item ${owner}`, { kind: 'team.unassignedUrgent' });
    await send(core, tenant, { team: `left by ${owner}` }, `left ${owner}`);
    await directory.put(tenant, person, { name: owner, teams: [`team of ${owner}`] });
    const ids = await idsOf(core);
    const id = (title: string) => [ids.get(`${title} ${owner}`) ?? ''];
    await ask(
      core,
      person,
      [
        { type: 'setPreference', path: 'subscribe/mention', value: true },
        { type: 'setPreference', path: owner, value: owner },
        { type: 'read', ids: id('read') },
        { type: 'archive', ids: id('archived') },
        { type: 'save', ids: id('undone') },
        { type: 'seen', upTo: 2, filter: {} },
        { type: 'claim', ids: ['nothing of anybody'], version: 1 },
        ...(owner === 'ann of acme'
          ? []
          : [50, 51, 52].map((mid) => ({ mid, type: mid % 2 === 0 ? 'unread' : 'read', ids: id('read') }))),
      ],
      {},
      tenant,
    );
  }
}

export async function idsOf(core: Core): Promise<Ids> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, content ->> 'title' as title from casebell.notifications`.execute(core.db);
  return new Map(rows.map(({ id, title }) => [title, id]));
}

const command = (name: string, body: (ids: Ids) => object): Family => ({
  name: `the command ${name}`,
  run: ({ core, ids, epoch }) => ask(core, 'ann', [{ mid: 100, epoch, ...body(ids) }]),
});
const rowCommand = (type: string, title: string, more: object = {}) =>
  command(type, (ids) => ({ type, ids: [ids.get(`${title} bob of acme`) ?? ''], ...more }));

/** What a person asks for, or does to what is somebody else's. */
export const PERSON: readonly Family[] = [
  { name: 'a new start', run: ({ core }) => ask(core, 'ann') },
  { name: 'a delta', run: ({ core, epoch }) => ask(core, 'ann', [], { epoch, cursor: 0 }) },
  { name: 'a page', run: ({ core }) => readPage(core.db, ANN, { filter: {}, before: END, limit: 100 }) },
  { name: 'a search', run: ({ core }) => readPage(core.db, ANN, { filter: {}, query: ' of ', before: END, limit: 100 }) },
  {
    name: 'a frame of the stream',
    run: ({ core, epoch }) => readFrame(core.db, ANN, { epoch, cursor: 0, preferencesRev: 0, clientId: CLIENT }, null),
  },
  { name: 'a first sync', run: async ({ core }) => (await ask(core, 'cy')).rows },
  { name: 'forgetting rejections', run: ({ core }) => ask(core, 'ann', [], { acknowledged: END }) },
  { name: 'coming back', run: ({ core }) => ask(core, 'ann') },
  ...['read', 'unread', 'archive', 'restore', 'save', 'unsave', 'unsnooze', 'gotIt'].map((type) => rowCommand(type, 'plain')),
  rowCommand('snooze', 'plain', { until: '2026-06-01T00:00:00.000Z' }),
  rowCommand('answer', 'meeting', { version: 1, answer: 'accepted' }),
  rowCommand('claim', 'item', { version: 1 }),
  ...['seen', 'readAll', 'archiveAll', 'archiveRead'].map((type) => command(type, () => ({ type, upTo: END, filter: {} }))),
  command('undo', () => ({ type: 'undo', target: 52 })),
  command('setPreference', () => ({ type: 'setPreference', path: 'subscribe/mention', value: false })),
  command('setPreference of what decides', () => ({ type: 'setPreference', path: 'mute', value: '2026-06-01T00:00:00.000Z' })),
  { name: 'the description of preferences', run: ({ core }) => describePreferences(core, as('ann')) },
  command('setPreference to nothing', () => ({ type: 'setPreference', path: 'bob of acme', value: null })),
];

/** What a producer of one tenant does that must not reach another. */
export const TENANT: readonly Family[] = [
  { name: 'sending to everyone', run: ({ core }) => send(core, 'acme', { everyone: true }, 'news') },
  { name: 'sending to a person of the other tenant', run: ({ core }) => send(core, 'acme', { person: 'eve' }, 'hello') },
  {
    name: 'sending to a team of the other tenant',
    run: ({ core }) => send(core, 'acme', { team: 'team of eve of other' }, 'hello'),
  },
  { name: 'sending to subscribers', run: ({ core }) => send(core, 'acme', { subscribers: { kind: 'mention' } }, 'news') },
  {
    name: 'superseding',
    run: ({ core }) => send(core, 'acme', { person: 'ann' }, 'hello', { supersedes: 'plain eve of other' }),
  },
  { name: 'changing', run: ({ core }) => update(core, 'acme', 'plain eve of other', { title: 'changed' }) },
  { name: 'withdrawing', run: ({ core }) => withdraw(core, 'acme', 'plain eve of other') },
  {
    name: 'changing the directory',
    run: ({ core }) => createDirectory(core).put('acme', 'ann', { name: 'Ann', teams: ['team of eve of other'] }),
  },
  { name: 'erasing a person', run: ({ core }) => createDirectory(core).remove('acme', 'eve') },
  {
    name: 'what holds for everybody',
    run: ({ core }) => createTenantPreferences(core).put('acme', { defaults: { 'digest/time': '07:00' } }),
  },
  { name: 'telling everybody', run: ({ core }) => runJob(core, { type: 'preferences', tenant: 'acme', after: '' }) },
  { name: 'saying who is busy', run: ({ core }) => setBusy(core, 'acme', 'ann', new Date('2026-06-01T00:00:00.000Z')) },
  {
    name: 'who changed what',
    run: ({ core }) => readPreferenceChanges(core.db, ['acme', 'ann'], { before: END, limit: 100 }),
  },
  { name: 'a milestone', run: ({ core }) => createMilestones(core).report(milestoneOf('acme', 'team of eve of other')) },
  { name: 'a milestone that is over', run: ({ core }) => createMilestones(core).complete('acme', 'milestone of other') },
  { name: 'a sample', run: ({ core }) => testKind(core, as('ann'), { kind: 'mention' }) },
  {
    name: 'handing over',
    run: ({ core, ids }) =>
      handOver(core, {
        type: 'handOver',
        tenant: 'acme',
        person: 'ann',
        channel: 'push',
        batch: `${ids.get('plain ann of acme') ?? ''}.0`,
      }),
  },
  {
    name: 'a job',
    run: ({ core, ids }) =>
      runJob(core, { type: 'align', tenant: 'acme', sendId: ids.get('plain eve of other') ?? '', after: '' }),
  },
];
