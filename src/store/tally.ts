import { cellOf, keyOfCell, type CellKey } from '../model/cellKey.js';
import { pseudoRowOf } from '../model/cells.js';
import type { Filterable } from '../model/filter.js';
import { isWaiting } from '../model/notification.js';

/** One cell and how many loaded rows are counted in it: as the backend brought them, and as they are shown. */
export interface Counter {
  readonly key: CellKey;
  /** Any row of it. */
  readonly row: Filterable;
  base: number;
  shown: number;
}

/** The loaded rows by cell. */
export interface Tally {
  readonly count: (base: Filterable, shown: Filterable, by: 1 | -1) => void;
  /** Changes what is shown of every row, by its cell: `change` says what becomes of one. */
  readonly move: (change: (row: Filterable) => Filterable) => void;
  readonly get: (key: CellKey) => Counter | undefined;
  readonly counters: () => Iterable<Counter>;
  readonly clear: () => void;
}

export function createTally(): Tally {
  const counters = new Map<CellKey, Counter>();
  // Every row of a large frame asks for its counter: most find it by their kind and a number, without a key made of texts.
  const groups = new Map<string, Counter[]>();

  const counterOf = (row: Filterable): Counter => {
    const { kind, subKind, team, place } = row;
    const name = subKind === undefined && team === undefined ? kind : `${kind}\n${subKind ?? ''}\n${team?.id ?? ''}`;
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = []));
    const index =
      (place === 'inbox' ? 0 : place === 'archived' ? 8 : 16) +
      (row.read ? 0 : 4) +
      (row.seen ? 0 : 2) +
      (isWaiting(row) ? 1 : 0);
    return (group[index] ??= createCounter(row));
  };

  const createCounter = (row: Filterable): Counter => {
    const cell = cellOf(row, 0);
    const counter = { key: keyOfCell(cell), row: pseudoRowOf(cell), base: 0, shown: 0 };
    counters.set(counter.key, counter);
    return counter;
  };

  return {
    count: (base, shown, by) => {
      const counter = counterOf(base);
      counter.base += by;
      (shown === base ? counter : counterOf(shown)).shown += by;
    },
    move: (change) => {
      for (const counter of counters.values()) {
        const next = change(counter.row);
        if (next === counter.row) continue;
        const { shown } = counter;
        counter.shown = 0;
        counterOf(next).shown += shown;
      }
    },
    get: (key) => counters.get(key),
    counters: () => counters.values(),
    clear: () => {
      counters.clear();
      groups.clear();
    },
  };
}
