import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDrift, repair } from './check.js';
import { openDatabase, type DatabaseOptions, type OpenDatabase } from './database.js';
import { renewEpochs } from './eras.js';
import { ServerError } from './errors.js';
import { exportDatabase } from './exportDatabase.js';
import { importDatabase } from './importDatabase.js';

type Print = (line: string) => void;

/** `casebell-server check [--repair]` */
export async function check(print: Print, options: DatabaseOptions, flag: string | undefined): Promise<void> {
  if (flag !== undefined && flag !== '--repair')
    throw new ServerError('startup', `"${flag}" is not an option of check. Its only one is --repair.`);
  await withDatabase(options, async ({ db }) => {
    const { inboxes, drift } = await findDrift(db);
    for (const { tenant, person, cell, kept, counted } of drift)
      print(`${tenant}/${person}: ${cell}: kept ${kept}, counted ${counted}`);
    if (drift.length === 0) print(`All counts of ${inboxes} inboxes are those of their rows.`);
    else if (flag === '--repair') {
      await repair(db, drift);
      print(`${drift.length} counts were put right.`);
    } else {
      print(`${drift.length} counts differ. Put them right with: casebell-server check --repair`);
      process.exitCode = 1;
    }
  });
}

/** `casebell-server export <file>` */
export async function exportTo(print: Print, options: DatabaseOptions, file: string | undefined): Promise<void> {
  const to = named(file, 'export');
  await withDatabase(options, async ({ db }) => print(`${await exportDatabase(db, to)} rows were written to ${to}.`));
}

/** `casebell-server import <file>` */
export async function importFrom(print: Print, options: DatabaseOptions, file: string | undefined): Promise<void> {
  const from = named(file, 'import');
  if (!existsSync(from))
    throw new ServerError('startup', `There is no file ${from}. Make one with: casebell-server export <file>`);
  const database = await openDatabase(options);
  try {
    print(`${await importDatabase(database, from)} rows were read from ${from}.`);
  } finally {
    await database.close();
  }
}

/** `casebell-server renew` */
export async function renew(print: Print, options: DatabaseOptions): Promise<void> {
  await withDatabase(options, async ({ db }) => {
    const inboxes = await db.transaction().execute(renewEpochs);
    print(`The clients of ${inboxes} inboxes start anew.`);
  });
}

function named(file: string | undefined, command: string): string {
  if (file !== undefined) return file;
  throw new ServerError('startup', `Name the file: casebell-server ${command} <file>`);
}

/** Opens a database that exists: looking into a new one would make it, and find nothing wrong. */
async function withDatabase(options: DatabaseOptions, work: (database: OpenDatabase) => Promise<void>): Promise<void> {
  if ('folder' in options && !existsSync(join(options.folder, 'data')))
    throw new ServerError('startup', `There is no database in ${options.folder}. Name its folder with CASEBELL_FOLDER.`);
  const database = await openDatabase(options);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
