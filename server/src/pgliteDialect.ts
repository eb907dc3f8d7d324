import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type TransactionSettings,
} from 'kysely';

/**
 * Kysely over PGlite's one connection. Whoever acquires it holds it alone until release, a transaction until its end:
 * otherwise the statements of others would run inside it, and be rolled back with it.
 */
export function pgliteDialect(database: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(database),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function createDriver(database: PGlite): Driver {
  let turn = Promise.resolve();
  let release: () => void = () => undefined;
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
      // Several statements in one text (pg-boss, migrations) only pass the simple protocol, which has no parameters.
      const result = parameters.length === 0 ? (await database.exec(sql)).at(-1) : await database.query(sql, [...parameters]);
      return { rows: (result?.rows ?? []) as Row[], numAffectedRows: BigInt(result?.affectedRows ?? 0) };
    },
    // Nothing is gained by streaming from an embedded database: the rows are in memory already.
    async *streamQuery<Row>(query: CompiledQuery) {
      yield await connection.executeQuery<Row>(query);
    },
  };
  const run = async (sql: string) => void (await connection.executeQuery(CompiledQuery.raw(sql)));
  return {
    init: async () => undefined,
    async acquireConnection() {
      const before = turn;
      let done: () => void = () => undefined;
      turn = new Promise((resolve) => (done = resolve));
      await before;
      // PGlite works in the turn of the event loop in which it is asked: with no turn in between, answers would not leave and timers not fire
      // for as long as anybody waits.
      await new Promise((pass) => setImmediate(pass));
      release = done;
      return connection;
    },
    beginTransaction: async (_, settings) => run(beginOf(settings)),
    commitTransaction: async () => run('commit'),
    rollbackTransaction: async () => run('rollback'),
    releaseConnection: async () => release(),
    destroy: async () => {
      await turn; // whoever waits in line before
      await database.close();
    },
  };
}

function beginOf({ isolationLevel, accessMode }: TransactionSettings): string {
  return `begin${isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`}${accessMode === undefined ? '' : ` ${accessMode}`}`;
}
