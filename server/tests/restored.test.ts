import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationServer, NotificationServerOptions } from '@casebell/server';
import { bundle, SHORT_LIVED } from './support/bundle.js';
import { postgres, temporaryFolder, unpack } from './support/databases.js';
import { createClient, send, startServer } from './support/harness.js';
import { runCli } from './support/runCli.js';
import { openStream } from './support/sse.js';

const PERSON = 'ann';
const epochOf = async (server: NotificationServer): Promise<string> =>
  (await createClient(server, { person: PERSON }).reset()).epoch;

describe('an embedded database', () => {
  let home = '';
  let epoch = '';
  beforeAll(async () => {
    home = await temporaryFolder();
    await unpack(join(home, 'pristine'));
    epoch = await run(join(home, 'pristine'), epochOf);
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** A database with one inbox: a copy, because making one takes seconds. */
  async function newFolder(name: string): Promise<string> {
    const folder = join(home, name);
    await cp(join(home, 'pristine'), folder, { recursive: true });
    return folder;
  }

  /** Runs a server for as long as the work takes. */
  async function run<Result>(folder: string, work: (server: NotificationServer) => Promise<Result>): Promise<Result> {
    const server = await startServer({ database: { folder } });
    try {
      return await work(server);
    } finally {
      await server.close();
    }
  }

  it('that is put back to an earlier state makes its clients start anew, once', async () => {
    const folder = await newFolder('data');
    await run(folder, (server) => send(server, PERSON));
    await cp(folder, join(home, 'backup'), { recursive: true });
    const lost = await run(folder, async (server) => {
      expect(await epochOf(server)).toBe(epoch);
      await send(server, PERSON);
      const again = createClient(server, { person: PERSON });
      await again.reset();
      return again.cursor;
    });
    await rm(folder, { recursive: true });
    await cp(join(home, 'backup'), folder, { recursive: true });
    const renewed = await run(folder, async (server) => {
      // As many as were lost: by its numbers alone, the inbox looks as it did.
      await send(server, PERSON);
      const back = createClient(server, { person: PERSON });
      const answer = await back.sync([], { epoch, cursor: lost });
      expect(answer).toMatchObject({ type: 'reset', to: lost });
      expect(answer.epoch).not.toBe(epoch);
      return answer.epoch;
    });
    expect(await run(folder, epochOf)).toBe(renewed);
  });

  it('that was killed at any moment is not taken for a restored one', async () => {
    const folder = await newFolder('killed');
    const writer = await bundle('writer');
    for (let i = 0; i < 3; i++) {
      const child = spawn(process.execPath, [...SHORT_LIVED, writer, folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      for (let written = 0; written < 3; written++) await once(child, 'message');
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
    expect(await run(folder, epochOf)).toBe(epoch);
  }, 120_000);

  it('does not start anew twice when its keeper ran "renew" after restoring', async () => {
    const folder = await newFolder('renewed');
    await run(folder, epochOf);
    expect(await runCli({ CASEBELL_FOLDER: folder }, 'renew')).toMatchObject({ code: 0 });
    const renewed = await run(folder, epochOf);
    expect(renewed).not.toBe(epoch);
    expect(await run(folder, epochOf)).toBe(renewed);
  }, 60_000);

  it('starts without its state file, but not without one that was named and cannot be used', async () => {
    const folder = await newFolder('stateless');
    await writeFile(`${folder}.state`, 'half a fi');
    expect(await run(folder, epochOf)).toBe(epoch);
    await rm(`${folder}.state`);
    await mkdir(`${folder}.state`);
    expect(await run(folder, epochOf)).toBe(epoch);
    for (const stateFile of [`${folder}.state`, join(home, 'missing', 'file')]) {
      await expect(startServer({ database: { folder }, stateFile })).rejects.toMatchObject({
        code: 'startup',
        message: expect.stringContaining(stateFile),
      });
    }
  });
});

describe.skipIf(postgres.missing !== undefined)(`PostgreSQL${postgres.missing ? `: ${postgres.missing}` : ''}`, () => {
  let home = '';
  let admin: pg.Client;
  let closeDatabase: () => Promise<void> = async () => undefined;
  let url = '';
  const servers: NotificationServer[] = [];
  const start = async (options: Partial<NotificationServerOptions> = {}) => {
    const server = await startServer({ database: { url }, ...options });
    servers.push(server);
    return server;
  };
  const closeAll = async () => void (await Promise.all(servers.splice(0).map((server) => server.close())));
  const saveTo = (name: string) => admin.query(`create database ${name} template live`);
  const restoreFrom = async (name: string) => {
    await admin.query('drop database live with (force)');
    await admin.query(`create database live template ${name}`);
  };
  beforeAll(async () => {
    home = await temporaryFolder();
    const { options, close } = await postgres.open();
    closeDatabase = close;
    const server = 'url' in options ? options.url : '';
    admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query('create database live');
    url = server.replace(/postgres$/, 'live');
  });
  afterEach(closeAll);
  afterAll(async () => {
    await admin.end();
    await closeDatabase();
    await rm(home, { recursive: true, force: true });
  });

  it('that was restored while all nodes were down is noticed by the first with a state file, and renewed by no other', async () => {
    const files = [join(home, 'one'), join(home, 'two')] as const;
    const epoch = await epochOf(await start({ stateFile: files[0] }));
    await start({ stateFile: files[1] });
    await closeAll();
    await saveTo('saved');
    for (const stateFile of files) expect(await epochOf(await start({ stateFile }))).toBe(epoch);
    await closeAll();
    await restoreFrom('saved');
    expect(await epochOf(await start())).toBe(epoch);
    const renewed = await epochOf(await start({ stateFile: files[0] }));
    expect(renewed).not.toBe(epoch);
    expect(await epochOf(await start({ stateFile: files[1] }))).toBe(renewed);
    await closeAll();
    // The same again: what they remember now began after the backup was made.
    await restoreFrom('saved');
    const again = await epochOf(await start({ stateFile: files[1] }));
    expect([epoch, renewed]).not.toContain(again);
    expect(await epochOf(await start({ stateFile: files[0] }))).toBe(again);
    expect(Object.keys(JSON.parse(await readFile(files[0], 'utf8')) as object)).toEqual(['id', 'era', 'mark']);
  });

  it('that is restored behind the backs of running nodes is noticed by them without any file, and renewed once', async () => {
    const { epoch } = await createClient(await start(), { person: 'bob' }).reset();
    await closeAll();
    await saveTo('earlier');
    const [one, other] = [await start(), await start()];
    const client = createClient(one, { person: 'bob' });
    await client.reset();
    await send(other, 'bob');
    const stream = await openStream(one, client);
    expect(await stream.next()).toMatchObject({ type: 'delta', to: 1 });
    await restoreFrom('earlier');
    const database = new pg.Client({ connectionString: url });
    await database.connect();
    const count = async (table: string) =>
      Number((await database.query(`select count(*) as n from casebell.${table}`)).rows[0]?.n);
    const [witnesses, eras] = [await count('witnesses'), await count('eras')];
    // The stream is told, or cut when the database went away: in both cases the client asks anew.
    expect((await stream.next())?.type).toMatch(/^(resync|bye)$/);
    await expect.poll(() => count('witnesses'), { timeout: 20_000 }).toBe(witnesses + 2);
    expect(await count('eras')).toBe(eras + 1);
    await database.end();
    const back = await createClient(other, { person: 'bob' }).sync([], { epoch, cursor: 1 });
    expect(back).toMatchObject({ type: 'reset', to: 0 });
    expect(back.epoch).not.toBe(epoch);
  });
});
