import type { Kinds } from 'casebell/model';
import { transact, type Executor, type Tx } from './database.js';
import type { Hub } from './hub.js';
import type { Jobs } from './jobs.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

/** What every part of one server shares. */
export interface Core {
  readonly db: Executor;
  readonly kinds: Kinds;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly hub: Hub;
  readonly jobs: Jobs;
}

/** What a write transaction leaves to be done once it is committed. */
export interface Aftermath {
  /** Wakes the streams of these people. */
  readonly moved: (tenant: string, people: readonly string[]) => void;
  /** Wakes the worker. */
  readonly queued: () => void;
}

/** Runs a write transaction and, once it is committed, tells whom it concerns. */
export async function commit<Result>(core: Core, work: (tx: Tx, after: Aftermath) => Promise<Result>): Promise<Result> {
  let moved: (readonly [tenant: string, person: string])[] = [];
  let queued = false;
  const attempt = async (tx: Tx) => {
    moved = [];
    queued = false;
    return work(tx, {
      moved: (tenant, people) => void moved.push(...people.map((person) => [tenant, person] as const)),
      queued: () => void (queued = true),
    });
  };
  const result = await transact(core.db, attempt, () => core.metrics.retries.inc());
  core.hub.announce(moved);
  if (queued) core.jobs.wake();
  return result;
}
