import type { Answer, NotificationContent } from 'casebell/model';
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
  | { readonly type: 'align'; readonly tenant: string; readonly sendId: string; readonly after: string }
  /** Tells the host of an answer. */
  | {
      readonly type: 'answer';
      readonly tenant: string;
      readonly sendId: string;
      readonly recipientId: string;
      readonly version: number;
      readonly answer: Answer;
      readonly answeredAt: string;
      readonly notification: NotificationContent;
    }
  /** Tells everybody of a tenant that what holds for all of them changed. */
  | { readonly type: 'preferences'; readonly tenant: string; readonly after: string }
  /** Hands what was put into a batch to its channel. */
  | {
      readonly type: 'handOver';
      readonly tenant: string;
      readonly person: string;
      readonly channel: string;
      readonly batch: string;
    };

/** What waits for foreign code has queues of its own: rows are delivered while the host, or a mail server, takes its time. */
export type Lane = 'rows' | 'host' | 'channels';

/** The outbox: pg-boss on the same database, workers for each lane in the same process. */
export interface Jobs {
  readonly put: (tx: Tx, jobs: readonly Job[]) => Promise<void>;
  /** Lets the workers look now instead of at their next poll. */
  readonly wake: () => void;
  readonly work: (lane: Lane, run: (job: Job) => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

export const QUEUES: { readonly [lane in Lane]: string } = {
  rows: 'casebell',
  host: 'casebell_host',
  channels: 'casebell_channels',
};
const LANES: { readonly [type in Job['type']]?: Lane } = { answer: 'host', handOver: 'channels' };
const queueOf = ({ type }: Job): string => QUEUES[LANES[type] ?? 'rows'];
/** Where jobs end that failed every time, for an operator to look at. */
const DEAD = 'casebell_dead';
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
    for (const queue of [DEAD, ...Object.values(QUEUES)]) await boss.createQueue(queue);
  });
  // Nobody else works on an embedded database, so whatever is under way died with an earlier process.
  if (url === null) await executeSql(`update ${SCHEMA}.job set state = 'retry' where state = 'active'`);

  /** Times at which somebody called: whoever looked before the last one looks again. */
  let calls = 0;
  const sleepers = new Set<() => void>();
  const working: Promise<void>[] = [];
  const isOpen = () => !closed;
  const pause = (heard: number) =>
    new Promise<void>((resolve) => {
      const rise = () => {
        clearTimeout(timer);
        sleepers.delete(rise);
        resolve();
      };
      const timer = setTimeout(rise, heard !== calls || closed ? 0 : POLL);
      sleepers.add(rise);
    });
  const wake = () => {
    calls++;
    for (const rise of sleepers) rise();
  };

  /** Does one job. Not by the loop of pg-boss, which ends the process when the database is away as a job completes. */
  const step = async (queue: string, run: (job: Job) => Promise<void>): Promise<boolean> => {
    const [job] = await boss.fetch<Job>(queue);
    if (job === undefined) return false;
    const { type } = job.data;
    try {
      await run(job.data);
      await boss.complete(queue, job.id);
      metrics.jobs.inc({ type, state: 'done' });
    } catch (error) {
      metrics.jobs.inc({ type, state: 'failed' });
      logger.error({ job: type, error: messageOf(error) }, 'a job failed; it is tried again');
      await boss.fail(queue, job.id, { message: messageOf(error) });
    }
    return true;
  };
  const loop = async (queue: string, run: (job: Job) => Promise<void>): Promise<void> => {
    while (isOpen()) {
      const heard = calls;
      const found = await step(queue, run).catch((error: unknown) => {
        logger.error({ error: messageOf(error) }, 'the worker could not reach its queue; it tries again');
        return false;
      });
      if (!found) await pause(heard);
    }
  };

  return {
    async put(tx, jobs) {
      const entries = jobs.map((job) => ({ ...RETRY, name: queueOf(job), data: job, deadLetter: DEAD }));
      await boss.insert(entries, { db: dbOf((text, values) => inside(tx, text, values)) });
      for (const { type } of jobs) metrics.jobs.inc({ type, state: 'queued' });
    },
    wake,
    work(lane, run) {
      working.push(loop(QUEUES[lane], run));
    },
    async close() {
      closed = true;
      wake();
      await Promise.all(working);
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
