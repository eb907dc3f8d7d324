import type { Cell } from './cells.js';
import type { Filterable } from './filter.js';
import { isWaiting, type Place } from './notification.js';

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
