import {
  cellValue,
  nextDigestAt,
  type ChannelInfo,
  type PreferencesDescription,
  type RecipientReason,
  type SubKind,
} from 'casebell/model';
import { sql } from 'kysely';
import type { Core } from './core.js';
import { snapshot, type Tx } from './database.js';
import type { Address } from './hub.js';
import { channelsOf, decideFor, readListeners, unavailableOf, type Listener } from './listeners.js';
import type { Identity } from './options.js';
import { readPreferences, readTenantDocument } from './preferences.js';

const DAY = 86_400_000;
const VOLUME_DAYS = 28;

/** What this server can tell a person beside the preferences themselves. */
export async function describePreferences(core: Core, { tenant, recipient }: Identity): Promise<PreferencesDescription> {
  const address = [tenant, recipient.id] as const;
  return snapshot(core.db, { tenant, person: recipient.id }, async (tx) => {
    const listener = await readListener(tx, tenant, recipient);
    const unavailable = unavailableOf(core, listener);
    return {
      channels: channelsOf(core).map((channel): ChannelInfo => {
        const why = unavailable[channel];
        return { channel, ...(why !== undefined && { unavailable: why }) };
      }),
      subKinds: await readSubKinds(tx, address),
      volumes: await readVolumes(tx, address, new Date(core.clock().getTime() - VOLUME_DAYS * DAY)),
      ...(core.channels['digest'] !== undefined && { digest: await previewDigest(core, tx, tenant, listener) }),
    };
  });
}

/** A person as decisions see them, whether the directory knows them or they only just signed in. */
export async function readListener(tx: Tx, tenant: string, { id, name = id }: Identity['recipient']): Promise<Listener> {
  const listener = (await readListeners(tx, tenant, [id])).get(id);
  if (listener !== undefined) return listener;
  return {
    tenant,
    recipient: { id, name },
    preferences: await readPreferences(tx, [tenant, id]),
    zone: 'UTC',
    busyUntil: null,
  };
}

/** Those the tenant names, else those the person was told of. */
async function readSubKinds(tx: Tx, [tenant, person]: Address): Promise<{ readonly [kind: string]: readonly SubKind[] }> {
  const { subKinds = {} } = await readTenantDocument(tx, tenant);
  const { rows } = await sql<{ kind: string; sub_kinds: string[] }>`
    select kind, array_agg(distinct sub_kind order by sub_kind) as sub_kinds from casebell.cells
    where tenant = ${tenant} and person = ${person} and sub_kind <> '' group by kind`.execute(tx);
  const seen = rows.map(({ kind, sub_kinds }) => [kind, sub_kinds.map((id) => ({ id, name: id }))] as const);
  return Object.fromEntries([...seen, ...Object.entries(subKinds)]);
}

/** How many of each kind came, also those that were not wanted on the bell. */
async function readVolumes(tx: Tx, [tenant, person]: Address, since: Date): Promise<{ readonly [kind: string]: number }> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int8 as count from (
      select id, kind from casebell.notifications where tenant = ${tenant} and person = ${person} and created_at >= ${since}
      union
      select send_id, kind from casebell.delivery_log where tenant = ${tenant} and person = ${person} and at >= ${since}) x
    group by kind`.execute(tx);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

interface Collected {
  readonly kind: string;
  readonly sub_kind: string | null;
  readonly reason: RecipientReason | null;
  readonly outcome: string;
  readonly chosen: boolean;
}

/** When the next digest goes out, and how much it would hold by now. */
async function previewDigest(
  core: Core,
  tx: Tx,
  tenant: string,
  listener: Listener,
): Promise<{ readonly at: string | null; readonly count: number }> {
  const { preferences, zone } = listener;
  const person = listener.recipient.id;
  const now = core.clock();
  const { rows: plans } = await sql<{ next_digest: Date | null; last_digest: Date | null }>`
    select next_digest, last_digest from casebell.delivery_plans where tenant = ${tenant} and person = ${person}`.execute(tx);
  const last = plans[0]?.last_digest?.getTime() ?? -Infinity;
  // Who has no digest to wait for yet begins with the day before.
  const since = new Date(Math.max(last, plans[0]?.next_digest == null ? now.getTime() - DAY : 0));
  const { rows } = await sql<Collected>`
    select l.kind, l.sub_kind, l.reason, l.outcome, l.chosen from casebell.delivery_log l
    left join casebell.sends s on s.tenant = l.tenant and s.id = l.send_id and s.closed_as is not null
    where l.tenant = ${tenant} and l.person = ${person} and l.channel = 'digest' and l.batch is null and l.at > ${since} and s.id is null`.execute(
    tx,
  );
  const count = rows.filter(({ kind, sub_kind, reason, outcome, chosen }) => {
    if (chosen) return outcome === 'digest';
    const content = { kind, ...(sub_kind !== null && { subKind: sub_kind }), ...(reason && { reason }) };
    return decideFor(core, listener, content).get('digest')?.outcome === 'digest';
  }).length;
  const isOn = count > 0 || hasDigest(core, listener);
  return { at: isOn ? new Date(nextDigestAt(preferences, zone, now.getTime())).toISOString() : null, count };
}

const DIGEST_CELL = /^deliver\/[^/]+\/digest(\/|$)/;

/** Whether any kind goes into this person's digest. */
function hasDigest({ kinds }: Core, { preferences }: Listener): boolean {
  const said = Object.entries(preferences).some(([path, value]) => DIGEST_CELL.test(path) && value !== false);
  return said || [...kinds.keys()].some((kind) => cellValue(preferences, kinds, kind, 'digest') !== false);
}
