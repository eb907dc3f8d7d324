import { resolve } from 'node:path';
import { CHANNEL_TRAITS, createKinds, type Answer, type Cell, type Person, type Traits } from 'casebell/model';
import { recordAnswer, tellHost } from './answers.js';
import { apiKeyLookup } from './apiKeys.js';
import { calendarOf, setBusy } from './busy.js';
import type { Core } from './core.js';
import { openDatabase, type OpenDatabase } from './database.js';
import { runJob } from './deliver.js';
import { createDirectory, type Directory } from './directory.js';
import { messageOf, ServerError } from './errors.js';
import { recount } from './frames.js';
import { createHttp } from './http.js';
import { reachOf } from './channels.js';
import { handOver } from './handOver.js';
import type { OpenHintBus } from './hintBus.js';
import { createHub, type Hub } from './hub.js';
import { createJobs } from './jobs.js';
import { SILENT, type Logger } from './logger.js';
import { createMetrics, type Metrics } from './metrics.js';
import { createMilestones, type Milestones } from './milestones.js';
import { natsBus } from './natsBus.js';
import { notify, update, withdraw } from './notify.js';
import { notifyBus } from './notifyBus.js';
import type { NotificationChanges, NotificationServerOptions, NotifyInput, NotifyResult } from './options.js';
import { resolve as resolveItem } from './resolve.js';
import { createStreams } from './stream.js';
import { sweep, type Swept } from './sweep.js';
import { createTenantPreferences, type TenantPreferencesAdmin } from './tenantPreferences.js';
import { createWitness, type Witness } from './witness.js';
import { parseAnswer, parseId, parseNotify, parseRecipient, parseResolution } from './wire.js';
import { parseMilestone, parseTenantPreferences } from './wirePreferences.js';

const DEFAULT_TENANT = 'default';
/** How long closing waits for requests that are being answered. */
const PATIENCE = 5_000;
/** What a node hands to channels at once. */
const HANDS = 4;
const ANALYSE_EVERY = 10 * 60_000;

/** A running backend: mount `handler` anywhere that speaks web-standard requests. */
export interface NotificationServer {
  readonly handler: (request: Request) => Promise<Response>;
  /** Sends a notification. Throws `ServerError` that names the field when the input is wrong. */
  readonly notify: (input: NotifyInput) => Promise<NotifyResult>;
  /** Changes what was sent under a key. Throws `notFound`. */
  readonly update: (tenant: string, idempotencyKey: string, changes: NotificationChanges) => Promise<void>;
  /** Archives what was sent under a key as withdrawn, for everybody. Throws `notFound`. */
  readonly withdraw: (tenant: string, idempotencyKey: string) => Promise<void>;
  /**
   * An invitation was answered elsewhere, for example in the host's calendar: it leaves the person's inbox on every device. `false` when it
   * did not wait any more; `onAnswer` is not called. Throws `notFound` for a key nobody used, or a person it was not sent to.
   */
  readonly recordAnswer: (tenant: string, idempotencyKey: string, recipientId: string, answer: Answer) => Promise<boolean>;
  /**
   * A team item was acted upon elsewhere, for example in its record: it closes for everybody, naming who handled it if that is said. The first
   * to handle it stays. Throws `notFound`, and `badRequest` for what is no team item.
   */
  readonly resolve: (tenant: string, idempotencyKey: string, by?: Person) => Promise<void>;
  readonly recipients: Directory & {
    /** Says until when somebody is in a meeting; `null` ends it. Throws `unknownRecipient`. */
    readonly setBusy: (tenant: string, id: string, until: Date | null) => Promise<void>;
  };
  /** What holds for the preferences of everybody in a tenant. */
  readonly tenantPreferences: TenantPreferencesAdmin;
  /** Moments that people's custom rules count from. */
  readonly milestones: Milestones;
  /** Does what is due now: ends snoozes, clears for the night, purges. The server does it by itself every 30 seconds. */
  readonly sweep: () => Promise<Swept>;
  /** Compares the cells kept for a person with a count of the rows; they must be equal. */
  readonly recount: (
    tenant: string,
    person: string,
  ) => Promise<{ readonly kept: readonly Cell[]; readonly counted: readonly Cell[] }>;
  /** Says goodbye to streams, finishes what is being done, and closes the database. */
  readonly close: () => Promise<void>;
}

/** Opens the database and starts the server. Throws `ServerError` with the code `startup` when it cannot. */
export async function createNotificationServer(options: NotificationServerOptions): Promise<NotificationServer> {
  const { logger = SILENT, retentionDays = 30, sweepSeconds = 30, clearAtMidnight = [] } = options;
  const apiKeyOf = apiKeyLookup(options.apiKeys ?? []);
  const traits = traitsFor(options);
  const database = await openDatabase(options.database);
  const { core, witness } = await createCore(database, traits, options).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const { db, hub, jobs } = core;
  const directory = createDirectory(core);
  const tenantPreferences = createTenantPreferences(core);
  const milestones = createMilestones(core);
  const streams = createStreams(core, options.streams);
  const http = createHttp({ core, directory, streams, apiKeyOf, options });
  const { onAnswer } = options;
  jobs.work('rows', async (job) => {
    if (job.type !== 'answer' && job.type !== 'handOver') await runJob(core, job);
  });
  for (let hand = 0; hand < (Object.keys(core.channels).length > 0 ? HANDS : 0); hand++) {
    jobs.work('channels', async (job) => {
      if (job.type === 'handOver') await handOver(core, job);
    });
  }
  if (onAnswer !== undefined) {
    jobs.work('host', async (job) => {
      if (job.type === 'answer') await tellHost(core, onAnswer, job);
    });
  }

  const underWay = new Set<Promise<unknown>>();
  const track = async <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  let analysedAt = -Infinity;
  const sweepNow = () =>
    track(
      sweep(core, { retentionDays, clearAtMidnight }).then(async (swept) => {
        if (performance.now() - analysedAt > ANALYSE_EVERY) {
          analysedAt = performance.now();
          await database.analyse();
        }
        return swept;
      }),
    );
  const sweeping =
    sweepSeconds > 0 &&
    setInterval(
      () => void sweepNow().catch((error: unknown) => logger.error({ error: messageOf(error) }, 'a sweep failed')),
      sweepSeconds * 1_000,
    );
  if (sweeping) sweeping.unref();

  let closing: Promise<void> | undefined;
  const shutDown = async () => {
    if (sweeping) clearInterval(sweeping);
    streams.close();
    await Promise.race([Promise.allSettled(underWay), new Promise((pass) => setTimeout(pass, PATIENCE).unref())]);
    // A request that was under way may have opened one more.
    streams.close();
    await jobs.close();
    await hub.close();
    await witness?.close();
    await database.close();
    logger.info({}, 'closed');
  };
  const close = () => (closing ??= shutDown());
  const requireOpen = () => {
    if (closing !== undefined)
      throw new ServerError('unavailable', 'The server is shutting down. Try again in a moment.', { retryAfter: 2 });
  };
  options.signal?.addEventListener('abort', () => void close(), { once: true });
  logger.info({ database: 'url' in options.database ? 'postgresql' : 'embedded' }, 'started');

  return {
    async handler(request) {
      if (closing !== undefined) {
        return Response.json(
          { error: { code: 'unavailable', message: 'The server is shutting down.' } },
          { status: 503, headers: { 'retry-after': '2' } },
        );
      }
      return track(Promise.resolve(http.fetch(request)));
    },
    async notify({ tenant = DEFAULT_TENANT, ...input }) {
      requireOpen();
      return track(notify(core, directory, options.resolveRecipient, parseId(tenant), parseNotify(input)));
    },
    async update(tenant, key, changes) {
      requireOpen();
      return track(update(core, tenant, key, changes));
    },
    async withdraw(tenant, key) {
      requireOpen();
      return track(withdraw(core, tenant, key));
    },
    async recordAnswer(tenant, key, recipientId, answer) {
      requireOpen();
      return track(recordAnswer(core, parseId(tenant), key, recipientId, parseAnswer({ recipient: recipientId, answer }).answer));
    },
    async resolve(tenant, key, by) {
      requireOpen();
      return track(resolveItem(core, parseId(tenant), key, parseResolution({ by }).by));
    },
    recipients: {
      put: async (tenant, id, recipient) => directory.put(parseId(tenant), parseId(id), parseRecipient(recipient)),
      remove: async (tenant, id) => directory.remove(parseId(tenant), parseId(id)),
      setBusy: async (tenant, id, until) => setBusy(core, parseId(tenant), parseId(id), until),
    },
    tenantPreferences: {
      get: async (tenant) => tenantPreferences.get(parseId(tenant)),
      put: async (tenant, preferences) => track(tenantPreferences.put(parseId(tenant), parseTenantPreferences(preferences))),
    },
    milestones: {
      report: async ({ tenant = DEFAULT_TENANT, ...input }) =>
        track(milestones.report({ tenant: parseId(tenant), ...parseMilestone(input) })),
      complete: async (tenant, key) => track(milestones.complete(parseId(tenant), parseId(key))),
    },
    sweep: sweepNow,
    recount: (tenant, person) => recount(db, [tenant, person]),
    close,
  };
}

/** How the channels behave. Throws `startup` for what this server cannot do. */
function traitsFor({ channels = {}, channelTraits = {} }: NotificationServerOptions): Traits {
  if (Object.hasOwn(channels, 'bell'))
    throw new ServerError('startup', 'A channel is named "bell". That is the inbox itself; give it another name.');
  const collecting = Object.entries(channelTraits).find(([name, { manner }]) => (manner === 'collects') !== (name === 'digest'));
  if (collecting !== undefined)
    throw new ServerError('startup', `The channel "${collecting[0]}" cannot be that. "digest" collects, and no other.`);
  return new Map([...CHANNEL_TRAITS, ...Object.entries(channelTraits)]);
}

async function createCore(
  database: OpenDatabase,
  traits: Traits,
  options: NotificationServerOptions,
): Promise<{ core: Core; witness: Witness | null }> {
  const { db } = database;
  const { logger = SILENT, clock = () => new Date(), kinds = createKinds(), hints, channels = {} } = options;
  const tellsAnswers = options.onAnswer !== undefined;
  const metrics = createMetrics();
  const bus = busOf(database, hints, logger, metrics);
  const file = stateFileOf(options);
  // Before anything else reads or writes: a restored backup must not be taken for the history it was part of.
  const witness = 'memory' in options.database ? null : await createWitness({ database, file, logger });
  const jobs = await createJobs(database, logger, metrics);
  const hub = createHub({ db, bus, logger, metrics });
  witness?.watch(() => void hub.reread());
  const announce: Hub['announce'] = (moved) => {
    witness?.touch();
    hub.announce(moved);
  };
  const busyUntil = calendarOf(options.busyUntil, logger);
  const out = { tellsAnswers, channels, traits, unavailable: reachOf(options.unavailable, logger), busyUntil };
  return { core: { db, kinds, clock, logger, metrics, jobs, hub: { ...hub, announce }, ...out }, witness };
}

function stateFileOf({ stateFile, database }: NotificationServerOptions): { path: string; required: boolean } | null {
  if (stateFile !== undefined) return { path: resolve(stateFile), required: true };
  // Beside the folder: who puts back a copy of the folder must not put this back as well.
  return 'folder' in database ? { path: `${resolve(database.folder)}.state`, required: false } : null;
}

/** An embedded database belongs to this process alone: there is nobody else to tell. */
function busOf(
  { db, url }: OpenDatabase,
  hints: NotificationServerOptions['hints'],
  logger: Logger,
  metrics: Metrics,
): OpenHintBus | null {
  if (hints !== undefined && url === null) logger.warn({}, 'NATS is not used: an embedded database has one node');
  if (url === null) return null;
  return hints === undefined ? notifyBus({ db, url, logger, metrics }) : natsBus({ url: hints.nats, logger, metrics });
}
