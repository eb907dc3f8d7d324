import { serve, type NotificationServer } from '@casebell/server';
import type { StreamFrame } from 'casebell/model';
import { describe, expect, it } from 'vitest';
import { databases } from './support/databases.js';
import { onEachDatabase } from './support/eachDatabase.js';
import { authenticate, call, send, startServer, type Client, openClient } from './support/harness.js';

const addressOf = ({ epoch, cursor, preferencesRev }: Client, wait: number | string) =>
  `/v1/stream?${new URLSearchParams({ epoch: epoch ?? '', cursor: `${cursor}`, preferencesRev: `${preferencesRev}`, wait: `${wait}` })}`;

async function next(server: NotificationServer, client: Client, wait: number | string) {
  return call<StreamFrame>(server, 'GET', addressOf(client, wait), { as: client.auth });
}

const openStreams = async (server: NotificationServer) =>
  /casebell_streams_open (\d+)/.exec(await (await server.handler(new Request('http://localhost/metrics'))).text())?.[1];

const start = async (options: Parameters<typeof startServer>[0] = {}) => {
  const { options: database } = await (databases[0]?.open() ?? Promise.reject(new Error('no database')));
  const server = await startServer({ database, ...options });
  return { server, client: await openClient(server) };
};

onEachDatabase('a long poll', (server) => {
  const arrange = () => openClient(server());

  it('answers at once with what there is, as ordinary JSON', async () => {
    const client = await arrange();
    await send(server(), client.person);
    await send(server(), client.person);
    const { status, body, headers } = await next(server(), client, 50);
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'delta', from: 0, to: 2, rows: [{ sort: 1 }, { sort: 2 }] });
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('waits for what comes', async () => {
    const client = await arrange();
    const answer = next(server(), client, 50);
    await expect.poll(() => openStreams(server())).toBe('1');
    await send(server(), client.person, { title: 'Late' });
    expect((await answer).body).toMatchObject({ type: 'delta', from: 0, to: 1, rows: [{ title: 'Late' }] });
    expect(await openStreams(server())).toBe('0');
  });

  it('answers with a beat when nothing comes, at once when it is not to wait', async () => {
    const client = await arrange();
    expect((await next(server(), client, 0)).body).toEqual({ type: 'beat', epoch: client.epoch, cursor: client.cursor });
    expect((await next(server(), client, 1)).body).toEqual({ type: 'beat', epoch: client.epoch, cursor: client.cursor });
  });

  it('asks for a sync when it cannot go on from the cursor', async () => {
    const client = await arrange();
    for (const more of [{ epoch: 'another' }, { cursor: -1 }, { cursor: 77 }])
      expect((await next(server(), { ...client, ...more }, 50)).body).toEqual({ type: 'resync' });
  });

  it.each(['51', '-1', '1.5', 'long'])('does not wait for "%s"', async (wait) => {
    expect((await next(server(), await arrange(), wait)).status).toBe(400);
  });

  it('counts as one of the eight streams of a person', async () => {
    const client = await arrange();
    const waiting = Array.from({ length: 8 }, () => next(server(), client, 50));
    await expect.poll(() => openStreams(server())).toBe('8');
    const refused = await next(server(), client, 50);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'rateLimited' } } });
    await send(server(), client.person);
    expect((await Promise.all(waiting)).map(({ body }) => body.type)).toEqual(Array.from({ length: 8 }, () => 'delta'));
  });
});

describe('the end of a long poll', () => {
  it('is a bye when the server closes, and when the sign-in is taken back or ends', async () => {
    let isSignedIn = true;
    let expiresAt: Date | undefined;
    const { server, client } = await start({
      streams: { authenticateSeconds: 0.05 },
      authenticate: async (request) => {
        const who = await authenticate(request);
        return isSignedIn && who ? { ...who, ...(expiresAt && { expiresAt }) } : null;
      },
    });
    const revoked = next(server, client, 50);
    await expect.poll(() => openStreams(server)).toBe('1');
    isSignedIn = false;
    expect((await revoked).body).toEqual({ type: 'bye', retry: expect.any(Number) });
    isSignedIn = true;
    expiresAt = new Date(Date.now() + 30);
    expect((await next(server, client, 50)).body).toMatchObject({ type: 'bye' });
    expiresAt = undefined;
    const waiting = next(server, client, 50);
    await expect.poll(() => openStreams(server)).toBe('1');
    await server.close();
    expect((await waiting).body).toMatchObject({ type: 'bye' });
  });

  it('is a resync when the frame is larger than a stream may buffer', async () => {
    const { server, client } = await start({ streams: { maxUnsentBytes: 3_000 } });
    for (let i = 0; i < 3; i++) await send(server, client.person, { body: 'x'.repeat(1_900) });
    expect((await next(server, client, 50)).body).toEqual({ type: 'resync' });
    await server.close();
  });

  it('comes with the other side: its place is free at once', async () => {
    const { server, client } = await start();
    const { port, close } = await serve({ handler: server.handler, port: 0 });
    const gone = new AbortController();
    const answer = fetch(`http://127.0.0.1:${port}${addressOf(client, 50)}`, {
      headers: { authorization: client.auth },
      signal: gone.signal,
    });
    await expect.poll(() => openStreams(server)).toBe('1');
    gone.abort();
    await expect(answer).rejects.toThrow('aborted');
    await expect.poll(() => openStreams(server)).toBe('0');
    const { headers } = await fetch(`http://127.0.0.1:${port}${addressOf(client, 0)}`, {
      headers: { authorization: client.auth },
    });
    // Its length is known, so that whatever stands in between passes it on at once.
    expect(Number(headers.get('content-length'))).toBeGreaterThan(0);
    await server.close();
    await close();
  });

  it('is refused like any request of a person who sends too many', async () => {
    const { server, client } = await start({ rateLimits: { person: { burst: 3, perSecond: 0.001 } } });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await next(server, client, 0)).status);
    expect(statuses).toEqual([200, 200, 429]);
    await server.close();
  });
});
