import { describe, expect, it } from 'vitest';
import type { Identity } from '@casebell/server';
import { authenticate, call, createClient, send, startServer, openClient } from './support/harness.js';
import { databases } from './support/databases.js';
import { onEachDatabase } from './support/eachDatabase.js';
import { openStream } from './support/sse.js';

onEachDatabase('stream', (server) => {
  const arrange = () => openClient(server());

  it('says at once that it stands, and is neither cached nor buffered', async () => {
    const client = await arrange();
    const stream = await openStream(server(), client);
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(await stream.nextOfAll()).toEqual({ type: 'beat', epoch: client.epoch, cursor: client.cursor });
    await stream.stop();
  });

  it('carries each change as a delta that starts where the last ended', async () => {
    const client = await arrange();
    await send(server(), client.person);
    const stream = await openStream(server(), client);
    const first = await stream.next();
    expect(first).toMatchObject({ type: 'delta', from: 0, to: 1, rows: [{ sort: 1 }] });
    await send(server(), client.person);
    expect(await stream.next()).toMatchObject({ type: 'delta', from: 1, to: 2, rows: [{ sort: 2 }] });
    await client.sync([{ type: 'readAll', upTo: 2, filter: {} }]);
    expect(await stream.next()).toMatchObject({ type: 'delta', from: 2, to: 3, rows: [], operations: [{ type: 'readAll' }] });
    await stream.stop();
  });

  it('carries the preferences when another device changed them, and not again', async () => {
    const client = await arrange();
    const stream = await openStream(server(), client, { clientId: client.clientId });
    await client.sync([{ type: 'setPreference', path: 'a', value: true }]);
    expect(await stream.next()).toMatchObject({ preferences: { a: true }, lastCommand: 1 });
    await send(server(), client.person);
    expect(await stream.next()).not.toHaveProperty('preferences');
    await stream.stop();
  });

  it('asks for a sync when it cannot go on from the cursor', async () => {
    const client = await arrange();
    for (const more of [{ epoch: 'another' }, { cursor: '-1' }, { cursor: '77' }]) {
      const stream = await openStream(server(), client, more);
      expect(await stream.next()).toEqual({ type: 'resync' });
      expect(await stream.next()).toBeNull();
    }
  });

  it('hears nothing of other people', async () => {
    const [ann, bob] = [await arrange(), await arrange()];
    const stream = await openStream(server(), ann);
    await send(server(), bob.person);
    await send(server(), ann.person, { title: 'for Ann' });
    expect(await stream.next()).toMatchObject({ rows: [{ title: 'for Ann' }] });
    await stream.stop();
  });

  it('gives a person eight streams at most', async () => {
    const client = await arrange();
    const streams = await Promise.all(Array.from({ length: 8 }, () => openStream(server(), client)));
    const query = `epoch=${client.epoch}&cursor=0&preferencesRev=0`;
    const refused = await call(server(), 'GET', `/v1/stream?${query}`, { as: client.auth });
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'rateLimited' } } });
    expect(refused.headers.get('retry-after')).toBe('30');
    await Promise.all(streams.map((stream) => stream.stop()));
    await (await openStream(server(), client)).stop();
  });
});

describe('the end of a stream', () => {
  const start = async (options: Parameters<typeof startServer>[0] = {}) => {
    const { options: database } = await (databases[0]?.open() ?? Promise.reject(new Error('no database')));
    const server = await startServer({ database, ...options });
    const client = createClient(server);
    await client.reset();
    return { server, client };
  };

  it('is a bye when the server closes', async () => {
    const { server, client } = await start();
    const stream = await openStream(server, client);
    await stream.nextOfAll();
    await server.close();
    expect(await stream.next()).toEqual({ type: 'bye', retry: expect.any(Number) });
    expect(await stream.next()).toBeNull();
  });

  it('is a bye after its time, and when the sign-in ends or is taken back', async () => {
    const clock = () => new Date('2026-05-04T09:00:00Z');
    let identity = async (request: Request): Promise<Identity | null> => authenticate(request);
    const { server, client } = await start({
      clock,
      authenticate: (request) => identity(request),
      streams: { authenticateSeconds: 0.05 },
    });
    const lasting = await openStream(server, client);
    identity = async (request) => {
      const who = await authenticate(request);
      return who && { ...who, expiresAt: new Date(clock().getTime() + 30) };
    };
    const expiring = await openStream(server, client);
    expect(await expiring.next()).toMatchObject({ type: 'bye' });
    identity = async () => null;
    expect(await lasting.next()).toMatchObject({ type: 'bye' });
    await server.close();
    const short = await start({ streams: { maxMinutes: 0.001 } });
    expect(await (await openStream(short.server, short.client)).next()).toMatchObject({ type: 'bye' });
    await short.server.close();
  });

  it('comes to a reader that does not read, which loses nothing', async () => {
    const { server, client } = await start({ streams: { maxUnsentBytes: 10_000 } });
    const query = `epoch=${client.epoch}&cursor=${client.cursor}&preferencesRev=0`;
    const request = new Request(`http://localhost/v1/stream?${query}`, { headers: { authorization: client.auth } });
    const { body } = await server.handler(request);
    for (let i = 0; i < 20; i++) await send(server, client.person, { body: 'x'.repeat(1_900) });
    const metrics = async () => (await server.handler(new Request('http://localhost/metrics'))).text();
    await expect.poll(metrics).toContain('casebell_streams_open 0');
    await expect(body?.getReader().read()).rejects.toThrow('too slow');
    expect((await client.delta()).rows).toHaveLength(20);
    await server.close();
  });

  it('is a resync when one frame is larger than the buffer', async () => {
    const { server, client } = await start({ streams: { maxUnsentBytes: 3_000 } });
    for (let i = 0; i < 3; i++) await send(server, client.person, { body: 'x'.repeat(1_900) });
    const stream = await openStream(server, client);
    expect(await stream.next()).toEqual({ type: 'resync' });
    await server.close();
  });

  it('keeps an idle one alive with beats', async () => {
    const { server, client } = await start({ streams: { heartbeatSeconds: 0.02 } });
    const stream = await openStream(server, client);
    for (let i = 0; i < 3; i++)
      expect(await stream.nextOfAll()).toEqual({ type: 'beat', epoch: client.epoch, cursor: client.cursor });
    await server.close();
  });
});
