import { sql } from 'kysely';
import type { Executor } from './database.js';

/** The first line of an export. Another version has other tables or columns. */
export const HEADER = { casebell: 'export', version: 1 } as const;

/** Stands for the outbox among the tables: what is still to be delivered. */
export const JOBS = 'jobs';

export interface Table {
  readonly name: string;
  /** Those that are stored. */
  readonly columns: readonly string[];
  /** Those the database computes. */
  readonly generated: readonly string[];
}

/** Of this database and not of anybody: an import begins an era of its own. */
const OWN = ['eras', 'witnesses'];

/** Every table that holds something of somebody, as the database itself lists them: none can be forgotten. */
export async function tablesOf(db: Executor): Promise<readonly Table[]> {
  const { rows } = await sql<{ table_name: string; column_name: string; is_generated: string }>`
    select c.table_name, c.column_name, c.is_generated from information_schema.columns c
    where c.table_schema = 'casebell' and c.table_name not like 'kysely%' and c.table_name <> all(${OWN}::text[])
    order by c.table_name, c.ordinal_position`.execute(db);
  return [...new Set(rows.map((row) => row.table_name))].map((name) => {
    const columns = rows.filter((row) => row.table_name === name);
    const named = (isGenerated: boolean) =>
      columns.filter((row) => (row.is_generated === 'ALWAYS') === isGenerated).map((row) => row.column_name);
    return { name, columns: named(false), generated: named(true) };
  });
}
