import { isRestorable } from '../../model/commands.js';
import { CasebellError } from '../../model/errors.js';
import { kindOf, type Kinds } from '../../model/kinds.js';
import { LIMITS } from '../../model/limits.js';
import { isWaiting, type Notification, type NotificationContent } from '../../model/notification.js';
import { resolveAudience, sharedWith, teamOf } from './audience.js';
import { entryOf, inboxOf, rowId, type Backend, type Item } from './database.js';
import { addEntry, changeEntry, isoTime, replaceRow, type Cause, type Entry, type Inbox } from './inbox.js';
import type { Decisions, Dispatch } from './dispatch.js';
import type { MemoryBackend, NotifyInput, NotifyResult, SeedNotification } from './memoryTypes.js';

/** What producers do: send, change, take back. */
export interface Producer extends Pick<MemoryBackend, 'notify' | 'update' | 'withdraw' | 'recordAnswer' | 'seed'> {
  /** Puts an item that was sent earlier into an inbox, without interrupting anybody for it. */
  readonly deliverLate: (item: Item, recipientId: string) => void;
  /** Sends a sample of a kind to one person; answers what was decided. */
  readonly sample: (recipientId: string, kind: string) => Decisions;
}

/** As it is when it is new, or becomes new again. Field by field: a second object to spread costs more than all the rest. */
const asking = <Content extends object>(content: Content) =>
  ({
    ...content,
    place: 'inbox',
    archiveReason: null,
    seen: false,
    read: false,
    snoozedUntil: null,
    answer: null,
    acknowledged: false,
  }) as const;

/** Answered, handled, superseded or withdrawn: nothing brings it back. */
const isFinal = (row: Notification): boolean => row.place === 'archived' && !isRestorable(row);

/** What the caller changes afterwards must not reach the inboxes. */
const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

export function createProducer(backend: Backend, kinds: Kinds, dispatch: Dispatch): Producer {
  const { database, now, newId, write, documentOf } = backend;

  function needOf(kind: string): Notification['needs'] {
    const { requiresResponse, critical } = kindOf(kinds, kind);
    return requiresResponse ? 'answer' : critical ? 'acknowledgement' : null;
  }

  const asNew = <Content extends object>(content: Content, needs: Notification['needs']) => ({
    ...asking(content),
    needs,
    saved: false,
    handledBy: null,
  });

  function addRow(item: Item, recipientId: string, needs = needOf(item.content.kind)): void {
    const inbox = inboxOf(database, recipientId);
    const { key, content, version, createdAt } = item;
    if (entryOf(database, inbox, key)) return;
    const row = { ...asNew(content, needs), id: rowId(item, recipientId), version, createdAt, newAt: isoTime(now()) };
    write(inbox, 'create', (cause) => addEntry(inbox, key, row, cause));
  }

  const hasRow = (decisions: Decisions): boolean => decisions.get('bell')?.outcome !== 'drop';

  function deliver(item: Item, recipientId: string): void {
    const inbox = inboxOf(database, recipientId);
    inbox.arrivals = [...inbox.arrivals, { kind: item.content.kind, at: now() }];
    const decisions = dispatch.decide(recipientId, item.content);
    if (hasRow(decisions)) addRow(item, recipientId);
    dispatch.carryOut(item, recipientId, decisions);
  }

  function newItem(key: string | undefined, content: NotificationContent): Item {
    const id = newId();
    const createdAt = isoTime(now());
    return { key: key ?? id, id, content, version: 1, createdAt, group: null, handledBy: null, closedAs: null, recipients: [] };
  }

  /** Runs a change over the rows of a notification in every inbox; answers how many it changed. */
  function changeRows(key: string, by: string, change: (inbox: Inbox, entry: Entry, cause: Cause) => boolean): number {
    let changed = 0;
    for (const inbox of database.inboxes.values()) {
      const entry = entryOf(database, inbox, key);
      if (entry && write(inbox, by, (cause) => change(inbox, entry, cause))) changed++;
    }
    return changed;
  }

  function close(key: string, reason: 'superseded' | 'withdrawn'): number {
    const item = database.items.get(key);
    if (item) database.items.set(key, { ...item, closedAs: reason });
    return changeRows(key, reason, (inbox, entry, cause) => {
      return !isFinal(entry.row) && changeEntry(inbox, entry, { type: 'close', reason }, cause) !== null;
    });
  }

  /** What became new again interrupts again; whoever has no row of it because their bell is off gets none. */
  function tellAgain(key: string): void {
    const item = database.items.get(key);
    if (!item || item.handledBy !== null || item.closedAs !== null) return;
    for (const recipientId of item.recipients) {
      if (database.recipients.has(recipientId)) dispatch.carryOut(item, recipientId, dispatch.decide(recipientId, item.content));
    }
  }

  function notify(input: NotifyInput): NotifyResult {
    checkContent(input);
    const { to, idempotencyKey, supersedes, ...content } = copyOf(input);
    const known = idempotencyKey === undefined ? undefined : database.items.get(idempotencyKey);
    if (known) return { key: known.key, recipients: known.recipients, created: false };
    const audience = resolveAudience(to, database, documentOf);
    const group = sharedWith(to);
    const item: Item = {
      ...newItem(idempotencyKey, {
        reason: audience.reason,
        ...(group && { team: teamOf(group, audience.recipients) }),
        ...content,
      }),
      group,
      recipients: audience.recipients.map((recipient) => recipient.id),
    };
    database.items.set(item.key, item);
    if (supersedes !== undefined) close(supersedes, 'superseded');
    for (const recipientId of item.recipients) deliver(item, recipientId);
    return { key: item.key, recipients: item.recipients, created: true };
  }

  return {
    notify,
    deliverLate: (item, recipientId) => {
      if (hasRow(dispatch.decide(recipientId, item.content))) addRow(item, recipientId);
    },
    sample: (recipientId, kind) => {
      const { label } = kindOf(kinds, kind);
      const item = newItem(undefined, { kind, title: label, reason: 'direct', data: { test: true } });
      database.items.set(item.key, item);
      const decisions = dispatch.decide(recipientId, item.content);
      // It asks for nothing: there is no meeting to answer.
      if (hasRow(decisions)) addRow(item, recipientId, null);
      dispatch.carryOut(item, recipientId, decisions);
      return decisions;
    },
    update: (key, changes, { fresh = false } = {}) => {
      const copy = copyOf(changes);
      const item = database.items.get(key);
      if (item) {
        const content = { ...item.content, ...copy };
        checkContent(content);
        const closedAs = fresh && item.closedAs === 'superseded' ? null : item.closedAs;
        database.items.set(key, { ...item, content, version: item.version + 1, closedAs });
      }
      const changed = changeRows(key, 'update', (inbox, entry, cause) => {
        const { row } = entry;
        // What a colleague handled or the producer withdrew does not come back.
        if (row.archiveReason === 'handled' || row.archiveReason === 'withdrawn') return false;
        const needs = copy.kind === undefined ? row.needs : needOf(copy.kind);
        const next = { ...row, ...copy, needs, version: row.version + 1 };
        const again = fresh ? { ...asking(next), sort: inbox.head + 1, newAt: isoTime(cause.now) } : next;
        replaceRow(inbox, entry, again, cause);
        return true;
      });
      if (fresh) tellAgain(key);
      return changed;
    },
    withdraw: (key) => close(key, 'withdrawn'),
    recordAnswer: (key, recipientId, answer) => {
      const inbox = inboxOf(database, recipientId);
      const entry = entryOf(database, inbox, key);
      if (entry?.row.needs !== 'answer' || !isWaiting(entry.row)) return false;
      const { id, version } = entry.row;
      write(inbox, 'answer', (cause) => changeEntry(inbox, entry, { type: 'answer', ids: [id], version, answer }, cause));
      return true;
    },
    seed: (recipientId, notifications) => {
      const inbox = inboxOf(database, recipientId);
      const time = isoTime(now());
      const rows = notifications.map((given: SeedNotification) => {
        const createdAt = given.createdAt ?? time;
        const state = asNew({ version: 1, newAt: createdAt }, needOf(given.kind));
        return { ...state, ...copyOf(given), id: given.id ?? newId(), createdAt };
      });
      const oldestFirst = rows.reverse().sort((a, b) => Date.parse(a.newAt) - Date.parse(b.newAt));
      inbox.arrivals = [...inbox.arrivals, ...rows.map(({ kind, newAt }) => ({ kind, at: Date.parse(newAt) }))];
      write(inbox, 'seed', (cause) => {
        for (const row of oldestFirst) addEntry(inbox, row.id, row, cause);
      });
    },
  };
}

function checkContent({ kind, title, body = '' }: NotificationContent): void {
  if (typeof kind !== 'string' || kind === '') refuse('`kind` is missing');
  if (typeof title !== 'string' || title.trim() === '') refuse('`title` is missing');
  if (title.length > LIMITS.title) refuse(`\`title\` is longer than ${LIMITS.title} characters`);
  if (body.length > LIMITS.body) refuse(`\`body\` is longer than ${LIMITS.body} characters`);
}

function refuse(flaw: string): never {
  throw new CasebellError('badRequest', `The notification cannot be sent: ${flaw}. Correct it and send it again.`);
}
