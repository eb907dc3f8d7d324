import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import type { NotificationServer } from '@casebell/server';
import { postgres } from './support/databases.js';
import { call, createClient, newKey, send, startServer, type Client } from './support/harness.js';
import { openStream } from './support/sse.js';

describe.skipIf(postgres.missing !== undefined)(
  `many at once on PostgreSQL${postgres.missing === undefined ? '' : `: ${postgres.missing}`}`,
  () => {
    let server: NotificationServer;
    let other: NotificationServer;
    let close: () => Promise<void> = async () => undefined;
    let url = '';
    beforeAll(async () => {
      const database = await postgres.open();
      close = database.close;
      if ('url' in database.options) url = database.options.url;
      // Two nodes that start at once on an empty database.
      [server, other] = await Promise.all([
        startServer({ database: database.options }),
        startServer({ database: database.options }),
      ]);
    });
    afterAll(async () => {
      // Whatever failed at the start, the cluster must not stay behind.
      await Promise.allSettled([server?.close(), other?.close()]);
      await close();
    });
    const node = (index: number) => (index % 2 === 0 ? server : other);

    it('writes without a gap in the sequence, and a reader of cursors misses nothing', async () => {
      const client = createClient(server);
      await client.reset();
      const seen: number[] = [];
      const read = async (): Promise<void> => {
        for (const row of (await client.delta()).rows) seen.push(row.rev);
        return seen.length < 240 ? read() : undefined;
      };
      const reading = read();
      await Promise.all(
        Array.from({ length: 16 }, async (_, writer) => {
          for (let i = 0; i < 15; i++) await send(node(writer), client.person);
        }),
      );
      await reading;
      expect(seen).toEqual(Array.from({ length: 240 }, (_, i) => i + 1));
      const { kept, counted } = await server.recount('acme', client.person);
      expect(kept).toEqual(counted);
    });

    it('lets one of a hundred claimants win, and closes the item for all', async () => {
      const team = newKey();
      const members: Client[] = Array.from({ length: 100 }, (_, i) => createClient(node(i)));
      for (const { person } of members) await server.recipients.put('acme', person, { name: person, teams: [team] });
      await server.notify({
        to: { team },
        kind: 'team.unassignedUrgent',
        title: 'Who?',
        tenant: 'acme',
        idempotencyKey: newKey(),
      });
      await Promise.all(members.map((member) => member.reset()));
      const [first] = members;
      const ids = [(await first?.page())?.rows[0]?.id ?? ''] as const;
      const answers = await Promise.all(members.map((member) => member.sync([{ type: 'claim', ids, version: 1 }])));
      const winners = answers.filter(({ rejected }) => rejected.length === 0);
      expect(winners).toHaveLength(1);
      const rejections = answers.flatMap(({ rejected }) => rejected);
      expect(new Set(rejections.map(({ reason, by }) => `${reason} ${by?.id}`)).size).toBe(1);
      for (const member of members)
        expect((await member.page()).rows).toMatchObject([{ place: 'archived', archiveReason: 'handled' }]);
    });

    it('does not deadlock where teams, answers and directory changes meet', async () => {
      const team = newKey();
      const members: Client[] = Array.from({ length: 8 }, (_, i) => createClient(node(i)));
      const put = (index: number, teams: string[]) =>
        node(index).recipients.put('acme', members[index]?.person ?? '', { name: 'A', teams });
      await Promise.all(members.map(async (member, index) => [await put(index, [team]), await member.reset()]));
      for (let round = 0; round < 5; round++) {
        const keys = [newKey(), newKey()];
        await Promise.all(
          keys.map((idempotencyKey) =>
            server.notify({ to: { team }, kind: 'mention', title: 'x', tenant: 'acme', idempotencyKey }),
          ),
        );
        const ids = (await members[0]?.page({ limit: 2 }))?.rows.map(({ id }) => id) ?? [];
        await Promise.all([
          ...members.map((member, index) =>
            member.sync([
              { type: 'claim', ids: [ids[index % 2] ?? ''], version: 1 },
              { type: 'archiveAll', upTo: 99, filter: {} },
            ]),
          ),
          ...keys.map((key) => other.withdraw('acme', key)),
          put(7, []).then(() => put(7, [team])),
        ]);
      }
      for (const { person } of members) {
        const { kept, counted } = await server.recount('acme', person);
        expect(kept).toEqual(counted);
      }
    });

    it('has done all this without a single conflict that had to be repeated', async () => {
      for (const one of [server, other]) {
        const metrics = await (await one.handler(new Request('http://localhost/metrics'))).text();
        expect(metrics).toContain('casebell_transaction_retries_total 0');
      }
    });

    it('wakes the streams of the other node', async () => {
      const client = createClient(server);
      await client.reset();
      const stream = await openStream(other, client);
      await stream.nextOfAll();
      await send(server, client.person, { title: 'across' });
      expect(await stream.next()).toMatchObject({ rows: [{ title: 'across' }] });
      await stream.stop();
    });

    it('goes on when all its connections were cut: streams, sends and jobs', async () => {
      const client = createClient(server);
      await client.reset();
      const stream = await openStream(other, client);
      await stream.nextOfAll();
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1',
        ['client backend'],
      );
      await admin.end();
      const answer = async () => {
        const body = { to: { person: client.person }, kind: 'mention', title: 'afterwards', idempotencyKey: 'afterwards' };
        return (await call(server, 'POST', '/v1/notifications', { body })).status;
      };
      const statuses: number[] = [];
      await expect.poll(async () => statuses[statuses.push(await answer()) - 1], { timeout: 10_000 }).toBeLessThan(300);
      expect(statuses.filter((status) => status >= 500 && status !== 503)).toEqual([]);
      const frame = await stream.next();
      // A stream that was reading as the connection broke says goodbye, and the client comes back.
      if (frame?.type === 'bye') expect((await client.delta()).rows).toMatchObject([{ title: 'afterwards' }]);
      else expect(frame).toMatchObject({ rows: [{ title: 'afterwards' }] });
      const team = newKey();
      const [ann, bob] = [createClient(server), createClient(other)];
      for (const member of [ann, bob]) {
        await server.recipients.put('acme', member.person, { name: 'A', teams: [team] });
        await member.reset();
      }
      await server.notify({ to: { team }, kind: 'mention', title: 'x', tenant: 'acme', idempotencyKey: newKey() });
      await ann.sync([{ type: 'claim', ids: [(await ann.page()).rows[0]?.id ?? ''], version: 1 }]);
      await expect.poll(async () => (await bob.page()).rows, { timeout: 10_000 }).toMatchObject([{ archiveReason: 'handled' }]);
      await stream.stop();
    });
  },
);
