import type { Kinds, Traits } from 'casebell/model';
import type { ChannelFunctions, ChannelRecipient, UnavailableChannels } from './channels.js';
import { leaveScope, transact, type Executor, type Scope, type Tx } from './database.js';
import type { Hub } from './hub.js';
import type { Job, Jobs } from './jobs.js';
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
  /** The host wants to hear of answers. */
  readonly tellsAnswers: boolean;
  /** The ways out beside the bell; none unless the host hands some in. */
  readonly channels: ChannelFunctions;
  /** How they behave. */
  readonly traits: Traits;
  /** Which of them the host says do not reach somebody. */
  readonly unavailable: (tenant: string, recipient: ChannelRecipient) => UnavailableChannels;
  /** Until when the host's calendar says somebody is in a meeting. Never throws: a calendar that is away holds up nobody. */
  readonly busyUntil: (tenant: string, person: string) => Promise<Date | null>;
}

/** What a write transaction leaves to be done. */
export interface Aftermath {
  /** Wakes the streams of these people once it is committed. */
  readonly moved: (tenant: string, people: readonly string[]) => void;
  /** Puts work for others into the outbox as the last thing in the transaction, and wakes the worker once it is committed. */
  readonly queue: (job: Job) => void;
}

/** Runs a write transaction that reaches no further than its scope and, once it is committed, tells whom it concerns. */
export async function commit<Result>(
  core: Core,
  scope: Scope,
  work: (tx: Tx, after: Aftermath) => Promise<Result>,
): Promise<Result> {
  let moved: (readonly [tenant: string, person: string])[] = [];
  let queue: Job[] = [];
  const attempt = async (tx: Tx) => {
    moved = [];
    queue = [];
    const result = await work(tx, {
      moved: (tenant, people) => void moved.push(...people.map((person) => [tenant, person] as const)),
      queue: (job) => void queue.push(job),
    });
    if (queue.length > 0) {
      await leaveScope(tx);
      await core.jobs.put(tx, queue);
    }
    return result;
  };
  const result = await transact(core.db, scope, attempt, () => core.metrics.retries.inc());
  core.hub.announce(moved);
  if (queue.length > 0) core.jobs.wake();
  return result;
}
