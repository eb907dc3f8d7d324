import { cellKeyOf, keyOfCell, type CellKey } from '../model/cellKey.js';
import { pseudoRowOf, type Cell } from '../model/cells.js';
import { changeRow, isBulk, type BulkCommand, type NumberedCommand } from '../model/commands.js';
import { isCountable, isHidden, matchesCell, type Filter, type Filterable } from '../model/filter.js';
import { isHeld, isWaiting, type Notification, type Person } from '../model/notification.js';
import type { Operation } from '../model/protocol.js';
import { isShownIn, isShownStale, type Rows, type ViewMarks } from './rows.js';
import { createIdOrder, type IdOrder } from './idOrder.js';
import type { Ledger } from './ledger.js';
import { isAlike, isReached, overlaid } from './pendingRow.js';
import { coveredAbove } from './reach.js';
import { createTally } from './tally.js';
import type { IdList } from './types.js';

/** Bulk commands whose effect on a row shows in nothing but what cells are told apart by. */
const BY_CELL: ReadonlySet<BulkCommand['type']> = new Set(['readAll', 'seen']);

/** What is on display: the base with the pending commands on top, kept up to date for the rows that were touched, and only those. */
export interface Overlay {
  readonly row: (id: string) => Notification | undefined;
  readonly isStale: (id: string) => boolean;
  readonly ids: (viewId: string) => IdList | undefined;
  readonly count: (filter: Filter) => number | null;
  /** Told of a row of the base before it changes, appears or goes. */
  readonly touch: (id: string) => void;
  /** So many loaded rows, or fewer, does a bulk change reach; `Infinity` when it cannot be told without a look at each. */
  readonly atMost: (command: BulkCommand | Operation, layer: 'base' | 'shown') => number;
  /** Brings everything up to date. Returns what counts and rows disagree about; it never should. */
  readonly settle: (pending: readonly NumberedCommand[], hiddenKinds: readonly string[]) => string | null;
}

/** A row of the base, and what was shown for it, when last everything was up to date: until the next time it is shown so. */
interface Former {
  readonly row: Notification | undefined;
  readonly shown: Notification | undefined;
  readonly isStale: boolean;
}

/** Rows that are counted alike, and one that stands for them. */
interface Group {
  readonly row: Filterable;
  readonly size: number;
}

interface ViewSlot {
  readonly marks: ViewMarks;
  readonly order: IdOrder;
  floor: number;
  deep: number;
}

export function createOverlay(ledger: () => Ledger, base: () => Rows, me: Person): Overlay {
  /** What pending commands made of rows that were asked for or touched; the others are only counted and listed. */
  let made = new Map<string, Notification>();
  /** How many rows pending commands change. */
  let changes = 0;
  const dirty = new Map<string, Former>();
  const views = new Map<string, ViewSlot>();
  const tally = createTally();
  // A reset makes the rows anew: until the next settling these are shown.
  let rows: Rows['rows'] = new Map();
  let stale: Rows['stale'] = new Set();
  /** Every row by the sort of its base; made when first a view moves its marks. */
  let order: IdOrder | null = null;
  let commands: readonly NumberedCommand[] = [];
  let epoch: string | null = null;
  let groupedFrom: readonly Cell[] = [];
  let toldGroups: ReadonlyMap<CellKey, Group> = new Map();
  let hidden: readonly string[] = [];
  let groups: readonly Group[] = [];
  let unsure: ReadonlySet<string> = new Set();
  /** No row of the base has a higher sort. */
  let newest = 0;

  /** The pending commands make a row once, so that it is the same object whenever it is asked for. */
  const show = (below: Notification): Notification => {
    const known = made.get(below.id);
    if (known !== undefined) return known;
    const row = overlaid(below, commands, epoch, me);
    if (row !== below) made.set(below.id, row);
    return row;
  };

  const touch = (id: string): void => {
    if (dirty.has(id)) return;
    const row = rows.get(id);
    dirty.set(id, { row, shown: row && show(row), isStale: stale.has(id) });
  };

  const isListed = ({ marks }: ViewSlot, below: Notification, row: Notification): boolean =>
    isShownIn(marks.view, row) &&
    !isHidden(hidden, row) &&
    (stale.has(row.id) ? isShownStale(marks, below) : row.sort >= marks.deep || isHeld(row));

  const count = (below: Notification, row: Notification): void => {
    if (!stale.has(row.id)) tally.count(below, row, 1);
  };

  /** What pending commands make of a row, anew; when it comes out as it was shown it keeps its identity. */
  const remake = (below: Notification, { row: former, shown: was }: Omit<Former, 'isStale'>): Notification => {
    const next = overlaid(below, commands, epoch, me);
    if (next === below) return below;
    // What commands change is never the object below, also where they change it back: `touchChanged` goes by that.
    const row = was && was !== former && below === former && isAlike(was, next) ? was : next;
    made.set(below.id, row);
    return row;
  };

  const update = (id: string, former: Former): void => {
    const was = former.shown;
    const below = rows.get(id);
    made.delete(id);
    const row = below && remake(below, former);
    changes += (row === below ? 0 : 1) - (was === former.row ? 0 : 1);
    if (former.row && was && !former.isStale) tally.count(former.row, was, -1);
    if (below && row) {
      count(below, row);
      newest = Math.max(newest, below.sort);
    }
    if (order !== null && former.row?.sort !== below?.sort) {
      if (former.row) order.remove(id, former.row.sort);
      if (below && !order.has(id, below.sort)) order.insert(id, below.sort);
    }
    for (const view of views.values()) {
      const listed = below !== undefined && row !== undefined && isListed(view, below, row);
      if (was && !(listed && was.sort === row.sort)) view.order.remove(id, was.sort);
      if (listed && !view.order.has(id, row.sort)) view.order.insert(id, row.sort);
    }
  };

  const rebuild = (formerRows: Rows['rows']): void => {
    const lists = Array.from(views.values(), (view) => ({ view, ids: [] as string[], sorts: [] as number[] }));
    const known = made;
    made = new Map();
    changes = 0;
    newest = 0;
    tally.clear();
    order = null;
    for (const [id, below] of rows) {
      newest = Math.max(newest, below.sort);
      const row = overlaid(below, commands, epoch, me);
      if (row !== below) changes++;
      count(below, row);
      for (const { view, ids, sorts } of lists) {
        if (!isListed(view, below, row)) continue;
        ids.push(id);
        sorts.push(row.sort);
      }
    }
    for (const { view, ids, sorts } of lists) view.order.replace(ids, sorts);
    for (const [id, was] of known) {
      const below = rows.get(id);
      if (below) remake(below, dirty.get(id) ?? { row: formerRows.get(id), shown: was });
    }
  };

  /** The command that came when nothing else changed, and that no list minds: it changes rows of one cell alike, so that none need be looked at. */
  const cellwise = (pending: readonly NumberedCommand[]): BulkCommand | null => {
    const command = pending.at(-1);
    if (command === undefined || !isBulk(command) || !BY_CELL.has(command.type) || command.epoch !== epoch) return null;
    const isAlone = pending.length === commands.length + 1 && commands.every((known, i) => known === pending[i]);
    // What a pending command made new is above all that a later one reaches.
    if (!isAlone || newest > command.upTo || commands.some(({ type }) => type === 'unsnooze')) return null;
    for (const { marks } of views.values()) if (isByReading(marks.view.filter)) return null;
    return atMost(command, 'shown') === Infinity ? null : command;
  };

  const moveCells = (command: BulkCommand): void => {
    // Rows that were changed before count twice: it is a limit for the search of what changed.
    changes += atMost(command, 'shown');
    tally.move((row) => changeRow(row, command, { seq: 0 }));
    for (const [id, was] of made) {
      const below = rows.get(id);
      if (below) remake(below, { row: below, shown: was });
    }
  };

  const list = (view: ViewSlot): void => {
    const ids: string[] = [];
    const sorts: number[] = [];
    for (const [id, below] of rows) {
      const row = overlaid(below, commands, epoch, me);
      if (!isListed(view, below, row)) continue;
      ids.push(id);
      sorts.push(row.sort);
    }
    view.order.replace(ids, sorts);
  };

  /** Touches rows for which `test` holds, of which there are so many at most: mostly the newest, which are looked at first. */
  const touchWhere = (most: number, test: (row: Notification, below: Notification) => boolean): void => {
    let left = most;
    // What is not in order yet is touched already.
    for (const id of order?.snapshot() ?? rows.keys()) {
      if (left <= 0) return;
      const below = dirty.has(id) ? undefined : rows.get(id);
      if (below === undefined || !test(overlaid(below, commands, epoch, me), below)) continue;
      touch(id);
      left--;
    }
  };

  /** Touches what pending commands change. */
  const touchChanged = (): void => {
    let left = changes;
    for (const { row, shown } of dirty.values()) if (shown !== row) left--;
    touchWhere(left, (row, below) => row !== below);
  };

  /** Touches what the commands that came or went can reach. True when that may be most of what there is. */
  const touchReach = (pending: readonly NumberedCommand[]): boolean => {
    if (rows !== base().rows) return true; // all of them are other rows
    let isWide = false;
    for (const command of commands) {
      if (pending.includes(command)) continue;
      if ('ids' in command) command.ids.forEach(touch);
      else if (isBulk(command)) {
        if (isMost(changes)) isWide = true;
        else touchChanged();
      }
    }
    for (const command of pending) {
      if (commands.includes(command)) continue;
      if ('ids' in command) command.ids.forEach(touch);
      else if (isBulk(command)) {
        const most = atMost(command, 'shown');
        if (isMost(most)) isWide = true;
        else touchWhere(most, (row) => isReached(row, command));
      }
    }
    return isWide;
  };

  const atMost = (command: BulkCommand | Operation, layer: 'base' | 'shown'): number => {
    if (rows !== base().rows || stale.size > 0 || dirty.size > 0 || !isCountable(command.filter)) return Infinity;
    let sum = 0;
    for (const counter of tally.counters()) if (isReached(counter.row, command)) sum += counter[layer];
    return sum;
  };

  const isMost = (touched: number): boolean => touched > 200 && touched * 4 > rows.size && touched !== Infinity;

  /** Touches the rows between the former marks of a view and its new ones. */
  const moveMarks = (view: ViewSlot): void => {
    const { floor, deep } = view.marks;
    if (view.floor === floor && view.deep === deep) return;
    const edges = [view.floor, view.deep, floor, deep];
    Object.assign(view, { floor, deep });
    if (rows !== base().rows) return; // all lists are made anew
    if (order === null) {
      order = createIdOrder();
      order.replace(
        [...rows.keys()],
        Array.from(rows.values(), ({ sort }) => sort),
      );
    }
    order.between(Math.min(...edges), Math.max(...edges)).forEach(touch);
  };

  const openViews = (): void => {
    for (const [id, marks] of base().views) {
      if (views.has(id)) continue;
      const view: ViewSlot = { marks, order: createIdOrder(), floor: marks.floor, deep: marks.deep };
      views.set(id, view);
      list(view);
    }
  };

  /** Rows that are not loaded, as one pseudo-row per cell, under the same pending commands. */
  const settleCells = (): string | null => {
    const told = groupsOf(ledger().cells);
    const open = base().views;
    const bulk = commands.filter(isBulk).filter((command) => command.epoch === epoch);
    const sums = new Map<CellKey, { readonly row: Filterable; size: number }>();
    const add = (key: CellKey, row: Filterable, size: number): void => {
      const known = sums.get(key);
      if (known === undefined) sums.set(key, { row, size });
      else known.size += size;
    };
    const doubtful = new Set<string>();
    let drift: string | null = null;
    for (const { key, row, base: loaded, shown } of tally.counters()) {
      if (shown > 0) add(key, row, shown);
      const size = told.get(key)?.size ?? 0;
      if (loaded > size) drift = `${loaded} rows in a cell of ${size}: ${key.replaceAll('\n', '/')}`;
    }
    for (const [key, { row: untouched, size }] of told) {
      const below = size - (tally.get(key)?.base ?? 0);
      if (below <= 0) continue;
      if (isWaiting(untouched)) drift = `a row that waits is not loaded: ${key.replaceAll('\n', '/')}`;
      let row = untouched;
      for (const command of bulk) {
        const covered = coveredAbove(open.values(), command);
        const next = changeRow(row, command, { seq: 0 });
        // What an earlier command may have brought within reach is in no view that is whole by what the backend says.
        const isExact = isCountable(command.filter)
          ? next === row || covered <= command.upTo + 1
          : covered === 0 && row === untouched;
        if (!isExact) doubtful.add(row.kind);
        row = next;
      }
      add(row === untouched ? key : cellKeyOf(row), row, below);
    }
    groups = [...sums.values()];
    unsure = doubtful;
    return drift;
  };

  const groupsOf = (told: readonly Cell[]): ReadonlyMap<CellKey, Group> => {
    if (told !== groupedFrom)
      toldGroups = new Map(told.map((cell) => [keyOfCell(cell), { row: pseudoRowOf(cell), size: cell[7] }]));
    groupedFrom = told;
    return toldGroups;
  };

  return {
    row: (id) => {
      const former = dirty.get(id);
      const below = rows.get(id);
      return former ? former.shown : below && show(below);
    },
    isStale: (id) => dirty.get(id)?.isStale ?? stale.has(id),
    ids: (viewId) => views.get(viewId)?.order.snapshot(),
    count: (filter) => {
      for (const kind of unsure) {
        const isAsked = filter.kinds === undefined || filter.kinds.includes(kind);
        if (isAsked && filter.waiting !== true && !hidden.includes(kind)) return null;
      }
      if (!isCountable(filter)) return null;
      let sum = 0;
      for (const { row, size } of groups) if (matchesCell(filter, row) && !isHidden(hidden, row)) sum += size;
      return sum;
    },
    touch,
    atMost,
    settle: (pending, hiddenKinds) => {
      const open = base().views;
      const isHiddenOther = hiddenKinds.join('\n') !== hidden.join('\n');
      for (const [id, view] of views) {
        if (open.get(id) === view.marks) moveMarks(view);
        else views.delete(id);
      }
      const moved = cellwise(pending);
      const isWide = moved === null && touchReach(pending);
      const former = rows;
      ({ rows, stale } = base());
      ({ epoch } = ledger());
      commands = pending;
      hidden = hiddenKinds;
      if (isWide || isMost(dirty.size)) rebuild(former);
      else {
        if (moved !== null) moveCells(moved);
        for (const [id, was] of dirty) update(id, was);
        if (isHiddenOther) views.forEach(list);
      }
      dirty.clear();
      if (pending.length === 0) changes = 0; // `moveCells` may have counted too many
      openViews();
      return settleCells();
    },
  };
}

/** Whether rows come and go as they are seen and read. */
function isByReading({ unread, unseen }: Filter): boolean {
  return (unread ?? unseen) !== undefined;
}
