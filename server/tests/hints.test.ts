import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationServer } from '@casebell/server';
import { postgres } from './support/databases.js';
import { createClient, send, startServer } from './support/harness.js';
import { createNats, natsMissing, type TestNats } from './support/nats.js';
import { openStream, type TestStream } from './support/sse.js';

const metric = async (server: NotificationServer, name: string): Promise<number> => {
  const text = await (await server.handler(new Request('http://localhost/metrics'))).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
};
const connected = (server: NotificationServer) => metric(server, 'casebell_hints_connected');
const foundByRereading = (server: NotificationServer) => metric(server, 'casebell_reread_found_total');

/** A person with a stream on one node. */
async function listenOn(
  server: NotificationServer,
  person?: string,
): Promise<{ readonly person: string; readonly stream: TestStream }> {
  const client = createClient(server, { ...(person !== undefined && { person }) });
  await client.reset();
  const stream = await openStream(server, client);
  await stream.nextOfAll();
  return { person: client.person, stream };
}

/** Ids may hold what means something in the subjects of NATS. */
async function reachWhateverTheirIds(one: NotificationServer, other: NotificationServer): Promise<void> {
  const before = await foundByRereading(other);
  const ids = ['a.b', 'a', '*', '>', 'a *', 'a.b.*', '$SYS.>', 'x'.repeat(200)];
  const listeners = await Promise.all(ids.map((id) => listenOn(other, id)));
  for (const { person, stream } of listeners) await expectNext(stream, await send(one, person));
  expect(await foundByRereading(other)).toBe(before);
  await Promise.all(listeners.map(({ stream }) => stream.stop()));
}

async function expectNext(stream: TestStream, idempotencyKey: string): Promise<void> {
  expect(await stream.next()).toMatchObject({ type: 'delta', rows: [{ title: `About ${idempotencyKey}` }] });
}

describe.skipIf(postgres.missing !== undefined)(`hints between nodes${postgres.missing ? `: ${postgres.missing}` : ''}`, () => {
  let url = '';
  let closeDatabase: () => Promise<void> = async () => undefined;
  const servers: NotificationServer[] = [];
  const start = async (nats?: string) => {
    const server = await startServer({ database: { url }, ...(nats !== undefined && { hints: { nats } }) });
    servers.push(server);
    return server;
  };
  beforeAll(async () => {
    const { options, close } = await postgres.open();
    closeDatabase = close;
    if ('url' in options) ({ url } = options);
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  afterAll(() => closeDatabase());

  describe('by LISTEN and NOTIFY', () => {
    it('reach a stream on another node', async () => {
      const [one, other] = [await start(), await start()];
      await expect.poll(() => connected(other)).toBe(1);
      const { person, stream } = await listenOn(other);
      const before = await foundByRereading(other);
      for (let i = 0; i < 5; i++) await expectNext(stream, await send(one, person));
      expect(await foundByRereading(other)).toBe(before);
      await stream.stop();
    });

    it('that are sent while the connection is lost are made up for when it is back', async () => {
      const [one, other] = [await start(), await start()];
      const { person, stream } = await listenOn(other);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (let i = 0; i < 3; i++) {
        await expect.poll(() => connected(other)).toBe(1);
        await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'`);
        await expect.poll(() => connected(other), { interval: 5 }).toBe(0);
        await expectNext(stream, await send(one, person));
      }
      await client.end();
      await stream.stop();
    });

    it('of strangers on the same channel do no harm', async () => {
      const server = await start();
      await expect.poll(() => connected(server)).toBe(1);
      const { person, stream } = await listenOn(server);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const payload of ['', '{', 'null', '[1,2]', '["x",["acme"]]', '["x",[null,{}]]'])
        await client.query('select pg_notify($1, $2)', ['casebell_moved', payload]);
      await client.end();
      await expectNext(stream, await send(server, person));
      await stream.stop();
    });
  });

  describe('when none come', () => {
    it('re-reading finds those that are behind within 6 seconds, whatever moved them, and wakes no others', async () => {
      const [writer, deaf] = [await start(), await start('nats://127.0.0.1:1')];
      const idle: TestStream[] = [];
      // More than one statement asks for.
      while (idle.length < 1_100) {
        const next = await Promise.all(Array.from({ length: 50 }, () => listenOn(deaf)));
        idle.push(...next.map(({ stream }) => stream));
      }
      const [told, erased, renewed] = [await listenOn(deaf), await listenOn(deaf), await listenOn(deaf)];
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const [found, since] = [await foundByRereading(deaf), performance.now()];
      const key = await send(writer, told.person);
      await writer.recipients.remove('acme', erased.person);
      await client.query(`update casebell.inboxes set epoch = 'another' where person = $1`, [renewed.person]);
      await expectNext(told.stream, key);
      expect(await erased.stream.next()).toEqual({ type: 'resync' });
      expect(await renewed.stream.next()).toEqual({ type: 'resync' });
      expect(performance.now() - since).toBeLessThan(6_000);
      expect(await foundByRereading(deaf)).toBe(found + 3);
      expect(await metric(deaf, 'casebell_reread_seconds_count')).toBeGreaterThan(0);
      await client.end();
      await Promise.all([...idle, told.stream].map((stream) => stream.stop()));
    });
  });

  describe.skipIf(natsMissing !== undefined)(`by NATS${natsMissing ? `: ${natsMissing}` : ''}`, () => {
    let nats: TestNats;
    beforeAll(async () => {
      nats = await createNats();
    });
    afterAll(() => nats.stop());

    it('come as soon as NATS does: nodes start without it, find changes by re-reading, and go on after it was away', async () => {
      const [one, other] = [await start(nats.url), await start(nats.url)];
      const { person, stream } = await listenOn(other);
      await expectNext(stream, await send(one, person));
      expect(await foundByRereading(other)).toBe(1);
      for (let round = 0; round < 2; round++) {
        await nats.start();
        await expect.poll(async () => [await connected(one), await connected(other)], { timeout: 5_000 }).toEqual([1, 1]);
        const before = await foundByRereading(other);
        const later = await listenOn(other);
        for (const { person: whom, stream: whose } of [{ person, stream }, later])
          for (let i = 0; i < 3; i++) await expectNext(whose, await send(one, whom));
        expect(await foundByRereading(other)).toBe(before);
        await later.stream.stop();
        if (round === 0) await reachWhateverTheirIds(one, other);
        await nats.stop();
        await expect.poll(() => connected(other)).toBe(0);
      }
      await expectNext(stream, await send(one, person));
      await stream.stop();
    });

    it('come with a user and a password from the address', async () => {
      const guarded = await createNats('--user', 'bell', '--pass', 'p@ss/word');
      await guarded.start();
      const { host } = new URL(guarded.url);
      const [one, other] = [await start(`nats://bell:p%40ss%2Fword@${host}`), await start(`nats://bell:wrong@${host}`)];
      await expect.poll(() => connected(one)).toBe(1);
      expect(await connected(other)).toBe(0);
      await guarded.stop();
    });

    it('need an address that is one', async () => {
      for (const address of ['', 'host', 'http://host:4222', 'nats://a:1,nonsense'])
        await expect(start(address)).rejects.toMatchObject({ code: 'startup', message: expect.stringContaining('nats://host') });
    });
  });
});
