import {
  changeRow,
  COMMAND_RULES,
  isBulk,
  isPremature,
  isWaiting,
  type Command,
  type NumberedCommand,
  type Person,
  type RejectReason,
  type RowCommand,
} from 'casebell/model';
import { sql } from 'kysely';
import { answerJob } from './answers.js';
import { applyBulk, applyUndo, keepFormer, recordUndo, type UndoKey } from './bulk.js';
import { commit, type Aftermath, type Core } from './core.js';
import { json, type Tx } from './database.js';
import { loadRows, lockInbox, saveInboxes, write, type Inbox } from './inboxes.js';
import type { StoredRow } from './rows.js';
import { setPreference } from './setPreference.js';
import { claimItem, lockTeamItem, NOBODY, type TeamItem } from './teamItems.js';

/** A command as it arrives: one of ours, or one that cannot be applied, for a reason. */
export type ArrivedCommand =
  NumberedCommand | { readonly mid: number; readonly epoch: string; readonly type: 'refused'; readonly reason: RejectReason };

/** Who acts, and from which browser storage. */
export interface Actor {
  readonly tenant: string;
  readonly person: Person;
  readonly clientId: string;
}

/** The outcome of a command that is not applied. */
interface Refusal {
  readonly reason: RejectReason;
  readonly by?: Person;
}

/** Applies one command in one transaction with the note that its number has passed; a number that has passed before does nothing. */
export async function applyCommand(core: Core, actor: Actor, command: ArrivedCommand): Promise<void> {
  await commit(core, { tenant: actor.tenant, person: actor.person.id }, async (tx, after) => {
    const now = core.clock();
    // Item first, then the inbox: the other way round, those who claim at once block one another.
    const item = command.type === 'claim' ? await lockTeamItem(tx, actor.tenant, actor.person.id, command.ids[0]) : null;
    const inbox = await lockInbox(tx, actor.tenant, actor.person.id);
    if (command.mid <= (await lastCommand(tx, actor))) return;
    const refusal = await decide({ core, tx, inbox, actor, now, item, queue: after.queue }, command);
    await pass(tx, actor, command.mid, now, refusal);
    after.moved(actor.tenant, await saveInboxes(tx, actor.tenant, [inbox], now));
  });
}

interface Scene {
  readonly core: Core;
  readonly tx: Tx;
  readonly inbox: Inbox;
  readonly actor: Actor;
  readonly now: Date;
  readonly item: TeamItem | null;
  readonly queue: Aftermath['queue'];
}

async function decide(scene: Scene, command: ArrivedCommand): Promise<Refusal | null> {
  if (command.type === 'refused') return { reason: command.reason };
  const { core, tx, inbox, actor, now } = scene;
  const { epochBound, undoable } = COMMAND_RULES[command.type];
  if (epochBound && command.epoch !== inbox.epoch) return { reason: 'restored' };
  const key: UndoKey = { clientId: actor.clientId, mid: command.mid };
  if (undoable) await recordUndo(tx, inbox, key, now);
  if (isBulk(command)) {
    await applyBulk(tx, inbox, command, { now, ...(undoable && { undo: key }) });
    return null;
  }
  switch (command.type) {
    case 'undo':
      return (await applyUndo(tx, inbox, { clientId: actor.clientId, mid: command.target })) ? null : { reason: 'tooLate' };
    case 'setPreference':
      return (await setPreference(core, tx, inbox, command, { clientId: actor.clientId, now })) ? null : { reason: 'invalid' };
    case 'answer':
      return answer(scene, command);
    case 'claim':
      return claim(scene, command);
    default:
      return changeRows(scene, command, key);
  }
}

async function changeRows(
  { tx, inbox, actor, now }: Scene,
  command: RowCommand & { readonly mid: number },
  key: UndoKey,
): Promise<Refusal | null> {
  if (command.type === 'snooze' && Date.parse(command.until) <= now.getTime()) return { reason: 'invalid' };
  const rows = await loadRows(tx, inbox, command.ids);
  const isEarly = ({ image }: StoredRow) => isPremature(image, command.mid, now.getTime());
  if (command.type === 'gotIt' && [...rows.values()].some(isEarly)) return { reason: 'invalid' };
  const former: { id: string; changeRev: number }[] = [];
  for (const id of new Set(command.ids)) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const next = changeRow(row.image, command, { seq: inbox.head + 1, by: actor.person, now: now.getTime() });
    if (next !== row.image) former.push({ id, changeRev: write(inbox, row, next, now).changeRev });
  }
  if (former.length > 0) await keepFormer(tx, inbox, key, former);
  return null;
}

async function answer(
  { core, tx, inbox, actor, now, queue }: Scene,
  command: Extract<Command, { type: 'answer' }>,
): Promise<Refusal | null> {
  const row = await loadOne(tx, inbox, command.ids[0]);
  if (row === undefined) return { reason: 'gone' };
  const { image } = row;
  if (image.version === command.version && image.answer === command.answer) return null;
  if (image.version !== command.version || image.needs !== 'answer' || !isWaiting(image)) return { reason: 'changed' };
  write(inbox, row, changeRow(image, command, { seq: inbox.head + 1 }), now);
  if (core.tellsAnswers) queue(answerJob(actor.tenant, actor.person.id, row, command.answer, now));
  return null;
}

async function claim(scene: Scene, command: Extract<Command, { type: 'claim' }>): Promise<Refusal | null> {
  const { tx, inbox, actor, now, item, queue } = scene;
  const row = await loadOne(tx, inbox, command.ids[0]);
  if (row === undefined || item === null) return { reason: 'gone' };
  const winner = item.handledBy ?? actor.person;
  if (item.handledBy === null) {
    if (row.image.version !== command.version || item.closed) return { reason: 'changed' };
    await claimItem(tx, item, actor);
    // The rows of the other members are out of this person's reach.
    queue({ type: 'align', tenant: actor.tenant, sendId: item.id, after: '' });
  }
  // A late claim closes the row too, so that it does not stay open until the job comes.
  const named = winner.id === NOBODY.id ? {} : { by: winner };
  const next = changeRow(row.image, command, { seq: inbox.head + 1, ...named });
  if (next !== row.image) write(inbox, row, next, now);
  return winner.id === actor.person.id ? null : { reason: 'handled', ...named };
}

async function loadOne(tx: Tx, inbox: Inbox, id: string): Promise<StoredRow | undefined> {
  return (await loadRows(tx, inbox, [id])).get(id);
}

async function lastCommand(tx: Tx, { tenant, person, clientId }: Actor): Promise<number> {
  const { rows } = await sql<{ last_command: number }>`
    select last_command from casebell.clients where tenant = ${tenant} and person = ${person.id} and client_id = ${clientId}`.execute(
    tx,
  );
  return rows[0]?.last_command ?? 0;
}

async function pass(tx: Tx, { tenant, person, clientId }: Actor, mid: number, now: Date, refusal: Refusal | null): Promise<void> {
  await sql`
    insert into casebell.clients (tenant, person, client_id, last_command, used_at)
    values (${tenant}, ${person.id}, ${clientId}, ${mid}, ${now})
    on conflict (tenant, person, client_id) do update set last_command = excluded.last_command, used_at = excluded.used_at`.execute(
    tx,
  );
  if (refusal === null) return;
  await sql`
    insert into casebell.rejections (tenant, person, client_id, mid, reason, by)
    values (${tenant}, ${person.id}, ${clientId}, ${mid}, ${refusal.reason}, ${refusal.by === undefined ? null : json(refusal.by)})
    on conflict do nothing`.execute(tx);
}
