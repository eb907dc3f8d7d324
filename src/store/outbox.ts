import type { Command, NumberedCommand } from '../model/commands.js';
import type { Environment } from './environment.js';

/** Commands the backend has not confirmed, oldest first. */
export interface Outbox {
  readonly clientId: string;
  readonly pending: readonly NumberedCommand[];
  /** Numbers a command and keeps it. */
  readonly add: (command: Command, epoch: string) => NumberedCommand;
  /** Takes back a command that no request has carried yet. */
  readonly retract: (mid: number) => NumberedCommand | undefined;
  /** Removes what the backend passed or refused; returns it. */
  readonly settle: (lastCommand: number, isRejected: (mid: number) => boolean) => readonly NumberedCommand[];
  /** The commands for a request, which from now on may have arrived. */
  readonly send: () => readonly NumberedCommand[];
  /** Takes over what an earlier page left behind; resolves when that is known. */
  readonly restore: () => Promise<void>;
  /** Lets another page take over; nothing is written afterwards. */
  readonly release: () => void;
  /** Forgets everything, in storage too. */
  readonly wipe: () => void;
}

interface Stored {
  readonly clientId: string;
  readonly mid: number;
  /** Commands up to here were in a request. */
  readonly sent: number;
  readonly pending: readonly NumberedCommand[];
}

const COMMANDS_PER_REQUEST = 100;

/**
 * @param scope tenant and recipient: what is stored under it is never shown to another person.
 *
 * Each page is a client of its own (commands are numbered per client), with a record of its own in the shared storage. A lock held
 * while the page lives tells a record that was left behind from one that is in use.
 */
export function createOutbox(environment: Environment, scope: string): Outbox {
  const { storage } = environment;
  const prefix = `casebell:1:${scope}:`;
  let clientId = environment.randomId();
  let pending: readonly NumberedCommand[] = [];
  let mid = 0;
  let sent = 0;
  let isReleased = false;
  let releaseLock = (): void => {};

  /** A record exists while something is pending, and only then. */
  const save = (): void => {
    if (isReleased) return;
    quietly(() => {
      if (pending.length === 0) storage?.removeItem(prefix + clientId);
      else storage?.setItem(prefix + clientId, JSON.stringify({ clientId, mid, sent, pending } satisfies Stored));
    });
  };

  const adopt = (stored: Stored): void => {
    // Numbered before anything was restored: numbered again, behind what is older.
    const own = pending;
    quietly(() => storage?.removeItem(prefix + clientId));
    ({ clientId, mid, sent } = stored);
    pending = stored.pending;
    for (const command of own) number(command, command.epoch);
    save();
  };

  const number = (command: Command, epoch: string): NumberedCommand => {
    // Not below the clock: a browser whose storage was rolled back must not use numbers the server has passed.
    mid = Math.max(mid + 1, Math.floor(environment.now()));
    const numbered = { ...command, mid, epoch };
    pending = [...pending, numbered];
    return numbered;
  };

  return {
    get clientId() {
      return clientId;
    },
    get pending() {
      return pending;
    },
    add: (command, epoch) => {
      const numbered = number(command, epoch);
      save();
      return numbered;
    },
    retract: (target) => {
      const found = pending.find((command) => command.mid === target && command.mid > sent);
      if (found !== undefined) {
        pending = pending.filter((command) => command !== found);
        save();
      }
      return found;
    },
    settle: (lastCommand, isRejected) => {
      const isDone = (command: NumberedCommand): boolean => command.mid <= lastCommand || isRejected(command.mid);
      const done = pending.filter(isDone);
      if (done.length > 0) {
        pending = pending.filter((command) => !isDone(command));
        save();
      }
      return done;
    },
    send: () => {
      const commands = pending.slice(0, COMMANDS_PER_REQUEST);
      const last = commands.at(-1)?.mid ?? 0;
      if (last > sent) {
        sent = last;
        save();
      }
      return commands;
    },
    restore: async () => {
      isReleased = false;
      for (const key of mid === 0 ? storedKeys(storage, prefix) : []) {
        const stored = parseStored(quietly(() => storage?.getItem(key)));
        const release = await environment.claim(key);
        if (release === null) continue; // another page lives with it
        if (stored !== null) {
          releaseLock = release;
          return adopt(stored);
        }
        quietly(() => storage?.removeItem(key));
        release();
      }
      releaseLock = (await environment.claim(prefix + clientId)) ?? releaseLock;
    },
    release: () => {
      isReleased = true;
      releaseLock();
    },
    wipe: () => {
      pending = [];
      for (const key of storedKeys(storage, prefix)) quietly(() => storage?.removeItem(key));
      isReleased = true;
      releaseLock();
    },
  };
}

function storedKeys(storage: Environment['storage'], prefix: string): readonly string[] {
  const keys = quietly(() => Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? ''));
  return keys?.filter((key) => key.startsWith(prefix)) ?? [];
}

/** Storage is open to every script of the page: only what has the shape of a record is believed. */
function parseStored(text: string | null | undefined): Stored | null {
  const stored = quietly(() => JSON.parse(text ?? '') as Partial<Stored> | null);
  const { clientId, mid, sent, pending } = stored ?? {};
  if (typeof clientId !== 'string' || !isInteger(mid) || !isInteger(sent) || !Array.isArray(pending)) return null;
  return { clientId, mid, sent, pending: pending.filter(isNumberedCommand) };
}

function isNumberedCommand(value: unknown): value is NumberedCommand {
  const { mid, epoch, type } = (value ?? {}) as Partial<NumberedCommand>;
  return isInteger(mid) && typeof epoch === 'string' && typeof type === 'string';
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** A full or forbidden storage costs the memory of a reload, never the command itself. */
function quietly<Value>(attempt: () => Value): Value | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}
