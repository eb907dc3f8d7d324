import { changeRow } from '../model/commands.js';
import { matches, speaksOf } from '../model/matches.js';
import { isHeld, isWaiting, type Notification } from '../model/notification.js';
import type { FrameContents } from '../model/parseContents.js';
import type { FrameHeader } from '../model/parseHeader.js';
import type { Operation, Page } from '../model/protocol.js';
import type { Ledger, Outcome } from './ledger.js';
import { canEnter, coveredAbove } from './reach.js';
import type { View } from './types.js';

/** A frame that the ledger let pass. */
export type Frame = Pick<FrameHeader, 'type' | 'epoch' | 'to'> & FrameContents;

/** How far down a view is known. */
export interface ViewMarks {
  readonly view: View;
  /** Above it the list is complete and exact. */
  floor: number;
  /** Down to it rows are shown, though some may be missing; it never rises within an epoch. */
  deep: number;
  /** The page that is under way. */
  ask: PageAsk | null;
}

interface PageAsk {
  readonly before: number;
  /** What came since it was asked: a page read earlier is brought up to date with it. */
  readonly since: Frame[];
  answer: Page | null;
}

/** The rows the backend brought: only frames and pages change them. Pending commands are another layer (`overlay.ts`). */
export interface Rows {
  readonly rows: ReadonlyMap<string, Notification>;
  /** Rows that a reset of the same epoch did not confirm: shown dimmed, never counted. */
  readonly stale: ReadonlySet<string>;
  readonly views: ReadonlyMap<string, ViewMarks>;
  readonly openView: (view: View) => void;
  readonly closeView: (id: string) => void;
  /** Applies what passed the ledger, before the ledger moves on. */
  readonly apply: (frame: Frame) => void;
  /** Begins to ask for the next page of a view; `null` while one is under way. */
  readonly askPage: (id: string) => { readonly before: number; readonly settle: (page: Page | null) => Outcome } | null;
  /** Tries again to apply the pages that had to wait for a sync. */
  readonly settlePages: () => Outcome;
}

/** @param touched is told of every row before it changes, appears or goes; where that is most of them, `rows` is another map instead.
 * @param atMost how many rows an operation changes at most */
export function createRows(
  ledger: () => Ledger,
  touched: (id: string) => void,
  atMost: (operation: Operation) => number = () => Infinity,
): Rows {
  let rows = new Map<string, Notification>();
  let stale = new Set<string>();
  const views = new Map<string, ViewMarks>();

  const put = (row: Notification, isStale = false): void => {
    touched(row.id);
    rows.set(row.id, row);
    if (isStale) stale.add(row.id);
    else stale.delete(row.id);
  };
  const drop = (id: string): void => {
    touched(id);
    rows.delete(id);
    stale.delete(id);
  };

  const applyReset = (frame: Frame, same: boolean): void => {
    const former = { rows, stale };
    rows = new Map();
    stale = new Set();
    for (const row of frame.rows) {
      const known = same ? former.rows.get(row.id) : undefined;
      // The same revision of the same history is the same row: it keeps its identity, and nothing renders again.
      rows.set(row.id, known?.rev === row.rev && !former.stale.has(row.id) ? known : row);
    }
    for (const marks of views.values()) {
      marks.ask = null;
      marks.floor = frame.floors[marks.view.id] ?? Infinity;
      if (!same || marks.floor < marks.deep) marks.deep = marks.floor;
    }
    for (const [id, row] of same ? former.rows : []) {
      // All held rows are in a reset: one that is missing no longer waits and is no longer saved.
      if (rows.has(id) || isWaiting(row)) continue;
      rows.set(id, row.saved ? { ...row, saved: false } : row);
      stale.add(id);
    }
  };

  const applyDelta = (frame: Frame): void => {
    bury(rows, frame, drop);
    for (const row of frame.rows) {
      const known = rows.get(row.id);
      if (known === undefined ? isWanted(row) : row.rev > known.rev || (stale.has(row.id) && row.rev >= known.rev)) put(row);
    }
    for (const operation of frame.operations) {
      operate(operation);
      if (operation.seq > ledger().cursor) raiseFloors(operation);
    }
    for (const marks of views.values()) marks.ask?.since.push(frame);
  };

  const operate = (operation: Operation): void => {
    const reached: Notification[] = [];
    const limit = atMost(operation);
    for (const row of rows.values()) {
      if (reached.length >= limit) break;
      const next = operated(row, operation);
      if (next !== row) reached.push(next);
    }
    if (reached.length > 200 && reached.length * 4 > rows.size) {
      // Most of them: a new map tells it, and costs less than telling of each.
      const former = rows;
      rows = new Map();
      let next = 0;
      for (const row of former.values()) {
        const change = reached[next]?.id === row.id ? reached[next++] : undefined;
        rows.set(row.id, change ?? row);
      }
    } else {
      // It shows on a stale row too, which stays stale: only an image or a page makes it certain again.
      for (const row of reached) put(row, stale.has(row.id));
    }
  };

  const isWanted = (row: Notification): boolean => {
    if (isHeld(row)) return true;
    for (const { view, deep } of views.values()) if (row.sort >= deep && isShownIn(view, row)) return true;
    return false;
  };

  /** Rows that are not loaded may have come into a view: what lies below is to be paged again. */
  const raiseFloors = (operation: Operation): void => {
    const covered = Math.min(coveredAbove(views.values(), operation), operation.upTo + 1);
    for (const marks of views.values()) {
      if (canEnter(operation, marks.view.filter)) marks.floor = Math.max(marks.floor, covered);
    }
  };

  /** Forgets the stale rows that no view shows. */
  const forget = (): void => {
    for (const id of stale) {
      const row = rows.get(id);
      if (row === undefined || ![...views.values()].some((marks) => isShownStale(marks, row))) drop(id);
    }
  };

  const settlePage = (marks: ViewMarks): Outcome => {
    const ask = marks.ask;
    const page = ask?.answer;
    if (!ask || !page) return 'ignored';
    const { epoch, cursor } = ledger();
    if (page.epoch === epoch && page.head > cursor) return 'again'; // newer than what is known: waits for the sync
    marks.ask = null;
    if (page.epoch !== epoch) return 'again';
    if (marks.floor !== ask.before) return 'ignored';
    const { view } = marks;
    const since = ask.since.filter((frame) => frame.to > page.head);
    const late = since.flatMap((frame) => frame.operations).filter((operation) => operation.seq > page.head);
    if (late.some((operation) => canEnter(operation, view.filter))) return 'ignored';
    for (const row of updated(page, since, view)) {
      const known = rows.get(row.id);
      if (known === undefined || stale.has(row.id) || row.rev > known.rev) put(row);
    }
    marks.floor = page.floor;
    marks.deep = Math.min(marks.deep, page.floor);
    forget();
    return 'applied';
  };

  return {
    get rows() {
      return rows;
    },
    get stale() {
      return stale;
    },
    views,
    openView: (view) => {
      views.set(view.id, { view, floor: Infinity, deep: Infinity, ask: null });
    },
    closeView: (id) => {
      const marks = views.get(id);
      if (marks) marks.ask = null; // a page under way would no longer be brought up to date
      views.delete(id);
      forget();
    },
    apply: (frame) => {
      if (frame.type === 'reset') applyReset(frame, frame.epoch === ledger().epoch);
      else applyDelta(frame);
      forget();
    },
    askPage: (id) => {
      const marks = views.get(id);
      if (marks === undefined || marks.ask !== null || ledger().epoch === null) return null;
      const ask: PageAsk = { before: marks.floor, since: [], answer: null };
      marks.ask = ask;
      return {
        before: Math.min(ask.before, Number.MAX_SAFE_INTEGER),
        settle: (page) => {
          if (marks.ask !== ask) return 'ignored';
          if (page === null) marks.ask = null;
          else ask.answer = page;
          return settlePage(marks);
        },
      };
    },
    settlePages: () => {
      let outcome: Outcome = 'ignored';
      for (const marks of views.values()) {
        const settled = settlePage(marks);
        if (settled !== 'ignored') outcome = settled;
      }
      return outcome;
    },
  };
}

/** Whether a view shows a row that is not confirmed: between the rows that are exact and the deepest it ever reached. */
export function isShownStale({ view, floor, deep }: ViewMarks, row: Notification): boolean {
  return row.sort < floor && row.sort >= deep && isShownIn(view, row);
}

/** Whether a row belongs to what the view shows. */
export function isShownIn({ filter, query }: View, row: Notification): boolean {
  return matches(filter, row) && (query === undefined || speaksOf(row, query));
}

/** A page as it would have been read now. */
function updated(page: Page, since: readonly Frame[], view: View): Iterable<Notification> {
  const rows = new Map(page.rows.map((row) => [row.id, row]));
  for (const frame of since) {
    bury(rows, frame, (id) => rows.delete(id));
    for (const row of frame.rows) {
      const known = rows.get(row.id);
      if (known === undefined ? row.sort >= page.floor && isShownIn(view, row) : row.rev > known.rev) rows.set(row.id, row);
    }
    for (const operation of frame.operations) for (const row of rows.values()) rows.set(row.id, operated(row, operation));
  }
  return rows.values();
}

function bury(rows: ReadonlyMap<string, Notification>, { tombstones }: Frame, drop: (id: string) => void): void {
  for (const [id, seq] of tombstones) if ((rows.get(id)?.rev ?? seq) < seq) drop(id);
}

function operated(row: Notification, operation: Operation): Notification {
  if (row.rev >= operation.seq) return row;
  const next: { -readonly [Name in keyof Notification]: Notification[Name] } = changeRow(row, operation, operation);
  if (next !== row) next.rev = operation.seq; // made just now: a second copy of every row of a large inbox is worth avoiding
  return next;
}
