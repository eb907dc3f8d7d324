import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { bundle } from '../../server/tests/support/bundle.js';
import { listFolder, temporaryFolder } from '../../server/tests/support/databases.js';
import { createClient, send, startServer } from '../../server/tests/support/harness.js';
import { report, scale } from './scale.js';

const STARTS = scale(3, 20);
/** Milliseconds that a first start takes, more or less, once it has begun to write. */
const FIRST_START = 2_000;
const SECOND_STARTS = scale(2, 10);

const refusals: number[] = [];
let reached = 0;
let afterInit = 0;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const startProcess = async (folder: string) =>
  fork(await bundle('writer'), [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

it('starts after it was killed at any moment of its first start', async () => {
  for (let round = 0; round < STARTS; round++) {
    const folder = await temporaryFolder();
    const child = await startProcess(folder);
    let isReady = false;
    child.on('message', () => (isReady = true));
    // From the first thing written to about the last, evenly.
    while ((await listFolder(folder)).length === 0) await pause(2);
    await pause((FIRST_START * round) / STARTS);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = await listFolder(folder);
    if (left.length > 0 && !isReady) reached++;
    if (isReady) afterInit++;
    const server = await startServer({ database: { folder } });
    await server.recipients.put('acme', 'ann', { name: 'Ann' });
    await send(server, 'ann');
    expect((await createClient(server, { person: 'ann' }).page({ limit: 5 })).rows).not.toEqual([]);
    await server.close();
    expect(await listFolder(folder)).toEqual(['data']);
    await rm(folder, { recursive: true });
  }
  // Otherwise nothing was shown: the kills came before anything was there, or after all was done.
  expect(reached).toBeGreaterThan(0);
});

it('refuses a second process at once, naming the one that has the folder', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ database: { folder } });
  for (let round = 0; round < SECOND_STARTS; round++) {
    const start = performance.now();
    await expect(startServer({ database: { folder } })).rejects.toThrow(`process ${process.pid}`);
    refusals.push(performance.now() - start);
  }
  expect(Math.max(...refusals)).toBeLessThan(1_000);
  const child = await startProcess(folder);
  const [message] = (await once(child, 'message')) as [{ readonly refused?: string }];
  expect(message.refused).toContain(`process ${process.pid}`);
  child.kill();
  await server.close();
  await rm(folder, { recursive: true });
});

afterAll(() =>
  report('G4', {
    'first starts killed': STARTS,
    'of these half done': reached,
    'of these done': afterInit,
    'next start works': STARTS,
    'second processes refused': refusals.length + 1,
    'refused within ms': Math.round(Math.max(...refusals)),
  }),
);
