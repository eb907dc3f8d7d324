import { changeRow } from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import type { Address } from './hub.js';
import { followChanges } from './deliveryPlans.js';
import { makeDigests } from './digests.js';
import { forgetDeliveries } from './forgetDeliveries.js';
import { releaseHeld } from './heldDeliveries.js';
import { lockIfFree, lockInbox, remove, saveInboxes, write, type Inbox } from './inboxes.js';
import { fireRules } from './milestones.js';
import { clearNights } from './nightly.js';
import { storedRowOf, type NotificationRecord } from './rows.js';

const DAY = 86_400_000;
/** Of one transaction: longer ones would keep the person's own commands waiting. */
const ROWS = 500;
const INBOXES = 200;
/** Tombstones and operations are kept this long; a client that was away longer starts anew. */
const HISTORY_DAYS = 7;
const CLIENT_DAYS = 35;
const UNDO_DAYS = 1;
/** A key can still be changed or withdrawn, and protects from sending twice, after its rows are purged. */
const KEY_DAYS = 30;

/** What a sweep did. */
export interface Swept {
  readonly woken: number;
  /** Inboxes from which something was taken out for the night. */
  readonly cleared: number;
  readonly purged: number;
  /** Of what was held, handed to the channels. */
  readonly summaries: number;
  readonly digests: number;
  /** Custom rules whose time had come. */
  readonly fired: number;
}

export interface SweepOptions {
  readonly retentionDays: number;
  readonly clearAtMidnight: readonly string[];
}

/**
 * Does what is due by the clock: ends snoozes, clears for the night, fires custom rules, lets go what was held, makes digests, purges what is past its retention or its
 * `expiresAt`, forgets old history.
 * Several nodes may sweep at once.
 */
export async function sweep(core: Core, { retentionDays, clearAtMidnight }: SweepOptions): Promise<Swept> {
  const now = core.clock();
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const snoozed = sql`n.place = 'snoozed' and n.wake_at <= ${now}`;
  const old = sql`n.created_at < ${before(retentionDays)} and not n.saved and not n.waiting`;
  const expired = sql`n.content ? 'expiresAt' and (n.content ->> 'expiresAt')::timestamptz <= ${now} and not n.saved and not n.waiting`;
  const woken = await eachRow(core, snoozed, (inbox, record) => {
    const row = storedRowOf(record);
    write(inbox, row, changeRow(row.image, { type: 'wake' }, { seq: inbox.head + 1 }), now);
  });
  const cleared = await clearNights(core, clearAtMidnight);
  // What changed first: it says what is due.
  await followChanges(core);
  const fired = await fireRules(core);
  const summaries = await releaseHeld(core);
  const digests = await makeDigests(core);
  await forgetDeliveries(core.db, now);
  const purge = (inbox: Inbox, record: NotificationRecord) => remove(inbox, storedRowOf(record));
  const purged = (await eachRow(core, old, purge, sql`n.sort`)) + (await eachRow(core, expired, purge));
  await forgetHistory(core, before(HISTORY_DAYS));
  await sql`delete from casebell.clients where used_at < ${before(CLIENT_DAYS)}`.execute(core.db);
  await sql`
    delete from casebell.rejections r where not exists (
      select 1 from casebell.clients c where c.tenant = r.tenant and c.person = r.person and c.client_id = r.client_id)`.execute(
    core.db,
  );
  await sql`
    with old as (delete from casebell.undo_records where at < ${before(UNDO_DAYS)} returning tenant, person, client_id, mid)
    delete from casebell.undo_rows u using old
    where u.tenant = old.tenant and u.person = old.person and u.client_id = old.client_id and u.mid = old.mid`.execute(core.db);
  await sql`
    with old as (
      delete from casebell.sends s where s.created_at < ${before(retentionDays + KEY_DAYS)}
        and not exists (select 1 from casebell.notifications n where n.tenant = s.tenant and n.id = s.id) returning tenant, id)
    delete from casebell.team_items t using old where t.tenant = old.tenant and t.id = old.id`.execute(core.db);
  return { woken, cleared, purged, summaries, digests, fired };
}

/** Changes every row under a condition, an inbox at a time; an inbox that somebody works on waits for the next sweep. */
async function eachRow(
  core: Core,
  due: ReturnType<typeof sql>,
  change: (inbox: Inbox, record: NotificationRecord) => void,
  order = sql`n.wake_at, n.sort`,
): Promise<number> {
  let changed = 0;
  const passed = new Set<string>();
  for (;;) {
    const { rows } = await sql<{ tenant: string; person: string }>`
      select distinct n.tenant, n.person from casebell.notifications n where ${due} limit ${INBOXES + passed.size}`.execute(
      core.db,
    );
    const next = rows
      .map(({ tenant, person }) => [tenant, person] as const)
      .filter((address) => !passed.has(JSON.stringify(address)));
    if (next.length === 0) return changed;
    for (const address of next) {
      passed.add(JSON.stringify(address));
      // To the end of each: to look for it again among everybody's rows costs more than to change some of them.
      for (let done = ROWS; done === ROWS; changed += done) done = await changeInbox(core, address, due, change, order);
    }
  }
}

async function changeInbox(
  core: Core,
  [tenant, person]: Address,
  due: ReturnType<typeof sql>,
  change: (inbox: Inbox, record: NotificationRecord) => void,
  order = sql`n.wake_at, n.sort`,
): Promise<number> {
  return commit(core, { tenant }, async (tx, after) => {
    if (!(await lockIfFree(tx, tenant, person))) return 0;
    const inbox = await lockInbox(tx, tenant, person);
    const { rows } = await sql<NotificationRecord>`
      select n.* from casebell.notifications n
      where n.tenant = ${tenant} and n.person = ${person} and ${due} order by ${order} limit ${ROWS}`.execute(tx);
    for (const record of rows) change(inbox, record);
    after.moved(tenant, await saveInboxes(tx, tenant, [inbox], core.clock()));
    return rows.length;
  });
}

/** Drops old tombstones and operations; the floor of the inbox rises with them, so that nobody takes a part of the range for the whole. */
async function forgetHistory(core: Core, before: Date): Promise<void> {
  const { rows } = await sql<{ tenant: string; person: string }>`
    select tenant, person from casebell.tombstones where at < ${before}
    union select tenant, person from casebell.operations where at < ${before} limit ${INBOXES}`.execute(core.db);
  for (const { tenant, person } of rows) {
    await commit(core, { tenant }, async (tx) => {
      if (!(await lockIfFree(tx, tenant, person))) return;
      await sql`
        with buried as (delete from casebell.tombstones where tenant = ${tenant} and person = ${person} and at < ${before} returning seq),
        done as (delete from casebell.operations where tenant = ${tenant} and person = ${person} and at < ${before} returning seq)
        update casebell.inboxes set floor = greatest(floor, (select max(seq) from (select seq from buried union all select seq from done) x))
        where tenant = ${tenant} and person = ${person}`.execute(tx);
    });
  }
}
