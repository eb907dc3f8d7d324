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

const MIGRATIONS: { readonly [name: string]: Migration } = {
  '0001-start': { up: async (db: Kysely<unknown>) => void (await sql.raw(START).execute(db)) },
  '0002-eras': { up: async (db: Kysely<unknown>) => void (await sql.raw(ERAS).execute(db)) },
  '0003-filters': { up: async (db: Kysely<unknown>) => void (await sql.raw(FILTERS).execute(db)) },
  '0004-saved': { up: async (db: Kysely<unknown>) => void (await sql.raw(SAVED).execute(db)) },
};

/** Brings the tables up to date; several nodes may start at once. Throws what the database said when it cannot. */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS }, migrationTableSchema: 'casebell' });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(messageOf(error));
}
