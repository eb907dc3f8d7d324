import { isWaiting, type Notification, type NotificationState, type Place } from './notification.js';

/** What filters look at: everything a cell counts by, and the record. */
export type Filterable = NotificationState & Pick<Notification, 'kind' | 'subKind' | 'team' | 'record'>;

/**
 * What a view shows, as closed data: it travels to the server, and a bulk command acts on exactly the same rows everywhere.
 * Absent fields do not narrow. All but `record` can be counted.
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
  readonly record?: { readonly type: string; readonly id: string };
}

/** A filter with the kinds that the person's "show" switches hid at the moment of the command. */
export interface BulkFilter extends Filter {
  readonly hiddenKinds?: readonly string[];
}

/** Whether a row belongs to what the filter shows. */
export function matches(filter: Filter, row: Filterable): boolean {
  return (
    (filter.place === undefined || row.place === filter.place) &&
    (filter.unread === undefined || row.read !== filter.unread) &&
    (filter.unseen === undefined || row.seen !== filter.unseen) &&
    (filter.waiting === undefined || isWaiting(row) === filter.waiting) &&
    (filter.kinds === undefined || filter.kinds.includes(row.kind)) &&
    (filter.subKinds === undefined || (row.subKind !== undefined && filter.subKinds.includes(row.subKind))) &&
    (filter.teams === undefined || (row.team !== undefined && filter.teams.includes(row.team.id))) &&
    (filter.record === undefined || (row.record?.type === filter.record.type && row.record.id === filter.record.id))
  );
}

/** Hidden by a "show" switch: neither listed nor counted, unless it waits. */
export function isHidden(hiddenKinds: readonly string[] | undefined, row: Filterable): boolean {
  return hiddenKinds !== undefined && hiddenKinds.includes(row.kind) && !isWaiting(row);
}

/** Whether the number of matching rows is a sum of cells. */
export function isCountable(filter: Filter): boolean {
  return filter.record === undefined;
}
