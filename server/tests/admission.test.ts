import { describe, expect, it } from 'vitest';
import { call, send, startServer } from './support/harness.js';

const SYNC = { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'c', views: [], commands: [] };

describe('more requests than a server can work on', () => {
  it('are sent away with a time to come back, and served then', async () => {
    const server = await startServer({ maxConcurrent: 3 });
    await server.recipients.put('acme', 'ann', { name: 'Ann' });
    await send(server, 'ann');
    const ask = () => call(server, 'POST', '/v1/sync', { as: 'Bearer acme/ann', body: SYNC });
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(refused).toHaveLength(9);
    for (const { body, headers } of refused) {
      expect(body.error.code).toBe('unavailable');
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(2);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(45);
    }
    expect((await ask()).status).toBe(200);
    await server.close();
  });

  it('are not looked at, not even for who sends them', async () => {
    const server = await startServer({ maxConcurrent: 0 });
    for (const path of ['/v1/sync', '/v1/page'])
      expect((await call(server, 'POST', path, { as: null, raw: '{' })).status).toBe(503);
    await server.close();
  });

  it('make room again when they fail', async () => {
    const server = await startServer({ maxConcurrent: 1 });
    for (let round = 0; round < 3; round++) {
      const { status } = await call(server, 'POST', '/v1/page', {
        as: 'Bearer acme/ann',
        body: { filter: {}, before: 10, limit: 10, query: 'x' },
      });
      expect(status).not.toBe(503);
    }
    expect((await call(server, 'POST', '/v1/sync', { as: 'Bearer acme/ann', body: SYNC })).status).toBe(200);
    await server.close();
  });
});

describe('a great many at once', () => {
  it('are told to come back one after the other, as fast as they can be worked on, and nobody later than in three quarters of a minute', async () => {
    const server = await startServer({ maxConcurrent: 1 });
    const ask = () => call(server, 'POST', '/v1/sync', { as: 'Bearer acme/ann', body: SYNC });
    const answers = await Promise.all(Array.from({ length: 6_000 }, ask));
    const waits = answers.flatMap(({ status, headers }) => (status === 503 ? [Number(headers.get('retry-after'))] : []));
    expect(waits.length).toBeGreaterThan(5_000);
    expect(waits[0]).toBe(3);
    expect(Math.max(...waits)).toBeLessThanOrEqual(45);
    const told = new Map<number, number>();
    for (const wait of waits) told.set(wait, (told.get(wait) ?? 0) + 1);
    // A request takes some milliseconds: a few hundred of them a second at most, and not one second left out.
    expect(Math.max(...told.values())).toBeLessThan(600);
    expect(told.size).toBeGreaterThan(10);
    await server.close();
  });
});
