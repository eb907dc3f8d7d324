import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { messageOf } from './errors.js';

/** Every table carries tenant and person in its key, so that no statement can do without them. */
const START = `
create schema if not exists casebell;

create table casebell.inboxes (
  tenant text not null, person text not null,
  epoch text not null, head bigint not null default 0, floor bigint not null default 0,
  preferences_rev bigint not null default 0, cleared_on text,
  primary key (tenant, person)
);

create table casebell.notifications (
  tenant text not null, person text not null, id text not null,
  created_seq bigint not null, sort bigint not null, rev bigint not null, own_rev bigint not null, change_rev bigint not null,
  kind text not null, sub_kind text, team_id text, record_type text, record_id text,
  place text not null, archive_reason text, seen boolean not null, read boolean not null, saved boolean not null,
  snoozed_until text, wake_at timestamptz, needs text, answer text, acknowledged boolean not null, handled_by jsonb,
  version bigint not null, created_at timestamptz not null, new_at timestamptz not null, content jsonb not null,
  waiting boolean not null generated always as (place <> 'archived' and (
    (coalesce(needs, '') = 'answer' and answer is null) or (coalesce(needs, '') = 'acknowledgement' and not acknowledged)
  )) stored,
  primary key (tenant, person, id)
);
create index notifications_by_sort on casebell.notifications (tenant, person, sort desc);
create index notifications_by_place on casebell.notifications (tenant, person, place, sort desc);
create index notifications_by_own_rev on casebell.notifications (tenant, person, own_rev);
create index notifications_held on casebell.notifications (tenant, person) where saved or waiting;
create index notifications_by_send on casebell.notifications (tenant, id, person);
create index notifications_to_wake on casebell.notifications (wake_at) where place = 'snoozed';
create index notifications_by_age on casebell.notifications (created_at);
create index notifications_expiring on casebell.notifications (created_at) where content ? 'expiresAt';

create table casebell.cells (
  tenant text not null, person text not null,
  kind text not null, sub_kind text not null, team text not null, place text not null,
  unread smallint not null, unseen smallint not null, waiting smallint not null, rows bigint not null,
  primary key (tenant, person, kind, sub_kind, team, place, unread, unseen, waiting)
);

create table casebell.tombstones (
  tenant text not null, person text not null, id text not null, seq bigint not null, at timestamptz not null,
  primary key (tenant, person, id)
);
create index tombstones_by_seq on casebell.tombstones (tenant, person, seq);

create table casebell.operations (
  tenant text not null, person text not null, seq bigint not null,
  type text not null, up_to bigint not null, filter jsonb not null, reason text, at timestamptz not null,
  primary key (tenant, person, seq)
);

create table casebell.clients (
  tenant text not null, person text not null, client_id text not null,
  last_command bigint not null, used_at timestamptz not null,
  primary key (tenant, person, client_id)
);

create table casebell.rejections (
  tenant text not null, person text not null, client_id text not null, mid bigint not null, reason text not null, by jsonb,
  primary key (tenant, person, client_id, mid)
);

create table casebell.undo_records (
  tenant text not null, person text not null, client_id text not null, mid bigint not null, at timestamptz not null,
  primary key (tenant, person, client_id, mid)
);
create table casebell.undo_rows (
  tenant text not null, person text not null, client_id text not null, mid bigint not null, id text not null,
  change_rev bigint not null, sort bigint not null, new_at timestamptz not null,
  place text not null, archive_reason text, read boolean not null, saved boolean not null,
  snoozed_until text, wake_at timestamptz, answer text, acknowledged boolean not null, handled_by jsonb,
  primary key (tenant, person, client_id, mid, id)
);

create table casebell.preferences (
  tenant text not null, person text not null, path text not null, value jsonb not null,
  primary key (tenant, person, path)
);
create index preferences_by_path on casebell.preferences (tenant, path);

create table casebell.recipients (
  tenant text not null, person text not null,
  name text not null, email text, locale text, time_zone text, avatar text,
  primary key (tenant, person)
);
create table casebell.team_members (
  tenant text not null, person text not null, kind text not null, team text not null, team_name text not null,
  primary key (tenant, person, kind, team)
);
create index team_members_by_team on casebell.team_members (tenant, kind, team, person);

create table casebell.sends (
  tenant text not null, key text not null, id text not null,
  content jsonb not null, needs text, version bigint not null, fresh_version bigint not null,
  closed_as text, created_at timestamptz not null, notified bigint not null,
  primary key (tenant, key)
);
create unique index sends_by_id on casebell.sends (tenant, id);
create table casebell.deliveries (
  tenant text not null, person text not null, send_id text not null,
  primary key (tenant, send_id, person)
);

create table casebell.team_items (
  tenant text not null, id text not null, target_kind text, target_team text, handled_by jsonb,
  primary key (tenant, id)
);
create index team_items_by_team on casebell.team_items (tenant, target_kind, target_team);
`;

/** Which history this is, and who has seen how much of it (witness.ts). */
const ERAS = `
create table casebell.eras (
  number bigint generated always as identity primary key, id text not null unique, began_at timestamptz not null default now()
);
create table casebell.witnesses (
  id text primary key, mark bigint not null, seen_at timestamptz not null default now()
);
`;

/** What filters ask for and an inbox may hold hardly any of: without these a page of it is a search through the whole inbox. */
const FILTERS = `
create index notifications_by_kind on casebell.notifications (tenant, person, kind, sort desc);
create index notifications_by_sub_kind on casebell.notifications (tenant, person, sub_kind, sort desc) where sub_kind is not null;
create index notifications_by_team on casebell.notifications (tenant, person, team_id, sort desc) where team_id is not null;
create index notifications_by_record on casebell.notifications (tenant, person, record_type, record_id, sort desc) where record_type is not null;
create index notifications_unread on casebell.notifications (tenant, person, sort desc) where not read;
create index notifications_unseen on casebell.notifications (tenant, person, sort desc) where not seen;
create index notifications_waiting on casebell.notifications (tenant, person, sort desc) where waiting;
`;

/** The same for what is saved: few rows, anywhere. Data and dates are looked for among the rows of one person. */
const SAVED = `
create index notifications_saved on casebell.notifications (tenant, person, sort desc) where saved;
`;

/** What a tenant says about preferences, who changed which cell, and what becomes of notifications outside of the bell. */
const PREFERENCES = `
create table casebell.tenant_documents (tenant text primary key, revision bigint not null, document jsonb not null);
create table casebell.preference_changes (
  tenant text not null, person text not null, number bigint not null,
  path text not null, old jsonb, new jsonb, client_id text not null, at timestamptz not null,
  primary key (tenant, person, number)
);
create index preference_changes_by_age on casebell.preference_changes (at);
alter table casebell.recipients add column busy_until timestamptz;

create table casebell.delivery_log (
  tenant text not null, person text not null, send_id text not null, channel text not null,
  kind text not null, sub_kind text, reason text, outcome text not null, because text not null,
  chosen boolean not null, fresh bigint not null, due_at timestamptz, at timestamptz not null, batch text, handed_at timestamptz,
  primary key (tenant, person, send_id, channel)
);
create index delivery_log_held on casebell.delivery_log (tenant, person) where outcome = 'hold' and batch is null;
create index delivery_log_due on casebell.delivery_log (due_at) where outcome = 'hold' and batch is null;
create index delivery_log_by_batch on casebell.delivery_log (tenant, person, channel, batch) where batch is not null;
create index delivery_log_by_time on casebell.delivery_log (tenant, person, channel, at);
create index delivery_log_by_send on casebell.delivery_log (tenant, send_id, person);
create index delivery_log_by_age on casebell.delivery_log (at);

create table casebell.delivery_plans (
  tenant text not null, person text not null, next_digest timestamptz, last_digest timestamptz, changed_at timestamptz,
  primary key (tenant, person)
);
create index delivery_plans_due on casebell.delivery_plans (next_digest) where next_digest is not null;
create index delivery_plans_changed on casebell.delivery_plans (changed_at) where changed_at is not null;
create table casebell.digests (
  tenant text not null, person text not null, date text not null, cut_off timestamptz not null,
  primary key (tenant, person, date)
);

create table casebell.milestones (
  tenant text not null, key text not null, document jsonb not null, completed_at timestamptz, created_at timestamptz not null,
  primary key (tenant, key)
);
create table casebell.milestone_targets (
  tenant text not null, milestone text not null, kind text not null, target text not null,
  primary key (tenant, milestone, kind, target)
);
create index milestone_targets_by_target on casebell.milestone_targets (tenant, kind, target);
create table casebell.due_rules (
  tenant text not null, person text not null, milestone text not null, rule text not null,
  due_at timestamptz not null, fired_at timestamptz,
  primary key (tenant, person, milestone, rule)
);
create index due_rules_due on casebell.due_rules (due_at) where fired_at is null;
create index due_rules_by_milestone on casebell.due_rules (tenant, milestone);
`;

const MIGRATIONS: { readonly [name: string]: Migration } = {
  '0001-start': { up: async (db: Kysely<unknown>) => void (await sql.raw(START).execute(db)) },
  '0002-eras': { up: async (db: Kysely<unknown>) => void (await sql.raw(ERAS).execute(db)) },
  '0003-filters': { up: async (db: Kysely<unknown>) => void (await sql.raw(FILTERS).execute(db)) },
  '0004-saved': { up: async (db: Kysely<unknown>) => void (await sql.raw(SAVED).execute(db)) },
  '0005-preferences': { up: async (db: Kysely<unknown>) => void (await sql.raw(PREFERENCES).execute(db)) },
};

/** Brings the tables up to date; several nodes may start at once. Throws what the database said when it cannot. */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS }, migrationTableSchema: 'casebell' });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(messageOf(error));
}
