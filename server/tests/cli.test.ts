import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bundle, SHORT_LIVED } from './support/bundle.js';
import { listFolder, temporaryFolder, unpack } from './support/databases.js';

const SECRET = 's'.repeat(32);
// Every case is a process of its own, some with a new database.
vi.setConfig({ testTimeout: 120_000 });

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

async function start(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [...SHORT_LIVED, await bundle('cli'), ...(args.length > 0 ? args : ['start'])], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const output = { out: '', error: '' };
  child.stdout.on('data', (data) => (output.out += String(data)));
  child.stderr.on('data', (data) => (output.error += String(data)));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output, exit };
}

describe('casebell-server', () => {
  it('starts with a secret alone, serves, says goodbye and ends with 0 on SIGTERM', async () => {
    const folder = await temporaryFolder();
    const preferences = join(folder, 'preferences.json');
    await writeFile(preferences, JSON.stringify({ defaults: { 'digest/time': '17:30' }, locks: { sound: 'An open office.' } }));
    const env = {
      CASEBELL_TOKEN_SECRET: SECRET,
      CASEBELL_API_KEY: 'an-api-key-of-some-length',
      CASEBELL_FOLDER: join(folder, 'database'),
      CASEBELL_PREFERENCES: preferences,
    };
    const { child, output, exit } = await start(env);
    await expect.poll(() => output.out, { timeout: 60_000 }).toContain('listening');
    const url = /"url":"([^"]+)"/.exec(output.out)?.[1] ?? '';
    const token = await start(env, 'token', 'ann');
    expect(await token.exit).toBe(0);
    const authorization = `Bearer ${token.output.out.trim()}`;
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: 0,
      clientId: 'c',
      views: [],
      commands: [],
    });
    const synced = (await (
      await fetch(`${url}/v1/sync`, { method: 'POST', headers: { ...json, authorization }, body })
    ).json()) as { epoch: string; preferences: object };
    expect(synced.preferences).toEqual({ 'digest/time': '17:30', 'lock/sound': 'An open office.' });
    const stream = await fetch(`${url}/v1/stream?epoch=${synced.epoch}&cursor=0&preferencesRev=0`, {
      headers: { authorization },
    });
    const sent = await fetch(`${url}/v1/notifications`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${env.CASEBELL_API_KEY}` },
      body: JSON.stringify({ to: { person: 'ann' }, kind: 'mention', title: 'A secret title', idempotencyKey: '1' }),
    });
    expect(await sent.json()).toEqual({ notified: 1, duplicate: false });
    let frames = '';
    const read = async () => {
      for await (const bytes of stream.body as unknown as AsyncIterable<Uint8Array>) frames += new TextDecoder().decode(bytes);
    };
    const reading = read();
    await expect.poll(() => frames, { timeout: 10_000 }).toContain('A secret title');
    child.kill('SIGTERM');
    await reading;
    expect(frames).toMatch(/event: beat\n[^]*event: delta\n[^]*A secret title[^]*event: bye\n/);
    expect(await exit).toBe(0);
    expect(await listFolder(env.CASEBELL_FOLDER)).toEqual(['data']);
    expect(output.out).not.toContain('A secret title');
    expect(output.out).not.toContain(authorization.slice(7));
    await rm(folder, { recursive: true });
  });

  it('ends in one line that says what to do when it cannot start', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const name of ['b', 'c']) await unpack(join(folder, name));
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    const secret = { CASEBELL_TOKEN_SECRET: SECRET };
    const cases: [env: Record<string, string>, line: RegExp][] = [
      [{}, /CASEBELL_TOKEN_SECRET is not set/],
      [{ CASEBELL_TOKEN_SECRET: 'short' }, /needs 32/],
      [{ ...secret, PORT: 'abc' }, /PORT is "abc"/],
      [{ ...secret, CASEBELL_API_KEY: 'x', CASEBELL_FOLDER: join(folder, 'a') }, /API key has 1/],
      [{ ...secret, CASEBELL_FOLDER: file }, /cannot be (created|written)/],
      [{ ...secret, DATABASE_URL: 'postgres://127.0.0.1:1/none' }, /cannot be used .*Start it/],
      [{ ...secret, CASEBELL_FOLDER: join(folder, 'c'), CASEBELL_PREFERENCES: file }, /preferences in .*file cannot be used/],
      [{ ...secret, PORT: String(port), CASEBELL_FOLDER: join(folder, 'b') }, new RegExp(`Port ${port} is in use`)],
    ];
    for (const [env, line] of cases) {
      const { output, exit } = await start(env);
      expect(await exit).toBe(1);
      expect(output.error).toMatch(line);
      expect(output.error.trim().split('\n')).toHaveLength(1);
    }
    const { output, exit } = await start({}, 'dance');
    expect(await exit).toBe(1);
    expect(output.error).toContain('casebell-server start');
    busy.close();
    await rm(folder, { recursive: true });
  });
});
