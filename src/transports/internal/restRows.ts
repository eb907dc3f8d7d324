import { kindOf, type Kinds } from '../../model/kinds.js';
import type { Notification, Place } from '../../model/notification.js';
import type { Listed, RestCursor, RestItem, RestList } from './restTypes.js';

/** Sequences of one millisecond. The first row of it gets the middle one, so that others fit in above and below. */
const PER_MILLISECOND = 1_000;

const timeOf = (item: RestItem): string => item.newAt ?? item.createdAt;

const sequenceAt = (time: string): number => (Date.parse(time) || 0) * PER_MILLISECOND + PER_MILLISECOND / 2;

/** Everything asked for is older than the row, and below `before`. */
export interface Continuation {
  readonly cursor: RestCursor | null;
  readonly before: number;
}

const TOP: Continuation = { cursor: null, before: Number.MAX_SAFE_INTEGER };

/** What the transport knows of a plain backend: its rows, with the sequences that the backend does not have. */
export interface RestRows {
  /** Takes in one page of a list. Answers its rows, and how far down the list is now known; 0: to its end. */
  readonly take: (place: Place, from: Continuation, list: RestList) => Listed;
  readonly all: () => IterableIterator<Notification>;
  readonly get: (id: string) => Notification | undefined;
  /** Grows with every change that was noticed. */
  readonly head: () => number;
  /**
   * Where a list continues to reach what is below `before`: after the oldest known row above it. A backend that continues by words of
   * its own can do so only where a page ended, which may be further up.
   */
  readonly continueAt: (place: Place, before: number) => Continuation;
  /** The newest row that was on screen at a sequence, and the time of that sequence. */
  readonly upTo: (sequence: number) => { readonly upToId: string | null; readonly upToTime: string };
  /** What a command that was carried out has made of a row, until a list says otherwise. */
  readonly put: (row: Notification) => void;
  /** For a backend that does not keep it: for as long as the page lives. */
  readonly markSeen: (ids: readonly string[]) => void;
  /** Whether the backend itself knows what was seen. */
  readonly keepsSeen: () => boolean;
}

/**
 * Sequences come from times, so that they are the same in every tab and after a reload, and a bulk command that was kept overnight
 * still means the same rows. A revision is the head at which a difference was noticed.
 */
export function createRestRows(kinds: Kinds): RestRows {
  const rows = new Map<string, Notification>();
  const sources = new Map<string, string>();
  const sortOf = new Map<string, { readonly time: string; readonly sort: number }>();
  const takenBy = new Map<number, string>();
  const seen = new Set<string>();
  /** By place and the row a page ended with. Those of an earlier reading are of no use once a list is read from the top. */
  const nexts = new Map<Place, Map<string, string>>();
  let head = 0;
  let keepsSeen = false;

  /** Gives the rows of a list sequences that fall as the list does, below `before`; the ones they have, where that is so. */
  function order(items: readonly RestItem[], before: number): readonly number[] {
    const sorts: number[] = [];
    let below = 0;
    for (const item of [...items].reverse()) {
      const known = sortOf.get(item.id);
      let sort = known?.time === timeOf(item) ? known.sort : Math.max(sequenceAt(timeOf(item)), below + 1);
      while (!isFree(sort, item)) sort++;
      sorts.unshift(sort);
      below = sort;
    }
    let above = before;
    return sorts.map((wanted, index) => {
      let sort = Math.min(wanted, above - 1);
      while (!isFree(sort, items[index])) sort--;
      return (above = sort);
    });
  }

  const isFree = (sort: number, item: RestItem | undefined): boolean => (takenBy.get(sort) ?? item?.id) === item?.id;

  /**
   * Below what a list lies. It may begin further up than it was asked to: arrivals have moved its offset, or the backend was asked anew
   * from the top.
   */
  function topOf(place: Place, before: number, items: readonly RestItem[]): number {
    const sortHere = ({ id }: RestItem): number => {
      const row = rows.get(id);
      return row?.place === place ? row.sort : -1;
    };
    if (!items.some((item) => sortHere(item) >= before)) return before;
    const first = items.findIndex((item) => sortHere(item) >= 0);
    return Math.max(before, ...items.slice(first, first + 1).map(sortHere)) + first + 1;
  }

  function rowOf(item: RestItem, place: Place, sort: number): Notification {
    const kind = item.kind ?? 'notification';
    const { requiresResponse, critical } = kindOf(kinds, kind);
    const actual = item.place ?? place;
    const read = item.read ?? false;
    return {
      version: 1,
      saved: false,
      snoozedUntil: null,
      needs: requiresResponse ? 'answer' : critical ? 'acknowledgement' : null,
      answer: null,
      acknowledged: false,
      handledBy: null,
      archiveReason: actual === 'archived' ? 'archived' : null,
      ...item,
      title: item.title ?? kind,
      kind,
      read,
      seen: item.seen ?? seen.has(item.id),
      place: actual,
      newAt: timeOf(item),
      sort,
      rev: 0,
    };
  }

  function keep(row: Notification, rev: number): boolean {
    const source = JSON.stringify(row);
    if (sources.get(row.id) === source) return false;
    sources.set(row.id, source);
    sortOf.set(row.id, { time: row.newAt, sort: row.sort });
    takenBy.set(row.sort, row.id);
    rows.set(row.id, { ...row, rev });
    return true;
  }

  function forget(id: string): void {
    rows.delete(id);
    sources.delete(id);
  }

  return {
    take: (place, { cursor, before: asked }, { items, more, next }) => {
      const before = topOf(place, asked, items);
      if (cursor === null) nexts.get(place)?.clear();
      const last = items.at(-1);
      if (next !== undefined && last) nexts.set(place, (nexts.get(place) ?? new Map<string, string>()).set(last.id, next));
      const sorts = order(items, before);
      const floor = more && items.length > 0 ? (sorts.at(-1) ?? 0) : 0;
      const nextHead = Math.max(head + 1, ...sorts);
      const listed = new Set(items.map((item) => item.id));
      let isChanged = false;
      items.forEach((item, index) => {
        keepsSeen ||= item.seen !== undefined;
        // Who read it before has seen it.
        if (item.read === true && !sortOf.has(item.id)) seen.add(item.id);
        if (keep(rowOf(item, place, sorts[index] ?? 0), nextHead)) isChanged = true;
      });
      // What should be in this stretch of the list and is not has left it.
      for (const row of rows.values()) {
        if (row.place !== place || row.sort < floor || row.sort >= before || listed.has(row.id)) continue;
        forget(row.id);
        isChanged = true;
      }
      if (isChanged) head = nextHead;
      return { rows: items.flatMap(({ id }) => rows.get(id) ?? []), floor };
    },
    all: () => rows.values(),
    get: (id) => rows.get(id),
    head: () => head,
    continueAt: (place, before) => {
      const words = nexts.get(place);
      let oldest: Notification | null = null;
      for (const row of rows.values()) {
        if (row.place !== place || row.sort < before || (words && !words.has(row.id))) continue;
        if (oldest === null || row.sort < oldest.sort) oldest = row;
      }
      if (oldest === null) return words ? TOP : { ...TOP, before };
      const next = words?.get(oldest.id);
      const cursor = { id: oldest.id, time: oldest.newAt, ...(next !== undefined && { next }) };
      return { cursor, before: words ? oldest.sort : before };
    },
    upTo: (sequence) => {
      let newest: Notification | null = null;
      for (const row of rows.values()) if (row.sort <= sequence && row.sort > (newest?.sort ?? -1)) newest = row;
      const time = new Date(Math.max(0, Math.floor(sequence / PER_MILLISECOND))).toISOString();
      return newest ? { upToId: newest.id, upToTime: newest.newAt } : { upToId: null, upToTime: time };
    },
    put: (row) => {
      // A sort is the backend's to say.
      const { sort } = rows.get(row.id) ?? row;
      rows.set(row.id, { ...row, sort, rev: ++head });
      sources.delete(row.id);
    },
    markSeen: (ids) => {
      for (const id of ids) seen.add(id);
    },
    keepsSeen: () => keepsSeen,
  };
}
