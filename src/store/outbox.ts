import type { Command, NumberedCommand } from '../model/commands.js';
import type { Environment } from './environment.js';

/** Commands the backend has not confirmed, oldest first. */
export interface Outbox {
  readonly clientId: string;
  readonly pending: readonly NumberedCommand[];
  /** The records in storage: this page's, other pages', and those left behind. */
  readonly names: () => readonly string[];
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

/** The record of a page in storage. */
export interface Stored {
  readonly clientId: string;
  readonly mid: number;
  /** Commands up to here were in a request. */
  readonly sent: number;
  readonly pending: readonly NumberedCommand[];
}

/** Begins the name of what a person has edited and not saved yet; see `preferenceDraft.ts`. */
export const DRAFT = 'draft:';

const COMMANDS_PER_REQUEST = 100;
/** Of commands as JSON: browsers carry 64 kB beyond the end of a page and servers often take no more; something is left for the views. */
const ROOM = 48_000;

/**
 * @param prefix what the names of its records begin with; it names tenant and recipient: no other person's page ever reads them.
 *
 * Each page is a client of its own (commands are numbered per client), with a record of its own in the shared storage. A lock held
 * while the page lives tells a record that was left behind from one that is in use.
 */
export function createOutbox(environment: Environment, prefix: string): Outbox {
  const { storage } = environment;
  let clientId = environment.randomId();
  let pending: readonly NumberedCommand[] = [];
  let mid = 0;
  let sent = 0;
  let isReleased = false;
  let held = new AbortController();
  let releaseLock = nothing;

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

  const outbox: Outbox = {
    names: () => {
      const names = quietly(() => Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? ''));
      return names?.filter((name) => name.startsWith(prefix)) ?? [];
    },
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
      let room = ROOM;
      const commands = pending
        .slice(0, COMMANDS_PER_REQUEST)
        .filter((command, index) => (room -= JSON.stringify(command).length) > 0 || index === 0);
      const last = commands.at(-1)?.mid ?? 0;
      if (last > sent) {
        sent = last;
        save();
      }
      return commands;
    },
    restore: async () => {
      isReleased = false;
      held = new AbortController();
      const { signal } = held;
      // Its own first, or another tab would take it for one that was left behind. One that is just being sent is waited for.
      const release = await environment.claim(prefix + clientId, signal);
      if (signal.aborted) return release?.();
      releaseLock = release ?? nothing;
      const names = mid === 0 ? outbox.names() : [];
      if (names.length > 0) {
        // Where that part cannot be fetched, the records wait for the next time.
        const found = await import('./leftBehind.js')
          .then(({ takeLeftBehind }) => takeLeftBehind(environment, names))
          .catch(nothing);
        if (found && signal.aborted) found.release();
        else if (found) {
          adopt(found.stored);
          releaseLock();
          releaseLock = found.release;
        }
      }
    },
    release: () => {
      isReleased = true;
      held.abort();
      releaseLock();
    },
    wipe: () => {
      pending = [];
      for (const key of [...outbox.names(), DRAFT + prefix]) quietly(() => storage?.removeItem(key));
      outbox.release();
    },
  };
  return outbox;
}

const nothing = (): void => {};

/** A full or forbidden storage costs the memory of a reload, never the command itself. */
function quietly<Value>(attempt: () => Value): Value | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}
