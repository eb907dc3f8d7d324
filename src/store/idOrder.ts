import type { IdList } from './types.js';

// Large enough that 100,000 rows are a few hundred chunks, small enough that copying one is nothing.
const CHUNK = 256;

interface Chunk {
  readonly ids: readonly string[];
  readonly sorts: readonly number[];
}

const NOTHING: Chunk = { ids: [], sorts: [] };

/** The ids of one view, newest first, in copied-on-write chunks: an insertion among 100,000 costs what it costs among 100. */
export interface IdOrder {
  readonly insert: (id: string, sort: number) => void;
  /** False when it was not there. */
  readonly remove: (id: string, sort: number) => boolean;
  readonly has: (id: string, sort: number) => boolean;
  /** Starts anew; the snapshot stays the same object when that is what it already held. */
  readonly replace: (ids: readonly string[], sorts: readonly number[]) => void;
  /** The ids whose sort is at least `low` and below `high`. */
  readonly between: (low: number, high: number) => string[];
  /** What it holds now, for good; the same object until something changes. */
  readonly snapshot: () => IdList;
}

export function createIdOrder(): IdOrder {
  let chunks: readonly Chunk[] = [];
  let snapshot: IdList | null = null;

  const put = (at: number, removed: number, ...added: readonly Chunk[]): void => {
    chunks = [...chunks.slice(0, at), ...added, ...chunks.slice(at + removed)];
    snapshot = null;
  };

  // Newest first; rows that one pending command makes new share a provisional sort, and go by id.
  const locate = (id: string, sort: number): { at: number; index: number; found: boolean } => {
    const isAfter = ({ ids, sorts }: Chunk, i: number): boolean =>
      sorts[i] === sort ? (ids[i] ?? '') > id : (sorts[i] ?? 0) < sort;
    // The last chunk that does not begin behind it, then the place in that.
    const at = Math.max(0, lowerBound(chunks.length, (i) => isAfter(chunks[i] ?? NOTHING, 0)) - 1);
    const chunk = chunks[at] ?? NOTHING;
    const index = lowerBound(chunk.ids.length, (i) => isAfter(chunk, i) || chunk.ids[i] === id);
    return { at, index, found: chunk.ids[index] === id && chunk.sorts[index] === sort };
  };

  const replace = (ids: readonly string[], sorts: readonly number[]): void => {
    let at = 0;
    const isSame = (id: string, sort: number): boolean => ids[at] === id && sorts[at++] === sort;
    if (chunks.every((chunk) => chunk.ids.every((id, i) => isSame(id, chunk.sorts[i] ?? 0))) && at === ids.length) return;
    const next: Chunk[] = [];
    // Half full, so that the first insertions do not split.
    for (let from = 0; from < ids.length; from += CHUNK / 2) {
      next.push({ ids: ids.slice(from, from + CHUNK / 2), sorts: sorts.slice(from, from + CHUNK / 2) });
    }
    chunks = next;
    snapshot = null;
  };

  return {
    insert: (id, sort) => {
      const { at, index } = locate(id, sort);
      const chunk = chunks[at] ?? NOTHING;
      const grown = { ids: chunk.ids.toSpliced(index, 0, id), sorts: chunk.sorts.toSpliced(index, 0, sort) };
      const half = grown.ids.length / 2;
      if (grown.ids.length <= CHUNK) put(at, 1, grown);
      else {
        put(
          at,
          1,
          { ids: grown.ids.slice(0, half), sorts: grown.sorts.slice(0, half) },
          { ids: grown.ids.slice(half), sorts: grown.sorts.slice(half) },
        );
      }
    },
    remove: (id, sort) => {
      const { at, index, found } = locate(id, sort);
      const chunk = chunks[at];
      if (!found || chunk === undefined) return false;
      if (chunk.ids.length === 1) put(at, 1);
      else put(at, 1, { ids: chunk.ids.toSpliced(index, 1), sorts: chunk.sorts.toSpliced(index, 1) });
      return true;
    },
    has: (id, sort) => locate(id, sort).found,
    replace: (ids, sorts) => {
      if (isOrdered(ids, sorts)) return replace(ids, sorts);
      const entries = ids.map((id, i): [string, number] => [id, sorts[i] ?? 0]);
      entries.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      replace(
        entries.map(([id]) => id),
        entries.map(([, sort]) => sort),
      );
    },
    between: (low, high) => {
      const found: string[] = [];
      for (const { ids, sorts } of chunks) {
        if ((sorts[0] ?? 0) < low) break;
        if ((sorts.at(-1) ?? 0) >= high) continue;
        for (const [i, id] of ids.entries()) {
          const sort = sorts[i] ?? 0;
          if (sort >= low && sort < high) found.push(id);
        }
      }
      return found;
    },
    snapshot: () => (snapshot ??= idList(chunks.map((chunk) => chunk.ids))),
  };
}

/** Frames mostly come newest first already. */
function isOrdered(ids: readonly string[], sorts: readonly number[]): boolean {
  for (let i = 1; i < ids.length; i++) {
    const step = (sorts[i - 1] ?? 0) - (sorts[i] ?? 0);
    if (step < 0 || (step === 0 && (ids[i - 1] ?? '') > (ids[i] ?? ''))) return false;
  }
  return true;
}

/** The first index for which `test` holds, where it holds for all after it. */
function lowerBound(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function idList(chunks: readonly (readonly string[])[]): IdList {
  const starts: number[] = [];
  let length = 0;
  for (const chunk of chunks) {
    starts.push(length);
    length += chunk.length;
  }
  return {
    length,
    at: (index) => {
      if (index < 0 || index >= length) return undefined;
      const chunk = lowerBound(starts.length, (i) => (starts[i] ?? 0) > index) - 1;
      return chunks[chunk]?.[index - (starts[chunk] ?? 0)];
    },
    indexOf: (id) => {
      for (const [i, chunk] of chunks.entries()) {
        const found = chunk.indexOf(id);
        if (found >= 0) return (starts[i] ?? 0) + found;
      }
      return -1;
    },
    // Most lists are one chunk, and a generator costs more for each id than an array does.
    [Symbol.iterator]: () => (chunks.length === 1 && chunks[0] ? chunks[0].values() : idsIn(chunks)),
  };
}

function* idsIn(chunks: readonly (readonly string[])[]): Generator<string> {
  for (const chunk of chunks) yield* chunk;
}

/** A list with nothing in it. */
export const NO_IDS: IdList = idList([]);
