import { entryOf } from '../model/check.js';
import type { BulkCommand } from '../model/commands.js';
import type { BulkFilter, Filter } from '../model/filter.js';
import type { Operation } from '../model/protocol.js';
import type { View } from './types.js';

// What a bulk change can do to a view, decided from the filters alone, for rows that are not loaded.

type Bulk = Pick<BulkCommand | Operation, 'type' | 'upTo' | 'filter'>;

/** Whether it can bring rows into the view that were not in it. */
export function canEnter({ type, filter }: Bulk, view: Filter): boolean {
  switch (type) {
    case 'seen':
      return view.unseen === false && overlaps(view, filter);
    case 'readAll':
      return view.unread === false && overlaps(view, filter);
    case 'archiveAll':
    case 'archiveRead':
      return view.place === 'archived';
  }
}

/** Whether the view holds every row it can touch. */
export function containsAll(view: Filter, { type, filter }: Bulk): boolean {
  const archives = type === 'archiveAll' || type === 'archiveRead';
  const place = archives ? 'inbox' : filter.place;
  const unread = type === 'readAll' ? true : type === 'archiveRead' ? false : filter.unread;
  const unseen = type === 'seen' ? true : filter.unseen;
  const waiting = archives ? false : filter.waiting;
  return (
    (view.place === undefined || view.place === place) &&
    (view.unread === undefined || view.unread === unread) &&
    (view.unseen === undefined || view.unseen === unseen) &&
    (view.waiting === undefined || view.waiting === waiting) &&
    isSubset(filter.kinds, view.kinds) &&
    isSubset(filter.subKinds, view.subKinds) &&
    isSubset(filter.teams, view.teams) &&
    (view.saved === undefined || view.saved === (archives ? false : filter.saved)) &&
    Object.entries(view.data ?? {}).every(([key, value]) => entryOf(filter.data, key) === value) &&
    (view.since === undefined || Date.parse(filter.since ?? '') >= Date.parse(view.since)) &&
    (view.until === undefined || Date.parse(filter.until ?? '') <= Date.parse(view.until)) &&
    (view.record === undefined || (view.record.type === filter.record?.type && view.record.id === filter.record.id))
  );
}

/** The sort above which everything a bulk change can touch is loaded. `Infinity` when no open view contains it all. */
export function coveredAbove(
  views: Iterable<{ readonly view: Pick<View, 'filter' | 'query'>; readonly floor: number }>,
  bulk: Bulk,
): number {
  let floor = Infinity;
  for (const marks of views)
    if (marks.view.query === undefined && containsAll(marks.view.filter, bulk)) floor = Math.min(floor, marks.floor);
  return floor;
}

function overlaps(view: Filter, filter: BulkFilter): boolean {
  return view.place === undefined || filter.place === undefined || view.place === filter.place;
}

function isSubset(part: readonly string[] | undefined, whole: readonly string[] | undefined): boolean {
  return whole === undefined || (part !== undefined && part.every((word) => whole.includes(word)));
}
