import { CasebellError } from '../../model/errors.js';
import type { NotificationContent, Person } from '../../model/notification.js';
import type { SharedWith } from './audience.js';
import type { Preferences } from '../../model/protocol.js';
import type { MilestoneInput } from './deliveryTypes.js';
import { copyInbox, type Cause, type Entry, type Inbox } from './inbox.js';
import type { MemoryRecipient } from './memoryTypes.js';

/** What was sent once, whoever received it. */
export interface Item {
  readonly key: string;
  readonly id: string;
  readonly content: NotificationContent;
  readonly version: number;
  readonly createdAt: string;
  /** Set on a team item. */
  readonly group: SharedWith | null;
  readonly handledBy: Person | null;
  /** No longer holds: the producer took it back, or sent another in its place. */
  readonly closedAs: 'withdrawn' | 'superseded' | null;
  readonly recipients: readonly string[];
}

/** Somebody's row of a team item that is still to be closed. */
export interface Closing {
  readonly recipientId: string;
  readonly key: string;
  readonly handledBy: Person;
}

/** A milestone that is not completed. */
export interface ReportedMilestone extends MilestoneInput {
  /** Milliseconds since 1970. */
  readonly reportedAt: number;
}

/** Everything that a backup holds. */
export interface Database {
  recipients: Map<string, MemoryRecipient>;
  inboxes: Map<string, Inbox>;
  items: Map<string, Item>;
  closings: Closing[];
  milestones: Map<string, ReportedMilestone>;
}

/** How the parts of the backend reach the data and each other. */
export interface Backend {
  readonly database: Database;
  readonly now: () => number;
  readonly newId: () => string;
  readonly newEpoch: () => string;
  /** Somebody's preferences, with what holds for everybody filled in. */
  readonly documentOf: (recipientId: string) => Preferences;
  /** Runs a write on one inbox and tells its streams when something changed. */
  readonly write: <Result>(inbox: Inbox, by: string, run: (cause: Cause) => Result) => Result;
}

export function createDatabase(): Database {
  return { recipients: new Map(), inboxes: new Map(), items: new Map(), closings: [], milestones: new Map() };
}

export function copyDatabase({ recipients, inboxes, items, closings, milestones }: Database): Database {
  return {
    recipients: new Map(recipients),
    inboxes: new Map([...inboxes].map(([id, inbox]) => [id, copyInbox(inbox)])),
    items: new Map(items),
    closings: [...closings],
    milestones: new Map(milestones),
  };
}

export function inboxOf({ inboxes }: Database, recipientId: string): Inbox {
  const inbox = inboxes.get(recipientId);
  if (inbox) return inbox;
  throw new CasebellError('forbidden', `There is no inbox of "${recipientId}". Enter the person with \`recipients.put\`.`);
}

/** The id of an item's row in somebody's inbox. */
export const rowId = ({ id }: Item, recipientId: string): string => `${id}-${recipientId}`;

/** The row of a notification in an inbox; a seeded one is its own key. */
export function entryOf({ items }: Database, inbox: Inbox, key: string): Entry | undefined {
  const item = items.get(key);
  return inbox.entries.get(item ? rowId(item, inbox.recipientId) : key);
}
