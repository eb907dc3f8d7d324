import { open, readFile, rename, rm } from 'node:fs/promises';
import type { Testimony } from './eras.js';
import { messageOf } from './errors.js';

/** What the file holds; `null` when there is none. Throws when there is one that cannot be read or is something else. */
export async function readState(path: string): Promise<Testimony | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const state: unknown = JSON.parse(text);
  if (!isTestimony(state)) throw new Error('it holds something else');
  return state;
}

/** Writes it whole or not at all, and not before it is on the disk. */
export async function writeState(path: string, { id, era, mark }: Testimony): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.write(`${JSON.stringify({ id, era, mark })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Error(messageOf(error), { cause: error });
  }
}

function isTestimony(value: unknown): value is Testimony {
  if (typeof value !== 'object' || value === null) return false;
  const { id, era, mark } = value as { readonly [field: string]: unknown };
  return typeof id === 'string' && typeof era === 'string' && Number.isSafeInteger(mark);
}
