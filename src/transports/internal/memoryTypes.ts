import type { PreferencesDescription, TestReport } from '../../model/delivery.js';
import type { RejectReason } from '../../model/commands.js';
import type { KindDefinition } from '../../model/kinds.js';
import type { Answer, Notification, NotificationContent, Person, Team } from '../../model/notification.js';
import type { Cell } from '../../model/cells.js';
import type { Page, PageRequest, Preferences, StreamFrame, SyncAnswer, SyncRequest } from '../../model/protocol.js';
import type { Environment } from '../../store/environment.js';
import type { StreamPosition, Transport } from '../../store/transport.js';
import type { DeliveryEntry, DeliveryOptions, MilestoneInput } from './deliveryTypes.js';
import type { NetworkScript } from './network.js';

/** Who is told: an id of a person, several, or a group that the directory knows. */
export type Audience =
  | string
  | readonly string[]
  | { readonly person: string }
  | { readonly people: readonly string[] }
  | { readonly team: string }
  | { readonly role: string }
  | { readonly everyone: true }
  /** Those whose preferences say `subscribe/<kind>` or `subscribe/<kind>/<subKind>`. */
  | { readonly subscribers: { readonly kind: string; readonly subKind?: string } };

/** What a producer says to have people told. */
export interface NotifyInput extends NotificationContent {
  readonly to: Audience;
  /** The same key twice is one notification; `update` and `withdraw` name it by this key. */
  readonly idempotencyKey?: string;
  /** The key of an earlier notification that this one takes the place of. */
  readonly supersedes?: string;
}

/** What became of a `notify`. */
export interface NotifyResult {
  readonly key: string;
  readonly recipients: readonly string[];
  /** False when the key had been used before. */
  readonly created: boolean;
}

/** A team or role with a name to show; as a text, its id is its name. */
export type Membership = string | Team;

/** Somebody of the directory. */
export interface MemoryRecipient extends Person {
  /** Joining one brings its open team items, leaving takes them away. */
  readonly teams?: readonly Membership[];
  readonly roles?: readonly Membership[];
  /** For example `Europe/Oslo`. Default: UTC. */
  readonly timeZone?: string;
}

/** A whole inbox at this moment. */
export interface InboxSnapshot {
  readonly epoch: string;
  readonly head: number;
  readonly floor: number;
  /** Newest first. */
  readonly rows: readonly Notification[];
  readonly cells: readonly Cell[];
  readonly preferences: Preferences;
}

/** What happened inside, for tests. */
export type JournalEntry =
  /** A row came, changed or left. `by` is `clientId:mid`, or the word for what the backend did by itself. */
  | {
      readonly type: 'change';
      readonly recipientId: string;
      readonly epoch: string;
      readonly id: string;
      readonly before: Notification | null;
      readonly after: Notification | null;
      readonly by: string;
    }
  | {
      readonly type: 'command';
      readonly recipientId: string;
      readonly epoch: string;
      readonly head: number;
      readonly clientId: string;
      readonly mid: number;
      readonly rejected: RejectReason | null;
    }
  /** A frame or page was read: what `snapshot` says now is what a client may come to believe. */
  | { readonly type: 'read'; readonly recipientId: string; readonly epoch: string; readonly head: number }
  /** What must happen once in the world outside. */
  | {
      readonly type: 'answered';
      readonly recipientId: string;
      readonly id: string;
      readonly version: number;
      readonly answer: Answer;
    }
  | { readonly type: 'claimed'; readonly recipientId: string; readonly key: string }
  | DeliveryEntry;

export interface MemoryBackendOptions extends DeliveryOptions {
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number;
  /** Default: `setTimeout`. */
  readonly setTimer?: Environment['setTimer'];
  /** Between 0 and 1. Default: `Math.random`. */
  readonly random?: () => number;
  /** The host's own kinds beside the library's. */
  readonly kinds?: { readonly [kind: string]: KindDefinition };
  readonly recipients?: readonly MemoryRecipient[];
  /** Days after which `purge` takes rows out. Default 30. */
  readonly retentionDays?: number;
  /**
   * Kinds taken out of the inbox every night at the person's midnight (`timeZone` of the recipient, default UTC), for example
   * `superoffice.clearAtMidnight` of `casebell/presets`. Held and snoozed rows stay. Default: none.
   */
  readonly clearAtMidnight?: readonly string[];
  /** Days for which it can be told what left. Default 7. */
  readonly historyDays?: number;
  /** Changed rows above which an answer is a reset. Default 500. */
  readonly deltaMax?: number;
  /** Rows of a view that a reset brings at most. Default 500. */
  readonly resetMax?: number;
  /** Rows of a page at most. Default 100. */
  readonly pageMax?: number;
  /** Milliseconds between beats of a stream. Default 15,000. */
  readonly beatMs?: number;
  /** Milliseconds after which a stream ends in an orderly way, give or take a fifth. Default 600,000. */
  readonly streamMs?: number;
  /** Milliseconds until a team item that one took closes for the others. Default 0: the next turn. */
  readonly closingMs?: number;
  readonly journal?: (entry: JournalEntry) => void;
}

/** A whole backend in the browser. */
export interface MemoryBackend {
  /** A transport as this person, who is entered into the directory when missing. */
  readonly transport: (recipient: Person) => Transport;
  /** @throws CasebellError `badRequest` for an input that cannot be sent or a recipient nobody knows. */
  readonly notify: (input: NotifyInput) => NotifyResult;
  /** Changes what a notification says. `fresh`: it becomes new again, on top, and asks again. Answers how many rows it changed. */
  readonly update: (key: string, changes: Partial<NotificationContent>, options?: { readonly fresh?: boolean }) => number;
  /** Closes a notification that no longer holds, for everyone. Answers how many rows it changed. */
  readonly withdraw: (key: string) => number;
  /** Closes a team item that was handled in its record, by whom if that is said. The first one to handle it stays. */
  readonly resolve: (key: string, by?: Person) => void;
  /** An invitation was answered elsewhere, for example in the calendar. Answers whether it still waited. */
  readonly recordAnswer: (key: string, recipientId: string, answer: Answer) => boolean;
  /** Moments that people's custom rules count from. */
  readonly milestones: {
    /** Reports one, or that it has moved. @throws CasebellError `badRequest` for a time or a recipient that does not exist. */
    readonly report: (milestone: MilestoneInput) => void;
    /** It is settled: what has not fired by now does not fire. */
    readonly complete: (key: string) => void;
  };
  /** Until when (ISO 8601) somebody is in a meeting, as a calendar says it; `null` for no meeting. */
  readonly busy: (recipientId: string, until: string | null) => void;
  /** What the transport's `describePreferences` and `sendTest` answer. */
  readonly describePreferences: (recipientId: string) => PreferencesDescription;
  /** @throws CasebellError `badRequest` for a kind nobody knows. */
  readonly sendTest: (recipientId: string, kind: string) => TestReport;
  readonly recipients: {
    /** Enters or changes a person. Joining a team delivers its open items, leaving takes them away. */
    readonly put: (recipient: MemoryRecipient) => void;
    /** Erases a person and their inbox. */
    readonly remove: (recipientId: string) => void;
  };
  /** Puts rows into an inbox as they are, newest first; a given `createdAt` decides over the order. */
  readonly seed: (recipientId: string, notifications: readonly SeedNotification[]) => void;
  /** Latency, failure, offline; and arrivals by themselves. */
  readonly script: NetworkScript & {
    /** Sends one after the other, each after this pause. The result stops it. */
    readonly arrive: (inputs: readonly NotifyInput[], options?: { readonly everyMs?: number }) => () => void;
  };
  /** Brings back what was snoozed until now. Happens by itself when it is due. */
  readonly wake: () => void;
  /** Takes out what is too old and not held, and forgets old history. */
  readonly purge: () => void;
  /** Takes rows of these kinds out of the inbox now, as `clearAtMidnight` does by itself. */
  readonly clearNightly: (recipientId: string, kinds: readonly string[]) => void;
  readonly backup: () => MemoryBackup;
  /** Goes back to a backup: history is rewritten, so every inbox gets another epoch. */
  readonly restore: (backup: MemoryBackup) => void;
  readonly snapshot: (recipientId: string) => InboxSnapshot;
  /** The rows of a person, newest first. */
  readonly rows: (recipientId: string) => readonly Notification[];
  /** What `transport` wraps: at once, without script, without copies. Rows are never mutated afterwards. */
  readonly sync: (recipientId: string, request: SyncRequest) => SyncAnswer;
  readonly page: (recipientId: string, request: PageRequest) => Page;
  /** Frames come in turns of their own, never during the call. The result closes the stream. */
  readonly openStream: (recipientId: string, position: StreamPosition, onFrame: (frame: StreamFrame) => void) => () => void;
}

/** A notification for `seed`: content, and as much of the state as differs from a new one. */
export type SeedNotification = NotificationContent & Partial<Omit<Notification, 'sort' | 'rev'>>;

/** What `backup` made; only `restore` can read it. */
export interface MemoryBackup {
  readonly takenAt: string;
}
