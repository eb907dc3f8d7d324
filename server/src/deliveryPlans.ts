import { nextDigestAt } from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import type { Tx } from './database.js';
import { redecideHeld } from './heldDeliveries.js';
import type { Address } from './hub.js';
import { lockIfFree } from './inboxes.js';
import { readListeners } from './listeners.js';
import { planRules } from './milestones.js';

const PEOPLE = 200;
const DAY = 86_400_000;
const RULE = 'rule/';
/** What decides whether and when something goes out. */
const DECIDES = /^(deliver|digest|quiet|mute|meeting|alert|rule)\/|^(zone|quiet|mute|meeting)$/;

/** Notes that a person's preferences changed in a way that what waits for them has to be looked at again; the next sweep does. */
export async function noteChange(core: Core, tx: Tx, address: Address, path: string, now: Date): Promise<void> {
  if (DECIDES.test(path) && (path.startsWith(RULE) || Object.keys(core.channels).length > 0)) await lookAgain(tx, address, now);
}

/** Has the next sweep look at everything that waits for a person. */
export async function lookAgain(tx: Tx, [tenant, person]: Address, now: Date): Promise<void> {
  await sql`
    insert into casebell.delivery_plans (tenant, person, changed_at) values (${tenant}, ${person}, ${now})
    on conflict (tenant, person) do update set changed_at = excluded.changed_at`.execute(tx);
}

/** Looks at what waits for those whose preferences, meetings or teams changed. Returns for how many people. */
export async function followChanges(core: Core): Promise<number> {
  let followed = 0;
  for (let last: Address = ['', '']; ;) {
    const { rows } = await sql<{ tenant: string; person: string }>`
      select tenant, person from casebell.delivery_plans
      where changed_at is not null and (tenant, person) > (${last[0]}, ${last[1]})
      order by tenant, person limit ${PEOPLE}`.execute(core.db);
    for (const { tenant, person } of rows) if (await followChange(core, [tenant, person])) followed++;
    const end = rows.at(-1);
    if (end === undefined) return followed;
    last = [end.tenant, end.person];
  }
}

async function followChange(core: Core, [tenant, person]: Address): Promise<boolean> {
  const busyUntil = await core.busyUntil(tenant, person);
  return commit(core, { tenant }, async (tx, after) => {
    if (!(await lockIfFree(tx, tenant, person))) return false;
    const { rows } = await sql<{ changed_at: Date; next_digest: Date | null; last_digest: Date | null }>`
      select changed_at, next_digest, last_digest from casebell.delivery_plans
      where tenant = ${tenant} and person = ${person} and changed_at is not null for update`.execute(tx);
    const [plan] = rows;
    if (plan === undefined) return false;
    const listener = (await readListeners(tx, tenant, [person])).get(person);
    const { changed_at: changedAt } = plan;
    // Counted from the change, not from now: a digest that was due between the two is due, and not a day later.
    const isCollecting = listener !== undefined && core.channels['digest'] !== undefined;
    const next = isCollecting ? new Date(nextDigestAt(listener.preferences, listener.zone, changedAt.getTime())) : null;
    // Who had no digest to wait for begins with the day before, not with all that came since the last one.
    const since = new Date(Math.max(changedAt.getTime() - DAY, plan.last_digest?.getTime() ?? -Infinity));
    await sql`
      update casebell.delivery_plans
      set changed_at = null, next_digest = ${next}, last_digest = ${plan.next_digest === null ? since : plan.last_digest}
      where tenant = ${tenant} and person = ${person}`.execute(tx);
    if (listener === undefined) return true;
    await redecideHeld(core, tx, after, tenant, listener, busyUntil);
    await planRules(core, tx, tenant, person, listener.preferences);
    return true;
  });
}
