import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import { databases } from './support/databases.js';
import { createClock } from './support/harness.js';
import { ANN, END, epochOf, furnish, idsOf, PERSON, TENANT, type Ids, type Family } from './support/attempts.js';
import {
  createTestCore,
  openDatabase,
  readPage,
  ROLES,
  tablesOf,
  transact,
  type Core,
  type OpenDatabase,
} from './support/inside.js';
import { listening, withoutRoles, withoutWhere } from './support/locks.js';

vi.setConfig({ testTimeout: 60_000 });

const clock = createClock();
for (const { name, missing, open } of databases) {
  describe.skipIf(missing !== undefined)(`row-level security on ${missing === undefined ? name : `${name}: ${missing}`}`, () => {
    let database: OpenDatabase;
    let core: Core;
    let ids: Ids;
    let epoch = '';
    let kept = { person: '', tenant: '' };
    let close: () => Promise<void> = async () => undefined;
    let tables: Awaited<ReturnType<typeof tablesOf>> = [];
    const run = (text: string) => sql.raw(text).execute(database.db);

    beforeAll(async () => {
      const opened = await open();
      close = opened.close;
      database = await openDatabase(opened.options);
      core = await createTestCore(database, clock.now);
      await furnish(core);
      ids = await idsOf(core);
      epoch = (await epochOf(core, ...ANN)) ?? '';
      tables = await tablesOf(database.db);
      kept = { person: (await foreign('person')).join('\n'), tenant: (await foreign('tenant')).join('\n') };
      await run('create schema kept');
      for (const { name: table } of tables) await run(`create table kept.${table} as table casebell.${table}`);
    });
    afterAll(async () => {
      await core?.jobs.close();
      await database?.close();
      await close();
    });
    const restore = async () => {
      const statements = tables.map(({ name: table, columns }) => {
        const list = columns.map((column) => `"${column}"`).join();
        return `delete from casebell.${table}; insert into casebell.${table} (${list}) select ${list} from kept.${table};`;
      });
      await run(`begin; ${statements.join('')} commit`);
    };
    /** Everything that is not the person's, or not the tenant's. */
    const foreign = async (whose: 'person' | 'tenant') => {
      const parts = tables.map(({ name: table, columns }) => {
        const own = columns.includes('person')
          ? `person in ('ann', 'cy')`
          : columns.includes('id')
            ? `id in (select n.id from casebell.notifications n where n.tenant = 'acme' and n.person = 'ann')`
            : `'${table}' = 'tenant_documents'`;
        return `select '${table} ' || to_jsonb(t)::text as row from casebell.${table} t
          where not (tenant = 'acme' and ${whose === 'person' ? own : 'true'})`;
      });
      const { rows } = await sql<{ row: string }>`${sql.raw(parts.join(' union all '))} order by 1`.execute(database.db);
      return rows.map(({ row }) => row);
    };
    const outcome = async ({ run: act }: Family, db: Core['db']) => {
      await restore();
      return act({ core: { ...core, db }, ids, epoch }).then(
        (answer) => JSON.stringify(answer ?? 'done'),
        (error: unknown) => `refused: ${String(error)}`,
      );
    };
    /** What of the foreign was read or changed; `null` for nothing, and for the same answer as ever. */
    const leak = async (whose: 'person' | 'tenant', family: Family, db: Core['db'], honest: string) => {
      const answer = await outcome(family, db);
      const after = await foreign(whose);
      if (after.join('\n') !== kept[whose]) return 'changed';
      return answer === honest ? null : answer.startsWith('refused') ? answer : 'read';
    };

    describe.each([
      { whose: 'person', compared: 'tenant|person', families: PERSON },
      { whose: 'tenant', compared: 'tenant', families: TENANT },
    ] as const)('without the first lock, what is not of the $whose', ({ whose, compared, families }) => {
      it.each(families)('stays unread and unchanged by $name', async (family) => {
        const honest = await outcome(family, core.db);
        expect(await leak(whose, family, core.db.withPlugin(withoutWhere(compared)), honest)).toBeNull();
      });

      it('stays so whichever single statement forgets to ask, and would not without the second lock', async () => {
        const tried = new Map<string, number>();
        const leaky = new Set<string>();
        for (const family of families) {
          const statements = new Set<string>();
          const listener = listening(compared, (statement) => statements.add(statement));
          const honest = await outcome(family, core.db.withPlugin(listener));
          for (const statement of statements) {
            const times = tried.get(statement) ?? 0;
            if (leaky.has(statement) || times === 3) continue;
            tried.set(statement, times + 1);
            const forgetful = core.db.withPlugin(withoutWhere(compared, statement));
            expect([statement, await leak(whose, family, forgetful, honest)]).toEqual([statement, null]);
            const unlocked = await leak(whose, family, forgetful.withPlugin(withoutRoles), honest);
            if (unlocked === 'read' || unlocked === 'changed') leaky.add(statement);
          }
        }
        // The others name an id as well, or cannot go on with rows of several people.
        expect(leaky.size).toBeGreaterThan(tried.size / 3);
      });
    });

    it('guards every table that holds something of somebody', async () => {
      const { rows } = await sql<{ table: string }>`
        select relname as table from pg_class
        where relnamespace = 'casebell'::regnamespace and relkind = 'r' and relrowsecurity and relforcerowsecurity`.execute(
        database.db,
      );
      expect(rows.map(({ table }) => table).sort()).toEqual(tables.map(({ name: table }) => table).sort());
    });

    it('gives the roles of requests no property, no sign-in and no way to another role', async () => {
      const { rows } = await sql<{ owned: number; free: boolean }>`
        select (select count(*)::int8 from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as owned,
          rolsuper or rolcreaterole or rolcreatedb or rolcanlogin or rolbypassrls or rolreplication
            or exists (select 1 from pg_auth_members m where m.member = r.oid) as free
        from pg_roles r where rolname = any(${Object.values(ROLES)}::text[])`.execute(database.db);
      expect(rows).toEqual(Object.values(ROLES).map(() => ({ owned: 0, free: false })));
    });

    it.each([
      { whose: 'person', scope: { tenant: 'acme', person: 'ann' }, own: `person = 'ann' and tenant = 'acme'` },
      { whose: 'tenant', scope: { tenant: 'acme' }, own: `tenant = 'acme'` },
    ] as const)('lets no statement of a $whose touch foreign rows, whatever it says', async ({ whose, scope, own }) => {
      await restore();
      const attempt = (text: string) =>
        transact(
          core.db,
          scope,
          async (tx) => (await sql.raw<{ foreign: number }>(text).execute(tx)).rows[0]?.foreign ?? 0,
          () => undefined,
        ).catch((error: unknown) => {
          if (error instanceof Error && 'code' in error && error.code === '42501') return 0;
          throw error;
        });
      for (const { name: table, columns } of tables) {
        const mine = columns.includes('person') ? own : `tenant = 'acme'`;
        const list = columns.map((column) => `"${column}"`).join();
        const moved = columns
          .map((column) => (column === 'tenant' ? `'other'` : column === 'person' ? `'eve'` : `"${column}"`))
          .join();
        for (const text of [
          `select count(*)::int8 as foreign from casebell.${table} where not (${mine})`,
          `with done as (delete from casebell.${table} where not (${mine}) returning 1) select count(*)::int8 as foreign from done`,
          `with done as (update casebell.${table} set tenant = 'acme' where not (${mine}) returning 1) select count(*)::int8 as foreign from done`,
          // What is one's own can neither be copied nor pushed into the inbox of another.
          `with done as (insert into casebell.${table} (${list}) select ${moved} from casebell.${table} on conflict do nothing returning 1)
           select count(*)::int8 as foreign from done`,
          `with done as (update casebell.${table} set tenant = 'third' returning 1) select count(*)::int8 as foreign from done`,
        ])
          expect([text, await attempt(text)]).toEqual([text, 0]);
      }
      expect((await foreign(whose)).join('\n')).toBe(kept[whose]);
      // Without a scope the same words reach what is foreign.
      const { rows } = await sql
        .raw<{ foreign: number }>(`select count(*)::int8 as foreign from casebell.notifications where not (${own})`)
        .execute(core.db);
      expect(rows[0]?.foreign).toBeGreaterThan(0);
    });

    it('lets nobody claim in the name of another', async () => {
      await restore();
      const claim = (id: string) =>
        transact(
          core.db,
          { tenant: 'acme', person: 'ann' },
          (tx) => sql`update casebell.team_items set handled_by = ${JSON.stringify({ id })}::jsonb`.execute(tx),
          () => undefined,
        );
      await expect(claim('bob')).rejects.toThrow('row-level security');
      expect((await claim('ann')).numAffectedRows).toBe(1n);
    });

    it('takes off the role at the end of a transaction, however it ended', async () => {
      const who = async () => {
        const { rows } = await sql<{ role: string; person: string | null }>`
          select current_setting('role') as role, nullif(current_setting('casebell.person', true), '') as person`.execute(
          core.db,
        );
        return rows[0];
      };
      const scope = { tenant: 'acme', person: 'ann' };
      const endings: readonly (() => Promise<unknown>)[] = [
        () => readPage(core.db, ANN, { filter: {}, before: END, limit: 1 }),
        () =>
          transact(
            core.db,
            scope,
            (tx) => sql`select 1 / 0`.execute(tx),
            () => undefined,
          ),
        () =>
          transact(
            core.db,
            scope,
            () => Promise.reject(new Error('thrown')),
            () => undefined,
          ),
        () =>
          transact(
            core.db,
            scope,
            (tx) => sql`this is no statement`.execute(tx),
            () => undefined,
          ),
        () =>
          transact(
            core.db,
            scope,
            (tx) => sql`delete from casebell.sends`.execute(tx),
            () => undefined,
          ),
        () =>
          transact(
            core.db,
            { tenant: 'acme', person: 'a\u0000b' },
            () => Promise.resolve(),
            () => undefined,
          ),
        () =>
          transact(
            core.db,
            { tenant: `a'; drop schema casebell cascade; --\\`, person: '\\' },
            (tx) => sql`select 1`.execute(tx),
            () => undefined,
          ),
      ];
      for (let round = 0; round < 10; round++) {
        const mixed = await Promise.all(
          endings.flatMap((end) => [
            end().then(
              () => null,
              () => null,
            ),
            who(),
          ]),
        );
        expect(new Set(mixed.filter((found) => found !== null).map((found) => JSON.stringify(found)))).toEqual(
          new Set([JSON.stringify({ role: 'none', person: null })]),
        );
      }
      // Nothing stayed behind on any connection of the pool either.
      expect(new Set((await Promise.all(Array.from({ length: 20 }, who))).map((found) => found?.role))).toEqual(
        new Set(['none']),
      );
    });
  });
}
