import { randomUUID } from 'node:crypto';
import type { NotificationContent } from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Aftermath, type Core } from './core.js';
import { json, snapshot, type Tx } from './database.js';
import { addRows, alignChunk, alignRows, CHUNK, peopleOfSend, queueRest, rowsOfSend } from './deliver.js';
import { decideForPeople, recordDecisions } from './delivery.js';
import type { Directory } from './directory.js';
import { ServerError } from './errors.js';
import { lockInboxes, saveInboxes } from './inboxes.js';
import type { NotificationServerOptions, NotifyInput, NotifyResult, Target } from './options.js';
import { groupOf, namedPeople, reasonOf, recipientsOf } from './recipientsOf.js';
import { lockSend, needsOf, type Send } from './sends.js';
import { parseChanges, parseContent, type CheckedChanges } from './wire.js';

/** Whether whoever asks may touch notifications of this kind; those of other kinds do not exist for them. */
export type KindCheck = (kind: string) => boolean;
export const anyKind: KindCheck = () => true;

/** A producer's input after all checks. */
export type CheckedNotify = Omit<NotifyInput, 'tenant'>;

/** Sends to everybody the target means, in one transaction; the same key again does nothing. Above 200 people the outbox goes on. */
export async function notify(
  core: Core,
  directory: Directory,
  resolveRecipient: NotificationServerOptions['resolveRecipient'],
  tenant: string,
  { to, idempotencyKey, supersedes, ...given }: CheckedNotify,
  allow: KindCheck = anyKind,
): Promise<NotifyResult> {
  await requirePeople(core, directory, resolveRecipient, tenant, to);
  const group = groupOf(to);
  return commit(core, { tenant }, async (tx, after) => {
    const people = await recipientsOf(tx, tenant, to);
    const content: NotificationContent = {
      ...given,
      reason: given.reason ?? reasonOf(to),
      ...(group !== null && given.team === undefined && { team: { id: group.id, name: await teamName(tx, tenant, group) } }),
    };
    const send = await insertSend(core, tx, tenant, idempotencyKey, content, people.length);
    if (send === null) return { notified: await notifiedBefore(tx, tenant, idempotencyKey), duplicate: true };
    if (content.team !== undefined) {
      await sql`
        insert into casebell.team_items (tenant, id, target_kind, target_team)
        values (${tenant}, ${send.id}, ${group?.kind ?? null}, ${group?.id ?? null})`.execute(tx);
    }
    const earlier = supersedes === undefined ? null : await closeSend(tx, tenant, supersedes, 'superseded', allow);
    await place(core, tx, after, tenant, send, people, earlier);
    return { notified: people.length, duplicate: false };
  });
}

/** Puts rows into the inboxes, after closing those of the notification this one replaces: one lock for both, in person order. */
export async function place(
  core: Core,
  tx: Tx,
  after: Aftermath,
  tenant: string,
  send: Send,
  people: readonly string[],
  earlier: Send | null,
): Promise<void> {
  const former = earlier === null ? [] : await peopleOfSend(tx, tenant, earlier.id, '');
  const direct = people.length <= CHUNK ? people : [];
  const inboxes = await lockInboxes(tx, tenant, [...former, ...direct]);
  if (earlier !== null) alignRows(inboxes, await rowsOfSend(tx, tenant, earlier.id, former), earlier, core.clock());
  const decisions = await decideForPeople(core, tx, tenant, direct, send);
  addRows(
    core,
    direct.flatMap((person) => inboxes.get(person) ?? []),
    new Map(),
    send,
    decisions,
  );
  await recordDecisions(core, tx, after, tenant, send, decisions);
  after.moved(tenant, await saveInboxes(tx, tenant, inboxes.values(), core.clock()));
  if (earlier !== null) queueRest(after, tenant, earlier.id, former);
  if (direct.length === people.length) return;
  await sql`
    insert into casebell.deliveries (tenant, person, send_id)
    select ${tenant}, person, ${send.id} from unnest(${[...people]}::text[]) as x(person)`.execute(tx);
  after.queue({ type: 'deliver', tenant, sendId: send.id });
}

/** Changes what was sent, for everybody who has it. Throws `notFound` when there is nothing under that key. */
export async function update(
  core: Core,
  tenant: string,
  key: string,
  changes: unknown,
  allow: KindCheck = anyKind,
): Promise<void> {
  const { fresh, ...fields } = parseChanges(changes);
  await commit(core, { tenant }, async (tx, after) => {
    const send = await lockSend(tx, tenant, { key }, 'update');
    if (send === null || !allow(send.content.kind)) throw notSent(key, null);
    if (send.closedAs !== null) throw notSent(key, send);
    const content = parseContent(merged(send.content, fields));
    const needs = needsOf(core.kinds, content.kind);
    const version = send.version + 1;
    const freshVersion = fresh === true ? version : send.freshVersion;
    await sql`
      update casebell.sends set content = ${json(content)}, needs = ${needs}, version = ${version}, fresh_version = ${freshVersion}
      where tenant = ${tenant} and key = ${key}`.execute(tx);
    if (fresh === true)
      await sql`update casebell.team_items set handled_by = null where tenant = ${tenant} and id = ${send.id}`.execute(tx);
    const handledBy = fresh === true ? null : send.handledBy;
    await alignChunk(core, tx, after, tenant, { ...send, content, needs, version, freshVersion, handledBy }, '');
  });
}

/** Archives it as withdrawn for everybody who has it; again, it does nothing. Throws `notFound` when there is nothing under that key. */
export async function withdraw(core: Core, tenant: string, key: string, allow: KindCheck = anyKind): Promise<void> {
  await commit(core, { tenant }, async (tx, after) => {
    const send = await closeSend(tx, tenant, key, 'withdrawn', allow);
    if (send === null) throw notSent(key, null);
    await alignChunk(core, tx, after, tenant, send, '');
  });
}

/** `null` when nothing was sent under the key, or nothing that whoever asks may touch. */
async function closeSend(
  tx: Tx,
  tenant: string,
  key: string,
  as: 'withdrawn' | 'superseded',
  allow: KindCheck,
): Promise<Send | null> {
  const send = await lockSend(tx, tenant, { key }, 'update');
  if (send === null || !allow(send.content.kind)) return null;
  if (send.closedAs !== null) return send;
  await sql`update casebell.sends set closed_as = ${as} where tenant = ${tenant} and key = ${key}`.execute(tx);
  return { ...send, closedAs: as };
}

/** The error for a key under which nothing can be changed. */
export function notSent(key: string, send: Send | null): ServerError {
  const why = send === null ? 'Nothing was sent' : `It was ${send.closedAs} and can no longer change`;
  return new ServerError('notFound', `${why} under the key "${key}". Send it again with a new key.`, { field: 'idempotencyKey' });
}

function merged(content: NotificationContent, changes: Omit<CheckedChanges, 'fresh'>): { readonly [field: string]: unknown } {
  const entries = Object.entries({ ...content, ...changes });
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

async function requirePeople(
  core: Core,
  directory: Directory,
  resolveRecipient: NotificationServerOptions['resolveRecipient'],
  tenant: string,
  to: Target,
): Promise<void> {
  const named = namedPeople(to);
  if (named.length === 0) return;
  const known = new Set(await snapshot(core.db, { tenant }, (tx) => recipientsOf(tx, tenant, to)));
  for (const id of named) {
    if (known.has(id)) continue;
    const recipient = (await resolveRecipient?.(tenant, id)) ?? null;
    if (recipient === null) {
      throw new ServerError(
        'unknownRecipient',
        `Nobody is known as "${id}". Put the person into the directory first: PUT /v1/recipients/:id.`,
        {
          field: 'person' in to ? 'to.person' : 'to.people',
        },
      );
    }
    await directory.put(tenant, id, recipient);
  }
}

async function teamName(tx: Tx, tenant: string, { kind, id }: { readonly kind: string; readonly id: string }): Promise<string> {
  const { rows } = await sql<{ team_name: string }>`
    select team_name from casebell.team_members where tenant = ${tenant} and kind = ${kind} and team = ${id} limit 1`.execute(tx);
  return rows[0]?.team_name ?? id;
}

/** Writes down what is sent; `null` when something was under this key before. */
export async function insertSend(
  core: Core,
  tx: Tx,
  tenant: string,
  key: string,
  content: NotificationContent,
  notified: number,
): Promise<Send | null> {
  const id = randomUUID();
  const needs = needsOf(core.kinds, content.kind);
  const createdAt = core.clock();
  const { rows } = await sql`
    insert into casebell.sends (tenant, key, id, content, needs, version, fresh_version, created_at, notified)
    values (${tenant}, ${key}, ${id}, ${json(content)}, ${needs}, 1, 0, ${createdAt}, ${notified})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length === 0
    ? null
    : { id, content, needs, version: 1, freshVersion: 0, closedAs: null, createdAt, handledBy: null };
}

async function notifiedBefore(tx: Tx, tenant: string, key: string): Promise<number> {
  const { rows } = await sql<{
    notified: number;
  }>`select notified from casebell.sends where tenant = ${tenant} and key = ${key}`.execute(tx);
  return rows[0]?.notified ?? 0;
}
