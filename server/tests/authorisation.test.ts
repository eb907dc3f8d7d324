import { beforeAll, expect, it } from 'vitest';
import { signToken, tokenAuthentication } from '@casebell/server';
import { SignJWT } from 'jose';
import { onEachDatabase } from './support/eachDatabase.js';
import { API_KEY, call, createClient, INBOX } from './support/harness.js';

const SECRET = 's'.repeat(32);
const OTHER_TENANT_KEY = 'a-key-of-another-tenant';
const OTHER_KIND_KEY = 'a-key-for-replies-only';
const END = Number.MAX_SAFE_INTEGER;
const OPTIONS = {
  authenticate: tokenAuthentication({ secret: SECRET }),
  apiKeys: [
    { key: API_KEY, tenant: 'acme', kinds: 'all' },
    { key: OTHER_TENANT_KEY, tenant: 'other', kinds: 'all' },
    { key: OTHER_KIND_KEY, tenant: 'acme', kinds: ['reply'] },
  ],
} as const;

/** Names of things: those of Ann, or some that nobody ever had. */
interface Names {
  readonly person: string;
  readonly clientId: string;
  readonly epoch: string;
  readonly mention: string;
  readonly meeting: string;
  readonly item: string;
  readonly key: string;
  readonly mid: number;
}
interface Call {
  readonly path?: string;
  readonly body?: object;
}
interface Endpoint {
  readonly needs: 'a person' | 'a producer' | 'nobody';
  /** Tries to reach what goes by these names. */
  readonly call: (names: Names) => Call;
}

const position = ({ epoch, clientId }: Names) => ({ epoch, cursor: 0, preferencesRev: 0, clientId });
const sent = (more: object) => ({ kind: 'reply', title: 'Hello', ...more });
/** One row for every operation of the OpenAPI document: an operation without one fails the test. */
const ENDPOINTS: { readonly [operation: string]: Endpoint } = {
  'POST /v1/sync': {
    needs: 'a person',
    call: (names) => {
      const { mention, meeting, item, epoch, mid } = names;
      const ids = [mention];
      const bulk = { upTo: END, filter: {} };
      const commands = [
        ...['read', 'unread', 'archive', 'restore', 'gotIt', 'save', 'unsave', 'unsnooze'].map((type) => ({ type, ids })),
        { type: 'snooze', ids, until: '2100-01-01T00:00:00.000Z' },
        ...['seen', 'readAll', 'archiveAll', 'archiveRead'].map((type) => ({ type, ...bulk })),
        { type: 'answer', ids: [meeting], version: 1, answer: 'accepted' },
        { type: 'claim', ids: [item], version: 1 },
        { type: 'undo', target: mid },
      ].map((command, i) => ({ mid: mid + 1 + i, epoch, ...command }));
      return { body: { ...position(names), acknowledged: 0, views: [INBOX, { ...INBOX, id: 'all', filter: {} }], commands } };
    },
  },
  'POST /v1/page': {
    needs: 'a person',
    call: ({ key }) => ({ body: { filter: { record: { type: 'case', id: key } }, query: key, before: END, limit: 50 } }),
  },
  'GET /v1/stream': {
    needs: 'a person',
    call: (names) => {
      const query = Object.entries({ ...position(names), wait: 0 }).map(([name, value]) => [name, String(value)]);
      return { path: `/v1/stream?${String(new URLSearchParams(query))}` };
    },
  },
  'POST /v1/notifications': {
    needs: 'a producer',
    call: ({ person, key }) => ({ body: sent({ to: { person }, supersedes: key, idempotencyKey: `new ${key}` }) }),
  },
  'PATCH /v1/notifications/{idempotencyKey}': {
    needs: 'a producer',
    call: ({ key }) => ({ path: `/v1/notifications/${key}`, body: { title: 'Changed' } }),
  },
  'DELETE /v1/notifications/{idempotencyKey}': {
    needs: 'a producer',
    call: ({ key }) => ({ path: `/v1/notifications/${key}` }),
  },
  'POST /v1/notifications/{idempotencyKey}/answers': {
    needs: 'a producer',
    call: ({ person, key }) => ({
      path: `/v1/notifications/${key}/answers`,
      body: { recipient: person, answer: 'accepted' },
    }),
  },
  'POST /v1/notifications/{idempotencyKey}/resolution': {
    needs: 'a producer',
    call: ({ key }) => ({ path: `/v1/notifications/${key}/resolution`, body: {} }),
  },
  'PUT /v1/recipients/{id}': {
    needs: 'a producer',
    call: ({ person }) => ({ path: `/v1/recipients/${person}`, body: { name: 'Somebody', teams: ['team'] } }),
  },
  'DELETE /v1/recipients/{id}': { needs: 'a producer', call: ({ person }) => ({ path: `/v1/recipients/${person}` }) },
  'GET /v1/preferences/description': { needs: 'a person', call: () => ({}) },
  'POST /v1/preferences/test': { needs: 'a person', call: () => ({ body: { kind: 'reply' } }) },
  'GET /v1/tenant/preferences': { needs: 'a producer', call: () => ({}) },
  'PUT /v1/tenant/preferences': { needs: 'a producer', call: () => ({ body: { defaults: { sound: true } } }) },
  'GET /v1/recipients/{id}/preference-changes': {
    needs: 'a producer',
    call: ({ person }) => ({ path: `/v1/recipients/${person}/preference-changes` }),
  },
  'PUT /v1/recipients/{id}/busy': {
    needs: 'a producer',
    call: ({ person }) => ({ path: `/v1/recipients/${person}/busy`, body: { until: '2100-01-01T00:00:00Z' } }),
  },
  'POST /v1/milestones': {
    needs: 'a producer',
    call: ({ person, key }) => ({
      body: { key, record: { type: 'case', id: key }, event: 'sla', at: '2001-01-01T00:00:00Z', to: { person }, title: 'Late' },
    }),
  },
  'DELETE /v1/milestones/{key}': { needs: 'a producer', call: ({ key }) => ({ path: `/v1/milestones/${key}` }) },
  'GET /health/live': { needs: 'nobody', call: () => ({}) },
  'GET /health/ready': { needs: 'nobody', call: () => ({}) },
};

const bearer = async (tenant: string, recipient: string, more: object = {}) =>
  `Bearer ${await signToken({ secret: SECRET, tenant, recipient, ...more })}`;
const forged = async (claims: object, audience = 'casebell', secret = SECRET) =>
  `Bearer ${await new SignJWT({ tenant: 'acme', sub: 'annabel', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setExpirationTime('5 minutes')
    .sign(new TextEncoder().encode(secret))}`;
const resigned = async () => {
  const [head, , signature] = (await bearer('acme', 'bob')).split('.');
  const payload = (await bearer('acme', 'annabel')).split('.')[1];
  return [head, payload, signature].join('.');
};
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Sign-ins that are none; all are told the same, whatever they ask for. */
const NOBODY: readonly (readonly [name: string, authorization: () => Promise<string | null>, code?: string])[] = [
  ['no token', async () => null],
  ['an empty token', async () => 'Bearer '],
  ['a token that is none', async () => 'Bearer not-a-token'],
  ['another scheme', async () => `Basic ${Buffer.from('ann:ann').toString('base64')}`],
  ['a token with the body of another', resigned],
  [
    'a token without a signature',
    async () =>
      `Bearer ${encoded({ alg: 'none' })}.${encoded({ tenant: 'acme', sub: 'annabel', aud: 'casebell', exp: 9_999_999_999 })}.`,
  ],
  ['an expired token', () => bearer('acme', 'annabel', { expiresIn: -1 }), 'tokenExpired'],
  ['a token for another audience', () => forged({}, 'somewhere-else')],
  ['a token of another secret', () => forged({}, 'casebell', 'x'.repeat(32))],
  ['a token of no person', () => forged({ sub: '' })],
  ['a token of no tenant', () => forged({ tenant: '' })],
  ['a token whose person is no text', () => forged({ sub: ['annabel'] })],
];

onEachDatabase(
  'authorisation',
  (server) => {
    let names: Names;
    let asAnn = '';
    let before: unknown;

    /** What Ann has, as she sees it, with the outcome of writing to her. */
    const world = async () => {
      const client = { as: asAnn };
      const sync = await call<Record<string, unknown>>(server(), 'POST', '/v1/sync', {
        ...client,
        body: { ...position(names), epoch: null, cursor: -1, acknowledged: 0, views: [{ ...INBOX, filter: {} }], commands: [] },
      });
      const { serverTime: _, ...frame } = sync.body;
      const page = await call(server(), 'POST', '/v1/page', { ...client, body: { filter: {}, before: END, limit: 50 } });
      const team = await call(server(), 'POST', '/v1/notifications', {
        body: sent({ kind: 'mention', to: { team: 'team' }, idempotencyKey: 'team-of-hers' }),
      });
      return { frame, page: page.body, team: team.body };
    };
    /** Names nobody ever had, of the same form. */
    let others = 0;
    const unknown = (): Names => {
      const number = String(++others).padStart(12, '0');
      const id = (letter: string) => `${letter}0000000-0000-4000-8000-${number}`;
      const { mid } = names;
      return {
        person: id('a'),
        clientId: id('b'),
        epoch: id('c'),
        mention: id('d'),
        meeting: id('e'),
        item: id('f'),
        key: id('0'),
        mid,
      };
    };
    /** The answer to a call, with its names, times and random numbers taken out. */
    const answerTo = async (operation: string, as: string | null, given: Names) => {
      const [method = '', template = ''] = operation.split(' ');
      const { path = template, body } = ENDPOINTS[operation]?.call(given) ?? {};
      const answer = await call<unknown>(server(), method, path, { as, ...(body !== undefined && { body }) });
      let text = JSON.stringify({ status: answer.status, body: answer.body ?? null });
      for (const [name, value] of Object.entries(given))
        text = text.replaceAll(String(value), name === 'mid' ? String(value) : `<${name}>`);
      return {
        status: answer.status,
        text: text.replace(/"(serverTime|epoch)":"[^"]*"/g, '"$1":"…"').replace(/"retry":\d+/, '"retry":0'),
      };
    };

    beforeAll(async () => {
      for (const person of ['annabel', 'bob'])
        await server().recipients.put('acme', person, { name: person, teams: person === 'annabel' ? ['team'] : [] });
      await server().recipients.put('other', 'eve', { name: 'Eve' });
      const notify = (to: object, idempotencyKey: string, kind: string) =>
        call(server(), 'POST', '/v1/notifications', {
          body: { to, kind, title: `Secret of Ann: ${idempotencyKey}`, idempotencyKey },
        });
      await notify({ person: 'annabel' }, 'key-of-hers', 'mention');
      await notify({ person: 'annabel' }, 'meeting-of-hers', 'meeting.invited');
      await notify({ team: 'team' }, 'item-of-hers', 'team.unassignedUrgent');
      asAnn = await bearer('acme', 'annabel');
      const client = createClient(server(), { person: 'annabel', clientId: 'client-of-hers' });
      const request = (commands: object[]) => ({
        epoch: client.epoch,
        cursor: -1,
        preferencesRev: -1,
        acknowledged: 0,
        clientId: client.clientId,
        views: [{ ...INBOX, filter: {} }],
        commands,
      });
      const ask = async (commands: object[]) =>
        (
          await call<{ epoch: string; rows: { id: string; title: string }[] }>(server(), 'POST', '/v1/sync', {
            as: asAnn,
            body: request(commands),
          })
        ).body;
      const { epoch, rows } = await ask([
        { mid: 1_000, epoch: '', type: 'setPreference', path: 'secret', value: 'Secret of Ann' },
      ]);
      const idOf = (key: string) => rows.find(({ title }) => title.endsWith(key))?.id ?? '';
      await ask([{ mid: 1_001, epoch, type: 'save', ids: [idOf('key-of-hers')] }]);
      names = {
        person: 'annabel',
        clientId: client.clientId,
        epoch,
        key: 'key-of-hers',
        mid: 1_001,
        mention: idOf('key-of-hers'),
        meeting: idOf('meeting-of-hers'),
        item: idOf('item-of-hers'),
      };
      await world();
      before = await world();
    });

    it('is asked for by every operation there is', async () => {
      const { body } = await call<{ paths: Record<string, object> }>(server(), 'GET', '/v1/openapi.json');
      const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect(operations.sort()).toEqual(Object.keys(ENDPOINTS).sort());
    });

    const operations = Object.entries(ENDPOINTS).map(([operation, { needs }]) => ({ operation, needs }));
    const guarded = operations.filter(({ needs }) => needs !== 'nobody');

    it.each(
      guarded.flatMap(({ operation, needs }) =>
        NOBODY.map(([name, authorization, code]) => ({ operation, needs, name, authorization, code })),
      ),
    )('$operation tells $name nothing', async ({ operation, needs, authorization, code }) => {
      const as = await authorization();
      const answer = await answerTo(operation, as, names);
      expect(answer.status).toBe(401);
      expect(answer.text).toContain(`"code":"${needs === 'a person' ? (code ?? 'unauthorised') : 'unauthorised'}"`);
      expect(answer).toEqual(await answerTo(operation, as, unknown()));
      expect(await world()).toEqual(before);
    });

    it.each(guarded)('$operation takes no sign-in of the other sort', async ({ operation, needs }) => {
      const as = needs === 'a person' ? `Bearer ${API_KEY}` : asAnn;
      expect((await answerTo(operation, as, names)).status).toBe(401);
      expect(await world()).toEqual(before);
    });

    let signedIn = 0;
    const people: readonly (readonly [name: string, tenant: string, person: (twin: number) => string])[] = [
      ['another person', 'acme', (twin) => `bob${twin}`],
      ['a person of another tenant', 'other', (twin) => `eve${twin}`],
    ];
    it.each(
      operations
        .filter(({ needs }) => needs === 'a person')
        .flatMap(({ operation }) => people.map(([name, tenant, person]) => ({ operation, name, tenant, person }))),
    )('$operation answers $name as if what is not theirs did not exist', async ({ operation, tenant, person }) => {
      // Twins, so that the second does not find what the first left behind.
      const real = await answerTo(operation, await bearer(tenant, person(++signedIn)), names);
      const invented = await answerTo(operation, await bearer(tenant, person(++signedIn)), unknown());
      expect(real.status).toBe(200);
      expect(real).toEqual(invented);
      expect(real.text).not.toContain('Secret');
      expect(await world()).toEqual(before);
    });

    it.each(
      operations
        .filter(({ needs }) => needs === 'a producer')
        .flatMap(({ operation }) => [
          { operation, name: 'of another tenant', key: OTHER_TENANT_KEY },
          { operation, name: 'for other kinds', key: OTHER_KIND_KEY },
        ]),
    )('$operation answers an API key $name as if what it may not touch did not exist', async ({ operation, key }) => {
      // Who may write to Ann may know that she exists.
      const invented = key === OTHER_KIND_KEY ? { ...unknown(), person: 'annabel' } : unknown();
      const real = await answerTo(operation, `Bearer ${key}`, names);
      expect(real).toEqual(await answerTo(operation, `Bearer ${key}`, invented));
      expect(real.status).not.toBe(500);
      if (key === OTHER_TENANT_KEY || operation !== 'POST /v1/notifications') return expect(await world()).toEqual(before);
      // Two replies were sent to Ann, as they may be; what they claim to replace is still there.
      const { body } = await call<{ rows: { id: string; place: string }[] }>(server(), 'POST', '/v1/page', {
        as: asAnn,
        body: { filter: {}, before: END, limit: 50 },
      });
      expect(body.rows.find(({ id }) => id === names.mention)).toMatchObject({ place: 'inbox' });
      before = await world();
    });

    it('lets somebody of the same id in another tenant see nothing', async () => {
      const as = await bearer('other', 'annabel');
      for (const operation of ['POST /v1/sync', 'POST /v1/page', 'GET /v1/stream'])
        expect((await answerTo(operation, as, names)).text).not.toContain('Secret');
      expect(await world()).toEqual(before);
    });

    it('takes the token of somebody who was erased for that of a newcomer', async () => {
      await server().recipients.put('acme', 'dora', { name: 'Dora' });
      const dora = createClient(server(), { person: 'dora' });
      const as = await bearer('acme', 'dora');
      await call(server(), 'POST', '/v1/notifications', {
        body: sent({ to: { person: 'dora' }, title: 'Secret of Dora', idempotencyKey: 'key-of-dora' }),
      });
      const { body } = await call<{ epoch: string; rows: { id: string }[] }>(server(), 'POST', '/v1/sync', {
        as,
        body: {
          epoch: null,
          cursor: -1,
          preferencesRev: -1,
          acknowledged: 0,
          clientId: dora.clientId,
          views: [INBOX],
          commands: [{ mid: 1_001, epoch: '', type: 'setPreference', path: 'secret', value: 'Secret of Dora' }],
        },
      });
      await server().recipients.remove('acme', 'dora');
      const id = body.rows[0]?.id ?? '';
      const former: Names = {
        ...unknown(),
        person: 'dora',
        clientId: dora.clientId,
        epoch: body.epoch,
        mention: id,
        key: 'key-of-dora',
      };
      for (const operation of ['POST /v1/page', 'GET /v1/stream', 'POST /v1/sync']) {
        const answer = await answerTo(operation, as, former);
        expect(answer.text).not.toContain('Secret');
        expect(answer).toEqual(await answerTo(operation, await bearer('acme', `newcomer${++signedIn}`), unknown()));
      }
    });
  },
  OPTIONS,
);
