import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import type { Executor, OpenDatabase, Tx } from './database.js';
import { messageOf } from './errors.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

/** Work that goes on after a transaction, a chunk of people at a time. Written in the transaction, so it happens if and only if that did. */
export type Job =
  /** Makes the rows of a send for those who have none yet. */
  | { readonly type: 'deliver'; readonly tenant: string; readonly sendId: string }
  /** Brings the rows of a send to its state: new content, withdrawn, superseded, handled. */
  | { readonly type: 'align'; readonly tenant: string; readonly sendId: string; readonly after: string };

/** The outbox: pg-boss on the same database, one worker in the same process. */
export interface Jobs {
  readonly put: (tx: Tx, job: Job) => Promise<void>;
  /** Lets the worker look now instead of at its next poll. */
  readonly wake: () => void;
  readonly work: (run: (job: Job) => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

const QUEUE = 'casebell';
const SCHEMA = 'casebell_jobs';
const RETRY = { retryLimit: 20, retryDelay: 1, retryBackoff: true, expireInSeconds: 60 } as const;
/** Seconds between looks for jobs that a node left behind when it died. */
const MAINTENANCE = 30;
const POLL = 2_000;

export async function createJobs({ db, url, alone }: OpenDatabase, logger: Logger, metrics: Metrics): Promise<Jobs> {
  let closed = false;
  const executeSql = (text: string, values?: unknown[]): Promise<{ rows: unknown[] }> => execute(db, text, values ?? []);
  const boss = new PgBoss({ db: dbOf(executeSql), schema: SCHEMA, schedule: false, maintenanceIntervalSeconds: MAINTENANCE });
  boss.on('error', (error) => {
    if (!closed) logger.error({ error: messageOf(error) }, 'the outbox could not be tidied; it is tried again');
  });
  await alone(async () => {
    await boss.start();
    await boss.createQueue(QUEUE);
  });
  // Nobody else works on an embedded database, so whatever is under way died with an earlier process.
  if (url === null) await executeSql(`update ${SCHEMA}.job set state = 'retry' where state = 'active'`);

  let wake: () => void = () => undefined;
  let woken = false;
  let working: Promise<void> | undefined;
  const isOpen = () => !closed;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, woken || closed ? 0 : POLL);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Does one job. Not by the loop of pg-boss, which ends the process when the database is away as a job completes. */
  const step = async (run: (job: Job) => Promise<void>): Promise<boolean> => {
    const [job] = await boss.fetch<Job>(QUEUE);
    if (job === undefined) return false;
    const { type } = job.data;
    try {
      await run(job.data);
      await boss.complete(QUEUE, job.id);
      metrics.jobs.inc({ type, state: 'done' });
    } catch (error) {
      metrics.jobs.inc({ type, state: 'failed' });
      logger.error({ job: type, error: messageOf(error) }, 'a job failed; it is tried again');
      await boss.fail(QUEUE, job.id, { message: messageOf(error) });
    }
    return true;
  };
  const loop = async (run: (job: Job) => Promise<void>): Promise<void> => {
    while (isOpen()) {
      woken = false;
      const found = await step(run).catch((error: unknown) => {
        logger.error({ error: messageOf(error) }, 'the worker could not reach its queue; it tries again');
        return false;
      });
      if (!found) await pause();
    }
  };

  return {
    async put(tx, job) {
      await boss.send(QUEUE, job, { ...RETRY, db: dbOf((text, values) => inside(tx, text, values)) });
      metrics.jobs.inc({ type: job.type, state: 'queued' });
    },
    wake() {
      woken = true;
      wake();
    },
    work(run) {
      working = loop(run);
    },
    async close() {
      closed = true;
      wake();
      await working;
      await boss.stop({ graceful: false, close: false });
    },
  };
}

type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
const dbOf = (executeSql: ExecuteSql): PgBoss.Db => ({ executeSql });

async function inside(tx: Executor, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
  return { rows };
}

/** pg-boss sends whole transactions as one text: when one fails halfway, the connection must not stay inside it. */
async function execute(db: Executor, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  return db.connection().execute(async (connection) => {
    try {
      return await inside(connection, text, values);
    } catch (error) {
      if (/\bbegin\b/i.test(text)) await inside(connection, 'rollback');
      throw error;
    }
  });
}
