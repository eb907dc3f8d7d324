import { isWaiting, type Notification, type NotificationState, type Place } from './notification.js';

/** What filters look at: what a cell counts by, and what only the row itself can tell; commands look at the meeting. */
export type Filterable = NotificationState &
  Pick<Notification, 'kind' | 'subKind' | 'team' | 'record' | 'data' | 'meeting'> &
  Partial<Pick<Notification, 'newAt'>>;

/**
 * What a view shows, as closed data: it travels to the server, and a bulk command acts on exactly the same rows everywhere.
 * Absent fields do not narrow. Filters by `saved`, `record`, `data` or dates have no count: see `isCountable`.
 */
export interface Filter {
  readonly place?: Place;
  readonly unread?: boolean;
  readonly unseen?: boolean;
  readonly waiting?: boolean;
  readonly kinds?: readonly string[];
  readonly subKinds?: readonly string[];
  /** Ids of teams: their team items only. */
  readonly teams?: readonly string[];
  /** Kept for later, or not. */
  readonly saved?: boolean;
  readonly record?: { readonly type: string; readonly id: string };
  /** Entries of the notification's `data`, all of them equal. */
  readonly data?: { readonly [key: string]: string | number | boolean };
  /** ISO 8601: became new then or later. */
  readonly since?: string;
  /** ISO 8601: became new before. */
  readonly until?: string;
}

/** A filter with the kinds that the person's "show" switches hid at the moment of the command. */
export interface BulkFilter extends Filter {
  readonly hiddenKinds?: readonly string[];
}

/** `matches` as far as cells are told apart: for a countable filter that is all of it. */
export function matchesCell(filter: Filter, row: Filterable): boolean {
  return (
    (filter.place === undefined || row.place === filter.place) &&
    (filter.unread === undefined || row.read !== filter.unread) &&
    (filter.unseen === undefined || row.seen !== filter.unseen) &&
    (filter.waiting === undefined || isWaiting(row) === filter.waiting) &&
    (filter.kinds === undefined || filter.kinds.includes(row.kind)) &&
    (filter.subKinds === undefined || (row.subKind !== undefined && filter.subKinds.includes(row.subKind))) &&
    (filter.teams === undefined || (row.team !== undefined && filter.teams.includes(row.team.id)))
  );
}

/** Hidden by a "show" switch: neither listed nor counted, unless it waits. */
export function isHidden(hiddenKinds: readonly string[] | undefined, row: Filterable): boolean {
  return hiddenKinds !== undefined && hiddenKinds.includes(row.kind) && !isWaiting(row);
}

/** Whether the number of matching rows is a sum of cells. */
export function isCountable({ saved, record, data, since, until }: Filter): boolean {
  return (saved ?? record ?? data ?? since ?? until) === undefined;
}
