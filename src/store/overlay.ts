import { cellKeyOf, cellOf, keyOfCell, type CellKey } from '../model/cellKey.js';
import { countRows, pseudoRowOf, type Cell } from '../model/cells.js';
import { changeRow, COMMAND_RULES, isBulk, type NumberedCommand } from '../model/commands.js';
import { isCountable, isHidden, matches, type Filter, type Filterable } from '../model/filter.js';
import { isHeld, type Notification, type Person } from '../model/notification.js';
import { isShownStale, type Rows, type ViewMarks } from './rows.js';
import { createIdOrder, type IdOrder } from './idOrder.js';
import type { Ledger } from './ledger.js';
import { coveredAbove } from './reach.js';
import type { IdList } from './types.js';

/** Sorts that pending commands give are above every real one, in the order of the commands. */
const PROVISIONAL = 2 ** 52;

/** What is on display: the base with the pending commands on top, kept up to date for the rows that were touched, and only those. */
export interface Overlay {
  readonly row: (id: string) => Notification | undefined;
  readonly isStale: (id: string) => boolean;
  readonly ids: (viewId: string) => IdList | undefined;
  readonly count: (filter: Filter) => number | null;
  /** Marks a row as changed below, or all of them. */
  readonly touch: (id: string) => void;
  /** Marks what these commands can reach: they were added or removed. */
  readonly touchReach: (commands: readonly NumberedCommand[]) => void;
  /** Brings everything up to date. Returns what counts and rows disagree about; it never should. */
  readonly settle: (pending: readonly NumberedCommand[], hiddenKinds: readonly string[]) => string | null;
}

interface Slot {
  readonly base: Notification;
  readonly row: Notification;
  /** Where it is counted in the base and on display; `null` for a stale row. */
  readonly baseCell: CellKey | null;
  readonly cell: CellKey | null;
}

interface ViewSlot {
  readonly marks: ViewMarks;
  readonly order: IdOrder;
  floor: number;
  deep: number;
}

export function createOverlay(ledger: () => Ledger, base: () => Rows, me: Person): Overlay {
  const slots = new Map<string, Slot>();
  const views = new Map<string, ViewSlot>();
  const order = createIdOrder(); // every row by the sort of its base
  const dirty = new Set<string>();
  const baseCells = new Map<CellKey, number>();
  const shownCells = new Map<CellKey, { readonly cell: Cell; rows: number }>();
  let keyedFrom: readonly Cell[] = [];
  let keyedCells: ReadonlyMap<CellKey, Cell> = new Map();
  let allDirty = false;
  let hidden: readonly string[] = [];
  let cells: readonly Cell[] = [];
  let unsure: ReadonlySet<string> = new Set();

  const isListed = ({ marks }: ViewSlot, { row, base: known, cell }: Slot): boolean =>
    cell === null
      ? isShownStale(marks, known) && matches(marks.view.filter, row) && !isHidden(hidden, row)
      : matches(marks.view.filter, row) && !isHidden(hidden, row) && (row.sort >= marks.deep || isHeld(row));

  const createSlot = (id: string, pending: readonly NumberedCommand[]): Slot | undefined => {
    const { rows, stale } = base();
    const known = rows.get(id);
    if (known === undefined) return undefined;
    const row = overlaid(known, pending, ledger().epoch, me);
    if (stale.has(id)) return { base: known, row, baseCell: null, cell: null };
    const baseCell = cellKeyOf(known);
    return { base: known, row, baseCell, cell: row === known ? baseCell : cellKeyOf(row) };
  };

  const count = (slot: Slot, by: 1 | -1): void => {
    if (slot.baseCell === null || slot.cell === null) return;
    baseCells.set(slot.baseCell, (baseCells.get(slot.baseCell) ?? 0) + by);
    const shown = shownCells.get(slot.cell);
    if (shown === undefined) shownCells.set(slot.cell, { cell: cellOf(slot.row, 0), rows: by });
    else shown.rows += by;
  };

  const update = (id: string, pending: readonly NumberedCommand[]): void => {
    const old = slots.get(id);
    const next = createSlot(id, pending);
    if (old !== undefined) count(old, -1);
    if (next === undefined) slots.delete(id);
    else {
      slots.set(id, next);
      count(next, 1);
    }
    if (old?.base.sort !== next?.base.sort) {
      if (old !== undefined) order.remove(id, old.base.sort);
      if (next !== undefined) order.insert(id, next.base.sort);
    }
    for (const view of views.values()) {
      const listed = next !== undefined && isListed(view, next);
      if (old !== undefined && !(listed && old.row.sort === next.row.sort)) view.order.remove(id, old.row.sort);
      if (listed && !view.order.has(id, next.row.sort)) view.order.insert(id, next.row.sort);
    }
  };

  const rebuild = (pending: readonly NumberedCommand[]): void => {
    baseCells.clear();
    shownCells.clear();
    const former = new Map(slots);
    slots.clear();
    for (const id of base().rows.keys()) {
      const old = former.get(id);
      let slot = createSlot(id, pending);
      if (slot === undefined) continue;
      // A row that a pending command changed is made anew each time; one that came out the same keeps its identity.
      if (old !== undefined && old.base === slot.base && isAlike(old.row, slot.row)) slot = { ...slot, row: old.row };
      slots.set(id, slot);
      count(slot, 1);
    }
    order.replace(Array.from(slots, ([id, slot]) => [id, slot.base.sort]));
    for (const view of views.values()) list(view);
  };

  const list = (view: ViewSlot): void => {
    const entries: [string, number][] = [];
    for (const [id, slot] of slots) if (isListed(view, slot)) entries.push([id, slot.row.sort]);
    view.order.replace(entries);
  };

  const settleViews = (): void => {
    const open = base().views;
    for (const [id, view] of views) if (open.get(id) !== view.marks) views.delete(id);
    for (const [id, marks] of open) {
      const view = views.get(id);
      if (view === undefined) {
        const created: ViewSlot = { marks, order: createIdOrder(), floor: marks.floor, deep: marks.deep };
        views.set(id, created);
        list(created);
      } else if (view.floor !== marks.floor || view.deep !== marks.deep) {
        const edges = [view.floor, view.deep, marks.floor, marks.deep];
        for (const reached of order.between(Math.min(...edges), Math.max(...edges))) dirty.add(reached);
        view.floor = marks.floor;
        view.deep = marks.deep;
      }
    }
  };

  /** Rows that are not loaded, as one pseudo-row per cell, under the same pending commands. */
  const settleCells = (pending: readonly NumberedCommand[]): string | null => {
    const { cells: told, epoch } = ledger();
    const known = keyed(told);
    const open = base().views;
    const bulk = pending.filter(isBulk).filter((command) => command.epoch === epoch);
    const sums = new Map<CellKey, { readonly cell: Cell; rows: number }>();
    const add = (key: CellKey, cell: Cell, rows: number): void => {
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { cell, rows });
      else sum.rows += rows;
    };
    const doubtful = new Set<string>();
    let drift: string | null = null;
    for (const [key, { cell, rows }] of shownCells) if (rows > 0) add(key, cell, rows);
    for (const [key, rows] of baseCells) {
      if (rows > (known.get(key)?.[7] ?? 0))
        drift = `${rows} rows in a cell of ${known.get(key)?.[7] ?? 0}: ${key.replaceAll('\n', '/')}`;
    }
    for (const [key, cell] of known) {
      const below = cell[7] - (baseCells.get(key) ?? 0);
      if (below <= 0) continue;
      if (cell[6] === 1) drift = `a row that waits is not loaded: ${key.replaceAll('\n', '/')}`;
      let row = pseudoRowOf(cell);
      for (const command of bulk) {
        const covered = coveredAbove(open.values(), command);
        const next = changeRow(row, command, { seq: 0 });
        const isExact = isCountable(command.filter) ? next === row || covered <= command.upTo + 1 : covered === 0;
        if (!isExact) doubtful.add(row.kind);
        row = next;
      }
      add(cellKeyOf(row), cellOf(row, 0), below);
    }
    cells = Array.from(sums.values(), ({ cell, rows }) => [cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6], rows]);
    unsure = doubtful;
    return drift;
  };

  const keyed = (told: readonly Cell[]): ReadonlyMap<CellKey, Cell> => {
    if (told !== keyedFrom) keyedCells = new Map(told.map((cell) => [keyOfCell(cell), cell]));
    keyedFrom = told;
    return keyedCells;
  };

  return {
    row: (id) => slots.get(id)?.row,
    isStale: (id) => slots.get(id)?.cell === null,
    ids: (viewId) => views.get(viewId)?.order.snapshot(),
    count: (filter) => {
      for (const kind of unsure) {
        const isAsked = filter.kinds === undefined || filter.kinds.includes(kind);
        if (isAsked && filter.waiting !== true && !hidden.includes(kind)) return null;
      }
      return countRows(cells, filter, hidden);
    },
    touch: (id) => dirty.add(id),
    touchReach: (commands) => {
      for (const command of commands) {
        if (isBulk(command)) allDirty = true;
        else if ('ids' in command) for (const id of command.ids) dirty.add(id);
      }
    },
    settle: (pending, hiddenKinds) => {
      if (hiddenKinds.join('\n') !== hidden.join('\n')) {
        hidden = hiddenKinds;
        allDirty = true;
      }
      settleViews();
      if (allDirty || (dirty.size > 200 && dirty.size * 4 > slots.size)) rebuild(pending);
      else for (const id of dirty) update(id, pending);
      dirty.clear();
      allDirty = false;
      return settleCells(pending);
    },
  };
}

/** A row with the pending commands on top. */
function overlaid(known: Notification, pending: readonly NumberedCommand[], epoch: string | null, by: Person): Notification {
  let row = known;
  for (const command of pending) {
    // An undo shows when it is answered: what it gives back is the server's to say.
    if (command.type === 'undo' || command.type === 'setPreference') continue;
    if (COMMAND_RULES[command.type].epochBound === true && command.epoch !== epoch) continue;
    if ('ids' in command && !command.ids.includes(row.id)) continue;
    if (command.type === 'answer' && !isAnswerable(row, command.version)) continue;
    row = changeRow(row, command, { seq: PROVISIONAL + command.mid, by });
  }
  return row;
}

function isAnswerable(row: Notification, version: number): boolean {
  return row.version === version && row.needs === 'answer' && row.answer === null && row.place !== 'archived';
}

function isAlike(a: Notification, b: Notification): boolean {
  return a === b || (Object.keys(b) as (keyof Filterable)[]).every((name) => a[name] === b[name]);
}
