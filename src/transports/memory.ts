import { CasebellError } from '../model/errors.js';
import { createKinds } from '../model/kinds.js';
import { isHeld, type Notification, type Person } from '../model/notification.js';
import type { Transport } from '../store/transport.js';
import { checkPageRequest, checkSyncRequest } from './internal/checkRequest.js';
import { copyDatabase, createDatabase, inboxOf, type Backend, type Database } from './internal/database.js';
import { clientOf, executeCommand } from './internal/execute.js';
import { changeEntry, forgetHistory, isoTime, readFrame, readPage, removeEntry } from './internal/inbox.js';
import type { Cause, Inbox } from './internal/inbox.js';
import type {
  MemoryBackend,
  MemoryBackendOptions,
  MemoryBackup,
  MemoryRecipient,
  NotifyInput,
  SeedNotification,
} from './internal/memoryTypes.js';
import { describePreferences as describe } from './internal/describe.js';
import { createDispatch } from './internal/dispatch.js';
import { documentOf as tenantDocumentOf } from './internal/document.js';
import { createNetwork } from './internal/network.js';
import { checkTimeZone, createNightly } from './internal/nightly.js';
import { createProducer } from './internal/producer.js';
import { createRules } from './internal/rules.js';
import { createStreams } from './internal/streams.js';
import { createTeams } from './internal/teams.js';
import { createWire } from './internal/wire.js';

export type * from './internal/deliveryTypes.js';
export type * from './internal/memoryTypes.js';
export type { Latency, NetworkScript, ScriptedFailure } from './internal/network.js';

const DAY = 86_400_000;
/** A client record unused for so long is dropped; a late command from it is still harmless. */
const CLIENT_MS = 35 * DAY;

/** When a snooze ends; one without a time has ended. */
const wakesAt = ({ snoozedUntil }: Notification): number => Date.parse(snoozedUntil ?? '') || 0;

/**
 * A whole backend in the browser, for stories, tests and quick starts; and the reference of what a backend has to do, with the same
 * rules as the server. Nothing survives a reload.
 */
export function createMemoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const { now = () => Date.now(), random = () => Math.random(), setTimer = realTimer, journal } = options;
  const { retentionDays = 30, historyDays = 7, deltaMax = 500, resetMax = 500, pageMax = 100, closingMs = 0 } = options;
  const { beatMs = 15_000, streamMs = 600_000, clearAtMidnight = [] } = options;
  const documentOf: Backend['documentOf'] = (recipientId) =>
    tenantDocumentOf(inboxOf(database, recipientId).preferences, options);
  const limits = { deltaMax, resetMax, documentOf };
  const backups = new WeakMap<MemoryBackup, Database>();
  const database = createDatabase();
  const network = createNetwork({ now, setTimer, random });
  const streams = createStreams({
    setTimer,
    random,
    limits,
    beatMs,
    streamMs,
    inboxOf: (recipientId) => database.inboxes.get(recipientId),
    onRead: noteRead,
  });
  let count = 0;

  const core: Backend = {
    database,
    now,
    newId: () => `n${++count}`,
    documentOf,
    newEpoch: () => `${(++count).toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`,
    write: (inbox, by, run) => {
      const { head } = inbox;
      const result = run({ by, now: now(), journal: journalOf(inbox, by) });
      if (inbox.head !== head) streams.wake(inbox.recipientId);
      return result;
    },
  };
  const { write } = core;
  const kinds = createKinds(options.kinds);
  const dispatch = createDispatch(core, { ...options, kinds, setTimer, journal });
  const producer = createProducer(core, kinds, dispatch);
  const { deliverLate, notify, update, withdraw, recordAnswer } = producer;
  const rules = createRules(core, { setTimer, notify });
  const teams = createTeams(core, { setTimer, closingMs, deliver: deliverLate, journal });
  const nightly = createNightly(core, { kinds: clearAtMidnight, setTimer });

  function noteRead({ recipientId, epoch, head }: Inbox): void {
    journal?.({ type: 'read', recipientId, epoch, head });
  }

  function journalOf({ recipientId, epoch }: Inbox, by: string): Cause['journal'] {
    return journal && ((id, before, after) => journal({ type: 'change', recipientId, epoch, id, before, after, by }));
  }

  let cancelWake = (): void => {};
  /** Sets the clock for the next snooze that ends. */
  function scheduleWake(): void {
    cancelWake();
    let next = Infinity;
    for (const inbox of database.inboxes.values()) {
      for (const { row } of inbox.entries.values()) if (row.place === 'snoozed') next = Math.min(next, wakesAt(row));
    }
    // Timers of browsers overflow above 24.8 days, so none is set for longer than one.
    cancelWake = next === Infinity ? () => {} : setTimer(wake, Math.min(Math.max(next - now(), 0), DAY));
  }

  function wake(): void {
    for (const inbox of database.inboxes.values()) {
      write(inbox, 'wake', (cause) => {
        for (const entry of inbox.entries.values()) {
          if (entry.row.place === 'snoozed' && wakesAt(entry.row) <= cause.now)
            changeEntry(inbox, entry, { type: 'wake' }, cause);
        }
      });
    }
    scheduleWake();
  }

  function purge(): void {
    const oldest = now() - retentionDays * DAY;
    for (const inbox of database.inboxes.values()) {
      write(inbox, 'purge', (cause) => {
        for (const entry of inbox.entries.values()) {
          const { createdAt, expiresAt } = entry.row;
          const isOver = Date.parse(createdAt) < oldest || (expiresAt !== undefined && Date.parse(expiresAt) < cause.now);
          if (isOver && !isHeld(entry.row)) removeEntry(inbox, entry, cause);
        }
      });
      forgetHistory(inbox, now() - historyDays * DAY);
      for (const [clientId, { usedAt }] of inbox.clients) if (usedAt < now() - CLIENT_MS) inbox.clients.delete(clientId);
    }
  }

  const snapshot: MemoryBackend['snapshot'] = (recipientId) => {
    const { epoch, head, floor, entries, cells } = inboxOf(database, recipientId);
    const rows = [...entries.values()].map(({ row }) => row).sort((a, b) => b.sort - a.sort);
    return { epoch, head, floor, rows, cells: [...cells.values()], preferences: documentOf(recipientId) };
  };

  const sync: MemoryBackend['sync'] = (recipientId, request) => {
    const inbox = inboxOf(database, recipientId);
    checkSyncRequest(request);
    const { clientId, acknowledged, commands, views } = request;
    const { head, epoch } = inbox;
    for (const command of commands) {
      const { mid } = command;
      const refusal = executeCommand(inbox, clientId, command, {
        now: now(),
        journal: journalOf(inbox, `${clientId}:${mid}`),
        preferences: documentOf(recipientId),
        claim: (entry, version) => teams.claim(entry, version, recipientId),
        onAnswer: ({ id, version }, answer) => journal?.({ type: 'answered', recipientId, id, version, answer }),
      });
      if (refusal === 'skipped') continue;
      journal?.({ type: 'command', recipientId, epoch, head: inbox.head, clientId, mid, rejected: refusal?.reason ?? null });
    }
    const client = clientOf(inbox, clientId);
    const told = { ...client, rejected: client.rejected.filter(({ mid }) => mid > acknowledged), usedAt: now() };
    inbox.clients.set(clientId, told);
    if (inbox.head !== head) streams.wake(recipientId);
    if (commands.some(({ type }) => type === 'snooze' || type === 'undo')) scheduleWake();
    if (commands.some(({ type }) => type === 'setPreference')) {
      dispatch.lookAgain(recipientId);
      rules.run();
    }
    noteRead(inbox);
    return { ...readFrame(inbox, request, limits, told, views), serverTime: isoTime(now()) };
  };

  const page: MemoryBackend['page'] = (recipientId, request) => {
    const inbox = inboxOf(database, recipientId);
    checkPageRequest(request);
    noteRead(inbox);
    return readPage(inbox, { ...request, limit: Math.min(request.limit, pageMax) });
  };

  const openStream: MemoryBackend['openStream'] = (recipientId, position, onFrame) => {
    inboxOf(database, recipientId);
    return streams.open(recipientId, position, onFrame);
  };

  const describePreferences: MemoryBackend['describePreferences'] = (recipientId) =>
    describe(core, dispatch, kinds, options, recipientId);

  const sendTest: MemoryBackend['sendTest'] = (recipientId, kind) => {
    inboxOf(database, recipientId);
    if (!kinds.has(kind)) {
      throw new CasebellError(
        'badRequest',
        `There is no kind "${kind}" to test. Name one of the registry, for example "mention".`,
      );
    }
    return { decisions: Object.fromEntries(producer.sample(recipientId, kind)) };
  };

  function putRecipient(recipient: MemoryRecipient): void {
    checkTimeZone(recipient);
    teams.put(recipient);
    nightly.run();
    rules.run();
  }

  /** Sends one input after the other by itself. */
  function arrive(inputs: readonly NotifyInput[], { everyMs = 1_000 }: { readonly everyMs?: number } = {}): () => void {
    const queue = [...inputs];
    const next = (): void => {
      const input = queue.shift();
      if (!input) return;
      notify(input);
      cancel = setTimer(next, everyMs);
    };
    let cancel = setTimer(next, everyMs);
    return () => cancel();
  }

  for (const recipient of options.recipients ?? []) putRecipient(recipient);

  return {
    notify,
    milestones: rules.milestones,
    describePreferences,
    sendTest,
    update,
    withdraw,
    recordAnswer,
    wake,
    purge,
    snapshot,
    sync,
    page,
    openStream,
    resolve: teams.resolve,
    busy: (recipientId, until) => dispatch.setBusy(recipientId, until === null ? null : Date.parse(until)),
    script: Object.assign(network.script, { arrive }),
    rows: (recipientId) => snapshot(recipientId).rows,
    transport: ({ id, name, avatar }) => {
      if (!database.recipients.has(id)) putRecipient({ id, name, ...(avatar !== undefined && { avatar }) });
      return createWire(id, { sync, page, openStream, describePreferences, sendTest }, network);
    },
    seed: (recipientId, notifications) => {
      if (!database.recipients.has(recipientId)) putRecipient({ id: recipientId, name: recipientId });
      producer.seed(recipientId, notifications);
      scheduleWake();
    },
    recipients: {
      put: putRecipient,
      remove: (recipientId) => {
        database.recipients.delete(recipientId);
        database.inboxes.delete(recipientId);
        streams.wake(recipientId);
      },
    },
    clearNightly: nightly.clear,
    backup: () => {
      const backup: MemoryBackup = { takenAt: isoTime(now()) };
      backups.set(backup, copyDatabase(database));
      return backup;
    },
    restore: (backup) => {
      const kept = backups.get(backup);
      if (!kept) throw new CasebellError('usage', 'This is not a backup of this backend. Pass what its `backup` returned.');
      Object.assign(database, copyDatabase(kept));
      for (const inbox of database.inboxes.values()) inbox.epoch = core.newEpoch();
      teams.resume();
      scheduleWake();
      nightly.run();
      dispatch.run();
      rules.run();
      streams.wakeAll();
    },
  };
}

export interface MemoryTransportOptions extends MemoryBackendOptions {
  /** What is in the inbox at first, newest first. */
  readonly notifications?: readonly SeedNotification[];
  /** Default: somebody called Me, with the id `me`. */
  readonly recipient?: Person;
}

/** One inbox in the browser, for quick starts and stories: `createMemoryTransport({ notifications: [{ kind: 'mention', title: 'Hi' }] })`. */
export function createMemoryTransport(options: MemoryTransportOptions = {}): Transport & { readonly backend: MemoryBackend } {
  const { notifications = [], recipient = { id: 'me', name: 'Me' } } = options;
  const backend = createMemoryBackend(options);
  const transport = backend.transport(recipient);
  backend.seed(recipient.id, notifications);
  return { ...transport, backend };
}

function realTimer(callback: () => void, delay: number): () => void {
  const timer = setTimeout(callback, delay);
  return () => clearTimeout(timer);
}
