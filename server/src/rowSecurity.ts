import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { ServerError } from './errors.js';

/**
 * The second lock. Every statement names tenant and person; should one ever forget, row-level security leaves it nothing to find.
 * Transactions take one of these roles for their length. None of them can sign in, and none owns anything.
 */
export const ROLES = {
  /** Requests of a person: their own rows, and of a team item they were sent, who handles it. */
  person: 'casebell_person',
  /** Producers and jobs: the rows of one tenant. */
  tenant: 'casebell_tenant',
  /** What serves everybody: the sweep, export and import. The server's own user belongs to it. */
  keeper: 'casebell_keeper',
} as const;

const OF_TENANT = `tenant = current_setting('casebell.tenant', true)`;
const OF_PERSON = `${OF_TENANT} and person = current_setting('casebell.person', true)`;
/** Shared records are reached through a row of one's own. */
const sharedWith = (table: string) => `${OF_TENANT} and exists (
  select 1 from casebell.notifications n
  where n.tenant = ${table}.tenant and n.person = current_setting('casebell.person', true) and n.id = ${table}.id)`;

interface Table {
  /** What a person's request may do here; absent: nothing. */
  readonly person?: string;
  /** Which rows are a person's. Default: those with the person's id. */
  readonly using?: string;
  /** What they may be made into. Default: the same. */
  readonly check?: string;
}

/** Every table that holds something of somebody. */
const TABLES: { readonly [name: string]: Table } = {
  inboxes: { person: 'select, insert, update' },
  notifications: { person: 'select, update' },
  cells: { person: 'select, insert, update, delete' },
  tombstones: { person: 'select' },
  operations: { person: 'select, insert' },
  clients: { person: 'select, insert, update' },
  rejections: { person: 'select, insert, delete' },
  undo_records: { person: 'select, insert' },
  undo_rows: { person: 'select, insert' },
  preferences: { person: 'select, insert, update, delete' },
  recipients: { person: 'select, insert' },
  tenant_documents: { person: 'select', using: OF_TENANT, check: 'false' },
  preference_changes: { person: 'select, insert' },
  delivery_log: { person: 'select' },
  delivery_plans: { person: 'select, insert, update' },
  digests: {},
  milestones: {},
  milestone_targets: {},
  due_rules: {},
  team_members: {},
  deliveries: {},
  sends: { person: 'select (tenant, id, closed_as)', using: sharedWith('sends'), check: 'false' },
  team_items: {
    person: 'select, update (handled_by)',
    using: sharedWith('team_items'),
    // Nobody claims in the name of another.
    check: `${sharedWith('team_items')} and handled_by ->> 'id' = current_setting('casebell.person', true)`,
  },
};

const policy = (table: string, name: keyof typeof ROLES, using: string, check = using) => `
  drop policy if exists ${name} on casebell.${table};
  create policy ${name} on casebell.${table} to ${ROLES[name]} using (${using}) with check (${check});`;

const WALL = [
  `grant usage on schema casebell to ${ROLES.person}, ${ROLES.tenant};`,
  ...Object.entries(TABLES).map(
    ([table, { person, using = OF_PERSON, check = using }]) => `
  alter table casebell.${table} enable row level security;
  alter table casebell.${table} force row level security;
  revoke all on casebell.${table} from ${ROLES.person}, ${ROLES.tenant};
  grant select, insert, update, delete on casebell.${table} to ${ROLES.tenant};
  ${policy(table, 'keeper', 'true')}${policy(table, 'tenant', OF_TENANT)}
  ${person === undefined ? '' : `grant ${person} on casebell.${table} to ${ROLES.person};${policy(table, 'person', using, check)}`}`,
  ),
].join('\n');

const POLICIES = Object.values(TABLES).reduce((count, { person }) => count + (person === undefined ? 2 : 3), 0);
const VERSION = `row security ${createHash('sha256').update(WALL).digest('hex').slice(0, 16)}`;

/**
 * Brings roles, policies and grants up to date; they are looked at anew at every start, because a backup restored elsewhere comes
 * without the roles. Throws `startup` with the statements an administrator has to run where the server's user may not make roles.
 */
export async function raiseWall(db: Kysely<unknown>): Promise<void> {
  await makeRoles(db);
  for (let attempt = 1; !(await isUp(db)); attempt++) {
    try {
      await db.transaction().execute((tx) => sql.raw(`${WALL}\ncomment on schema casebell is '${VERSION}'`).execute(tx));
    } catch (error) {
      // It locks every table, and nodes of an earlier version may be at work in another order.
      if (attempt === 5 || !(error instanceof Error && 'code' in error && error.code === '40P01')) throw error;
    }
  }
}

async function isUp(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ version: string | null; policies: number; granted: boolean }>`
    select obj_description('casebell'::regnamespace, 'pg_namespace') as version,
      (select count(*)::int8 from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'casebell'::regnamespace) as policies,
      has_table_privilege(${ROLES.person}, 'casebell.inboxes', 'select') as granted`.execute(db);
  return rows[0]?.version === VERSION && rows[0].policies === POLICIES && rows[0].granted;
}

async function makeRoles(db: Kysely<unknown>): Promise<void> {
  const missing = await missingRoles(db);
  if (missing.length === 0) return;
  try {
    for (const role of missing) {
      // Roles belong to all databases of a server, and another may be making them at this moment.
      await sql
        .raw(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`)
        .execute(db);
    }
    await sql.raw(`grant ${missing.join(', ')} to current_user`).execute(db);
  } catch (cause) {
    if ((await missingRoles(db)).length === 0) return;
    if (!(cause instanceof Error && 'code' in cause && cause.code === '42501')) throw cause;
    const { rows } = await sql<{ name: string }>`select quote_ident(current_user) as name`.execute(db);
    const statements = [
      ...missing.map((role) => `create role ${role} nologin;`),
      `grant ${missing.join(', ')} to ${rows[0]?.name ?? 'current_user'};`,
    ];
    throw new ServerError(
      'startup',
      `The database user may not create the roles that keep people's rows apart. Let an administrator of the database run, once: ${statements.join(' ')}`,
      { cause },
    );
  }
}

/** The roles that do not exist, or that the server's user cannot take. */
async function missingRoles(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ role: string }>`
    select rolname as role from pg_roles
    where rolname = any(${Object.values(ROLES)}::text[])
      and pg_has_role(current_user, oid, case rolname when ${ROLES.keeper} then 'usage' else 'member' end)`.execute(db);
  return Object.values(ROLES).filter((role) => rows.every((row) => row.role !== role));
}
