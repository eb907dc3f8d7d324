import { localDayAt, PREFERENCE_PATHS } from 'casebell/model';
import { sql } from 'kysely';
import { applyBulk } from './bulk.js';
import { commit, type Core } from './core.js';
import { json } from './database.js';
import { lockInbox, saveInboxes } from './inboxes.js';

const QUIET_CHUNK = 1_000;
const INBOXES = 200;

/** Whose night has begun since they were last cleared. */
interface Due {
  readonly tenant: string;
  readonly person: string;
  readonly date: string;
  readonly midnight: Date;
}

/**
 * Takes rows of these kinds out of every inbox whose local day has ended, once a day; only rows that were new before that midnight,
 * so a server that was away then does the same later. Returns from how many inboxes something was taken.
 */
export async function clearNights(core: Core, kinds: readonly string[]): Promise<number> {
  if (kinds.length === 0) return 0;
  const days = await today(core);
  await passQuiet(core, days, kinds);
  let cleared = 0;
  for (let last: Pick<Due, 'tenant' | 'person'> = { tenant: '', person: '' }; ;) {
    const { rows } = await sql<Due>`
      select i.tenant, i.person, d.date, d.midnight from ${inboxesOf(days)}
      where coalesce(i.cleared_on, '') < d.date and (i.tenant, i.person) > (${last.tenant}, ${last.person})
      order by i.tenant, i.person limit ${INBOXES}`.execute(core.db);
    for (const due of rows) if (await clearInbox(core, due, kinds)) cleared++;
    const end = rows.at(-1);
    if (end === undefined) return cleared;
    last = end;
  }
}

/** Inboxes with what says in which time zone their people live: their own word, else the directory. */
const INHABITED = sql`
  casebell.inboxes i left join casebell.recipients r on r.tenant = i.tenant and r.person = i.person
  left join casebell.preferences z on z.tenant = i.tenant and z.person = i.person and z.path = ${PREFERENCE_PATHS.zone}`;
const ZONE = sql`coalesce(z.value #>> '{}', r.time_zone, 'UTC')`;

/** The local day of every time zone that somebody with an inbox lives in. */
async function today({ db, clock, logger }: Core) {
  const now = clock().getTime();
  const { rows } = await sql<{ zone: string }>`
    select distinct ${ZONE} as zone from ${INHABITED}`.execute(db);
  return rows.map(({ zone }) => {
    try {
      const { date, start } = localDayAt(zone, now);
      return { zone, date, midnight: new Date(start) };
    } catch {
      // Another node, or an earlier version of this one, may have known it.
      logger.warn({ zone }, 'a time zone is not known here; its people are cleared at midnight UTC');
      const { date, start } = localDayAt('UTC', now);
      return { zone, date, midnight: new Date(start) };
    }
  });
}

type Days = Awaited<ReturnType<typeof today>>;

const inboxesOf = (days: Days) => sql`
  ${INHABITED} join jsonb_to_recordset(${json(days)}) as d(zone text, date text, midnight timestamptz) on d.zone = ${ZONE}`;

const clearable = (kinds: readonly string[]) =>
  sql`n.place = 'inbox' and n.kind = any(${[...kinds]}::text[]) and not n.saved and not n.waiting`;

/** Marks inboxes with nothing to take out as cleared, many at a time: on most nights that is most of them. */
async function passQuiet({ db }: Core, days: Days, kinds: readonly string[]): Promise<void> {
  for (;;) {
    // Skips what is locked, so it waits for nobody while it holds many.
    const { rows } = await sql`
      with quiet as (
        select i.tenant, i.person, d.date from ${inboxesOf(days)}
        where coalesce(i.cleared_on, '') < d.date and not exists (
          select 1 from casebell.notifications n
          where n.tenant = i.tenant and n.person = i.person and ${clearable(kinds)} and n.new_at < d.midnight)
        limit ${QUIET_CHUNK} for update of i skip locked)
      update casebell.inboxes i set cleared_on = q.date from quiet q where i.tenant = q.tenant and i.person = q.person
      returning i.person`.execute(db);
    if (rows.length < QUIET_CHUNK) return;
  }
}

async function clearInbox(core: Core, { tenant, person, date, midnight }: Due, kinds: readonly string[]): Promise<boolean> {
  return commit(core, { tenant }, async (tx, after) => {
    const free = await sql`
      select 1 from casebell.inboxes
      where tenant = ${tenant} and person = ${person} and coalesce(cleared_on, '') < ${date} for update skip locked`.execute(tx);
    if (free.rows.length === 0) return false;
    const inbox = await lockInbox(tx, tenant, person);
    // Up to a place in the list, not to a time: clients apply the operation to their rows, and know places only.
    const { rows } = await sql<{ up_to: number }>`
      select coalesce(min(n.sort) - 1, ${inbox.head})::int8 as up_to from casebell.notifications n
      where n.tenant = ${tenant} and n.person = ${person} and ${clearable(kinds)} and n.new_at >= ${midnight}`.execute(tx);
    const command = { type: 'archiveAll', upTo: rows[0]?.up_to ?? 0, filter: { place: 'inbox', kinds } } as const;
    await applyBulk(tx, inbox, command, { now: core.clock(), reason: 'nightly' });
    await sql`update casebell.inboxes set cleared_on = ${date} where tenant = ${tenant} and person = ${person}`.execute(tx);
    const moved = await saveInboxes(tx, tenant, [inbox], core.clock());
    after.moved(tenant, moved);
    return moved.length > 0;
  });
}
