import { isCountable, isHidden, matchesCell, type Filter, type Filterable } from './filter.js';
import type { Place } from './notification.js';

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

/**
 * A row that stands for all rows of a cell that are not loaded, so that pending commands run over them too.
 * Its `sort` is below every real one: a bulk command reaches it.
 */
export function pseudoRowOf([kind, subKind, team, place, unread, unseen, waiting]: Cell): Filterable {
  const row: Mutable<Filterable> = {
    kind,
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
  // Set afterwards: made for every cell of every count, and spreading what may be absent takes many times as long.
  if (subKind) row.subKind = subKind;
  if (team) row.team = { id: team, name: team };
  return row;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Sums the cells a filter covers; `null` where a filter cannot be counted. */
export function countRows(cells: Iterable<Cell>, filter: Filter, hiddenKinds?: readonly string[]): number | null {
  if (!isCountable(filter)) return null;
  let sum = 0;
  for (const cell of cells) {
    const row = pseudoRowOf(cell);
    if (matchesCell(filter, row) && !isHidden(hiddenKinds, row)) sum += cell[7];
  }
  return sum;
}
