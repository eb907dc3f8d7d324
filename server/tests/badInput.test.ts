import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signToken, tokenAuthentication, type NotificationServer } from '@casebell/server';
import { API_KEY, authenticate, call, createClient, INBOX, newKey, startServer } from './support/harness.js';
import { databases } from './support/databases.js';

const LIMITED_KEY = 'a-key-for-mentions-only';
const SECRETS = { old: 'o'.repeat(32), new: 'n'.repeat(32) };
const tokens = tokenAuthentication({ secrets: SECRETS });

let server: NotificationServer;
beforeAll(async () => {
  const { options } = await (databases[0]?.open() ?? Promise.reject(new Error('no database')));
  server = await startServer({
    database: options,
    apiKeys: [
      { key: API_KEY, tenant: 'acme', kinds: 'all' },
      { key: LIMITED_KEY, tenant: 'acme', kinds: ['mention', 'reply'] },
    ],
    authenticate: async (request) => {
      const cookie = /session=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1];
      if (cookie !== undefined) return { tenant: 'acme', recipient: { id: cookie } };
      return (await authenticate(request)) ?? tokens(request);
    },
    cors: { origins: ['https://crm.example.com'] },
  });
  await server.recipients.put('acme', 'ann', { name: 'Ann' });
});
afterAll(async () => server.close());

const SYNC = { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'c', views: [INBOX], commands: [] };
const NOTIFY = { to: { person: 'ann' }, kind: 'mention', title: 'Hello', idempotencyKey: 'k' };
const command = (more: object) => ({ ...SYNC, commands: [{ mid: 1, epoch: 'e', type: 'read', ids: ['a'], ...more }] });
const ann = 'Bearer acme/ann';

describe('a sync request', () => {
  const cases: [title: string, body: unknown, field: string][] = [
    ['that is no object', [], ''],
    ['without anything', {}, 'epoch'],
    ['with a cursor that is no whole number', { ...SYNC, cursor: 1.5 }, 'cursor'],
    ['with a cursor beyond all numbers', { ...SYNC, cursor: 1e300 }, 'cursor'],
    ['with a clientId of line breaks', { ...SYNC, clientId: 'a\nb' }, 'clientId'],
    ['with a NUL in a text', { ...SYNC, clientId: 'a\u0000' }, 'clientId'],
    ['with half a surrogate pair', { ...SYNC, clientId: '\ud800' }, 'clientId'],
    ['with a page of no rows', { ...SYNC, views: [{ ...INBOX, pageSize: 0 }] }, 'views.0.pageSize'],
    ['with a filter of another place', { ...SYNC, views: [{ ...INBOX, filter: { place: 'bin' } }] }, 'views.0.filter.place'],
    ['with kinds that are no list', { ...SYNC, views: [{ ...INBOX, filter: { kinds: 'mention' } }] }, 'views.0.filter.kinds'],
    [
      'with 101 commands',
      { ...SYNC, commands: Array.from({ length: 101 }, (_, i) => ({ ...command({}).commands[0], mid: i + 1 })) },
      'commands',
    ],
    ['with a command without a number', command({ mid: undefined }), 'commands.0.mid'],
    ['with a negative number', command({ mid: -1 }), 'commands.0.mid'],
    [
      'nested nine levels deep',
      command({ type: 'setPreference', path: 'a', value: [[[[[[[]]]]]]] }),
      'commands.0.value.0.0.0.0.0',
    ],
  ];
  it.each(cases)('%s is refused with the field', async (_title, body, field) => {
    const answer = await call(server, 'POST', '/v1/sync', { as: ann, body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'badRequest' } } });
    expect(answer.body.error.field ?? '').toBe(field);
  });

  const wrong: [title: string, more: object][] = [
    ['of 101 ids', { ids: Array.from({ length: 101 }, String) }],
    ['without ids', { ids: undefined }],
    ['on everything without upTo', { type: 'seen', filter: {} }],
    ['that answers two', { type: 'answer', ids: ['a', 'b'], version: 1, answer: 'accepted' }],
    ['that answers maybe', { type: 'answer', version: 1, answer: 'maybe' }],
  ];
  it.each(wrong)('with a command %s has that one rejected, and the others applied', async (_title, more) => {
    const [bad] = command(more).commands;
    const good = { mid: 2, epoch: 'e', type: 'setPreference', path: 'after', value: true };
    const clientId = `wrong ${JSON.stringify(more).length}`;
    const answer = await call(server, 'POST', '/v1/sync', { as: ann, body: { ...SYNC, clientId, commands: [bad, good] } });
    expect(answer).toMatchObject({ status: 200, body: { lastCommand: 2, rejected: [{ mid: 1, reason: 'invalid' }] } });
    expect(answer.body).toMatchObject({ preferences: { after: true } });
  });

  it.each(['__proto__', 'constructor', '../../etc', "'; drop table", '💥'])('with the id %s is nothing special', async (id) => {
    const client = createClient(server);
    await client.reset();
    const answer = await client.delta(
      [
        { type: 'read', ids: [id] },
        { type: 'setPreference', path: id, value: { [id]: id } },
      ],
      { views: [{ ...INBOX, id }] },
    );
    expect(answer.rejected).toEqual([]);
    expect(Object.entries(answer.preferences ?? {})).toEqual([[id, Object.fromEntries([[id, id]])]]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a notification', () => {
  const cases: [title: string, change: object, field: string][] = [
    ['without a title', { title: undefined }, 'title'],
    ['with a title of nothing but disguise', { title: '\u200b\u202e ' }, 'title'],
    ['with a title of 5,000 characters', { title: 'x'.repeat(5_000) }, 'title'],
    ['with a body of 2,001 characters', { body: 'x'.repeat(2_001) }, 'body'],
    ['with a link of javascript:', { link: ['javascript', 'alert(1)'].join(':') }, 'link'],
    ['with a link to another host in disguise', { link: '//evil.example.com' }, 'link'],
    ['with a link with a password', { link: 'https://me:secret@example.com' }, 'link'],
    ['with five actions', { actions: Array.from({ length: 5 }, (_, i) => ({ id: `${i}`, label: 'Go' })) }, 'actions'],
    ['with an action of an unsafe link', { actions: [{ id: 'a', label: 'Go', link: 'data:text/html,x' }] }, 'actions.0.link'],
    ['with data of 9 KB', { data: { text: 'x'.repeat(9_000) } }, 'data'],
    ['with data that is a list', { data: [1] }, 'data'],
    ['with a kind of two lines', { kind: 'a\nb' }, 'kind'],
    ['with an unknown severity', { severity: 'loud' }, 'severity'],
    ['with a date of words', { expiresAt: 'tomorrow' }, 'expiresAt'],
    ['with a meeting without end', { meeting: { start: '2026-01-01T10:00:00Z' } }, 'meeting.end'],
    ['with a misspelt field', { titel: 'Hello' }, 'titel'],
    ['with a misspelt field inside', { record: { typ: 'case', type: 'case', id: '1' } }, 'record.typ'],
    ['to nobody', { to: {} }, 'to.person'],
    ['to no people', { to: { people: [] } }, 'to.people'],
    ['without a key', { idempotencyKey: undefined }, 'idempotencyKey'],
    ['with a key of 201 characters', { idempotencyKey: 'x'.repeat(201) }, 'idempotencyKey'],
  ];
  it.each(cases)('%s is refused with the field', async (_title, change, field) => {
    const answer = await call(server, 'POST', '/v1/notifications', { body: { ...NOTIFY, ...change } });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'badRequest', field } } });
    expect(answer.body.error.message).toContain(field);
  });

  it('names the limit it breaks', async () => {
    const answer = await call(server, 'POST', '/v1/notifications', { body: { ...NOTIFY, title: 'x'.repeat(201) } });
    expect(answer.body.error.message).toMatch(/title.*200/);
  });

  it('to somebody unknown is refused with what to do', async () => {
    const answer = await call(server, 'POST', '/v1/notifications', { body: { ...NOTIFY, to: { person: 'nobody' } } });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'unknownRecipient', field: 'to.person' } } });
    expect(answer.body.error.message).toContain('PUT /v1/recipients');
  });

  it('of a kind the API key may not send is refused with those it may', async () => {
    const as = `Bearer ${LIMITED_KEY}`;
    for (const kind of ['system.critical', 'no.such.kind']) {
      const answer = await call(server, 'POST', '/v1/notifications', { as, body: { ...NOTIFY, kind } });
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'forbidden', field: 'kind' } } });
      expect(answer.body.error.message).toContain('mention, reply');
    }
    expect((await call(server, 'PUT', '/v1/recipients/x', { as, body: { name: 'X' } })).status).toBe(403);
    const critical = newKey();
    await call(server, 'POST', '/v1/notifications', { body: { ...NOTIFY, kind: 'system.critical', idempotencyKey: critical } });
    // What it may not touch does not exist for it.
    expect((await call(server, 'DELETE', `/v1/notifications/${critical}`, { as })).status).toBe(404);
    expect((await call(server, 'PATCH', `/v1/notifications/${critical}`, { as, body: { title: 'x' } })).status).toBe(404);
    const replacing = { ...NOTIFY, idempotencyKey: newKey(), supersedes: critical };
    expect((await call(server, 'POST', '/v1/notifications', { as, body: replacing })).status).toBe(201);
    expect((await call(server, 'PATCH', `/v1/notifications/${critical}`, { body: { title: 'Still open' } })).status).toBe(204);
  });

  it('of a kind no registry knows is taken from a key that may send all', async () => {
    const idempotencyKey = newKey();
    expect(
      (await call(server, 'POST', '/v1/notifications', { body: { ...NOTIFY, kind: 'no.such.kind', idempotencyKey } })).status,
    ).toBe(201);
  });

  it('that was never sent can be neither changed nor withdrawn', async () => {
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await call(server, method, '/v1/notifications/never', {
        ...(method === 'PATCH' && { body: { title: 'x' } }),
      });
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } });
    }
    const key = newKey();
    await call(server, 'POST', '/v1/notifications', { body: { ...NOTIFY, idempotencyKey: key } });
    expect((await call(server, 'PATCH', `/v1/notifications/${key}`, { body: { title: null } })).status).toBe(400);
  });
});

describe('a person of the directory', () => {
  it.each([
    ['without a name', {}, 'name'],
    ['with a time zone that is none', { name: 'A', timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['with a locale that is none', { name: 'A', locale: 'no_such_!' }, 'locale'],
    ['with an address that is none', { name: 'A', email: 'a b' }, 'email'],
    ['with an address of two lines', { name: 'A', email: 'a@b.no\r\nbcc: x@y.no' }, 'email'],
  ])('%s is refused with the field', async (_title, body, field) => {
    expect(await call(server, 'PUT', '/v1/recipients/a', { body })).toMatchObject({ status: 400, body: { error: { field } } });
  });
});

describe('any request', () => {
  it.each([
    ['that is no JSON', { raw: '{"a":' }, 400, 'badRequest'],
    ['of another type', { raw: 'a=1', headers: { 'content-type': 'text/plain' } }, 400, 'badRequest'],
    ['of more than 64 KB', { raw: JSON.stringify({ a: 'x'.repeat(65_536) }) }, 413, 'payloadTooLarge'],
    ['without a body', {}, 400, 'badRequest'],
  ])('%s is refused', async (_title, options, status, code) => {
    for (const path of ['/v1/sync', '/v1/page']) {
      expect(await call(server, 'POST', path, { as: ann, ...options })).toMatchObject({ status, body: { error: { code } } });
    }
    expect(await call(server, 'POST', '/v1/notifications', options)).toMatchObject({ status, body: { error: { code } } });
  });

  it('of more than 64 KB in a stream of unknown length is refused while it is read', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 10_000;
        controller.enqueue(new Uint8Array(10_000).fill(32));
      },
    });
    const headers = { authorization: ann, 'content-type': 'application/json' };
    const response = await server.handler(
      new Request('http://localhost/v1/sync', { method: 'POST', headers, body, duplex: 'half' } as RequestInit),
    );
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(200_000);
  });

  it('to nowhere is told where to look', async () => {
    expect(await call(server, 'GET', '/v1/nothing')).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } });
    expect((await call(server, 'GET', '/v1/sync', { as: ann })).status).toBe(404);
    for (const path of ['/v1/recipients/%00', '/v1/recipients/%E0%A4', '/v1/recipients/a%0Ab']) {
      expect((await call(server, 'DELETE', path)).status).toBeLessThan(500);
    }
  });

  it.each([
    '',
    'epoch=e',
    'epoch=e&cursor=x&preferencesRev=0',
    'epoch=e&cursor=1.5&preferencesRev=0',
    'epoch=%00&cursor=0&preferencesRev=0',
  ])('for a stream with the query "%s" is refused or asked to sync', async (query) => {
    const response = await server.handler(
      new Request(`http://localhost/v1/stream?${query}`, { headers: { authorization: ann } }),
    );
    expect(response.status).toBeLessThan(500);
    await response.body?.cancel();
  });
});

describe('sign-in', () => {
  const sync = (as: string | null, headers: Record<string, string> = {}) =>
    call(server, 'POST', '/v1/sync', { as, headers, body: SYNC });

  it('is needed for everything of a person', async () => {
    for (const [method, path] of [
      ['POST', '/v1/sync'],
      ['POST', '/v1/page'],
      ['GET', '/v1/stream'],
    ] as const) {
      const answer = await call(server, method, path, { as: null, ...(method === 'POST' && { body: SYNC }) });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthorised' } } });
    }
  });

  it('needs an API key for everything of a producer, which a token is not', async () => {
    for (const as of [null, ann, 'Bearer wrong', API_KEY]) {
      expect(await call(server, 'POST', '/v1/notifications', { as, body: NOTIFY })).toMatchObject({ status: 401 });
      expect(await call(server, 'PUT', '/v1/recipients/x', { as, body: { name: 'X' } })).toMatchObject({ status: 401 });
    }
  });

  it('accepts a token of either secret, and no other', async () => {
    const claims = { tenant: 'acme', recipient: 'ann' };
    expect((await sync(`Bearer ${await signToken({ secret: SECRETS.new, kid: 'new', ...claims })}`)).status).toBe(200);
    expect((await sync(`Bearer ${await signToken({ secret: SECRETS.old, kid: 'old', ...claims })}`)).status).toBe(200);
    for (const token of [
      await signToken({ secret: SECRETS.old, kid: 'new', ...claims }),
      await signToken({ secret: SECRETS.old, kid: 'gone', ...claims }),
      await signToken({ secret: SECRETS.old, ...claims }),
      `${await signToken({ secret: SECRETS.old, kid: 'old', ...claims })}x`,
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4iLCJ0ZW5hbnQiOiJhY21lIiwiYXVkIjoiY2FzZWJlbGwiLCJleHAiOjk5OTk5OTk5OTl9.',
    ]) {
      expect(await sync(`Bearer ${token}`)).toMatchObject({ status: 401, body: { error: { code: 'unauthorised' } } });
    }
  });

  it('says when a token has expired', async () => {
    const token = await signToken({ secret: SECRETS.new, kid: 'new', tenant: 'acme', recipient: 'ann', expiresIn: -1 });
    expect(await sync(`Bearer ${token}`)).toMatchObject({ status: 401, body: { error: { code: 'tokenExpired' } } });
  });

  it('refuses secrets and keys that can be guessed', async () => {
    expect(() => tokenAuthentication({ secret: 'short' })).toThrow(/32/);
    expect(() => tokenAuthentication({})).toThrow(/secret/);
  });

  it('by cookie works for pages of this site only', async () => {
    const cookie = 'session=ann';
    expect((await sync(null, { cookie, 'x-casebell': '1' })).status).toBe(200);
    expect((await sync(null, { cookie, 'x-casebell': '1', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await sync(null, { cookie })).status).toBe(403);
    expect((await sync(null, { cookie, 'x-casebell': '1', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('lets only the listed origins read answers', async () => {
    const origin = (name: string) =>
      server.handler(
        new Request('http://localhost/v1/sync', {
          method: 'OPTIONS',
          headers: { origin: name, 'access-control-request-method': 'POST' },
        }),
      );
    expect((await origin('https://crm.example.com')).headers.get('access-control-allow-origin')).toBe('https://crm.example.com');
    expect((await origin('https://evil.example.com')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('too many requests', () => {
  it('are refused with the time to wait, a person at a time', async () => {
    const { options } = await (databases[0]?.open() ?? Promise.reject(new Error('no database')));
    const limited = await startServer({ database: options, rateLimits: { person: { burst: 3, perSecond: 0.1 } } });
    const sync = (as: string) => call(limited, 'POST', '/v1/sync', { as, body: SYNC });
    for (let i = 0; i < 3; i++) expect((await sync(ann)).status).toBe(200);
    const refused = await sync(ann);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'rateLimited' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await sync('Bearer acme/bob')).status).toBe(200);
    await limited.close();
    expect(await sync(ann)).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
  });
});

describe('what operators ask', () => {
  it('is answered: health, metrics, the description of the API', async () => {
    expect(await call(server, 'GET', '/health/live')).toMatchObject({ status: 200 });
    expect(await call(server, 'GET', '/health/ready')).toMatchObject({ status: 200 });
    const metrics = await (await server.handler(new Request('http://localhost/metrics'))).text();
    expect(metrics).toMatch(/casebell_streams_open \d/);
    expect(metrics).toMatch(/casebell_sync_seconds_count [1-9]/);
    const { body } = await call<{ paths: object }>(server, 'GET', '/v1/openapi.json');
    expect(Object.keys(body.paths).sort()).toEqual([
      '/health/live',
      '/health/ready',
      '/v1/milestones',
      '/v1/milestones/{key}',
      '/v1/notifications',
      '/v1/notifications/{idempotencyKey}',
      '/v1/notifications/{idempotencyKey}/answers',
      '/v1/notifications/{idempotencyKey}/resolution',
      '/v1/page',
      '/v1/preferences/description',
      '/v1/preferences/test',
      '/v1/recipients/{id}',
      '/v1/recipients/{id}/busy',
      '/v1/recipients/{id}/preference-changes',
      '/v1/stream',
      '/v1/sync',
      '/v1/tenant/preferences',
    ]);
  });
});
