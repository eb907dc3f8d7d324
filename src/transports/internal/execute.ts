import { COMMAND_RULES, isBulk, isPremature, type NumberedCommand, type RejectReason } from '../../model/commands.js';
import { isWaiting, type Answer, type Notification, type Person } from '../../model/notification.js';
import { preferenceFlaw } from '../../model/preferenceFlaw.js';
import type { Preferences } from '../../model/protocol.js';
import { flawOf } from './checkRequest.js';
import { changeAll, changeEntry, replaceRow, type Cause, type ClientRecord, type Entry, type Hit, type Inbox } from './inbox.js';

/** How long an undo is possible; the panel offers it for seconds. */
const UNDO_MS = 24 * 3_600_000;

/** Why a command was not applied. */
export interface Refusal {
  readonly reason: RejectReason;
  readonly by?: Person;
}

/** What commands need from outside their inbox. */
export interface ExecuteContext {
  readonly now: number;
  readonly journal?: Cause['journal'] | undefined;
  /** The preferences of this person, with locks and defaults. */
  readonly preferences: Preferences;
  /** Takes a team item for the person of this inbox; answers who has it, or why nobody can. */
  readonly claim: (entry: Entry, version: number) => Person | RejectReason;
  /** An invitation was answered: what a calendar has to hear. */
  readonly onAnswer?: ((row: Notification, answer: Answer) => void) | undefined;
}

export function clientOf(inbox: Inbox, clientId: string): ClientRecord {
  return inbox.clients.get(clientId) ?? { lastCommand: 0, rejected: [], usedAt: 0 };
}

/** Applies a command once: one whose number was passed already is skipped. */
export function executeCommand(
  inbox: Inbox,
  clientId: string,
  command: NumberedCommand,
  context: ExecuteContext,
): Refusal | null | 'skipped' {
  const client = clientOf(inbox, clientId);
  if (command.mid <= client.lastCommand) return 'skipped';
  const refusal = apply(inbox, clientId, command, context);
  inbox.clients.set(clientId, {
    lastCommand: command.mid,
    rejected: refusal ? [...client.rejected, { mid: command.mid, ...refusal }] : client.rejected,
    usedAt: context.now,
  });
  return refusal;
}

function apply(inbox: Inbox, clientId: string, command: NumberedCommand, context: ExecuteContext): Refusal | null {
  const flaw = flawOf(command, context.now);
  if (flaw !== null) return { reason: flaw };
  if (COMMAND_RULES[command.type].epochBound && command.epoch !== inbox.epoch) return { reason: 'restored' };
  const key = undoKey(clientId, command.mid);
  const cause: Cause = { by: key, now: context.now, journal: context.journal };
  switch (command.type) {
    case 'setPreference':
      return setPreference(inbox, command, context);
    case 'undo':
      return undo(inbox, undoKey(clientId, command.target), cause);
    case 'answer':
      return answer(inbox, command, cause, context);
    case 'claim':
      return claim(inbox, command, cause, context);
    default: {
      if (command.type === 'gotIt' && command.ids.some((id) => isEarly(inbox, id, command.mid, context.now)))
        return { reason: 'invalid' };
      const hits = isBulk(command) ? changeAll(inbox, command, cause) : changeEach(inbox, command, cause);
      if (COMMAND_RULES[command.type].undoable) {
        const rows = hits.map(([before, after]) => ({ before: before.row, changeRev: after.changeRev }));
        inbox.undo.set(key, { at: context.now, rows });
      }
      return null;
    }
  }
}

function isEarly({ entries }: Inbox, id: string, mid: number, now: number): boolean {
  const row = entries.get(id)?.row;
  return row !== undefined && isPremature(row, mid, now);
}

const undoKey = (clientId: string, mid: number): string => `${clientId}:${mid}`;

function changeEach(
  inbox: Inbox,
  command: Parameters<typeof changeEntry>[2] & { readonly ids: readonly string[] },
  cause: Cause,
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const id of command.ids) {
    const entry = inbox.entries.get(id);
    const hit = entry && changeEntry(inbox, entry, command, cause);
    if (hit) hits.push(hit);
  }
  return hits;
}

function setPreference(inbox: Inbox, { path, value }: CommandOf<'setPreference'>, context: ExecuteContext): Refusal | null {
  if (preferenceFlaw(path, value, context.preferences) !== null) return { reason: 'invalid' };
  if (JSON.stringify(inbox.preferences.get(path) ?? null) === JSON.stringify(value)) return null;
  inbox.head++;
  inbox.preferencesRev++;
  inbox.setAt.set(path, context.now);
  if (value === null) inbox.preferences.delete(path);
  else inbox.preferences.set(path, value);
  return null;
}

function undo(inbox: Inbox, target: string, cause: Cause): Refusal | null {
  const record = inbox.undo.get(target);
  if (!record || cause.now - record.at > UNDO_MS) return { reason: 'tooLate' };
  for (const { before, changeRev } of record.rows) {
    const entry = inbox.entries.get(before.id);
    // Somebody changed the row since: that change stands.
    if (entry?.changeRev === changeRev) replaceRow(inbox, entry, { ...before, seen: entry.row.seen }, cause);
  }
  return null;
}

type CommandOf<Type> = Extract<NumberedCommand, { readonly type: Type }>;

function answer(inbox: Inbox, command: CommandOf<'answer'>, cause: Cause, context: ExecuteContext): Refusal | null {
  const entry = inbox.entries.get(command.ids[0]);
  if (!entry) return { reason: 'gone' };
  const { row } = entry;
  const isSameVersion = row.version === command.version;
  if (isSameVersion && row.answer === command.answer) return null;
  // A superseded card still has the right version, so it must also wait.
  if (!isSameVersion || row.needs !== 'answer' || !isWaiting(row)) return { reason: 'changed' };
  changeEntry(inbox, entry, command, cause);
  context.onAnswer?.(row, command.answer);
  return null;
}

function claim(inbox: Inbox, command: CommandOf<'claim'>, cause: Cause, context: ExecuteContext): Refusal | null {
  const entry = inbox.entries.get(command.ids[0]);
  if (!entry) return { reason: 'gone' };
  const winner = context.claim(entry, command.version);
  if (typeof winner === 'string') return { reason: winner };
  closeHandled(inbox, entry, winner, cause);
  return winner.id === inbox.recipientId ? null : { reason: 'handled', ...named('by', winner) };
}

/** Handled in the record, and nobody said by whom. */
export const NOBODY: Person = { id: '', name: '' };

const named = <Field extends string>(field: Field, person: Person): { readonly [name in Field]?: Person } =>
  person.id === NOBODY.id ? {} : ({ [field]: person } as { readonly [name in Field]: Person });

/** Closes a team item for one person, wherever it is: left in the archive, Restore or an undo would open it again. */
export function closeHandled(inbox: Inbox, entry: Entry, handledBy: Person, cause: Cause): void {
  if (entry.row.archiveReason === 'handled') return;
  changeEntry(inbox, entry, { type: 'close', reason: 'handled', ...named('handledBy', handledBy) }, cause);
}
