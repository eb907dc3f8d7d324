import type { NumberedCommand } from '../model/commands.js';
import type { FrameHeader } from '../model/parseHeader.js';
import type { Rejection } from '../model/protocol.js';
import type { Environment } from './environment.js';
import type { Stored } from './outbox.js';

// Loaded on demand. It imports nothing: what it shared with the first load would be split off there, and weigh more than it saves.

/** A record of pending commands whose page is gone, and the lock that keeps others from taking it too. */
export interface LeftBehind {
  readonly name: string;
  readonly stored: Stored;
  readonly release: () => void;
}

/** Takes the first of these records that no living page uses. One that cannot be read is removed. */
export async function takeLeftBehind(
  { claim, storage }: Pick<Environment, 'claim' | 'storage'>,
  names: readonly string[],
): Promise<LeftBehind | null> {
  for (const name of names) {
    const release = await claim(name);
    if (release === null) continue;
    const stored = parseStored(() => storage?.getItem(name));
    if (stored !== null) return { name, stored, release };
    quietly(() => storage?.removeItem(name));
    release();
  }
  return null;
}

export interface SendLeftBehindOptions {
  readonly environment: Pick<Environment, 'claim' | 'storage'>;
  readonly names: () => readonly string[];
  /** Sends commands under the client id they were numbered for. */
  readonly send: (clientId: string, commands: readonly NumberedCommand[]) => Promise<FrameHeader>;
  readonly onRefused: (command: NumberedCommand, rejection: Rejection) => void;
}

/**
 * Sends what closed tabs could not, under the client ids those had, so that nothing is done twice. What comes of it arrives as any
 * change does. Stops at the first failure; the records stay for the next time.
 */
export async function sendLeftBehind({ environment, names, send, onRefused }: SendLeftBehindOptions): Promise<void> {
  const { storage } = environment;
  for (let found; (found = await takeLeftBehind(environment, names())) !== null;) {
    const { name, stored, release } = found;
    let { pending } = stored;
    try {
      while (pending.length > 0) {
        const commands = pending.slice(0, COMMANDS_PER_REQUEST);
        const { lastCommand, rejected } = await send(stored.clientId, commands);
        const rest = pending.filter(({ mid }) => mid > lastCommand);
        if (rest.length === pending.length) return;
        for (const rejection of rejected) {
          const command = commands.find(({ mid }) => mid === rejection.mid);
          if (command !== undefined) onRefused(command, rejection);
        }
        pending = rest;
        if (pending.length > 0) quietly(() => storage?.setItem(name, JSON.stringify({ ...stored, pending })));
      }
      quietly(() => storage?.removeItem(name));
    } catch {
      return;
    } finally {
      release();
    }
  }
}

const COMMANDS_PER_REQUEST = 100;

/** Storage is open to every script of the page: only what has the shape of a record is believed. */
function parseStored(read: () => string | null | undefined): Stored | null {
  try {
    const stored = JSON.parse(read() ?? '') as Partial<Stored> | null;
    const { clientId, mid, sent, pending } = stored ?? {};
    if (typeof clientId !== 'string' || !isWhole(mid) || !isWhole(sent) || !Array.isArray(pending)) return null;
    return { clientId, mid, sent, pending: pending.filter(isNumberedCommand) };
  } catch {
    return null;
  }
}

function isNumberedCommand(value: unknown): value is NumberedCommand {
  const { mid, epoch, type } = (value ?? {}) as Partial<NumberedCommand>;
  return isWhole(mid) && typeof epoch === 'string' && typeof type === 'string';
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** A full or forbidden storage costs the memory of a reload, never the command itself. */
function quietly(attempt: () => void): void {
  try {
    attempt();
  } catch {
    // The command has been sent; only its record stays, and the backend skips what it has done.
  }
}
