import { changeRow, isWaiting, type Answer, type NotificationContent } from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import { snapshot, type Tx } from './database.js';
import { rowsOfSend } from './deliver.js';
import { messageOf, ServerError } from './errors.js';
import { inboxOf, lockInboxes, saveInboxes, write } from './inboxes.js';
import type { Job } from './jobs.js';
import { anyKind, notSent, type KindCheck } from './notify.js';
import { contentOf, type StoredRow } from './rows.js';
import { alignRow, lockSend } from './sends.js';

/** An answer to an invitation, as the host hears of it. */
export interface AnswerGiven {
  /** The same at every attempt, and for no other answer: row, version and person. Do what it asks for once per id. */
  readonly id: string;
  readonly tenant: string;
  readonly recipientId: string;
  /** Under which the invitation was sent. */
  readonly idempotencyKey: string;
  /** Which version of the invitation was answered: 1, and one more for each change. */
  readonly version: number;
  readonly answer: Answer;
  /** ISO 8601. */
  readonly answeredAt: string;
  /** What the card said. */
  readonly notification: NotificationContent;
}

/** Hears of answers. What it throws, or takes longer than 30 seconds for, is tried again. */
export type OnAnswer = (answer: AnswerGiven) => Promise<void> | void;

export type AnswerJob = Extract<Job, { readonly type: 'answer' }>;

const PATIENCE = 30_000;

/** The job that tells the host of an answer; written in the transaction of the answer. */
export function answerJob(tenant: string, recipientId: string, { image }: StoredRow, answer: Answer, at: Date): AnswerJob {
  const { id: sendId, version } = image;
  return {
    type: 'answer',
    tenant,
    recipientId,
    sendId,
    version,
    answer,
    answeredAt: at.toISOString(),
    notification: contentOf(image),
  };
}

/** Tells the host of an answer. Throws when the host does not take it: the outbox tries again. */
export async function tellHost(core: Core, onAnswer: OnAnswer, job: AnswerJob): Promise<void> {
  const { type: _, sendId, ...given } = job;
  const idempotencyKey = await snapshot(core.db, { tenant: job.tenant }, (tx) => keyOf(tx, job.tenant, sendId));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${PATIENCE / 1_000} seconds`)), PATIENCE);
  });
  try {
    await Promise.race([onAnswer({ ...given, idempotencyKey, id: `${sendId}:${job.version}:${job.recipientId}` }), late]);
  } catch (cause) {
    throw new Error(`onAnswer did not take an answer: ${messageOf(cause)}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

async function keyOf(tx: Tx, tenant: string, sendId: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`
    select key from casebell.sends where tenant = ${tenant} and id = ${sendId}`.execute(tx);
  return rows[0]?.key ?? '';
}

/**
 * Takes an answer that was given elsewhere, for example in the host's calendar: the invitation leaves the person's inbox on every
 * device. `false` when it did not wait any more. The host is not told of it: it knows. Throws `notFound` when nothing was sent under the
 * key, or not to this person.
 */
export async function recordAnswer(
  core: Core,
  tenant: string,
  key: string,
  recipientId: string,
  answer: Answer,
  allow: KindCheck = anyKind,
): Promise<boolean> {
  return commit(core, { tenant }, async (tx, after) => {
    const send = await lockSend(tx, tenant, { key }, 'share');
    if (send === null || !allow(send.content.kind)) throw notSent(key, null);
    const people = [recipientId];
    if ((await rowsOfSend(tx, tenant, send.id, people)).size === 0) {
      // Answered before the card came: it need not come any more.
      if (await dropDelivery(tx, tenant, send.id, recipientId)) return true;
      throw new ServerError('notFound', `"${recipientId}" has no invitation under the key "${key}".`, { field: 'recipient' });
    }
    const inboxes = await lockInboxes(tx, tenant, people);
    const inbox = inboxOf(inboxes, recipientId);
    const row = (await rowsOfSend(tx, tenant, send.id, people)).get(recipientId);
    if (row === undefined) return false;
    const seq = inbox.head + 1;
    const current = alignRow(row.image, send, seq);
    if (current.needs !== 'answer' || !isWaiting(current)) return false;
    const { id, version } = current;
    const next = changeRow(current, { type: 'answer', ids: [id], version, answer }, { seq });
    write(inbox, row, next, core.clock(), version !== row.image.version);
    after.moved(tenant, await saveInboxes(tx, tenant, inboxes.values(), core.clock()));
    return true;
  });
}

async function dropDelivery(tx: Tx, tenant: string, sendId: string, person: string): Promise<boolean> {
  const { rows } = await sql`
    delete from casebell.deliveries where tenant = ${tenant} and send_id = ${sendId} and person = ${person} returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}
