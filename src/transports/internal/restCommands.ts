import { changeRow, COMMAND_RULES, isBulk, isPremature, type NumberedCommand, type RejectReason } from '../../model/commands.js';
import { CasebellError } from '../../model/errors.js';
import { isWaiting, type Notification } from '../../model/notification.js';
import type { Rejection } from '../../model/protocol.js';
import type { TransportContext } from '../../store/transport.js';
import { flawOf } from './checkRequest.js';
import type { RestRows } from './restRows.js';
import type { RestCommand, RestTransportOptions, Touched } from './restTypes.js';
import { inverseOf } from './restUndo.js';

/** How far the commands of one browser storage came. */
export interface RestClient {
  lastCommand: number;
  rejected: readonly Rejection[];
}

type Changing = Exclude<NumberedCommand, { readonly type: 'undo' | 'setPreference' }>;
type Plain = Changing extends infer One ? (One extends unknown ? Omit<One, 'mid' | 'epoch'> : never) : never;

/** Carries out numbered commands on a backend that does not number them. */
export interface RestCommands {
  readonly run: (clientId: string, commands: readonly NumberedCommand[], context: TransportContext) => Promise<RestClient>;
}

export function createRestCommands(rows: RestRows, execute: RestTransportOptions['execute'], epoch: string): RestCommands {
  const clients = new Map<string, RestClient>();
  const undoable = new Map<string, Touched>();

  function touchedBy(command: Plain): Touched {
    const candidates = 'filter' in command ? [...rows.all()] : command.ids.flatMap((id) => rows.get(id) ?? []);
    return candidates.flatMap((before): Touched => {
      const after = changeRow(before, command, { seq: rows.head(), now: Date.now() });
      return after === before ? [] : [[before, after]];
    });
  }

  /** The command in the words of the backend; `null` when it is offered on none of its rows. */
  function wordsOf(command: Plain, touched: Touched): RestCommand | null {
    const changing = touched.map(([{ id }]) => id);
    if (isBulk(command)) {
      const { type, filter, upTo } = command;
      if (type !== 'seen') return { type, filter, ...rows.upTo(upTo), ids: changing };
      if (rows.keepsSeen()) return { type, ids: changing };
      rows.markSeen(changing);
      return null;
    }
    // A row the page does not know is the backend's to judge.
    const ids = command.ids.filter((id) => !rows.get(id) || changing.includes(id));
    return ids.length > 0 ? ({ ...command, ids } as RestCommand) : null;
  }

  async function carryOut(command: Plain, idempotencyKey: string, { signal }: TransportContext): Promise<RejectReason | Touched> {
    const touched = touchedBy(command);
    const words = wordsOf(command, touched);
    if (words) {
      try {
        const refused = await execute(words, { idempotencyKey, signal });
        if (refused) return refused.rejected;
      } catch (error) {
        // Tried again, it would be refused again, and hold up all that follow.
        if (error instanceof CasebellError && error.code === 'badRequest') return 'invalid';
        throw error;
      }
    }
    // Who took a team item is for the backend to say.
    if (command.type !== 'claim') for (const [, after] of touched) rows.put(after);
    return touched;
  }

  async function undo(target: string, key: string, context: TransportContext): Promise<RejectReason | null> {
    const touched = undoable.get(target);
    if (!touched) return 'tooLate';
    for (const [index, command] of inverseOf(touched, rows).entries()) {
      const outcome = await carryOut(command, `${key}:${index}`, context);
      if (typeof outcome === 'string') return outcome;
    }
    return null;
  }

  async function runOne(clientId: string, numbered: NumberedCommand, context: TransportContext): Promise<RejectReason | null> {
    const flaw = flawOf(numbered, Date.now());
    if (flaw !== null) return flaw;
    if (COMMAND_RULES[numbered.type].epochBound && numbered.epoch !== epoch) return 'restored';
    const key = `${clientId}:${numbered.mid}`;
    if (numbered.type === 'setPreference') return 'unsupported';
    if (numbered.type === 'undo') return undo(`${clientId}:${numbered.target}`, key, context);
    const { mid: _, epoch: __, ...command } = numbered;
    if (command.type === 'gotIt' && command.ids.some((id) => isEarly(rows.get(id), numbered.mid))) return 'invalid';
    if (command.type === 'answer') {
      const row = rows.get(command.ids[0]);
      if (row?.version === command.version && row.answer === command.answer) return null;
      if (row && !canAnswer(row, command.version)) return 'changed';
    }
    const outcome = await carryOut(command, key, context);
    if (typeof outcome === 'string') return outcome;
    if (COMMAND_RULES[command.type].undoable) undoable.set(key, outcome);
    return null;
  }

  return {
    run: async (clientId, commands, context) => {
      const client = clients.get(clientId) ?? { lastCommand: 0, rejected: [] };
      clients.set(clientId, client);
      for (const command of commands) {
        if (command.mid <= client.lastCommand) continue;
        // What throws is tried again with the next request; so is what follows it.
        const reason = await runOne(clientId, command, context);
        client.lastCommand = Math.max(client.lastCommand, command.mid);
        if (reason !== null) client.rejected = [...client.rejected, { mid: command.mid, reason }];
      }
      return client;
    },
  };
}

const isEarly = (row: Notification | undefined, mid: number): boolean => row !== undefined && isPremature(row, mid, Date.now());

const canAnswer = (row: Notification, version: number): boolean =>
  row.version === version && row.needs === 'answer' && isWaiting(row);
