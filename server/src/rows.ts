import type {
  Answer,
  ArchiveReason,
  Need,
  Notification,
  NotificationContent,
  NotificationState,
  Person,
  Place,
} from 'casebell/model';

/** A notification with the marks only the server keeps. */
export interface StoredRow {
  readonly image: Notification;
  readonly createdSeq: number;
  /** The last change that was not a bulk operation: what a delta carries as an image. */
  readonly ownRev: number;
  /** The last change other than seen: what undo compares. */
  readonly changeRev: number;
}

/** A row of the table `notifications`. */
export interface NotificationRecord {
  readonly person: string;
  readonly id: string;
  readonly created_seq: number;
  readonly sort: number;
  readonly rev: number;
  readonly own_rev: number;
  readonly change_rev: number;
  readonly place: Place;
  readonly archive_reason: ArchiveReason | null;
  readonly seen: boolean;
  readonly read: boolean;
  readonly saved: boolean;
  readonly snoozed_until: string | null;
  readonly needs: Need | null;
  readonly answer: Answer | null;
  readonly acknowledged: boolean;
  readonly handled_by: Person | null;
  readonly version: number;
  readonly created_at: Date;
  readonly new_at: Date;
  readonly content: NotificationContent;
}

/** The notification as it travels. */
export function imageOf(record: NotificationRecord): Notification {
  return {
    ...record.content,
    id: record.id,
    version: record.version,
    createdAt: record.created_at.toISOString(),
    newAt: record.new_at.toISOString(),
    rev: record.rev,
    place: record.place,
    archiveReason: record.archive_reason,
    seen: record.seen,
    read: record.read,
    saved: record.saved,
    snoozedUntil: record.snoozed_until,
    needs: record.needs,
    answer: record.answer,
    acknowledged: record.acknowledged,
    handledBy: record.handled_by,
    sort: record.sort,
  };
}

export function storedRowOf(record: NotificationRecord): StoredRow {
  return { image: imageOf(record), createdSeq: record.created_seq, ownRev: record.own_rev, changeRev: record.change_rev };
}

/** How every notification begins. */
export const NEW_STATE = {
  place: 'inbox',
  archiveReason: null,
  seen: false,
  read: false,
  saved: false,
  snoozedUntil: null,
  answer: null,
  acknowledged: false,
  handledBy: null,
} as const satisfies Omit<NotificationState, 'needs' | 'sort'>;

/** What the producer said, without state and marks. */
export function contentOf(image: Notification): NotificationContent {
  const {
    id,
    version,
    createdAt,
    newAt,
    rev,
    place,
    archiveReason,
    seen,
    read,
    saved,
    snoozedUntil,
    needs,
    answer,
    acknowledged,
    handledBy,
    sort,
    ...content
  } = image;
  return content;
}
