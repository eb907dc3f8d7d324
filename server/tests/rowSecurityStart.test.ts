import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import pg from 'pg';
import { createNotificationServer, type NotificationServer } from '@casebell/server';
import { postgres, temporaryFolder } from './support/databases.js';
import { createClient, newKey, send, startServer } from './support/harness.js';
import { runCli } from './support/runCli.js';

// Programs of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(postgres.missing !== undefined)(
  `the roles of row-level security on PostgreSQL${postgres.missing === undefined ? '' : `: ${postgres.missing}`}`,
  () => {
    let close: () => Promise<void> = async () => undefined;
    let url = new URL('postgres://localhost');
    let administrator: pg.Client;
    beforeAll(async () => {
      const database = await postgres.open();
      close = database.close;
      if ('url' in database.options) url = new URL(database.options.url);
      administrator = new pg.Client({ connectionString: url.href });
      await administrator.connect();
    });
    afterAll(async () => {
      await administrator?.end();
      await close();
    });

    /** A database of a user of its own, as a host would get it. */
    const ordinary = async (user: string, rights: string) => {
      await administrator.query(`create role ${pg.escapeIdentifier(user)} login ${rights}`);
      await administrator.query(`create database ${pg.escapeIdentifier(user)} owner ${pg.escapeIdentifier(user)}`);
      const own = new URL(url);
      own.username = user;
      own.pathname = `/${encodeURIComponent(user)}`;
      return { url: own.href };
    };
    const start = async (database: { url: string }) => startServer({ database });

    /** Everything that different roles do: people, producers, jobs, the sweep. */
    const works = async (server: NotificationServer) => {
      const team = newKey();
      const [one, other] = [createClient(server), createClient(server)];
      for (const { person } of [one, other]) await server.recipients.put('acme', person, { name: person, teams: [team] });
      await send(server, one.person);
      const item = { to: { team }, kind: 'team.unassignedUrgent', title: 'Who?', tenant: 'acme', idempotencyKey: newKey() };
      await server.notify(item);
      await Promise.all([one.reset(), other.reset()]);
      const row = (await one.page()).rows.find(({ title }) => title === 'Who?');
      const { rejected } = await one.delta([{ type: 'claim', ids: [row?.id ?? ''], version: 1 }]);
      expect(rejected).toEqual([]);
      await expect.poll(async () => (await other.page()).rows[0]?.archiveReason).toBe('handled');
      await server.withdraw('acme', item.idempotencyKey);
      await expect(server.sweep()).resolves.toEqual({ woken: 0, cleared: 0, purged: 0, summaries: 0, digests: 0, fired: 0 });
      const { kept, counted } = await server.recount('acme', one.person);
      expect(kept).toEqual(counted);
      await server.recipients.remove('acme', other.person);
    };

    it('names what an administrator has to run where the user may make no roles, and goes on once that is done', async () => {
      const database = await ordinary('a "plain" owner', '');
      const refusal = await createNotificationServer({ database, authenticate: async () => null }).catch(
        (error: unknown) => error,
      );
      expect(refusal).toMatchObject({ code: 'startup' });
      const [, statements = ''] = /run, once: (create role .*;)$/.exec(String(refusal)) ?? [];
      await administrator.query(statements);
      const server = await start(database);
      await works(server).finally(() => server.close());
    });

    it('makes them by itself where the user may, beside another installation on the same server', async () => {
      const server = await start(await ordinary('maker', 'createrole'));
      await works(server).finally(() => server.close());
    });

    it('let such a user export, import and check', async () => {
      const [from, to] = [await ordinary('mover', 'createrole'), await ordinary('moved', 'createrole')];
      const server = await start(from);
      await works(server).finally(() => server.close());
      const file = join(await temporaryFolder(), 'everything.jsonl');
      const exported = await runCli({ DATABASE_URL: from.url }, 'export', file);
      expect(exported.out).toMatch(/^[1-9]\d+ rows were written/);
      expect(await runCli({ DATABASE_URL: to.url }, 'import', file)).toMatchObject({
        code: 0,
        out: exported.out.replace('written to', 'read from'),
      });
      expect((await runCli({ DATABASE_URL: to.url }, 'check')).out).toMatch(/^All counts of [1-9]/);
      const next = await start(to);
      await works(next).finally(() => next.close());
    });

    it('are given back to a backup that was restored without them', async () => {
      const database = await ordinary('restored', 'createrole');
      const server = await start(database);
      const client = createClient(server);
      await send(server, client.person).catch(() => undefined);
      await client.reset();
      await server.close();
      const inside = new pg.Client({ connectionString: database.url.replace('restored@', 'postgres@') });
      await inside.connect();
      await inside.query('drop owned by casebell_person, casebell_tenant, casebell_keeper');
      await inside.end();
      const again = await start(database);
      await works(again).finally(() => again.close());
    });
  },
);
