import { isRestorable } from '../model/commands.js';
import { CasebellError } from '../model/errors.js';
import { createKinds, kindOf } from '../model/kinds.js';
import { isHeld, isWaiting, LIMITS, type Notification, type NotificationContent, type Person } from '../model/notification.js';
import { isMember, resolveAudience, sharedWith, type SharedWith } from './internal/audience.js';
import { checkPageRequest, checkSyncRequest } from './internal/checkRequest.js';
import { clientOf, closeHandled, executeCommand } from './internal/execute.js';
import {
  addEntry,
  changeAll,
  changeEntry,
  copyInbox,
  createInbox,
  forgetHistory,
  isoTime,
  readFrame,
  readPage,
  removeEntry,
  replaceRow,
  type Cause,
  type Entry,
  type Inbox,
} from './internal/inbox.js';
import { createNetwork } from './internal/network.js';
import { createStreams } from './internal/streams.js';
import { createWire } from './internal/wire.js';
import type {
  MemoryBackend,
  MemoryBackendOptions,
  MemoryBackup,
  MemoryRecipient,
  NotifyInput,
  NotifyResult,
  SeedNotification,
} from './internal/memoryTypes.js';
import type { Transport } from '../store/transport.js';

export type * from './internal/memoryTypes.js';
export type { Latency, NetworkScript, ScriptedFailure } from './internal/network.js';

const DAY = 86_400_000;
/** A client record unused for so long is dropped; a late command from it is still harmless. */
const CLIENT_MS = 35 * DAY;
/** Timers of browsers overflow above 24.8 days. */
const LONGEST_TIMER = DAY;

/** What was sent once, whoever received it. */
interface Item {
  readonly key: string;
  readonly id: string;
  readonly content: NotificationContent;
  readonly version: number;
  readonly createdAt: string;
  readonly group: SharedWith | null;
  readonly handledBy: Person | null;
  readonly isWithdrawn: boolean;
  readonly recipients: readonly string[];
}

/** Somebody's row of a team item that is still to be closed. */
interface Closing {
  readonly recipientId: string;
  readonly key: string;
  readonly handledBy: Person;
}

/** Everything that a backup holds. */
interface Database {
  readonly recipients: Map<string, MemoryRecipient>;
  readonly inboxes: Map<string, Inbox>;
  readonly items: Map<string, Item>;
  readonly closings: Closing[];
}

function copyDatabase({ recipients, inboxes, items, closings }: Database): Database {
  return {
    recipients: new Map(recipients),
    inboxes: new Map([...inboxes].map(([id, inbox]) => [id, copyInbox(inbox)])),
    items: new Map(items),
    closings: [...closings],
  };
}

const rowId = ({ id }: Item, recipientId: string): string => `${id}-${recipientId}`;

/** When a snooze ends; one without a time has ended. */
const wakesAt = ({ snoozedUntil }: Notification): number => Date.parse(snoozedUntil ?? '') || 0;

/** Answered, handled, superseded or withdrawn: nothing brings it back. */
const isFinal = (row: Notification): boolean => row.place === 'archived' && !isRestorable(row);

/**
 * A whole backend in the browser, for stories, tests and quick starts; and the reference of what a backend has to do, with the same
 * rules as the server. Nothing survives a reload.
 */
export function createMemoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const {
    now = () => Date.now(),
    random = () => Math.random(),
    retentionDays = 30,
    historyDays = 7,
    pageMax = 100,
    closingMs = 0,
    journal,
  } = options;
  const setTimer = options.setTimer ?? realTimer;
  const limits = { deltaMax: options.deltaMax ?? 500, resetMax: options.resetMax ?? 500 };
  const kinds = createKinds(options.kinds);
  const backups = new WeakMap<MemoryBackup, Database>();
  let database: Database = { recipients: new Map(), inboxes: new Map(), items: new Map(), closings: [] };
  let count = 0;

  const newEpoch = (): string => `${(++count).toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`;
  const network = createNetwork({ now, setTimer, random });
  const streams = createStreams({
    setTimer,
    random,
    limits,
    beatMs: options.beatMs ?? 15_000,
    streamMs: options.streamMs ?? 600_000,
    inboxOf: (recipientId) => database.inboxes.get(recipientId),
    onRead: noteRead,
  });

  function noteRead({ recipientId, epoch, head }: Inbox): void {
    journal?.({ type: 'read', recipientId, epoch, head });
  }

  function journalOf({ recipientId, epoch }: Inbox, by: string): Cause['journal'] {
    return journal && ((id, before, after) => journal({ type: 'change', recipientId, epoch, id, before, after, by }));
  }

  const causeOf = (inbox: Inbox, by: string): Cause => ({ by, now: now(), journal: journalOf(inbox, by) });

  function inboxOf(recipientId: string): Inbox {
    const inbox = database.inboxes.get(recipientId);
    if (inbox) return inbox;
    throw new CasebellError('forbidden', `There is no inbox of "${recipientId}". Enter the person with \`recipients.put\`.`);
  }

  /** Runs a write on one inbox and tells its streams when something changed. */
  function write<Result>(inbox: Inbox, by: string, run: (cause: Cause) => Result): Result {
    const { head } = inbox;
    const result = run(causeOf(inbox, by));
    if (inbox.head !== head) streams.wake(inbox.recipientId);
    return result;
  }

  /** The row of a notification in an inbox; a seeded one is its own key. */
  function entryOf(inbox: Inbox, key: string): Entry | undefined {
    const item = database.items.get(key);
    return inbox.entries.get(item ? rowId(item, inbox.recipientId) : key);
  }

  /** Runs a change over the rows of a notification in every inbox; answers how many it changed. */
  function changeRows(key: string, by: string, change: (inbox: Inbox, entry: Entry, cause: Cause) => boolean): number {
    let changed = 0;
    for (const inbox of database.inboxes.values()) {
      write(inbox, by, (cause) => {
        const entry = entryOf(inbox, key);
        if (entry && change(inbox, entry, cause)) changed++;
      });
    }
    return changed;
  }

  function close(inbox: Inbox, entry: Entry, reason: 'superseded' | 'withdrawn', cause: Cause): boolean {
    return !isFinal(entry.row) && changeEntry(inbox, entry, { type: 'close', reason }, cause) !== null;
  }

  function deliver(item: Item, recipientId: string): void {
    const inbox = inboxOf(recipientId);
    write(inbox, 'create', (cause) => {
      if (!entryOf(inbox, item.key)) addEntry(inbox, item.key, rowOf(item, recipientId), cause);
    });
  }

  function rowOf(item: Item, recipientId: string): Omit<Notification, 'sort' | 'rev'> {
    const { content, version, createdAt } = item;
    return { ...content, ...newState(content.kind), id: rowId(item, recipientId), version, createdAt, newAt: isoTime(now()) };
  }

  function newState(
    kind: string,
  ): Omit<Notification, keyof NotificationContent | 'id' | 'version' | 'createdAt' | 'newAt' | 'sort' | 'rev'> {
    return { ...ASKING_AGAIN, needs: needOf(kind), saved: false, handledBy: null };
  }

  function needOf(kind: string): Notification['needs'] {
    const { requiresResponse, critical } = kindOf(kinds, kind);
    return requiresResponse ? 'answer' : critical ? 'acknowledgement' : null;
  }

  function notify(input: NotifyInput): NotifyResult {
    checkContent(input);
    const { to, idempotencyKey, supersedes, ...content } = copyOf(input);
    const known = idempotencyKey === undefined ? undefined : database.items.get(idempotencyKey);
    if (known) return { key: known.key, recipients: known.recipients, created: false };
    const audience = resolveAudience(input, database.recipients);
    const group = sharedWith(to);
    const id = `n${++count}`;
    const item: Item = {
      key: idempotencyKey ?? id,
      id,
      content: { reason: audience.reason, ...(group && { team: { id: group.id, name: group.id } }), ...content },
      version: 1,
      createdAt: isoTime(now()),
      group,
      handledBy: null,
      isWithdrawn: false,
      recipients: audience.recipients.map((recipient) => recipient.id),
    };
    database.items.set(item.key, item);
    if (supersedes !== undefined)
      changeRows(supersedes, 'supersede', (inbox, entry, cause) => close(inbox, entry, 'superseded', cause));
    for (const recipientId of item.recipients) deliver(item, recipientId);
    return { key: item.key, recipients: item.recipients, created: true };
  }

  function update(
    key: string,
    changes: Partial<NotificationContent>,
    { fresh = false }: { readonly fresh?: boolean } = {},
  ): number {
    const item = database.items.get(key);
    if (item) {
      const content = { ...item.content, ...copyOf(changes) };
      checkContent(content);
      database.items.set(key, { ...item, content, version: item.version + 1 });
    }
    return changeRows(key, 'update', (inbox, entry, cause) => {
      // What a colleague handled or the producer withdrew does not come back.
      if (entry.row.archiveReason === 'handled' || entry.row.archiveReason === 'withdrawn') return false;
      const row = { ...entry.row, ...copyOf(changes), version: entry.row.version + 1 };
      const asking = fresh ? { ...ASKING_AGAIN, sort: inbox.head + 1, newAt: isoTime(cause.now) } : {};
      replaceRow(
        inbox,
        entry,
        { ...row, ...asking, needs: changes.kind === undefined ? row.needs : needOf(changes.kind) },
        cause,
      );
      return true;
    });
  }

  function withdraw(key: string): number {
    const item = database.items.get(key);
    if (item) database.items.set(key, { ...item, isWithdrawn: true });
    return changeRows(key, 'withdraw', (inbox, entry, cause) => close(inbox, entry, 'withdrawn', cause));
  }

  /** The item first, then everybody else in a turn of their own. Answers who has it. */
  function claim(item: Item, by: Person, closingNow: string | null): Person {
    if (item.handledBy) return item.handledBy;
    const handledBy: Person = { id: by.id, name: by.name, ...(by.avatar !== undefined && { avatar: by.avatar }) };
    database.items.set(item.key, { ...item, handledBy });
    journal?.({ type: 'claimed', recipientId: by.id, key: item.key });
    for (const recipientId of database.inboxes.keys()) {
      if (recipientId !== closingNow) database.closings.push({ recipientId, key: item.key, handledBy });
    }
    setTimer(runClosings, closingMs);
    return handledBy;
  }

  function runClosings(): void {
    for (const { recipientId, key, handledBy } of database.closings.splice(0)) {
      const inbox = database.inboxes.get(recipientId);
      if (!inbox) continue;
      write(inbox, 'handled', (cause) => {
        const entry = entryOf(inbox, key);
        if (entry) closeHandled(inbox, entry, handledBy, cause);
      });
    }
  }

  function claimEntry(entry: Entry, version: number, recipientId: string): Person | 'invalid' | 'changed' {
    const item = database.items.get(entry.key);
    const by = database.recipients.get(recipientId);
    if (!by || !(item ? item.group : entry.row.team)) return 'invalid';
    if (!item) return entry.row.handledBy ?? by;
    if (!item.handledBy && (entry.row.version !== version || item.isWithdrawn)) return 'changed';
    return claim(item, by, recipientId);
  }

  function putRecipient(recipient: MemoryRecipient): void {
    const former = database.recipients.get(recipient.id);
    database.recipients.set(recipient.id, recipient);
    if (!database.inboxes.has(recipient.id)) database.inboxes.set(recipient.id, createInbox(recipient.id, newEpoch()));
    const inbox = inboxOf(recipient.id);
    for (const item of database.items.values()) {
      if (!item.group) continue;
      const was = former !== undefined && isMember(former, item.group);
      const is = isMember(recipient, item.group);
      if (is && !was && !item.handledBy && !item.isWithdrawn) deliver(item, recipient.id);
      if (was && !is) {
        write(inbox, 'left', (cause) => {
          const entry = entryOf(inbox, item.key);
          if (entry) removeEntry(inbox, entry, cause);
        });
      }
    }
  }

  function seed(recipientId: string, notifications: readonly SeedNotification[]): void {
    if (!database.recipients.has(recipientId)) putRecipient({ id: recipientId, name: recipientId });
    const inbox = inboxOf(recipientId);
    const rows = notifications.map((given) => {
      const createdAt = given.createdAt ?? isoTime(now());
      return {
        version: 1,
        newAt: createdAt,
        ...newState(given.kind),
        ...copyOf(given),
        id: given.id ?? `n${++count}-${recipientId}`,
        createdAt,
      };
    });
    const oldestFirst = rows.reverse().sort((a, b) => Date.parse(a.newAt) - Date.parse(b.newAt));
    write(inbox, 'seed', (cause) => {
      for (const row of oldestFirst) addEntry(inbox, row.id, row, cause);
    });
    scheduleWake();
  }

  let cancelWake = (): void => {};
  /** Sets the clock for the next snooze that ends. */
  function scheduleWake(): void {
    cancelWake();
    let next = Infinity;
    for (const inbox of database.inboxes.values()) {
      for (const { row } of inbox.entries.values()) if (row.place === 'snoozed') next = Math.min(next, wakesAt(row));
    }
    cancelWake = next === Infinity ? () => {} : setTimer(wake, Math.min(Math.max(next - now(), 0), LONGEST_TIMER));
  }

  function wake(): void {
    for (const inbox of database.inboxes.values()) {
      write(inbox, 'wake', (cause) => {
        for (const entry of [...inbox.entries.values()]) {
          const { place, snoozedUntil } = entry.row;
          if (place === 'snoozed' && Date.parse(snoozedUntil ?? '') <= cause.now)
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
        for (const entry of [...inbox.entries.values()]) {
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
    const inbox = inboxOf(recipientId);
    const { epoch, head, floor, entries, cells, preferences } = inbox;
    const rows = [...entries.values()].map(({ row }) => row).sort((a, b) => b.sort - a.sort);
    return { epoch, head, floor, rows, cells: [...cells.values()], preferences: Object.fromEntries(preferences) };
  };

  const sync: MemoryBackend['sync'] = (recipientId, request) => {
    const inbox = inboxOf(recipientId);
    checkSyncRequest(request);
    const { clientId, acknowledged, commands, views } = request;
    const { head } = inbox;
    for (const command of commands) {
      const refusal = executeCommand(inbox, clientId, command, {
        now: now(),
        journal: journalOf(inbox, `${clientId}:${command.mid}`),
        claim: (entry, version) => claimEntry(entry, version, recipientId),
        onAnswer: ({ id, version }, answer) => journal?.({ type: 'answered', recipientId, id, version, answer }),
      });
      if (refusal === 'skipped') continue;
      const { epoch } = inbox;
      journal?.({
        type: 'command',
        recipientId,
        epoch,
        head: inbox.head,
        clientId,
        mid: command.mid,
        rejected: refusal?.reason ?? null,
      });
    }
    const client = clientOf(inbox, clientId);
    const told = { ...client, rejected: client.rejected.filter(({ mid }) => mid > acknowledged), usedAt: now() };
    inbox.clients.set(clientId, told);
    if (inbox.head !== head) streams.wake(recipientId);
    if (commands.some(({ type }) => type === 'snooze' || type === 'undo')) scheduleWake();
    noteRead(inbox);
    return { ...readFrame(inbox, request, limits, told, views), serverTime: isoTime(now()) };
  };

  const page: MemoryBackend['page'] = (recipientId, request) => {
    const inbox = inboxOf(recipientId);
    checkPageRequest(request);
    noteRead(inbox);
    return readPage(inbox, { ...request, limit: Math.min(request.limit, pageMax) });
  };

  for (const recipient of options.recipients ?? []) putRecipient(recipient);

  const backend: MemoryBackend = {
    notify,
    update,
    withdraw,
    seed,
    wake,
    purge,
    snapshot,
    sync,
    page,
    openStream: (recipientId, position, onFrame) => {
      inboxOf(recipientId);
      return streams.open(recipientId, position, onFrame);
    },
    transport: ({ id, name, avatar }) => {
      if (!database.recipients.has(id)) putRecipient({ id, name, ...(avatar !== undefined && { avatar }) });
      return createWire(id, backend, network);
    },
    rows: (recipientId) => snapshot(recipientId).rows,
    resolve: (key, by) => {
      const item = database.items.get(key);
      if (item?.group) claim(item, by, null);
    },
    recordAnswer: (key, recipientId, answer) => {
      const inbox = inboxOf(recipientId);
      return write(inbox, 'answer', (cause) => {
        const entry = entryOf(inbox, key);
        if (entry?.row.needs !== 'answer' || !isWaiting(entry.row)) return false;
        changeEntry(inbox, entry, { type: 'answer', ids: [entry.row.id], version: entry.row.version, answer }, cause);
        return true;
      });
    },
    recipients: {
      put: putRecipient,
      remove: (recipientId) => {
        database.recipients.delete(recipientId);
        database.inboxes.delete(recipientId);
        streams.wake(recipientId);
      },
    },
    script: Object.assign(network.script, {
      arrive: (inputs: readonly NotifyInput[], { everyMs = 1_000 }: { readonly everyMs?: number } = {}) => {
        const queue = [...inputs];
        const next = (): void => {
          const input = queue.shift();
          if (!input) return;
          notify(input);
          cancel = setTimer(next, everyMs);
        };
        let cancel = setTimer(next, everyMs);
        return () => cancel();
      },
    }),
    clearNightly: (recipientId, nightly) => {
      const inbox = inboxOf(recipientId);
      const filter = { place: 'inbox', kinds: nightly } as const;
      write(inbox, 'nightly', (cause) => changeAll(inbox, { type: 'archiveAll', upTo: inbox.head, filter }, cause, 'nightly'));
    },
    backup: () => {
      const backup: MemoryBackup = { takenAt: isoTime(now()) };
      backups.set(backup, copyDatabase(database));
      return backup;
    },
    restore: (backup) => {
      const kept = backups.get(backup);
      if (!kept) throw new CasebellError('usage', 'This is not a backup of this backend. Pass what its `backup` returned.');
      database = copyDatabase(kept);
      for (const inbox of database.inboxes.values()) inbox.epoch = newEpoch();
      setTimer(runClosings, closingMs);
      scheduleWake();
      streams.wakeAll();
    },
  };
  return backend;
}

/** One inbox in the browser, for quick starts and stories: `createMemoryTransport({ notifications: [{ kind: 'mention', title: 'Hi' }] })`. */
export function createMemoryTransport({
  notifications = [],
  recipient = { id: 'me', name: 'Me' },
  ...options
}: MemoryBackendOptions & {
  /** What is in the inbox at first, newest first. */
  readonly notifications?: readonly SeedNotification[];
  /** Default: somebody called Me, with the id `me`. */
  readonly recipient?: Person;
} = {}): Transport & { readonly backend: MemoryBackend } {
  const backend = createMemoryBackend(options);
  const transport = backend.transport(recipient);
  backend.seed(recipient.id, notifications);
  return { ...transport, backend };
}

/** What a notification is when it is new, or becomes new again. */
const ASKING_AGAIN = {
  place: 'inbox',
  archiveReason: null,
  seen: false,
  read: false,
  snoozedUntil: null,
  answer: null,
  acknowledged: false,
} as const;

function realTimer(callback: () => void, delay: number): () => void {
  const timer = setTimeout(callback, delay);
  return () => clearTimeout(timer);
}

/** What the caller changes afterwards must not reach the inboxes. */
const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

function checkContent({ kind, title, body = '' }: NotificationContent): void {
  const flaw =
    typeof kind !== 'string' || kind === ''
      ? '`kind` is missing'
      : typeof title !== 'string' || title.trim() === ''
        ? '`title` is missing'
        : title.length > LIMITS.title
          ? `\`title\` is longer than ${LIMITS.title} characters`
          : body.length > LIMITS.body
            ? `\`body\` is longer than ${LIMITS.body} characters`
            : null;
  if (flaw !== null)
    throw new CasebellError('badRequest', `The notification cannot be sent: ${flaw}. Correct it and send it again.`);
}
