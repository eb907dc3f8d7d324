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
  readonly work: (run: (job: Job) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

const QUEUE = 'casebell';
const SCHEMA = 'casebell_jobs';
const RETRY = { retryLimit: 20, retryDelay: 1, retryBackoff: true } as const;

export async function createJobs({ db, alone }: OpenDatabase, logger: Logger, metrics: Metrics): Promise<Jobs> {
  let closed = false;
  const running = new Set<Promise<unknown>>();
  const track = async <Result>(work: Promise<Result>): Promise<Result> => {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };
  const executeSql = (text: string, values?: unknown[]): Promise<{ rows: unknown[] }> =>
    // The worker's loop may come once more after the end.
    closed ? Promise.resolve({ rows: [] }) : track(execute(db, text, values ?? []));
  const boss = new PgBoss({ db: { executeSql: executeSql as PgBoss.Db['executeSql'] }, schema: SCHEMA, schedule: false });
  boss.on('error', (error) => {
    if (!closed) logger.error({ error: messageOf(error) }, 'the worker could not reach its queue; it tries again');
  });
  await alone(async () => {
    await boss.start();
    await boss.createQueue(QUEUE);
  });
  let worker: string | undefined;
  return {
    async put(tx, job) {
      await boss.send(QUEUE, job, {
        ...RETRY,
        db: { executeSql: ((text: string, values?: unknown[]) => inside(tx, text, values)) as PgBoss.Db['executeSql'] },
      });
      metrics.jobs.inc({ type: job.type, state: 'queued' });
    },
    wake() {
      if (worker !== undefined) boss.notifyWorker(worker);
    },
    async work(run) {
      worker = await boss.work<Job>(QUEUE, { pollingIntervalSeconds: 2 }, ([job]) =>
        job === undefined ? Promise.resolve() : track(perform(job.data, run, logger, metrics)),
      );
    },
    async close() {
      if (worker !== undefined) await boss.offWork({ id: worker });
      while (running.size > 0) await Promise.allSettled(running);
      closed = true;
      await boss.stop({ graceful: false, close: false });
    },
  };
}

async function perform(job: Job, run: (job: Job) => Promise<void>, logger: Logger, metrics: Metrics): Promise<void> {
  try {
    await run(job);
    metrics.jobs.inc({ type: job.type, state: 'done' });
  } catch (error) {
    metrics.jobs.inc({ type: job.type, state: 'failed' });
    logger.error({ job: job.type, error: messageOf(error) }, 'a job failed; it is tried again');
    throw error;
  }
}

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
