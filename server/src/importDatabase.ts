import { createReadStream } from 'node:fs';
import { sql } from 'kysely';
import { json, type OpenDatabase, type Tx } from './database.js';
import { renewEpochs } from './eras.js';
import { messageOf, ServerError } from './errors.js';
import { HEADER, JOBS, tablesOf, type Table } from './exportFormat.js';
import { createJobs, type Job } from './jobs.js';
import { SILENT } from './logger.js';
import { createMetrics } from './metrics.js';

const CHUNK = 500;

type JsonObject = { readonly [field: string]: unknown };
interface Row {
  readonly line: number;
  readonly table: string;
  readonly row: JsonObject;
}

/**
 * Reads an export into an empty database, all or nothing: the same ids and sequences, but every inbox begins a new epoch, so that
 * clients start anew. Returns the number of rows. Throws `startup` when the database holds something or the file is not whole.
 */
export async function importDatabase(database: OpenDatabase, file: string): Promise<number> {
  const jobs = await createJobs(database, SILENT, createMetrics());
  try {
    return await database.db.transaction().execute(async (tx) => {
      const tables = await tablesOf(tx);
      await requireEmpty(tx, tables);
      const count = await insertAll(tx, file, tables, (job) => jobs.put(tx, [job]));
      await renewEpochs(tx);
      return count;
    });
  } catch (error) {
    if (error instanceof ServerError) throw error;
    throw refusal(file, messageOf(error), error);
  } finally {
    await jobs.close();
  }
}

async function requireEmpty(tx: Tx, tables: readonly Table[]): Promise<void> {
  // A server that runs on the same database waits until the import is over.
  await sql`lock table ${sql.join(tables.map(({ name }) => sql.table(`casebell.${name}`)))} in exclusive mode`.execute(tx);
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(`casebell.${name}`)} limit 1`.execute(tx);
    if (rows.length > 0)
      throw new ServerError(
        'startup',
        `The database is not empty: the table ${name} holds rows. An import would mix two histories; name a new folder or an empty database.`,
      );
  }
}

async function insertAll(tx: Tx, file: string, tables: readonly Table[], putJob: (job: Job) => Promise<void>): Promise<number> {
  let count = 0;
  let chunk: Row[] = [];
  const flush = async () => {
    const [first] = chunk;
    if (first === undefined) return;
    const rows = chunk.map(({ row }) => row);
    chunk = [];
    try {
      if (first.table === JOBS) for (const row of rows) await putJob(row as Job);
      else await insert(tx, tables, first.table, rows);
    } catch (error) {
      throw refusal(file, `lines ${first.line} to ${first.line + rows.length - 1}: ${messageOf(error)}`, error);
    }
  };
  for await (const entry of rowsOf(file, tables)) {
    if (chunk.length === CHUNK || (chunk[0] !== undefined && chunk[0].table !== entry.table)) await flush();
    chunk.push(entry);
    count++;
  }
  await flush();
  return count;
}

async function insert(tx: Tx, tables: readonly Table[], name: string, rows: readonly JsonObject[]): Promise<void> {
  const columns = sql.join((tables.find((table) => table.name === name)?.columns ?? []).map((column) => sql.ref(column)));
  const table = sql.table(`casebell.${name}`);
  await sql`
    insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${json(rows)})`.execute(tx);
}

/** The rows of an export, each as its header and its table promise; the last line tells whether it is whole. */
async function* rowsOf(file: string, tables: readonly Table[]): AsyncGenerator<Row> {
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, [...columns].sort().join()]));
  let line = 0;
  let count = 0;
  let isWhole = false;
  for await (const text of linesOf(file)) {
    const value = parse(text);
    if (++line === 1) requireHeader(file, value);
    else if (isWhole) throw refusal(file, `line ${line} follows the end`);
    else if (value?.['end'] === true) {
      if (value['rows'] !== count) throw refusal(file, `it should hold ${String(value['rows'])} rows and holds ${count}`);
      isWhole = true;
    } else {
      const { table, row } = value ?? {};
      if (typeof table !== 'string' || !isObject(row) || !fits(columnsOf, table, row))
        throw refusal(file, `line ${line} is not a row of a table of this version`);
      count++;
      yield { line, table, row };
    }
  }
  if (line === 0) requireHeader(file, null);
  if (!isWhole) throw refusal(file, 'its end is missing');
}

function fits(columnsOf: ReadonlyMap<string, string>, table: string, row: JsonObject): boolean {
  if (table === JOBS) return isJob(row);
  return columnsOf.get(table) === Object.keys(row).sort().join();
}

/** What each sort of job carries beside its type. */
const JOB_FIELDS: { readonly [type in Job['type']]: readonly string[] } = {
  deliver: ['tenant', 'sendId'],
  align: ['tenant', 'sendId', 'after'],
  preferences: ['tenant', 'after'],
  answer: ['tenant', 'sendId', 'recipientId', 'answer', 'answeredAt'],
  handOver: ['tenant', 'person', 'channel', 'batch'],
};

function isJob(row: JsonObject): boolean {
  const { type } = row;
  if (typeof type !== 'string' || !Object.hasOwn(JOB_FIELDS, type)) return false;
  return JOB_FIELDS[type as Job['type']].every((field) => typeof row[field] === 'string');
}

function requireHeader(file: string, header: JsonObject | null): void {
  if (header?.['casebell'] !== HEADER.casebell) throw refusal(file, 'it is not an export of casebell-server');
  const { version } = header;
  if (version !== HEADER.version)
    throw refusal(file, `it has version ${String(version)}, and this casebell-server reads version ${HEADER.version}`);
}

/** By line feeds alone: what reads lines in Node also breaks them at characters that may stand inside a JSON text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const part of createReadStream(file, 'utf8')) {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const refusal = (file: string, why: string, cause?: unknown) =>
  new ServerError('startup', `${file} cannot be imported (${why}). Nothing was written; name a whole export of this version.`, {
    cause,
  });
