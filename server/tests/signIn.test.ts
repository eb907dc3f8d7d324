import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { signToken, tokenAuthentication, type Identity, type NotificationServer } from '@casebell/server';
import { createNotificationStore } from 'casebell/store';
import { createHttpTransport } from 'casebell/transports/http';
import { databases } from './support/databases.js';
import { API_KEY, authenticate, call, createClient, INBOX, newKey, send, startServer } from './support/harness.js';
import { openStream } from './support/sse.js';

const SECRET = 's'.repeat(32);
const tokens = tokenAuthentication({ secret: SECRET });

let server: NotificationServer;
/** Who a request comes from; tests take it back. */
let ask: (request: Request) => Promise<Identity | null> = authenticate;
const start = async (streams: object = {}) => {
  const { options } = await (databases[0]?.open() ?? Promise.reject(new Error('no database')));
  return startServer({ database: options, authenticate: (request) => ask(request), streams });
};
beforeAll(async () => {
  server = await start();
});
afterAll(async () => server.close());
afterEach(() => {
  ask = authenticate;
  vi.useRealTimers();
});

describe('a sign-in that ends', () => {
  it('ends the stream with a named event, at the moment the token expires', async () => {
    ask = tokens;
    const auth = `Bearer ${await signToken({ secret: SECRET, tenant: 'acme', recipient: newKey(), expiresIn: 3 })}`;
    const { exp } = JSON.parse(Buffer.from(auth.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
    const { body } = await call<{ epoch: string; to: number }>(server, 'POST', '/v1/sync', { as: auth, body: FIRST });
    const lasting = await openStream(server, { ...createClient(server), auth, epoch: body.epoch, cursor: body.to });
    expect(await lasting.next()).toEqual({ type: 'bye', retry: expect.any(Number) });
    const late = Date.now() - exp * 1_000;
    expect(late).toBeGreaterThan(-50);
    expect(late).toBeLessThan(5_000);
    expect(await lasting.next()).toBeNull();
    await expect.poll(() => Date.now()).toBeGreaterThan(exp * 1_000);
    expect(await call(server, 'POST', '/v1/sync', { as: auth, body: FIRST })).toMatchObject({
      status: 401,
      body: { error: { code: 'tokenExpired' } },
    });
  });

  it('is renewed by the store with one new token, and the stream goes on', async () => {
    ask = tokens;
    const recipient = `renewed ${newKey()}`;
    await server.recipients.put('acme', recipient, { name: 'Ann' });
    const getToken = vi.fn(({ refresh }: { refresh: boolean }) =>
      signToken({ secret: SECRET, tenant: 'acme', recipient, expiresIn: refresh ? 900 : 2 }),
    );
    const store = createNotificationStore({
      transport: createHttpTransport({ url: 'http://bell.example.com', getToken, fetch: server.handler }),
      recipient: { id: recipient },
    });
    const close = store.openView({ id: 'inbox', filter: { place: 'inbox' } });
    store.start();
    await expect.poll(() => store.getState().connection, { timeout: 5_000 }).toBe('live');
    await expect.poll(() => getToken.mock.calls.length, { timeout: 15_000 }).toBe(2);
    await expect.poll(() => store.getState().connection, { timeout: 15_000 }).toBe('live');
    await send(server, recipient, { title: 'After the renewal' });
    await expect.poll(() => store.getState().count({ unread: true }), { timeout: 5_000 }).toBe(1);
    expect(getToken.mock.calls).toEqual([[{ refresh: false }], [{ refresh: true }]]);
    close();
    store.stop();
  });
});

describe('a sign-in that is taken back', () => {
  it('cuts an open stream off within a minute, unless told otherwise', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const client = createClient(server);
    await client.reset();
    const stream = await openStream(server, client);
    ask = async () => null;
    await vi.advanceTimersByTimeAsync(59_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await stream.next()).toEqual({ type: 'bye', retry: expect.any(Number) });
    expect(await stream.next()).toBeNull();
    expect((await call(server, 'POST', '/v1/sync', { as: client.auth, body: FIRST })).status).toBe(401);
  });

  let quick: NotificationServer;
  beforeAll(async () => {
    quick = await start({ authenticateSeconds: 0.05 });
  });
  afterAll(async () => quick.close());

  it.each([
    ['is somebody else', async (request: Request) => ({ ...(await identityOf(request)), recipient: { id: 'somebody-else' } })],
    ['is of another tenant', async (request: Request) => ({ ...(await identityOf(request)), tenant: 'other' })],
    ['cannot be checked', async () => Promise.reject(new Error('the directory of the host is down'))],
  ])('cuts off a stream whose sign-in %s by now', async (_title, then) => {
    const client = createClient(quick);
    await client.reset();
    const stream = await openStream(quick, client);
    await stream.nextOfAll();
    ask = then;
    expect(await stream.next()).toMatchObject({ type: 'bye' });
    ask = authenticate;
    await send(quick, client.person);
    expect(await stream.next()).toBeNull();
  });
});

const identityOf = async (request: Request): Promise<Identity> => {
  const identity = await authenticate(request);
  if (identity === null) throw new Error('nobody is signed in');
  return identity;
};

const FIRST = { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'c', views: [INBOX], commands: [] };
/** What a page of this site may send. */
const OWN = { 'x-casebell': '1', 'sec-fetch-site': 'same-origin' };

/** A person signed in by cookie, with something to lose. */
async function victim() {
  ask = async (request) => {
    const id = /session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    return id === undefined ? null : { tenant: 'acme', recipient: { id } };
  };
  const person = newKey();
  await server.recipients.put('acme', person, { name: 'Ann' });
  const cookie = `session=${person}`;
  const key = await send(server, person);
  const own = async (body: object) =>
    (
      await call<{ epoch: string; to: number; cells: unknown; rows: unknown }>(server, 'POST', '/v1/sync', {
        as: null,
        headers: { cookie, ...OWN },
        body,
      })
    ).body;
  const { epoch } = await own(FIRST);
  const state = async () => {
    const { to, cells, rows } = await own(FIRST);
    return { to, cells, rows };
  };
  const harm = {
    ...FIRST,
    epoch,
    commands: [
      { mid: 1, epoch, type: 'archiveAll', upTo: 1_000_000, filter: {} },
      { mid: 2, epoch, type: 'setPreference', path: 'show/mention', value: false },
    ],
  };
  return { cookie, key, person, state, own, harm };
}

describe('a page of another site', () => {
  // What a browser lets it send without asking the server first, and what only an old or a careless one would.
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json', undefined];
  const sites = ['cross-site', 'same-site', undefined];
  const attempts = types.flatMap((type) =>
    sites.flatMap((site) => [undefined, site === 'cross-site' ? '1' : '0'].map((header) => ({ type, site, header }))),
  );

  it(`does nothing to a person by their cookie, tried in ${attempts.length} ways`, async () => {
    const { cookie, state, own, harm } = await victim();
    const before = await state();
    for (const { type, site, header } of attempts) {
      for (const path of ['/v1/sync', '/v1/page']) {
        const headers = new Headers({ cookie, origin: 'https://evil.example.com' });
        if (type !== undefined) headers.set('content-type', type);
        if (site !== undefined) headers.set('sec-fetch-site', site);
        if (header !== undefined) headers.set('x-casebell', header);
        const body = new TextEncoder().encode(JSON.stringify(harm));
        const response = await server.handler(new Request(`http://localhost${path}`, { method: 'POST', headers, body }));
        expect([type, site, header, path, response.status]).toEqual([type, site, header, path, 403]);
      }
    }
    expect(await state()).toEqual(before);
    // The same words from a page of this site do act.
    await own(harm);
    expect(await state()).not.toEqual(before);
  });

  it('cannot read the stream of a person by their cookie, nor ask to be let in', async () => {
    const { cookie } = await victim();
    for (const headers of [{ cookie }, { cookie, 'sec-fetch-site': 'cross-site', 'x-casebell': '1' }])
      expect((await call(server, 'GET', '/v1/stream?epoch=e&cursor=0&preferencesRev=0', { as: null, headers })).status).toBe(403);
    const asked = await server.handler(
      new Request('http://localhost/v1/sync', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://evil.example.com',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-casebell,content-type',
        },
      }),
    );
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });
});

it('changes nothing by GET or HEAD, whoever asks for whatever', async () => {
  const { cookie, key, person, state } = await victim();
  const before = await state();
  const { body } = await call<{ paths: object }>(server, 'GET', '/v1/openapi.json');
  const named = [...Object.keys(body.paths), '/metrics', '/v1/openapi.json'].map((path) =>
    path.replace('{idempotencyKey}', key).replace('{id}', person),
  );
  const query = 'epoch=e&cursor=0&preferencesRev=0&wait=0&action=archiveAll&_method=DELETE';
  for (const path of named) {
    for (const method of ['GET', 'HEAD']) {
      for (const headers of [
        { cookie, ...OWN },
        { authorization: `Bearer ${API_KEY}` },
        { cookie, 'x-http-method-override': 'DELETE' },
      ]) {
        const response = await server.handler(new Request(`http://localhost${path}?${query}`, { method, headers }));
        expect(response.status).toBeLessThan(500);
        await response.body?.cancel();
      }
    }
  }
  expect(await state()).toEqual(before);
});
