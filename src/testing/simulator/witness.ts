import { isBulk, type NumberedCommand } from '../../model/commands.js';
import { isHidden } from '../../model/filter.js';
import { matches } from '../../model/matches.js';
import { isHeld, isWaiting, type Notification } from '../../model/notification.js';
import type { JournalEntry } from '../../transports/memory.js';

type Change = Extract<JournalEntry, { type: 'change' }>;
type Fate = Extract<JournalEntry, { type: 'command' }>;

/** Watches the backend from inside: what it does to rows must follow from what happened, whatever clients believe. */
export interface Witness {
  /** A command reached the backend. */
  readonly hear: (clientId: string, command: NumberedCommand) => void;
  readonly record: (entry: JournalEntry) => void;
  /** What became of a command in this history. */
  readonly fateOf: (clientId: string, mid: number, epoch: string) => Fate | undefined;
  /** The command that the backend knows by this number. */
  readonly commandOf: (clientId: string, mid: number) => NumberedCommand | undefined;
  /** Whether a restored backup may have taken its effect back. */
  readonly isLost: (clientId: string, mid: number) => boolean;
  /** History is rewritten now: everything so far may be lost, and may happen again. */
  readonly rewind: () => void;
}

/** The words a backend gives for what it did by itself, and that may take a waiting row out of the inbox. */
const MAY_CLOSE = new Set(['superseded', 'withdrawn', 'update', 'handled', 'left']);

/** Said here once more, and not read from the rules, which are what is being tested. */
const OF_A_HISTORY = new Set(['answer', 'claim', 'undo', 'seen', 'readAll', 'archiveAll', 'archiveRead']);
const CLOSED = new Set(['answered', 'handled', 'superseded', 'withdrawn']);

export function createWitness(problem: (text: string) => void, now: () => number): Witness {
  const commands = new Map<string, NumberedCommand>();
  const fates = new Map<string, Fate>();
  const lost = new Set<string>();
  const effects = new Set<string>();
  /** Per row: who changed it last, seen left out; and what each command made of it. */
  const causes = new Map<string, string>();
  const formers = new Map<string, Notification>();
  const current = new Map<string, Notification>();

  const once = (effect: string): void => {
    if (effects.has(effect)) problem(`happened twice: ${effect}`);
    effects.add(effect);
  };

  const checkChange = ({ recipientId, id, before, after, by }: Change): void => {
    const command = commands.get(by);
    const row = `${recipientId} ${id}`;
    if (after === null) current.delete(row);
    else current.set(row, after);
    if (after === null) {
      if (by === 'purge' && before !== null && isHeld(before)) problem(`purged though held: ${id}`);
      causes.delete(row);
      return;
    }
    if (before !== null && command !== undefined) checkCommand(command, before, after, by, row);
    else if (before !== null && !MAY_CLOSE.has(by) && isHeld(before) && after.place === 'archived')
      problem(`${id} was held, but ${by} took it out`);
    if (command?.type === 'seen') return;
    if (before !== null) formers.set(`${row} ${by}`, before);
    causes.set(row, by);
  };

  const checkCommand = (command: NumberedCommand, before: Notification, after: Notification, by: string, row: string): void => {
    const { type } = command;
    if (isBulk(command)) {
      if (before.sort > command.upTo) problem(`${by} ${type} reached ${before.id}, which came later`);
      if (!matches(command.filter, before) || isHidden(command.filter.hiddenKinds, before))
        problem(`${by} ${type} reached ${before.id} past its filter`);
      if (before.place !== after.place && isHeld(before)) problem(`${by} ${type} took out ${before.id}, which is held`);
    }
    if (isWaiting(before) && !isWaiting(after) && !['answer', 'gotIt', 'undo', 'claim'].includes(type))
      problem(`${by} ${type} ended the waiting of ${before.id}`);
    if (type === 'gotIt' && before.needs === 'answer' && isWaiting(before) && !(Date.parse(before.meeting?.end ?? '') < now()))
      problem(`${by} took out ${before.id}, whose meeting is to come`);
    if (type === 'answer' && (!isWaiting(before) || before.version !== command.version))
      problem(`${by} answered ${before.id}, which did not ask that`);
    if (type === 'restore' && CLOSED.has(before.archiveReason ?? ''))
      problem(`${by} restored ${before.id}, which was ${before.archiveReason ?? ''}`);
    if (type === 'undo') {
      const target = `${by.slice(0, by.lastIndexOf(':'))}:${command.target}`;
      const former = formers.get(`${row} ${target}`);
      // From before a restored backup nothing is known.
      const cause = causes.get(row) ?? target;
      if (cause !== target) problem(`${by} undid what ${cause} did to ${before.id}`);
      else if (
        former !== undefined &&
        (former.read !== after.read || former.place !== after.place || former.saved !== after.saved)
      )
        problem(`${by} gave ${before.id} back differently`);
    }
  };

  const checkFate = ({ recipientId, clientId, mid, epoch, rejected }: Fate): void => {
    const command = commands.get(`${clientId}:${mid}`);
    if (command === undefined) return problem(`command ${clientId}:${mid} was applied though nobody sent it`);
    if (rejected === null && OF_A_HISTORY.has(command.type) && command.epoch !== epoch)
      problem(`${command.type} ${mid} of another history was applied`);
    if (rejected === 'handled' && command.type === 'claim') {
      const row = current.get(`${recipientId} ${command.ids[0]}`);
      if (row !== undefined && row.place !== 'archived') problem(`a late claim left ${row.id} open`);
    }
    if (rejected === null && command.type === 'undo') {
      const target = `${clientId}:${command.target}`;
      for (const [row, cause] of causes)
        if (cause === target && row.startsWith(`${recipientId} `)) problem(`undo ${mid} did not give ${row} back`);
    }
  };

  return {
    hear: (clientId, command) => {
      const key = `${clientId}:${command.mid}`;
      if (!commands.has(key)) commands.set(key, command);
    },
    record: (entry) => {
      if (entry.type === 'change') checkChange(entry);
      else if (entry.type === 'command') {
        const key = `${entry.clientId}:${entry.mid}:${entry.epoch}`;
        if (fates.has(key)) problem(`command ${key} was applied twice`);
        fates.set(key, entry);
        checkFate(entry);
      } else if (entry.type === 'answered') once(`answer ${entry.recipientId} ${entry.id} version ${entry.version}`);
      else if (entry.type === 'claimed') once(`claim ${entry.key}`);
    },
    fateOf: (clientId, mid, epoch) => fates.get(`${clientId}:${mid}:${epoch}`),
    commandOf: (clientId, mid) => commands.get(`${clientId}:${mid}`),
    isLost: (clientId, mid) => lost.has(`${clientId}:${mid}`),
    rewind: () => {
      for (const { clientId, mid } of fates.values()) lost.add(`${clientId}:${mid}`);
      effects.clear();
      causes.clear();
      formers.clear();
      current.clear();
    },
  };
}
