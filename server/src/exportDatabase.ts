import { open, rename, rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { snapshot, type Executor, type Tx } from './database.js';
import { messageOf, ServerError } from './errors.js';
import { QUEUES } from './jobs.js';
import { HEADER, JOBS, tablesOf } from './exportFormat.js';

const CHUNK = 500;

/** Reads a select chunk by chunk, whatever its size; it must return one column `row`. */
async function* chunksOf(tx: Tx, select: string): AsyncGenerator<readonly string[]> {
  await sql.raw(`declare export no scroll cursor for ${select}`).execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(CHUNK))} from export`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await sql`close export`.execute(tx);
}

/** Writes everything, of all tenants and at one moment, into a file of JSON lines. Returns the number of rows. */
export async function exportDatabase(db: Executor, file: string): Promise<number> {
  // The name is taken once it is whole: what carries it is never half an export.
  const temporary = `${file}.${process.pid}.part`;
  try {
    const output = await open(temporary, 'wx', 0o600);
    let count = 0;
    try {
      await output.write(`${JSON.stringify({ ...HEADER, at: new Date().toISOString() })}\n`);
      await snapshot(db, 'everybody', async (tx) => {
        // The same text whatever the time zone of the database.
        await sql`set local time zone 'UTC'`.execute(tx);
        const write = async (table: string, select: string) => {
          for await (const rows of chunksOf(tx, select)) {
            count += rows.length;
            await output.write(rows.map((row) => `{"table":${JSON.stringify(table)},"row":${row}}\n`).join(''));
          }
        };
        for (const { name, generated } of await tablesOf(tx))
          await write(name, `select (to_jsonb(t) - '{${generated.join(',')}}'::text[])::text as row from casebell.${name} t`);
        if (await hasOutbox(tx)) {
          await write(
            JOBS,
            `select data::text as row from casebell_jobs.job where name in (${Object.values(QUEUES)
              .map((queue) => `'${queue}'`)
              .join()}) and state in ('created', 'retry', 'active')`,
          );
        }
      });
      await output.write(`${JSON.stringify({ end: true, rows: count })}\n`);
      await output.sync();
    } finally {
      await output.close();
    }
    await rename(temporary, file);
    return count;
  } catch (error) {
    await rm(temporary, { force: true });
    throw new ServerError(
      'startup',
      `The export to ${file} failed (${messageOf(error)}). Nothing was written; mend it and try again.`,
      {
        cause: error,
      },
    );
  }
}

async function hasOutbox(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass('casebell_jobs.job') is not null as found`.execute(tx);
  return rows[0]?.found === true;
}
