import { randomUUID } from 'node:crypto';
import type { Channel, Decision, NotificationContent } from 'casebell/model';
import { sql } from 'kysely';
import { goesOut } from './channels.js';
import { commit, type Aftermath, type Core } from './core.js';
import { json, type Tx } from './database.js';
import { BATCH } from './delivery.js';
import type { Address } from './hub.js';
import { lockIfFree } from './inboxes.js';
import { decideFor, readListeners, type Listener } from './listeners.js';

const PEOPLE = 200;

/** A line of the delivery log with what it is about, as it is now. */
export interface LoggedDelivery {
  readonly send_id: string;
  readonly channel: Channel;
  readonly content: NotificationContent;
  /** Withdrawn, superseded, or handled by somebody: no news any more. */
  readonly over: boolean;
}

/** Sends what was held and may go out by now, as one summary for each person and channel. Returns how many summaries. */
export async function releaseHeld(core: Core): Promise<number> {
  let released = 0;
  const now = core.clock();
  for (let last: Address = ['', '']; ;) {
    const { rows } = await sql<{ tenant: string; person: string }>`
      select distinct tenant, person from casebell.delivery_log
      where outcome = 'hold' and batch is null and due_at <= ${now} and (tenant, person) > (${last[0]}, ${last[1]})
      order by tenant, person limit ${PEOPLE}`.execute(core.db);
    for (const { tenant, person } of rows) released += await releasePerson(core, [tenant, person]);
    const end = rows.at(-1);
    if (end === undefined) return released;
    last = [end.tenant, end.person];
  }
}

async function releasePerson(core: Core, [tenant, person]: Address): Promise<number> {
  const busyUntil = await core.busyUntil(tenant, person);
  return commit(core, { tenant }, async (tx, after) => {
    if (!(await lockIfFree(tx, tenant, person))) return 0;
    const listener = (await readListeners(tx, tenant, [person])).get(person);
    return listener === undefined ? 0 : redecideHeld(core, tx, after, tenant, listener, busyUntil);
  });
}

/**
 * Decides anew about everything that is held for a person, by what their preferences say now. What may go out becomes one summary for
 * each channel; what was withdrawn or handled meanwhile is dropped. The inbox is locked: two nodes that share what is held would make two
 * summaries of it.
 */
export async function redecideHeld(
  core: Core,
  tx: Tx,
  after: Aftermath,
  tenant: string,
  listener: Listener,
  busyUntil: Date | null = null,
): Promise<number> {
  const person = listener.recipient.id;
  const { rows } = await sql<LoggedDelivery>`
    ${LOGGED} where l.tenant = ${tenant} and l.person = ${person} and l.outcome = 'hold' and l.batch is null`.execute(tx);
  const word = randomUUID();
  const changes = rows.map((row) => ({ row, decision: decideAgain(core, listener, row, busyUntil) }));
  const outgoing = new Set(changes.flatMap(({ row, decision }) => (goesOut(decision) ? [row.channel] : [])));
  await saveDecisions(tx, [tenant, person], changes, (channel) => (outgoing.has(channel) ? BATCH.summary(word) : null));
  for (const channel of outgoing) after.queue({ type: 'handOver', tenant, person, channel, batch: BATCH.summary(word) });
  return outgoing.size;
}

/** Lines of the log with the state of what they are about. */
export const LOGGED = sql`
  select l.send_id, l.channel, s.content, (s.closed_as is not null or t.handled_by is not null) as over
  from casebell.delivery_log l join casebell.sends s on s.tenant = l.tenant and s.id = l.send_id
  left join casebell.team_items t on t.tenant = l.tenant and t.id = l.send_id`;

/** What becomes of it now. */
export function decideAgain(core: Core, listener: Listener, row: LoggedDelivery, busyUntil: Date | null): Decision {
  const dropped: Decision = { outcome: 'drop', because: 'cell' };
  return row.over
    ? dropped
    : (decideFor(core, listener, row.content, busyUntil).get(row.channel) ?? { ...dropped, because: 'unavailable' });
}

/** Writes new decisions into the log; what is to go out gets the batch it goes with. */
export async function saveDecisions(
  tx: Tx,
  [tenant, person]: Address,
  changes: readonly { readonly row: LoggedDelivery; readonly decision: Decision }[],
  batchOf: (channel: Channel) => string | null,
): Promise<void> {
  if (changes.length === 0) return;
  const records = changes.map(({ row: { send_id, channel }, decision: { outcome, because, until } }) => ({
    send_id,
    channel,
    outcome,
    because,
    until: until ?? null,
    batch: goesOut({ outcome }) ? batchOf(channel) : null,
  }));
  await sql`
    update casebell.delivery_log l set outcome = x.outcome, because = x.because, due_at = x.until, batch = x.batch
    from jsonb_to_recordset(${json(records)})
      as x(send_id text, channel text, outcome text, because text, until timestamptz, batch text)
    where l.tenant = ${tenant} and l.person = ${person} and l.send_id = x.send_id and l.channel = x.channel`.execute(tx);
}
