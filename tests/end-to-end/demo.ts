import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHORT_LIVED } from '../../server/tests/support/bundle.js';

const PROGRAM = fileURLToPath(new URL('../../examples/crm/dist-server/main.js', import.meta.url));

/** The built demo, running in a folder of its own. */
export interface Demo {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** The command the terminal shows, as it stands there. */
  readonly curl: string;
  readonly process: ChildProcess;
  /** Ends it without a chance to say goodbye. */
  readonly kill: () => Promise<void>;
  /** Ends it as Ctrl+C does; resolves to its exit code. */
  readonly stop: () => Promise<number | null>;
}

interface StartOptions {
  readonly folder?: string;
  readonly port?: number;
  readonly args?: readonly string[];
}

/** What a program said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(
  folder: string,
  env: { readonly [name: string]: string },
  args: readonly string[] = [],
): { readonly child: ChildProcess; readonly output: () => string } {
  if (!existsSync(PROGRAM)) throw new Error('The demo is not built. Build it first: npm run build');
  // Without the variables of the tests' own surroundings that would change what the demo does.
  const { PORT: _port, DATABASE_URL: _database, ...inherited } = process.env;
  const child = spawn(process.execPath, [...SHORT_LIVED, PROGRAM, ...args], {
    cwd: folder,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Tests that are cut off must not leave a server behind.
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

/** Starts the demo, with empty inboxes unless `args` say otherwise, and resolves once it says that it runs. Without a port it takes a free one. */
export async function startDemo({ folder, port = 0, args }: StartOptions = {}): Promise<Demo> {
  const home = folder ?? (await createFolder());
  const { child, output } = run(home, { PORT: String(port) }, args);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output().includes('Stop with Ctrl+C')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code} before it ran:\n${output()}`)));
  });
  const address = /runs at (http:\/\/localhost:(\d+))/.exec(output());
  const curl = /^curl (?:.*\\\n)*.*$/m.exec(output());
  if (address?.[1] === undefined || curl === null) throw new Error(`The demo does not say where it runs:\n${output()}`);
  const ended = once(child, 'exit');
  return {
    url: address[1],
    port: Number(address[2]),
    folder: home,
    curl: curl[0],
    process: child,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await ended;
      return child.exitCode;
    },
  };
}

/** Runs the demo where it cannot start, and tells how it ended. */
export async function runDemo(folder: string, env: { readonly [name: string]: string }): Promise<Ended> {
  const { child, output } = run(folder, env);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

export function createFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'casebell-demo-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Sends a notification with the demo's key, as a producer does. */
export async function notify(demo: Demo, input: { readonly [field: string]: unknown }): Promise<void> {
  const key = /Bearer (\S+?)'/.exec(demo.curl)?.[1];
  const response = await fetch(`${demo.url}/v1/notifications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ idempotencyKey: crypto.randomUUID(), ...input }),
  });
  if (!response.ok) throw new Error(`The demo answered ${response.status}: ${await response.text()}`);
}

/** Says with the demo's key that a team item was handled in its record. */
export async function resolveItem(
  demo: Demo,
  idempotencyKey: string,
  by: { readonly id: string; readonly name: string },
): Promise<void> {
  const key = /Bearer (\S+?)'/.exec(demo.curl)?.[1];
  const response = await fetch(`${demo.url}/v1/notifications/${idempotencyKey}/resolution`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ by }),
  });
  if (!response.ok) throw new Error(`The demo answered ${response.status}: ${await response.text()}`);
}
