import { createKinds } from 'casebell/model';
import type { Core } from '../../src/core.js';
import type { OpenDatabase } from '../../src/database.js';
import { createJobs } from '../../src/jobs.js';
import { SILENT } from '../../src/logger.js';
import { createMetrics } from '../../src/metrics.js';

export type { Core } from '../../src/core.js';
export { openDatabase, transact, type OpenDatabase } from '../../src/database.js';
export { runJob } from '../../src/deliver.js';
export { createDirectory } from '../../src/directory.js';
export { tablesOf } from '../../src/exportFormat.js';
export { readFrame, readPage } from '../../src/frames.js';
export { notify, update, withdraw } from '../../src/notify.js';
export { ROLES } from '../../src/rowSecurity.js';
export { sync } from '../../src/sync.js';

/** The parts of a server, for tests that reach below its face; nobody listens to its hints. */
export async function createTestCore(database: OpenDatabase, clock: () => Date): Promise<Core> {
  const metrics = createMetrics();
  const hub: Pick<Core['hub'], 'announce'> = { announce: () => undefined };
  const jobs = await createJobs(database, SILENT, metrics);
  const out = { tellsAnswers: false, channels: {}, busyUntil: async () => null };
  return { db: database.db, kinds: createKinds(), clock, logger: SILENT, metrics, jobs, hub: hub as Core['hub'], ...out };
}
