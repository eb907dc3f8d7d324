import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { DatabaseOptions, NotificationServer } from '@casebell/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listFolder, postgres, temporaryFolder, unpack } from './support/databases.js';
import { createClient, send, startServer } from './support/harness.js';
import { runCli } from './support/runCli.js';

// Every command is a process of its own, some with a new database.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CROWD = Array.from({ length: 201 }, (_, index) => `crowd-${index}`);
/** A line end to some readers of lines, and a character like any other in JSON. */
const WORDS = 'One\u2028two\n"three"';

let folder: string;
let closeTarget: () => Promise<void> = async () => undefined;
const inFolder = (name: string) => ({ CASEBELL_FOLDER: join(folder, name) });

beforeAll(async () => {
  folder = await temporaryFolder();
  for (const name of ['source', 'refusing', 'checked']) await unpack(join(folder, name));
});
afterAll(async () => {
  await closeTarget();
  await rm(folder, { recursive: true });
});

/** PostgreSQL where there is one. */
async function openTarget(): Promise<{ readonly options: DatabaseOptions; readonly env: Record<string, string> }> {
  if (postgres.missing !== undefined) return { options: { folder: join(folder, 'target') }, env: inFolder('target') };
  const { options, close } = await postgres.open();
  closeTarget = close;
  return { options, env: 'url' in options ? { DATABASE_URL: options.url } : {} };
}

/** Something of everything, and a delivery that is still under way. */
async function populate(server: NotificationServer, clock: { broken: boolean }) {
  const client = createClient(server, { person: 'ann', clientId: 'browser' });
  await server.recipients.put('acme', 'ann', {
    name: 'Ann',
    timeZone: 'Europe/Oslo',
    teams: [{ id: 'support', name: 'Support' }],
  });
  await server.recipients.put('acme', 'bo', { name: 'Bo', teams: ['support'] });
  await client.reset();
  await send(server, 'ann');
  await send(server, 'ann', { kind: 'meeting.invited' });
  for (let i = 0; i < 4; i++) await send(server, 'ann');
  const team = { to: { team: 'support' }, kind: 'team.clientWaiting', title: 'A client waits', tenant: 'acme' } as const;
  await server.notify({ ...team, idempotencyKey: 'team' });
  const [first = '', invitation = '', second = '', third = ''] = (await client.delta()).rows.map(({ id }) => id);
  await client.sync([
    { type: 'save', ids: [first] },
    { type: 'answer', ids: [invitation], version: 1, answer: 'accepted' },
    { type: 'snooze', ids: [second], until: '2100-01-01T08:00:00.000Z' },
    { type: 'archive', ids: [third] },
    { type: 'setPreference', path: 'layout', value: { until: null, why: WORDS } },
    { type: 'archiveRead', upTo: client.cursor, filter: {} },
  ]);
  for (const id of CROWD) await server.recipients.put('acme', id, { name: id });
  await server.notify({ to: { people: CROWD }, kind: 'mention', title: 'For all', idempotencyKey: 'crowd', tenant: 'acme' });
  clock.broken = true;
  return client;
}

/** The rows of an export in one order, without what an import changes. */
const rowsOf = (text: string) => {
  const lines = text.trim().split('\n').slice(1, -1);
  return lines.map((line) => line.replace(/"epoch": "[^"]+"/, '')).sort();
};

describe('casebell-server export and import', () => {
  it('moves everything to another database with ids and sequences, and has clients start anew', async () => {
    const clock = { broken: false };
    const now = () => {
      if (clock.broken) throw new Error('the clock is broken');
      return new Date();
    };
    const source = await startServer({ database: { folder: join(folder, 'source') }, clock: now });
    const before = await populate(source, clock);
    const snapshot = await before.page();
    await source.close();
    const file = join(folder, 'export.jsonl');
    const exported = await runCli(inFolder('source'), 'export', file);
    expect(exported).toMatchObject({ code: 0, error: '' });
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({ casebell: 'export', version: 1 });
    expect(text).toContain('{"table":"jobs"');

    const { options, env } = await openTarget();
    expect(await runCli(env, 'import', file)).toEqual({ code: 0, error: '', out: expect.stringMatching(/^\d+ rows were read/) });
    expect((await runCli(env, 'check')).code).toBe(0);
    const again = await runCli(env, 'import', file);
    expect([again.code, again.error]).toEqual([1, expect.stringMatching(/The database is not empty.*name a new folder/)]);
    const copy = join(folder, 'copy.jsonl');
    await runCli(env, 'export', copy);
    expect(rowsOf(await readFile(copy, 'utf8'))).toEqual(rowsOf(text));

    const target = await startServer({ database: options });
    const after = createClient(target, { person: 'ann', clientId: 'browser' });
    expect(await after.page()).toEqual({ ...snapshot, epoch: expect.not.stringMatching(before.epoch ?? '') });
    const { epoch, cursor, preferencesRev } = before;
    const answer = await after.sync([], { epoch, cursor, preferencesRev });
    expect([answer.type, answer.to, answer.preferences]).toEqual(['reset', cursor, { layout: { until: null, why: WORDS } }]);
    const last = createClient(target, { person: CROWD.at(-1) ?? '' });
    await expect.poll(async () => (await last.page()).rows.map(({ title }) => title), { timeout: 20_000 }).toEqual(['For all']);
    await target.close();
  });

  it('refuses, without a trace, what is not a whole export of this version', async () => {
    const header = '{"casebell":"export","version":1}\n';
    const row = '{"table":"preferences","row":{"tenant":"acme","person":"ann","path":"a","value":1}}\n';
    const end = (rows: number) => `{"end":true,"rows":${rows}}\n`;
    const files: readonly [content: string, reason: RegExp][] = [
      ['', /it is not an export of casebell-server/],
      ['{"casebell":"export","version":2}\n', /it has version 2, and this casebell-server reads version 1/],
      [header + row, /its end is missing/],
      [header + row + end(2), /it should hold 2 rows and holds 1/],
      [`${header}${row}{"table":"pref`, /line 3 is not a row/],
      [`${header}{"table":"passwords","row":{}}\n${end(1)}`, /line 2 is not a row/],
      [header + row + row + end(2), /lines 2 to 3: .*duplicate key/],
    ];
    const file = join(folder, 'broken.jsonl');
    for (const [content, reason] of files) {
      await writeFile(file, content);
      const { code, error } = await runCli(inFolder('refusing'), 'import', file);
      expect([code, error]).toEqual([1, expect.stringMatching(reason)]);
      expect(error.split('\n')).toHaveLength(1);
    }
    await writeFile(file, header + row + end(1));
    expect((await runCli(inFolder('refusing'), 'import', file)).code).toBe(0);
    expect((await runCli({}, 'import', join(folder, 'none'))).error).toContain('There is no file');
    expect((await runCli(inFolder('none'), 'export', file)).error).toContain('There is no database');
    expect((await runCli(inFolder('refusing'), 'export', join(folder, 'none', 'file'))).error).toContain('failed (ENOENT');
    expect((await listFolder(folder)).filter((name) => name.endsWith('.part') || name === 'none')).toEqual([]);
  });
});

describe('casebell-server check and renew', () => {
  it('ends with 1 and names the counts that drifted, and repairs them when told to', async () => {
    const database = { folder: join(folder, 'checked') };
    const env = inFolder('checked');
    const server = await startServer({ database });
    const client = createClient(server, { person: 'ann' });
    await client.reset();
    for (let i = 0; i < 3; i++) await send(server, 'ann');
    await client.delta();
    await server.close();
    expect(await runCli(env, 'check')).toEqual({ code: 0, error: '', out: 'All counts of 1 inboxes are those of their rows.' });

    const data = await PGlite.create(join(database.folder, 'data'));
    await data.exec(`update casebell.cells set rows = 5`);
    await data.close();
    const drifted = /^acme\/ann: mention inbox unread unseen: kept 5, counted 3\n1 counts /;
    for (let i = 0; i < 2; i++)
      expect(await runCli(env, 'check')).toEqual({ code: 1, error: '', out: expect.stringMatching(drifted) });
    expect(await runCli(env, 'check', '--repair')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1 counts were put right/),
    });
    expect((await runCli(env, 'check')).code).toBe(0);
    expect((await runCli(env, 'check', '--mend')).error).toContain('Its only one is --repair');

    const { epoch, cursor } = client;
    expect(await runCli(env, 'renew')).toMatchObject({ code: 0, out: 'The clients of 1 inboxes start anew.' });
    const again = await startServer({ database });
    const answer = await createClient(again, { person: 'ann' }).sync([], { epoch, cursor });
    expect([answer.type, answer.epoch === epoch, answer.cells]).toEqual([
      'reset',
      false,
      [['mention', '', '', 'inbox', 1, 1, 0, 3]],
    ]);
    // Open pages hear of a repair by a sequence without a change.
    expect(answer.to).toBe(cursor + 1);
    await again.close();
  });
});
