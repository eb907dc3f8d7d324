import { localDayAt, nextDigestAt, readSetting, zoneOf } from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Aftermath, type Core } from './core.js';
import { json, type Tx } from './database.js';
import { BATCH } from './delivery.js';
import type { Address } from './hub.js';
import { lockIfFree } from './inboxes.js';
import { decideFor, readListeners, type Decided, type Listener } from './listeners.js';

const PEOPLE = 200;
const DAY = 86_400_000;
/** A digest looks back this far at most; between two of them lies a week where only one weekday is chosen. */
const LONGEST = 8 * DAY;

interface Plan {
  readonly next_digest: Date;
  readonly last_digest: Date | null;
}

/** Makes the digests whose time has come. Returns how many. */
export async function makeDigests(core: Core): Promise<number> {
  let made = 0;
  const now = core.clock();
  for (let last: Address = ['', '']; ;) {
    const { rows } = await sql<{ tenant: string; person: string }>`
      select tenant, person from casebell.delivery_plans
      where next_digest <= ${now} and (tenant, person) > (${last[0]}, ${last[1]}) order by tenant, person limit ${PEOPLE}`.execute(
      core.db,
    );
    for (const { tenant, person } of rows) made += await catchUp(core, [tenant, person], now);
    const end = rows.at(-1);
    if (end === undefined) return made;
    last = [end.tenant, end.person];
  }
}

/** All that are due, one of each day: after a while in which no node ran there may be several. */
async function catchUp(core: Core, address: Address, now: Date): Promise<number> {
  for (let made = 0; ; made++) {
    // An empty one is none: what comes after it goes on from where there is something.
    let result = await makeDigest(core, address, now);
    while (result === 'empty') result = await makeDigest(core, address, now);
    if (result === 'notDue') return made;
  }
}

/** One person's digest: what it holds, that it was made, and the job that hands it over stand or fall together. */
async function makeDigest(core: Core, [tenant, person]: Address, now: Date): Promise<'made' | 'empty' | 'notDue'> {
  return commit(core, { tenant }, async (tx, after) => {
    // Of several nodes one makes it; the others go on with somebody else.
    if (!(await lockIfFree(tx, tenant, person))) return 'notDue';
    const { rows } = await sql<Plan>`
      select next_digest, last_digest from casebell.delivery_plans
      where tenant = ${tenant} and person = ${person} and next_digest <= ${now} for update`.execute(tx);
    const [plan] = rows;
    if (plan === undefined) return 'notDue';
    const listener = (await readListeners(tx, tenant, [person])).get(person);
    const cutOff = plan.next_digest;
    if (listener === undefined || core.channels['digest'] === undefined) {
      await savePlan(tx, [tenant, person], null, cutOff);
      return 'empty';
    }
    const { preferences, zone } = listener;
    const { date, end } = localDayAt(zoneOf(preferences, zone), cutOff.getTime());
    if (await isMade(tx, [tenant, person], date)) {
      // The time of the digest was moved after today's had gone out.
      await savePlan(tx, [tenant, person], new Date(nextDigestAt(preferences, zone, end - 1)), plan.last_digest);
      return 'empty';
    }
    const since = new Date(Math.max(plan.last_digest?.getTime() ?? -Infinity, cutOff.getTime() - LONGEST));
    const ids = await collect(core, tx, tenant, listener, since, cutOff);
    if (ids.length > 0) await take(tx, after, [tenant, person], date, cutOff, ids);
    const later = await firstAfter(tx, [tenant, person], cutOff);
    await savePlan(tx, [tenant, person], later && new Date(nextDigestAt(preferences, zone, later.getTime())), cutOff);
    return ids.length > 0 ? 'made' : 'empty';
  });
}

async function isMade(tx: Tx, [tenant, person]: Address, date: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from casebell.digests where tenant = ${tenant} and person = ${person} and date = ${date}`.execute(tx);
  return rows.length > 0;
}

/** What came since the digest before, of the kinds whose digest is on at the cut-off, and still holds. */
async function collect(
  core: Core,
  tx: Tx,
  tenant: string,
  listener: Listener,
  since: Date,
  cutOff: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly send_id: string; readonly content: Decided; readonly read: boolean | null }>`
    select l.send_id, s.content, n.read
    from casebell.delivery_log l join casebell.sends s on s.tenant = l.tenant and s.id = l.send_id
    left join casebell.team_items t on t.tenant = l.tenant and t.id = l.send_id
    left join casebell.notifications n on n.tenant = l.tenant and n.person = l.person and n.id = l.send_id
    where l.tenant = ${tenant} and l.person = ${listener.recipient.id} and l.channel = 'digest' and l.batch is null
      and l.at > ${since} and l.at <= ${cutOff} and s.closed_as is null and t.handled_by is null
    order by l.at, l.send_id for update of l`.execute(tx);
  const withRead = readSetting.digestContent(listener.preferences) === 'all';
  return rows
    .filter(({ content, read }) => {
      const isOn = decideFor(core, listener, content).get('digest')?.outcome === 'digest';
      return isOn && (withRead || read !== true);
    })
    .map(({ send_id }) => send_id);
}

async function take(
  tx: Tx,
  after: Aftermath,
  [tenant, person]: Address,
  date: string,
  cutOff: Date,
  ids: readonly string[],
): Promise<void> {
  const batch = BATCH.digest(date);
  // Its key is the second lock: whatever else goes wrong, a person's day has one digest.
  await sql`
    insert into casebell.digests (tenant, person, date, cut_off) values (${tenant}, ${person}, ${date}, ${cutOff})`.execute(tx);
  await sql`
    update casebell.delivery_log set batch = ${batch}, outcome = 'digest'
    where tenant = ${tenant} and person = ${person} and channel = 'digest' and send_id in (
      select id from jsonb_array_elements_text(${json(ids)}) as x(id))`.execute(tx);
  after.queue({ type: 'handOver', tenant, person, channel: 'digest', batch });
}

/** When the first came that waits for the next one; `null` when nothing did. */
async function firstAfter(tx: Tx, [tenant, person]: Address, cutOff: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(at) as at from casebell.delivery_log
    where tenant = ${tenant} and person = ${person} and channel = 'digest' and outcome = 'digest' and batch is null
      and at > ${cutOff}`.execute(tx);
  return rows[0]?.at ?? null;
}

async function savePlan(tx: Tx, [tenant, person]: Address, next: Date | null, last: Date | null): Promise<void> {
  await sql`
    update casebell.delivery_plans set next_digest = ${next}, last_digest = ${last}
    where tenant = ${tenant} and person = ${person}`.execute(tx);
}
