/** A value that survives JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Where a notification is listed. Nothing a person does deletes: what leaves the inbox is archived with a reason. */
export type Place = 'inbox' | 'archived' | 'snoozed';

/** Why a notification left the inbox. */
export type ArchiveReason =
  'archived' | 'archivedAll' | 'gotIt' | 'answered' | 'handled' | 'superseded' | 'withdrawn' | 'nightly';

/** Why this person was told. Preferences with a scope ("only mine") decide by it. */
export type RecipientReason =
  'assigned' | 'mentioned' | 'following' | 'favourite' | 'team' | 'role' | 'everyone' | 'subscribed' | 'direct';

/** What a notification waits for before it may leave the inbox. */
export type Need = 'answer' | 'acknowledgement';

/** The answer to an invitation. */
export type Answer = 'accepted' | 'declined';

/** How loud a notification is; colours the icon tile, never the text alone. */
export type Severity = 'info' | 'success' | 'warning' | 'critical';

/** Somebody with a name: the actor of a notification, the winner of a team item. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** URL of a picture; shown only when `safeUrl` accepts it. */
  readonly avatar?: string;
}

/** The team or role a notification was sent to. */
export interface Team {
  readonly id: string;
  readonly name: string;
}

/** The record of the host's application that a notification is about. */
export interface RecordRef {
  readonly type: string;
  readonly id: string;
  readonly title?: string;
}

/** A button on the card. With a `link` it opens that; without one the host hears of it as an event. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly emphasis?: 'primary' | 'secondary';
  readonly link?: string;
}

/** When and where a meeting is. Times are ISO 8601 with an offset. */
export interface MeetingSlot {
  readonly start: string;
  readonly end: string;
  readonly place?: string;
}

/** The meeting an invitation, change, cancellation or declined invitation is about. */
export interface Meeting extends MeetingSlot {
  /** Repeats; shown as an icon and, when it is a text, as those words. */
  readonly recurring?: boolean | string;
  /** What it was before the change this notification tells of. */
  readonly previous?: MeetingSlot;
  readonly organiser?: Person;
}

/** What a producer says; it changes only with the `version`. */
export interface NotificationContent {
  /** A kind of the registry, or any other word: an unknown kind shows as a plain card. */
  readonly kind: string;
  /** A finer kind with preferences of its own, for example a case template. */
  readonly subKind?: string;
  /** At most 200 characters of plain text. */
  readonly title: string;
  /** At most 2,000 characters of plain text. */
  readonly body?: string;
  /** Where a click leads: a path of the host's origin, or a URL on the host's list (see `safeUrl`). */
  readonly link?: string;
  readonly record?: RecordRef;
  /** Who did it, the last one where several did. */
  readonly actor?: Person;
  /** How many more people did the same: "Anna and 3 others". A whole number from 1. */
  readonly others?: number;
  /** Set on a team item: anyone of the team can act, and once acted upon it closes for everyone. */
  readonly team?: Team;
  readonly severity?: Severity;
  readonly reason?: RecipientReason;
  readonly actions?: readonly Action[];
  /** ISO 8601. Afterwards it is of no use, and is purged unless it waits or is saved. */
  readonly expiresAt?: string;
  readonly meeting?: Meeting;
  /** Anything else the host's renderers need, at most 8 KB as JSON. */
  readonly data?: { readonly [key: string]: JsonValue };
}

/** What commands change. The server, the store and the memory transport change it by the same functions (`commands.ts`). */
export interface NotificationState {
  readonly place: Place;
  readonly archiveReason: ArchiveReason | null;
  /** Shown in an open panel. */
  readonly seen: boolean;
  /** Opened, or marked as read. */
  readonly read: boolean;
  /** Kept for later: bulk commands, nightly clearing and the purge leave it. */
  readonly saved: boolean;
  /** ISO 8601 while snoozed. */
  readonly snoozedUntil: string | null;
  readonly needs: Need | null;
  readonly answer: Answer | null;
  readonly acknowledged: boolean;
  /** The winner, once a team item is handled. */
  readonly handledBy: Person | null;
  /** The sequence at which it last became new; the sort key, unique within an inbox. */
  readonly sort: number;
}

/** One notification of one person. */
export interface Notification extends NotificationContent, NotificationState {
  readonly id: string;
  /** Counts the changes of the content. An answer names the version that was on screen. */
  readonly version: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601: when it last became new (created, meeting changed, snooze ended). Days and relative times go by it. */
  readonly newAt: string;
  /** The sequence of the last change of this row. */
  readonly rev: number;
}

/** An unanswered invitation or an unacknowledged critical notice that is not archived. Only its own answer takes it out. */
export function isWaiting(row: Pick<NotificationState, 'needs' | 'place' | 'answer' | 'acknowledged'>): boolean {
  if (row.place === 'archived') return false;
  return row.needs === 'answer' ? row.answer === null : row.needs === 'acknowledgement' && !row.acknowledged;
}

/** What bulk commands, nightly clearing and the purge leave alone. */
export function isHeld(row: Pick<NotificationState, 'needs' | 'place' | 'answer' | 'acknowledged' | 'saved'>): boolean {
  return row.saved || isWaiting(row);
}
