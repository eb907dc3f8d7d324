import type { DatabaseOptions, NotificationServer, NotificationServerOptions } from '@casebell/server';
import type { Filter } from 'casebell/model';
import { sql } from 'kysely';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Executor } from '../../server/src/database.js';
import { databases, temporaryFolder, type TestDatabase } from '../../server/tests/support/databases.js';
import { createClient, INBOX, startServer, type Client } from '../../server/tests/support/harness.js';
import { createDice } from './faultProxy.js';
import { percentile, report, scale } from './scale.js';

const SEED = Number(process.env['CASEBELL_SEED'] ?? 20_261_122);
const LARGE = scale(6_000, 100_000);
const SMALL = 1_000;
/** Neighbours in the same tables, so that neither inbox has them for itself. */
const OTHERS = 20;
const ROUNDS = scale(25, 80);
const PURGED = LARGE / 2;
/** Unread rows, and rows of each rare kind, team and record, in an inbox of any size. */
const RARE = 40;
const TENANT = 'acme';
/** What an inbox of any size may cost beside a small one; the short form allows for the noise of few rounds. */
const LIMIT = scale(2.5, 1.5);

const FILTERS: { readonly [name: string]: Filter } = {
  inbox: { place: 'inbox' },
  archived: { place: 'archived' },
  'one kind': { place: 'inbox', kinds: ['case.comment'] },
  'two kinds': { kinds: ['case.comment', 'task.due'] },
  'a rare kind': { kinds: ['import.failed'] },
  'two rare kinds': { kinds: ['import.failed', 'export.failed'] },
  'a sub-kind': { subKinds: ['urgent'] },
  unread: { place: 'inbox', unread: true },
  unseen: { place: 'inbox', unseen: true },
  team: { teams: ['intake'] },
  waiting: { waiting: true },
  'one record': { record: { type: 'case', id: 'rare' } },
};

/** Rows as years of use leave them: half of them archived, all but a few read, ten that wait. */
async function fill(db: Executor, person: string, rows: number, unread: number): Promise<void> {
  const every = rows / RARE; // of what is rare a small inbox has as many as a large one
  await sql`insert into casebell.inboxes (tenant, person, epoch, head) values (${TENANT}, ${person}, ${`epoch-${person}`}, ${rows})`.execute(
    db,
  );
  await sql`
    insert into casebell.notifications (
      tenant, person, id, created_seq, sort, rev, own_rev, change_rev, kind, sub_kind, team_id, record_type, record_id,
      place, seen, read, saved, needs, acknowledged, version, created_at, new_at, content)
    select ${TENANT}, ${person}, 'n' || i, i, i, i, i, i, kind, sub_kind, team, 'case', record,
      case when i % 2 = 0 or age <= 10 then 'inbox' else 'archived' end, age > ${unread}::int8, age > ${unread}::int8, false,
      case when age <= 10 then 'answer' end, false, 1,
      now() - age * interval '1 minute', now() - age * interval '1 minute',
      jsonb_strip_nulls(jsonb_build_object('kind', kind, 'subKind', sub_kind, 'title', 'Notification ' || i, 'body', repeat('Words of it. ', 8),
        'link', '/cases/' || i, 'record', jsonb_build_object('type', 'case', 'id', record),
        'team', case when team is not null then jsonb_build_object('id', team, 'name', 'Intake') end))
    from (
      select i, ${rows}::int8 - i as age,
        case i % ${every}::int8 when 0 then 'import.failed' when 1 then 'export.failed'
          else (array['case.comment', 'task.due', 'reply', 'mention', 'case.assigned'])[1 + i / 2 % 5] end as kind,
        case i % ${every}::int8 when 3 then 'urgent' end as sub_kind, case i % ${every}::int8 when 5 then 'intake' end as team,
        case i % ${every}::int8 when 7 then 'rare' else 'c' || i % 500 end as record
      from generate_series(1::int8, ${rows}::int8) i) x`.execute(db);
  await sql`
    insert into casebell.cells
    select tenant, person, kind, coalesce(sub_kind, ''), coalesce(team_id, ''), place, (not read)::int, (not seen)::int, waiting::int, count(*)
    from casebell.notifications where tenant = ${TENANT} and person = ${person} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db);
}

async function openFilled({ open, name }: TestDatabase): Promise<{ options: DatabaseOptions; close: () => Promise<void> }> {
  const folder = await temporaryFolder();
  // An embedded database in memory cannot be filled before the server has it.
  const database = name === 'PGlite' ? { options: { folder }, close: async () => undefined } : await open();
  const { db, close } = await openDatabase(database.options);
  await fill(db, 'large', LARGE, RARE);
  await fill(db, 'small', SMALL, RARE);
  await fill(db, 'unread', LARGE, LARGE);
  for (let i = 0; i < OTHERS; i++) await fill(db, `other-${i}`, SMALL, RARE);
  await close();
  return {
    options: database.options,
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs both by turns; the ratio of their medians, and the medians. */
async function compare(work: (client: Client) => Promise<unknown>, [large, small]: readonly [Client, Client]) {
  const times = new Map<Client, number[]>([
    [large, []],
    [small, []],
  ]);
  for (let round = 0; round < ROUNDS + 3; round++) {
    for (const client of round % 2 === 0 ? [large, small] : [small, large]) {
      const from = performance.now();
      await work(client);
      if (round >= 3) times.get(client)?.push(performance.now() - from);
    }
  }
  const [slow, fast] = [percentile(times.get(large) ?? [], 0.5), percentile(times.get(small) ?? [], 0.5)];
  return { ratio: slow / fast, slow, fast };
}

const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, time: number]> {
  const from = performance.now();
  const result = await work();
  return [result, performance.now() - from];
}

describe.each(databases)(`an inbox of ${LARGE} rows on $name`, (database) => {
  const { name, missing } = database;

  it.skipIf(missing !== undefined)('answers as a small one does, and changes as a whole in one small frame', async () => {
    const filled = await openFilled(database);
    const using = async <Result>(
      more: Partial<NotificationServerOptions>,
      work: (server: NotificationServer) => Promise<Result>,
    ): Promise<Result> => {
      const server = await startServer({ database: filled.options, retentionDays: 100_000, ...more });
      return work(server).finally(server.close);
    };
    try {
      const figures = await using({}, async (server) => {
        await server.sweep(); // what a running server has done long ago: it knows the sizes of its tables
        return { ...(await measureReads(server)), ...(await measureBulk(server)) };
      });
      // Whatever the time of day: by then all of them are of an earlier day.
      const tomorrow = new Date(Date.now() + 86_400_000);
      const [{ cleared }, night] = await using({ clearAtMidnight: ['task.due'], clock: () => tomorrow }, (server) =>
        timed(server.sweep),
      );
      expect(cleared).toBe(OTHERS + 3);
      const [{ purged }, purge] = await using({ retentionDays: (LARGE - PURGED) / 1_440 }, (server) => timed(server.sweep));
      expect(purged).toBeGreaterThanOrEqual(2 * PURGED - 20);
      report('large inbox', {
        on: name,
        rows: LARGE,
        ...figures,
        [`nightly clearing of ${cleared} inboxes`]: ms(night),
        [`purge of ${purged} rows`]: ms(purge),
      });
    } finally {
      await filled.close();
    }
  });
});

/** Sync, pages and counts of the large inbox beside the small one. */
async function measureReads(server: NotificationServer): Promise<Record<string, string>> {
  const dice = createDice(SEED);
  const clients = [createClient(server, { person: 'large' }), createClient(server, { person: 'small' })] as const;
  for (const client of clients) await client.reset();
  const heads = new Map(clients.map((client) => [client, client.cursor]));
  const headOf = (client: Client) => heads.get(client) ?? 0;
  const views = Object.entries(FILTERS).map(([id, filter]) => ({ id, filter, pageSize: 20, shown: 0 }));
  const works: Record<string, (client: Client) => Promise<unknown>> = {
    'sync with nothing new': (client) => client.delta([], { cursor: headOf(client) }),
    'sync with 5 changes': async (client) =>
      expect((await client.delta([], { cursor: headOf(client) - 5 })).rows).toHaveLength(5),
    'reset of one view': (client) => client.reset(),
    'reset of 12 views': (client) => client.reset({ views }),
    'reset of 500 rows': async (client) =>
      expect((await client.reset({ views: [{ ...INBOX, shown: 500 }] })).rows.length).toBeGreaterThanOrEqual(500),
  };
  for (const [what, filter] of Object.entries(FILTERS)) {
    // The oldest fifth of a small inbox has no full page of what is rare, so depths are those at which both have one.
    works[`page of ${what}`] = async (client) => {
      const before = dice() < 0.1 ? Number.MAX_SAFE_INTEGER : headOf(client) - Math.floor(dice() * 0.5 * headOf(client));
      await client.page({ filter, before, limit: 20 });
    };
  }
  const figures: Record<string, string> = {};
  const slow: string[] = [];
  for (const [what, work] of Object.entries(works)) {
    const { ratio, slow: large, fast } = await compare(work, clients);
    figures[what] = `${ms(large)} (× ${ratio.toFixed(2)})`;
    if (ratio > LIMIT && large - fast > 1) slow.push(`${what}: ${ms(large)} beside ${ms(fast)}`);
  }
  process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
  expect(slow).toEqual([]);
  return figures;
}

/** What changes everything at once travels as one operation, whatever the number of rows. */
async function measureBulk(server: NotificationServer): Promise<Record<string, string>> {
  const acting = createClient(server, { person: 'unread' });
  const watching = createClient(server, { person: 'unread' });
  const { cells } = await acting.reset();
  const count = (unread: 0 | 1, place: string) =>
    cells.filter((cell) => cell[3] === place && cell[4] === unread).reduce((sum, cell) => sum + cell[7], 0);
  expect(count(1, 'inbox') + count(1, 'archived')).toBe(LARGE);
  const figures: Record<string, string> = {};
  await watching.reset();
  const commands = [
    { type: 'readAll', filter: {} },
    { type: 'archiveAll', filter: { place: 'inbox', kinds: ['reply', 'mention'] } },
  ] as const;
  for (const command of commands) {
    const [frame, time] = await timed(() => acting.delta([{ ...command, upTo: acting.cursor }]));
    const seen = await watching.delta();
    const bytes = Math.max(Buffer.byteLength(JSON.stringify(frame)), Buffer.byteLength(JSON.stringify(seen)));
    expect([frame.rows.length, frame.operations.length, seen.rows.length, seen.operations.length]).toEqual([0, 1, 0, 1]);
    expect(bytes).toBeLessThan(4_096);
    figures[command.type] = `${ms(time)} and ${bytes} bytes`;
  }
  const [, undone] = await timed(() => acting.sync([{ type: 'undo', target: acting.mid }]));
  figures['undo of archiveAll'] = ms(undone);
  return figures;
}
