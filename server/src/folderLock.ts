import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { messageOf, ServerError } from './errors.js';

const NAME = 'casebell.lock';
const HEARTBEAT = 3_000;
/** Another machine's process cannot be asked, so its silence decides. */
const SILENCE = 20_000;

/** Who holds a folder, as its lock file says. */
interface Holder {
  readonly token: string;
  readonly pid: number;
  /** When the process started, as the kernel counts it: tells a process from a later one with the same number. */
  readonly started: string | null;
  readonly host: string;
  readonly heartbeat: string;
}

/** Held for the life of the database: two processes in one folder destroy each other's data without an error. */
export interface FolderLock {
  readonly release: () => Promise<void>;
}

const held = new Set<string>();

/** Takes the lock of a folder, or one whose holder is gone. Throws `startup`, naming the holder, when it is in use. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, NAME);
  const token = randomUUID();
  const started = startOf(process.pid);
  const mine = () =>
    JSON.stringify({ token, pid: process.pid, started, host: hostname(), heartbeat: new Date().toISOString() } satisfies Holder);
  if (!(await create(path, mine()))) await takeOver(path, folder, mine());
  held.add(token);
  const timer = setInterval(() => void writeFile(path, mine()).catch(() => undefined), HEARTBEAT);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      held.delete(token);
      const holder = await readHolder(path);
      if (holder?.token === token) await rm(path, { force: true });
    },
  };
}

async function takeOver(path: string, folder: string, mine: string): Promise<void> {
  // Of several that find a stale lock, one at a time may look again and replace it.
  const gate = `${path}.takeover`;
  const gated = await create(gate, String(process.pid));
  const holder = await readHolder(path);
  if (!gated || (holder !== null && isAlive(holder))) {
    if (gated) await rm(gate, { force: true });
    throw inUse(folder, holder, gate);
  }
  try {
    await rm(path, { force: true });
    if (!(await create(path, mine))) throw inUse(folder, await readHolder(path), gate);
  } finally {
    await rm(gate, { force: true });
  }
}

function inUse(folder: string, holder: Holder | null, gate: string): ServerError {
  const who =
    holder === null
      ? `by a process that is just starting; if none is, remove ${gate}`
      : `by process ${holder.pid} on ${holder.host} (last sign of life ${holder.heartbeat})`;
  return new ServerError(
    'startup',
    `The folder ${folder} is in use ${who}. Two processes in one folder destroy data: stop the other one, or give this one a folder of its own.`,
  );
}

function isAlive({ token, pid, started, host, heartbeat }: Holder): boolean {
  if (host !== hostname()) return Date.now() - Date.parse(heartbeat) < SILENCE;
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const now = startOf(pid);
  return started === null || now === null || started === now;
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(content);
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new ServerError(
      'startup',
      `The folder of ${path} cannot be written (${messageOf(error)}). Make it writable, or name another folder.`,
      {
        cause: error,
      },
    );
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    // Gone, or caught half written by a process that died: nobody to name.
    return null;
  }
}

function startOf(pid: number): string | null {
  try {
    // The name of the program may hold spaces and brackets; the numbers follow its last bracket.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
