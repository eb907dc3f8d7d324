import {
  dueRules,
  PREFERENCE_PATHS,
  ruleKey,
  ruleNotification,
  rulesOf,
  type Milestone as ModelMilestone,
  type Preferences,
} from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import { json, type Tx } from './database.js';
import { lockIfFree } from './inboxes.js';
import { CHANGE_DAYS } from './forgetDeliveries.js';
import { insertSend, place } from './notify.js';
import type { Target } from './options.js';
import { readDocuments, readPreferences } from './preferences.js';

/** The kind of what a custom rule makes. */
export const RULE_KIND = 'rule.fired';
const CHUNK = 200;
const DAY = 86_400_000;

/** A moment that people's custom rules count from: the end of an SLA, a deadline, an event after which time passes. */
export interface MilestoneInput extends ModelMilestone {
  /** Default `default`. */
  readonly tenant?: string;
  /** Whose rules count from it. */
  readonly to: Exclude<Target, { readonly everyone: true } | { readonly subscribers: object }>;
}

/** What the rules of people wait for. */
export interface Milestones {
  /** Reports one, or that it has moved. */
  readonly report: (input: MilestoneInput) => Promise<void>;
  /** It was reached in time, or no longer matters: no rule fires for it any more. Of an unknown key, it does nothing. */
  readonly complete: (tenant: string, key: string) => Promise<void>;
}

type Milestone = Omit<ModelMilestone, 'key'>;
interface DueRule {
  readonly tenant: string;
  readonly person: string;
  readonly milestone: string;
  readonly rule: string;
}

export function createMilestones(core: Core): Milestones {
  return {
    async report({ tenant = 'default', key, to, ...milestone }) {
      await commit(core, { tenant }, async (tx) => {
        await sql`
          insert into casebell.milestones (tenant, key, document, created_at) values (${tenant}, ${key}, ${json(milestone)}, ${core.clock()})
          on conflict (tenant, key) do update set document = excluded.document, completed_at = null`.execute(tx);
        await sql`delete from casebell.milestone_targets where tenant = ${tenant} and milestone = ${key}`.execute(tx);
        await sql`
          insert into casebell.milestone_targets (tenant, milestone, kind, target)
          select ${tenant}, ${key}, x.kind, x.target from jsonb_to_recordset(${json(targetsOf(to))}) as x(kind text, target text)
          on conflict do nothing`.execute(tx);
        await sql`
          delete from casebell.due_rules where tenant = ${tenant} and milestone = ${key} and fired_at is null`.execute(tx);
        const documents = await readDocuments(tx, tenant, await peopleOf(tx, tenant, key));
        const due = [...documents].flatMap(([person, preferences]) => dueOf(person, key, milestone, preferences));
        await insertDue(core, tx, tenant, due);
      });
    },
    async complete(tenant, key) {
      await commit(core, { tenant }, async (tx) => {
        await sql`
          update casebell.milestones set completed_at = ${core.clock()}
          where tenant = ${tenant} and key = ${key} and completed_at is null`.execute(tx);
        await sql`
          delete from casebell.due_rules where tenant = ${tenant} and milestone = ${key} and fired_at is null`.execute(tx);
      });
    },
  };
}

function targetsOf(to: MilestoneInput['to']): readonly { readonly kind: string; readonly target: string }[] {
  if ('team' in to) return [{ kind: 'team', target: to.team }];
  if ('role' in to) return [{ kind: 'role', target: to.role }];
  return ('people' in to ? to.people : [to.person]).map((target) => ({ kind: 'person', target }));
}

/** Whom a target (alias `t`) means, by those who are in its team now. */
const MEANS = (person: ReturnType<typeof sql>) => sql`(
  (t.kind = 'person' and t.target = ${person}) or exists (
    select 1 from casebell.team_members m
    where m.tenant = t.tenant and m.kind = t.kind and m.team = t.target and m.person = ${person}))`;

async function peopleOf(tx: Tx, tenant: string, key: string): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    select t.target as person from casebell.milestone_targets t
    where t.tenant = ${tenant} and t.milestone = ${key} and t.kind = 'person'
    union select m.person from casebell.milestone_targets t
    join casebell.team_members m on m.tenant = t.tenant and m.kind = t.kind and m.team = t.target
    where t.tenant = ${tenant} and t.milestone = ${key}`.execute(tx);
  return rows.map(({ person }) => person);
}

interface Due {
  readonly person: string;
  readonly milestone: string;
  readonly rule: string;
  readonly dueAt: string;
}

function dueOf(person: string, key: string, milestone: Milestone, preferences: Preferences): readonly Due[] {
  return dueRules({ ...milestone, key }, rulesOf(preferences)).map(({ rule, at }) => ({
    person,
    milestone: key,
    rule: rule.id,
    dueAt: new Date(at).toISOString(),
  }));
}

/**
 * Plans what is not history: a rule looks ahead, and leaves alone what was due before it was written, of a milestone known by then. One
 * that has fired for a milestone is there already, and stays so.
 */
async function insertDue(core: Core, tx: Tx, tenant: string, due: readonly Due[]): Promise<void> {
  if (due.length === 0) return;
  const records = due.map((one) => ({ ...one, path: PREFERENCE_PATHS.rule(one.rule) }));
  // Of what nobody remembers any more, the oldest time that would be remembered.
  const oldest = new Date(core.clock().getTime() - CHANGE_DAYS * DAY);
  await sql`
    with written as (
      select person, path, max(at) as at from casebell.preference_changes c
      where tenant = ${tenant} and person = any(${[...new Set(due.map(({ person }) => person))]}::text[]) and path like 'rule/%'
      group by person, path)
    insert into casebell.due_rules (tenant, person, milestone, rule, due_at)
    select ${tenant}, x.person, x.milestone, x.rule, x."dueAt"
    from jsonb_to_recordset(${json(records)}) as x(person text, milestone text, rule text, path text, "dueAt" timestamptz)
    join casebell.milestones m on m.tenant = ${tenant} and m.key = x.milestone
    left join written w on w.person = x.person and w.path = x.path
    where greatest(x."dueAt", m.created_at) >= coalesce(w.at, ${oldest})
    on conflict do nothing`.execute(tx);
}

/** Plans anew what a person's rules wait for, at every milestone that is open and means them. */
export async function planRules(core: Core, tx: Tx, tenant: string, person: string, preferences: Preferences): Promise<void> {
  await sql`delete from casebell.due_rules where tenant = ${tenant} and person = ${person} and fired_at is null`.execute(tx);
  if (rulesOf(preferences).length === 0) return;
  const { rows } = await sql<{ key: string; document: Milestone }>`
    select m.key, m.document from casebell.milestones m
    where m.tenant = ${tenant} and m.completed_at is null and exists (
      select 1 from casebell.milestone_targets t where t.tenant = m.tenant and t.milestone = m.key and ${MEANS(sql`${person}`)})`.execute(
    tx,
  );
  await insertDue(
    core,
    tx,
    tenant,
    rows.flatMap(({ key, document }) => dueOf(person, key, document, preferences)),
  );
}

/** Fires the rules whose time has come, each once for each milestone. Returns how many. */
export async function fireRules(core: Core): Promise<number> {
  let fired = 0;
  const now = core.clock();
  for (let last = ['', '', '', '']; ;) {
    const { rows } = await sql<DueRule>`
      select tenant, person, milestone, rule from casebell.due_rules
      where due_at <= ${now} and fired_at is null and (tenant, person, milestone, rule) > (${last[0]}, ${last[1]}, ${last[2]}, ${last[3]})
      order by tenant, person, milestone, rule limit ${CHUNK}`.execute(core.db);
    for (const due of rows) if (await fire(core, due, now)) fired++;
    const end = rows.at(-1);
    if (end === undefined) return fired;
    last = [end.tenant, end.person, end.milestone, end.rule];
  }
}

async function fire(core: Core, { tenant, person, milestone, rule: ruleId }: DueRule, now: Date): Promise<boolean> {
  return commit(core, { tenant }, async (tx, after) => {
    if (!(await lockIfFree(tx, tenant, person))) return false;
    const { rows } = await sql<{ document: Milestone }>`
      select m.document from casebell.due_rules d join casebell.milestones m on m.tenant = d.tenant and m.key = d.milestone
      where d.tenant = ${tenant} and d.person = ${person} and d.milestone = ${milestone} and d.rule = ${ruleId}
        and d.due_at <= ${now} and d.fired_at is null and m.completed_at is null
        and exists (
          select 1 from casebell.milestone_targets t where t.tenant = m.tenant and t.milestone = m.key and ${MEANS(sql`d.person`)})
      for update of d skip locked`.execute(tx);
    const document = rows[0]?.document;
    if (document === undefined) return false;
    const reported = { ...document, key: milestone };
    const due = dueRules(reported, rulesOf(await readPreferences(tx, [tenant, person]))).find(({ rule }) => rule.id === ruleId);
    // A change that the sweep has not followed yet plans it anew.
    if (due === undefined || due.at > now.getTime()) return false;
    await sql`
      update casebell.due_rules set fired_at = ${now}
      where tenant = ${tenant} and person = ${person} and milestone = ${milestone} and rule = ${ruleId}`.execute(tx);
    const send = await insertSend(core, tx, tenant, ruleKey(person, reported, due.rule), ruleNotification(reported, due.rule), 1);
    if (send === null) return false;
    await place(core, tx, after, tenant, send, [person], null);
    return true;
  });
}
