import { decideForPeople, hasRow } from './delivery.js';
import { lookAgain } from './deliveryPlans.js';
import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import { json, type Tx } from './database.js';
import { add, lockInbox, remove, saveInboxes, type Inbox } from './inboxes.js';
import type { Membership, RecipientInput } from './options.js';
import { storedRowOf, type NotificationRecord } from './rows.js';
import { newRowOf, sendOf } from './sends.js';

/** The people who can be told. */
export interface Directory {
  /** Adds or replaces a person. Joining a team or role brings its open items, leaving one takes its items away. */
  readonly put: (tenant: string, id: string, recipient: RecipientInput) => Promise<void>;
  /** Erases a person with everything kept about them. */
  readonly remove: (tenant: string, id: string) => Promise<void>;
}

type Group = { readonly kind: 'team' | 'role'; readonly team: string; readonly name: string };

const PERSONAL = [
  'inboxes',
  'notifications',
  'cells',
  'tombstones',
  'operations',
  'clients',
  'rejections',
  'undo_records',
  'undo_rows',
  'preferences',
  'preference_changes',
  'delivery_log',
  'delivery_plans',
  'digests',
  'due_rules',
  'recipients',
  'team_members',
  'deliveries',
] as const;

export function createDirectory(core: Core): Directory {
  return {
    async put(tenant, id, recipient) {
      await commit(core, { tenant }, async (tx, after) => {
        const { name, email, locale, timeZone, avatar } = recipient;
        await sql`
          insert into casebell.recipients (tenant, person, name, email, locale, time_zone, avatar)
          values (${tenant}, ${id}, ${name}, ${email ?? null}, ${locale ?? null}, ${timeZone ?? null}, ${avatar ?? null})
          on conflict (tenant, person) do update set
            name = excluded.name, email = excluded.email, locale = excluded.locale, time_zone = excluded.time_zone, avatar = excluded.avatar`.execute(
          tx,
        );
        const now = [...groupsOf('team', recipient.teams), ...groupsOf('role', recipient.roles)];
        const { joined, left } = await replaceGroups(tx, tenant, id, now);
        const items = await lockOpenItems(tx, tenant, id, joined);
        const inbox = await lockInbox(tx, tenant, id);
        await takeAway(tx, inbox, left);
        for (const item of items) {
          const decisions = await decideForPeople(core, tx, tenant, [id], item);
          if (hasRow(decisions, id)) add(inbox, newRowOf(item, core.clock()));
        }
        if (joined.length + left.length > 0) await lookAgain(tx, [tenant, id], core.clock());
        after.moved(tenant, await saveInboxes(tx, tenant, [inbox], core.clock()));
      });
    },
    async remove(tenant, id) {
      await commit(core, { tenant }, async (tx, after) => {
        for (const table of PERSONAL)
          await sql`delete from ${sql.table(`casebell.${table}`)} where tenant = ${tenant} and person = ${id}`.execute(tx);
        await sql`
          delete from casebell.milestone_targets where tenant = ${tenant} and kind = 'person' and target = ${id}`.execute(tx);
        after.moved(tenant, [id]);
      });
    },
  };
}

function groupsOf(kind: Group['kind'], memberships: readonly Membership[] = []): Group[] {
  return memberships.map((membership) =>
    typeof membership === 'string'
      ? { kind, team: membership, name: membership }
      : { kind, team: membership.id, name: membership.name },
  );
}

async function replaceGroups(tx: Tx, tenant: string, person: string, groups: readonly Group[]) {
  const { rows: before } = await sql<{ kind: Group['kind']; team: string }>`
    delete from casebell.team_members where tenant = ${tenant} and person = ${person} returning kind, team`.execute(tx);
  if (groups.length > 0) {
    await sql`
      insert into casebell.team_members (tenant, person, kind, team, team_name)
      select ${tenant}, ${person}, x.kind, x.team, x.name from jsonb_to_recordset(${json(groups)}) as x(kind text, team text, name text)
      on conflict do nothing`.execute(tx);
  }
  const has = (list: readonly Pick<Group, 'kind' | 'team'>[], one: Pick<Group, 'kind' | 'team'>) =>
    list.some(({ kind, team }) => kind === one.kind && team === one.team);
  return { joined: groups.filter((group) => !has(before, group)), left: before.filter((group) => !has(groups, group)) };
}

const GROUPS = sql.raw('as g(kind text, team text)');

/** The items of these teams that wait for somebody, locked so that nobody claims them while they are being delivered. */
async function lockOpenItems(tx: Tx, tenant: string, person: string, groups: readonly Pick<Group, 'kind' | 'team'>[]) {
  if (groups.length === 0) return [];
  const { rows } = await sql<Parameters<typeof sendOf>[0]>`
    select s.*, t.handled_by from casebell.team_items t
    join jsonb_to_recordset(${json(groups)}) ${GROUPS} on g.kind = t.target_kind and g.team = t.target_team
    join casebell.sends s on s.tenant = t.tenant and s.id = t.id
    where t.tenant = ${tenant} and t.handled_by is null and s.closed_as is null
      and not exists (select 1 from casebell.notifications n where n.tenant = ${tenant} and n.person = ${person} and n.id = t.id)
    order by t.id for share of t`.execute(tx);
  return rows.map(sendOf).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

async function takeAway(tx: Tx, inbox: Inbox, groups: readonly Pick<Group, 'kind' | 'team'>[]): Promise<void> {
  if (groups.length === 0) return;
  const { tenant, person } = inbox;
  const { rows } = await sql<NotificationRecord>`
    select n.* from casebell.notifications n
    join casebell.team_items t on t.tenant = n.tenant and t.id = n.id
    join jsonb_to_recordset(${json(groups)}) ${GROUPS} on g.kind = t.target_kind and g.team = t.target_team
    where n.tenant = ${tenant} and n.person = ${person}`.execute(tx);
  for (const record of rows) remove(inbox, storedRowOf(record));
  // What was not handed over yet goes to those who are still in it.
  await sql`
    delete from casebell.delivery_log l using casebell.team_items t
    join jsonb_to_recordset(${json(groups)}) ${GROUPS} on g.kind = t.target_kind and g.team = t.target_team
    where l.tenant = ${tenant} and l.person = ${person} and t.tenant = l.tenant and t.id = l.send_id and l.handed_at is null`.execute(
    tx,
  );
}
