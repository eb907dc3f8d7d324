import { CHANNEL_TRAITS, createKinds } from 'casebell/model';
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
export { setBusy } from '../../src/busy.js';
export { describePreferences } from '../../src/describePreferences.js';
export { handOver } from '../../src/handOver.js';
export { createMilestones } from '../../src/milestones.js';
export { readPreferenceChanges } from '../../src/preferenceChanges.js';
export { ROLES } from '../../src/rowSecurity.js';
export { sync } from '../../src/sync.js';
export { createTenantPreferences } from '../../src/tenantPreferences.js';
export { testKind } from '../../src/testKind.js';

const none = async () => undefined;

/** The parts of a server, for tests that reach below its face; nobody listens to its hints. */
export async function createTestCore(database: OpenDatabase, clock: () => Date): Promise<Core> {
  const metrics = createMetrics();
  const hub: Pick<Core['hub'], 'announce'> = { announce: () => undefined };
  const jobs = await createJobs(database, SILENT, metrics);
  const out = {
    tellsAnswers: false,
    channels: { email: none, push: none, digest: none },
    traits: CHANNEL_TRAITS,
    unavailable: () => ({}),
    busyUntil: async () => null,
  };
  return { db: database.db, kinds: createKinds(), clock, logger: SILENT, metrics, jobs, hub: hub as Core['hub'], ...out };
}
