import { fork, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, sql } from 'kysely';
import PgBoss from 'pg-boss';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pgliteDialect } from '@casebell/server';
import { bundle } from './support/bundle.js';
import { listFolder, preparedFolder, temporaryFolder } from './support/databases.js';
import { createClient, send, startServer } from './support/harness.js';

// Several databases are made from nothing, by processes of their own.
vi.setConfig({ testTimeout: 120_000 });

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** The server in a process of its own, which can be killed; it sends what it is told to and reports what was acknowledged. */
async function startChild(
  folder: string,
  people = 1,
): Promise<{ child: ChildProcess; ready: Promise<unknown>; acknowledged: string[] }> {
  const child = fork(await bundle('writer'), [folder, String(people)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.add(child);
  const acknowledged: string[] = [];
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message: { ready?: true; refused?: string; acknowledged?: string }) => {
      if (message.acknowledged !== undefined) acknowledged.push(message.acknowledged);
      else resolve(message.refused ?? null);
    });
    child.on('exit', (code) => reject(new Error(`the writer ended with ${code}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, acknowledged };
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

describe('a folder', () => {
  it('keeps everything acknowledged through kill -9, and its stale lock is taken over', async () => {
    const folder = await preparedFolder();
    const { child, ready, acknowledged } = await startChild(folder);
    expect(await ready).toBeNull();
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(20);
    child.kill('SIGKILL');
    await ended(child);
    const server = await startServer({ database: { folder } });
    const client = createClient(server, { person: 'ann' });
    const titles = (await client.page({ limit: 500 })).rows.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(acknowledged));
    const { kept, counted } = await server.recount('acme', 'ann');
    expect(kept).toEqual(counted);
    await server.close();
    expect(await listFolder(folder)).toEqual(['data']);
    await rm(folder, { recursive: true });
  });

  it('finishes after kill -9 what the outbox had begun', async () => {
    const folder = await preparedFolder();
    const { child, ready, acknowledged } = await startChild(folder, 450);
    expect(await ready).toBeNull();
    await expect.poll(() => acknowledged.length, { timeout: 60_000, interval: 1 }).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await ended(child);
    const server = await startServer({ database: { folder } });
    const client = createClient(server, { person: 'person-99' });
    const titles = async () => (await client.page({ limit: 500 })).rows.map(({ title }) => title);
    await expect.poll(titles, { timeout: 30_000 }).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(await titles()).size).toBe((await titles()).length);
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('refuses a second process, naming the first', async () => {
    const folder = await preparedFolder();
    const server = await startServer({ database: { folder } });
    const { ready } = await startChild(folder);
    expect(await ready).toContain(`process ${process.pid} on ${hostname()}`);
    await expect(startServer({ database: { folder } })).rejects.toMatchObject({ code: 'startup' });
    await send(server, 'ann').catch(() => undefined);
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('takes over the lock of a process that is gone, of an earlier one with the same number, and of a silent machine', async () => {
    const folder = await preparedFolder();
    const lock = (holder: object) =>
      writeFile(
        join(folder, 'casebell.lock'),
        JSON.stringify({
          token: 't',
          pid: 999_999_999,
          started: null,
          host: hostname(),
          heartbeat: new Date().toISOString(),
          ...holder,
        }),
      );
    const open = async () => (await startServer({ database: { folder } })).close();
    await lock({});
    await open();
    await lock({ pid: process.pid });
    await open();
    await lock({ pid: process.ppid, started: '1' });
    await open();
    await lock({ host: 'another', heartbeat: new Date(Date.now() - 60_000).toISOString() });
    await open();
    await lock({ host: 'another' });
    await expect(open()).rejects.toThrow('on another');
    await lock({ pid: process.ppid });
    await expect(open()).rejects.toThrow(`process ${process.ppid}`);
    await rm(folder, { recursive: true });
  });

  it('that was killed during its first start starts the next time', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'data.new-1', 'base'), { recursive: true });
    await writeFile(join(folder, 'data.new-1', 'PG_VERSION'), '18');
    const server = await startServer({ database: { folder } });
    expect(await listFolder(folder)).toEqual(['casebell.lock', 'data']);
    expect(JSON.parse(await readFile(join(folder, 'casebell.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await server.close();
    await rm(folder, { recursive: true });
  });

  it.skipIf(userInfo().uid === 0)('that cannot be written is refused with what to do', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o500);
    await expect(startServer({ database: { folder } })).rejects.toMatchObject({
      code: 'startup',
      message: expect.stringContaining('writable'),
    });
  });

  it('that is a file is refused with what to do', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(startServer({ database: { folder: file } })).rejects.toMatchObject({ code: 'startup' });
    await expect(startServer({ database: { folder: join(file, 'below') } })).rejects.toMatchObject({ code: 'startup' });
    await rm(folder, { recursive: true });
  });

  it('is not what a database that is down is: that one is named without its password', async () => {
    const starting = startServer({ database: { url: 'postgres://me:secret@127.0.0.1:1/none' } });
    await expect(starting).rejects.toMatchObject({ code: 'startup', message: expect.stringMatching(/127\.0\.0\.1:1.*Start it/) });
    await expect(starting).rejects.not.toThrow('secret');
  });
});

describe('the one connection of PGlite', () => {
  it('belongs to a transaction alone: its rollback takes nothing else along, another transaction and a job neither', async () => {
    const pglite = await PGlite.create('memory://');
    const db = new Kysely<unknown>({ dialect: pgliteDialect(pglite) });
    await sql`create table notes (text text primary key)`.execute(db);
    const executeOn = (on: Kysely<unknown>) => async (text: string, values?: unknown[]) => ({
      rows: [...(await on.executeQuery(CompiledQuery.raw(text, values ?? []))).rows],
    });
    const boss = new PgBoss({ db: { executeSql: executeOn(db) as PgBoss.Db['executeSql'] }, schedule: false });
    await boss.start();
    await boss.createQueue('jobs');
    const note = (on: Kysely<unknown>, text: string) => sql`insert into notes values (${text})`.execute(on);
    const put = (on: Kysely<unknown>, text: string) =>
      boss.send('jobs', { text }, { db: { executeSql: executeOn(on) as PgBoss.Db['executeSql'] } });
    await db.transaction().execute((tx) => put(tx, 'job'));
    let done: Promise<void> = Promise.resolve();
    let others: Promise<unknown>[] = [];
    const rolledBack = db.transaction().execute(async (tx) => {
      await note(tx, 'rolled back');
      await put(tx, 'rolled back job');
      done = new Promise((resolve) => {
        void boss.work<{ text: string }>('jobs', async ([job]) => {
          await note(db, job?.data.text ?? 'none');
          resolve();
        });
      });
      others = [
        note(db, 'beside'),
        db.transaction().execute((second) => note(second, 'second transaction')),
        db.executeQuery(CompiledQuery.raw(`begin; insert into notes values ('in one text'); commit`)),
      ];
      // Gives the others every chance to come in between.
      await new Promise((resolve) => setImmediate(resolve));
      await note(tx, 'rolled back too');
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await Promise.all([...others, done]);
    const { rows } = await sql<{ text: string }>`select text from notes order by text`.execute(db);
    expect(rows.map(({ text }) => text)).toEqual(['beside', 'in one text', 'job', 'second transaction']);
    await boss.stop({ graceful: false });
    await db.destroy();
  });

  it('leaves answers and timers their turn, however many wait for it', async () => {
    const db = new Kysely<unknown>({ dialect: pgliteDialect(await PGlite.create('memory://')) });
    let turns = 0;
    const turn = () => {
      turns++;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    await Promise.all(Array.from({ length: 50 }, () => sql`select 1`.execute(db)));
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(49);
    await db.destroy();
  });
});
