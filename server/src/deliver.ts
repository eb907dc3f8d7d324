import { sql } from 'kysely';
import { commit, type Aftermath, type Core } from './core.js';
import type { Tx } from './database.js';
import { add, inboxOf, lockInboxes, saveInboxes, write, type Inbox } from './inboxes.js';
import { decideForPeople, hasRow, recordDecisions, type Decisions } from './delivery.js';
import type { Job } from './jobs.js';
import { storedRowOf, type NotificationRecord, type StoredRow } from './rows.js';
import { tellTenant } from './tenantPreferences.js';
import { alignRow, lockSend, newRowOf, type Send } from './sends.js';

/** Inboxes that one transaction locks at most; what touches more goes on in the outbox. */
export const CHUNK = 200;

type RowsJob = Extract<Job, { readonly type: 'deliver' | 'align' | 'preferences' }>;

/** Runs a job of the outbox. Each may run twice: it does only what is still missing. */
export async function runJob(core: Core, job: RowsJob): Promise<void> {
  if (job.type === 'preferences') return tellTenant(core, job.tenant, job.after);
  await commit(core, { tenant: job.tenant }, async (tx, after) => {
    const send = await lockSend(tx, job.tenant, { id: job.sendId }, 'share');
    if (send === null) return;
    if (job.type === 'deliver') await deliverChunk(core, tx, after, job, send);
    else await alignChunk(core, tx, after, job.tenant, send, job.after);
  });
}

/** Adds the rows of a send to inboxes that have none yet, of those who want it on the bell. Returns how many. */
export function addRows(
  core: Core,
  inboxes: Iterable<Inbox>,
  existing: ReadonlyMap<string, StoredRow>,
  send: Send,
  decisions: Decisions,
): number {
  const now = core.clock();
  let added = 0;
  for (const inbox of inboxes) {
    if (existing.has(inbox.person) || !hasRow(decisions, inbox.person)) continue;
    add(inbox, newRowOf(send, now));
    added++;
  }
  core.metrics.notifications.inc(added);
  return added;
}

async function deliverChunk(
  core: Core,
  tx: Tx,
  after: Aftermath,
  { tenant, sendId }: { readonly tenant: string; readonly sendId: string },
  send: Send,
): Promise<void> {
  const waiting = await sql<{ person: string }>`
    select person from casebell.deliveries where tenant = ${tenant} and send_id = ${sendId}
    order by person limit ${CHUNK} for update skip locked`.execute(tx);
  const people = waiting.rows.map(({ person }) => person);
  if (people.length === 0) return;
  // What was withdrawn or handled meanwhile is no news to those who never saw it.
  if (send.closedAs === null && send.handledBy === null) {
    const inboxes = await lockInboxes(tx, tenant, people);
    const decisions = await decideForPeople(core, tx, tenant, people, send);
    addRows(core, inboxes.values(), await rowsOfSend(tx, tenant, sendId, people), send, decisions);
    await recordDecisions(core, tx, after, tenant, send, decisions);
    after.moved(tenant, await saveInboxes(tx, tenant, inboxes.values(), core.clock()));
  }
  await sql`
    delete from casebell.deliveries where tenant = ${tenant} and send_id = ${sendId} and person = any(${people}::text[])`.execute(
    tx,
  );
  if (people.length === CHUNK) after.queue({ type: 'deliver', tenant, sendId });
}

/** Brings the rows of the next people to what the send says, and queues those after them. */
export async function alignChunk(core: Core, tx: Tx, after: Aftermath, tenant: string, send: Send, from: string): Promise<void> {
  const people = await peopleOfSend(tx, tenant, send.id, from);
  const inboxes = await lockInboxes(tx, tenant, people);
  alignRows(inboxes, await rowsOfSend(tx, tenant, send.id, people), send, core.clock());
  await tellAgain(core, tx, after, tenant, send, people);
  after.moved(tenant, await saveInboxes(tx, tenant, inboxes.values(), core.clock()));
  queueRest(after, tenant, send.id, people);
}

/** What became new again goes out anew, on the channels that carry it by now. */
async function tellAgain(
  core: Core,
  tx: Tx,
  after: Aftermath,
  tenant: string,
  send: Send,
  people: readonly string[],
): Promise<void> {
  if (send.freshVersion === 0 || send.closedAs !== null || send.handledBy !== null || Object.keys(core.channels).length === 0)
    return;
  await recordDecisions(core, tx, after, tenant, send, await decideForPeople(core, tx, tenant, people, send));
}

/** Notes what has to change in the rows of a send. */
export function alignRows(
  inboxes: ReadonlyMap<string, Inbox>,
  rows: ReadonlyMap<string, StoredRow>,
  send: Send,
  now: Date,
): void {
  for (const [person, row] of rows) {
    const inbox = inboxOf(inboxes, person);
    const next = alignRow(row.image, send, inbox.head + 1);
    if (next !== row.image) write(inbox, row, next, now, next.version !== row.image.version);
  }
}

/** Queues the people after a full chunk. */
export function queueRest(after: Aftermath, tenant: string, sendId: string, people: readonly string[]): void {
  const last = people.at(-1);
  if (last !== undefined && people.length === CHUNK) after.queue({ type: 'align', tenant, sendId, after: last });
}

/** The first people after `from` that have a row of the send, or were told of it on another channel. */
export async function peopleOfSend(tx: Tx, tenant: string, sendId: string, from: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    (select person from casebell.notifications where tenant = ${tenant} and id = ${sendId} and person > ${from}
      order by person limit ${CHUNK})
    union (select distinct person from casebell.delivery_log where tenant = ${tenant} and send_id = ${sendId} and person > ${from}
      order by person limit ${CHUNK})
    order by person limit ${CHUNK}`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Rows of a send by person; read after their inboxes are locked. */
export async function rowsOfSend(
  tx: Tx,
  tenant: string,
  sendId: string,
  people: readonly string[],
): Promise<Map<string, StoredRow>> {
  const { rows } = await sql<NotificationRecord>`
    select * from casebell.notifications where tenant = ${tenant} and id = ${sendId} and person = any(${[...people]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((record) => [record.person, storedRowOf(record)]));
}
