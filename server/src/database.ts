import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { messageOf, ServerError } from './errors.js';
import { lockFolder } from './folderLock.js';
import { migrate } from './migrations.js';
import { pgliteDialect } from './pgliteDialect.js';
import { raiseWall, ROLES } from './rowSecurity.js';

/** Where notifications are kept. */
export type DatabaseOptions =
  /** Embedded, in a folder of this process alone; created when it is missing. */
  | { readonly folder: string }
  /** PostgreSQL 15 or newer, for several nodes: `postgres://user:password@host/database`. */
  | { readonly url: string }
  /** Embedded and forgotten at the end, for tests and demos; `from` is a data folder dumped by PGlite. */
  | { readonly memory: true; readonly from?: Blob };

/** A connection or a transaction: what statements run on. */
export type Executor = Kysely<unknown>;
export type Tx = Transaction<unknown>;

export interface OpenDatabase {
  readonly db: Executor;
  /** The address of a PostgreSQL that other nodes may share; `null` for an embedded one. */
  readonly url: string | null;
  /** Runs work that creates tables while no other node does: "if not exists" looks before it locks. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Tells the planner how large the tables are; PostgreSQL does it by itself, the embedded one never. */
  readonly analyse: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const INT8 = 20;
/** Any number, the same on every node. */
const START_LOCK = 2_260_713;

/** Opens and migrates a database. Throws `startup` with one sentence that says what to do. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if ('url' in options) return openPostgres(options.url);
  if ('folder' in options) return openFolder(resolve(options.folder));
  return finish(await PGlite.create('memory://', options.from === undefined ? {} : { loadDataDir: options.from }));
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    // int8 comes as a number, as it does from PGlite: sequences stay far below 2^53.
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // A connection that dies is replaced by the pool, and what ran on it fails; one that dies between two statements tells its listeners
  // alone, and without any it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const alone = <Result>(work: () => Promise<Result>) =>
    db.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${START_LOCK})`.execute(connection);
      try {
        return await work();
      } finally {
        await sql`select pg_advisory_unlock(${START_LOCK})`.execute(connection);
      }
    });
  try {
    await sql`select 1`.execute(db);
    await alone(() => prepare(db));
  } catch (error) {
    await db.destroy();
    if (error instanceof ServerError) throw error;
    throw new ServerError(
      'startup',
      `The database ${withoutPassword(url)} cannot be used (${messageOf(error)}). Start it, or correct the address.`,
      {
        cause: error,
      },
    );
  }
  return { db, url, alone, analyse: async () => undefined, close: () => db.destroy() };
}

async function prepare(db: Executor): Promise<void> {
  await migrate(db);
  await raiseWall(db);
}

async function openFolder(folder: string): Promise<OpenDatabase> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new ServerError(
      'startup',
      `The folder ${folder} cannot be created (${messageOf(error)}). Make its parent writable, or name another.`,
      {
        cause: error,
      },
    );
  }
  const lock = await lockFolder(folder);
  try {
    const data = join(folder, 'data');
    await createOnce(folder, data);
    const open = await finish(await PGlite.create(data));
    return {
      ...open,
      async close() {
        await open.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    if (error instanceof ServerError) throw error;
    throw new ServerError(
      'startup',
      `The database in ${folder} cannot be opened (${messageOf(error)}). Restore it from a backup, or name another folder.`,
      {
        cause: error,
      },
    );
  }
}

/** A folder that was half created when the process died aborts every later start, so it gets its name only once it is whole. */
async function createOnce(folder: string, data: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('data.new-')) await rm(join(folder, name), { recursive: true, force: true });
  }
  const exists = await stat(data).then(
    () => true,
    () => false,
  );
  if (exists) return;
  const temporary = `${data}.new-${process.pid}`;
  await (await PGlite.create(temporary)).close();
  await rename(temporary, data);
}

async function finish(pglite: PGlite): Promise<OpenDatabase> {
  const db = new Kysely<unknown>({ dialect: pgliteDialect(pglite) });
  await prepare(db);
  const analyse = async () => void (await sql`analyze`.execute(db));
  return { db, url: null, alone: (work) => work(), analyse, close: () => db.destroy() };
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@]*@/, '//$1:…@');
}

/** Whose rows a transaction can reach: those of one person, of one tenant, or everybody's. */
export type Scope = { readonly tenant: string; readonly person?: string } | 'everybody';

const RETRIED: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** Runs a write transaction, again when the database chose it as the victim of a conflict. */
export async function transact<Result>(
  db: Executor,
  scope: Scope,
  work: (tx: Tx) => Promise<Result>,
  onRetry: () => void,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runIn(db, scope, 'begin', work);
    } catch (error) {
      if (attempt >= 5 || !(error instanceof Error && 'code' in error && RETRIED.has(error.code))) throw error;
      onRetry();
    }
  }
}

/** Reads several statements from one state of the database. */
export async function snapshot<Result>(db: Executor, scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return runIn(db, scope, 'begin isolation level repeatable read read only', work);
}

async function runIn<Result>(db: Executor, scope: Scope, begin: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.connection().execute(async (connection) => {
    try {
      // One text, one round trip: what limits the transaction costs no more than beginning it.
      await sql.raw(scope === 'everybody' ? begin : `${begin}; ${limitsOf(scope)}`).execute(connection);
      const result = await work(connection as Tx);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // Role and settings end with the transaction, whichever way it ends.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

function limitsOf({ tenant, person }: Exclude<Scope, string>): string {
  const settings = [
    `set_config('role', '${person === undefined ? ROLES.tenant : ROLES.person}', true)`,
    `set_config('casebell.tenant', ${literal(tenant)}, true)`,
    `set_config('casebell.person', ${literal(person ?? '')}, true)`,
  ];
  return `select ${settings.join(', ')}`;
}

/** A text that travels without parameters: as hexadecimal digits it can hold nothing but itself. */
const literal = (text: string) => `convert_from(decode('${Buffer.from(text).toString('hex')}', 'hex'), 'UTF8')`;

/** Ends the limits of a transaction for its last statements, those that hand work for others to the outbox. */
export async function leaveScope(tx: Tx): Promise<void> {
  await sql`select set_config('role', 'none', true)`.execute(tx);
}

/** A value as a parameter of type jsonb, the same way on both drivers. */
export const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`;
