import { readSetting, type Decision } from 'casebell/model';
import { sql } from 'kysely';
import { callChannel, goesOut, type ChannelDelivery, type DeliveredNotification } from './channels.js';
import { commit, type Core } from './core.js';
import type { Tx } from './database.js';
import { decideAgain, saveDecisions, type LoggedDelivery } from './heldDeliveries.js';
import type { Job } from './jobs.js';
import { readListeners, type Listener } from './listeners.js';

export type HandOver = Extract<Job, { readonly type: 'handOver' }>;

interface Due extends LoggedDelivery {
  readonly version: number;
  readonly created_at: Date;
  readonly read: boolean | null;
}

/**
 * Hands one batch to its channel, and notes it once the channel has taken it. A node that dies in between does it again: the channel
 * sees the same id twice.
 */
export async function handOver(core: Core, job: HandOver): Promise<void> {
  const channel = core.channels[job.channel];
  // Asked outside of the transaction: the host's calendar may take its time.
  const busyUntil = isDigest(job) ? null : await core.busyUntil(job.tenant, job.person);
  const delivery = await commit(core, { tenant: job.tenant }, (tx) => prepare(core, tx, job, busyUntil));
  if (delivery === null || channel === undefined) return;
  await callChannel(channel, delivery);
  await commit(core, { tenant: job.tenant }, async (tx) => {
    await sql`
      update casebell.delivery_log set handed_at = ${core.clock()}
      where tenant = ${job.tenant} and person = ${job.person} and channel = ${job.channel} and batch = ${job.batch}`.execute(tx);
  });
  core.metrics.deliveries.inc({ channel: job.channel });
}

const isDigest = ({ batch }: HandOver) => batch.startsWith('digest.');

/** What there is to hand over by now: preferences, meetings and the notification itself may have changed since it was queued. */
async function prepare(core: Core, tx: Tx, job: HandOver, busyUntil: Date | null): Promise<ChannelDelivery | null> {
  const { tenant, person, channel, batch } = job;
  const listener = (await readListeners(tx, tenant, [person])).get(person);
  const due = await readBatch(tx, job);
  if (listener === undefined || due.length === 0) return null;
  const decided = due.map((row) => ({ row, decision: decideOver(core, listener, row, job, busyUntil) }));
  const stays = decided.filter(({ decision }) => goesOut(decision));
  await saveDecisions(
    tx,
    [tenant, person],
    decided.filter(({ decision }) => !goesOut(decision)),
    () => null,
  );
  if (stays.length === 0) return null;
  const { preferences, recipient } = listener;
  return {
    id: [tenant, person, channel, batch].map(encodeURIComponent).join('/'),
    tenant,
    channel,
    type: isDigest(job) ? 'digest' : batch.startsWith('summary.') ? 'summary' : 'single',
    recipient,
    notifications: stays.map(({ row }) => notificationOf(row)),
    previews: readSetting.showsPreviews(preferences),
  };
}

/** A digest was decided at its cut-off; all else by what holds now. */
function decideOver(core: Core, listener: Listener, row: Due, job: HandOver, busyUntil: Date | null): Decision {
  return isDigest(job) && !row.over ? { outcome: 'deliver', because: 'digest' } : decideAgain(core, listener, row, busyUntil);
}

async function readBatch(tx: Tx, { tenant, person, channel, batch }: HandOver): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select l.send_id, l.channel, s.content, s.version, s.created_at, n.read,
      (s.closed_as is not null or t.handled_by is not null) as over
    from casebell.delivery_log l join casebell.sends s on s.tenant = l.tenant and s.id = l.send_id
    left join casebell.team_items t on t.tenant = l.tenant and t.id = l.send_id
    left join casebell.notifications n on n.tenant = l.tenant and n.person = l.person and n.id = l.send_id
    where l.tenant = ${tenant} and l.person = ${person} and l.channel = ${channel} and l.batch = ${batch} and l.handed_at is null
    order by s.created_at, n.created_seq, s.id for update of l`.execute(tx);
  return rows;
}

function notificationOf({ send_id, content, version, created_at, read }: Due): DeliveredNotification {
  return { ...content, id: send_id, version, createdAt: created_at.toISOString(), read: read === true };
}
