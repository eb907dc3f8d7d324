import { matches, isHidden, isCountable, type Filter, type Filterable } from './filter.js';
import { isWaiting, type Place } from './notification.js';

/**
 * How many rows of one sort there are: what every count is summed from. As it travels:
 * `[kind, subKind, team id, place, unread, unseen, waiting, rows]`, `''` for no sub-kind or team, 1 and 0 for yes and no.
 */
export type Cell = readonly [
  kind: string,
  subKind: string,
  team: string,
  place: Place,
  unread: 0 | 1,
  unseen: 0 | 1,
  waiting: 0 | 1,
  rows: number,
];

/** What tells cells apart. */
export type CellKey = string;

/** The cell a row is counted in. */
export function cellKeyOf(row: Filterable): CellKey {
  return keyOf(row.kind, row.subKind ?? '', row.team?.id ?? '', row.place, !row.read, !row.seen, isWaiting(row));
}

/** The same key, of a cell as it travels. */
export function keyOfCell([kind, subKind, team, place, unread, unseen, waiting]: Cell): CellKey {
  return keyOf(kind, subKind, team, place, unread === 1, unseen === 1, waiting === 1);
}

/** The cell that counts a row, with this many rows in it. */
export function cellOf(row: Filterable, rows: number): Cell {
  return [
    row.kind,
    row.subKind ?? '',
    row.team?.id ?? '',
    row.place,
    row.read ? 0 : 1,
    row.seen ? 0 : 1,
    isWaiting(row) ? 1 : 0,
    rows,
  ];
}

// Built for every change of every row, so by concatenation; texts from outside never hold a line break (see text.ts).
function keyOf(
  kind: string,
  subKind: string,
  team: string,
  place: Place,
  unread: boolean,
  unseen: boolean,
  waiting: boolean,
): CellKey {
  return `${kind}\n${subKind}\n${team}\n${place}\n${(unread ? 4 : 0) + (unseen ? 2 : 0) + (waiting ? 1 : 0)}`;
}

/**
 * A row that stands for all rows of a cell that are not loaded, so that pending commands run over them too.
 * Its `sort` is below every real one: a bulk command reaches it.
 */
export function pseudoRowOf([kind, subKind, team, place, unread, unseen, waiting]: Cell): Filterable {
  return {
    kind,
    ...(subKind && { subKind }),
    ...(team && { team: { id: team, name: team } }),
    place,
    archiveReason: null,
    read: unread === 0,
    seen: unseen === 0,
    saved: false,
    snoozedUntil: null,
    needs: waiting === 1 ? 'answer' : null,
    answer: null,
    acknowledged: false,
    handledBy: null,
    sort: -1,
  };
}

/** Sums the cells a filter covers; `null` where a filter cannot be counted. */
export function countRows(cells: Iterable<Cell>, filter: Filter, hiddenKinds?: readonly string[]): number | null {
  if (!isCountable(filter)) return null;
  let sum = 0;
  for (const cell of cells) {
    const row = pseudoRowOf(cell);
    if (matches(filter, row) && !isHidden(hiddenKinds, row)) sum += cell[7];
  }
  return sum;
}
