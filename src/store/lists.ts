import type { NumberedCommand } from '../model/commands.js';
import { asError, CasebellError } from '../model/errors.js';
import { isHidden, type Filter } from '../model/filter.js';
import type { Notification, Person } from '../model/notification.js';
import { parseContents, parsePage, type FrameContents } from '../model/parseContents.js';
import type { FrameHeader } from '../model/parseHeader.js';
import type { PageRequest, ViewRequest } from '../model/protocol.js';
import type { Environment } from './environment.js';
import { NO_IDS } from './idOrder.js';
import type { Ledger, Outcome } from './ledger.js';
import { createOverlay } from './overlay.js';
import { createRows } from './rows.js';
import type { View, ViewState } from './types.js';

const PAGE_SIZE = 20;
// Milliseconds between attempts at a first page.
const RETRY_FIRST = 1_000;
const RETRY_MOST = 30_000;

/** Rows, lists and what is pending on them: everything that a bell alone does not need. Loaded when first a view is opened. */
export interface Lists {
  /** @throws CasebellError `invalidResponse`, before anything changed. */
  readonly parse: (raw: unknown) => FrameContents;
  /** Applies what passed the ledger, before the ledger moves on. */
  readonly apply: (header: FrameHeader, contents: FrameContents) => void;
  /** After the ledger moved on: what came new into the inbox (not by own commands), and whether pages wait for a sync. */
  readonly applied: (since: number, contents: FrameContents, done: readonly NumberedCommand[]) => Outcome;
  /** Brings everything up to date. Returns what counts and rows disagree about; it never should. */
  readonly settle: (pending: readonly NumberedCommand[], hiddenKinds: readonly string[]) => string | null;
  readonly takeArrived: () => readonly Notification[];
  readonly row: (id: string) => Notification | undefined;
  readonly isStale: (id: string) => boolean;
  readonly count: (filter: Filter) => number | null;
  readonly viewStates: (former: ReadonlyMap<string, ViewState>) => ReadonlyMap<string, ViewState>;
  readonly viewRequests: () => readonly ViewRequest[];
  readonly openView: (view: View) => void;
  readonly closeView: (id: string) => void;
  readonly loadMore: (id: string) => Promise<void>;
  /** Loads the first page of views that have none. */
  readonly loadFirst: () => void;
}

/** What a frame brings new into the inbox, for a store that keeps no rows. @throws CasebellError `invalidResponse`. */
export function arrivedIn(raw: unknown, since: number): readonly Notification[] {
  const isNew = (row: Notification): boolean => row.sort > since && row.place === 'inbox';
  return parseContents(raw)
    .rows.filter(isNew)
    .sort((a, b) => a.sort - b.sort);
}

interface ListsOptions {
  /** Asks for a page, with a time limit. What comes back is not checked yet. */
  readonly page: (request: PageRequest) => Promise<unknown>;
  readonly me: Person;
  readonly ledger: () => Ledger;
  /** Something to show changed outside of a frame. */
  readonly onChange: () => void;
  readonly sync: () => void;
  readonly setTimer: Environment['setTimer'];
  /** False once the store was stopped or started anew since `asked`. */
  readonly isCurrent: () => () => boolean;
}

export function createLists({ page: askPage, me, ledger, onChange, sync, setTimer, isCurrent }: ListsOptions): Lists {
  const rows = createRows(
    ledger,
    (id) => overlay.touch(id),
    (operation) => overlay.atMost(operation, 'base'),
  );
  const overlay = createOverlay(ledger, () => rows, me);
  const loading = new Map<string, Pick<ViewState, 'loadingMore' | 'moreError'>>();
  let arrived: Notification[] = [];
  let hidden: readonly string[] = [];

  const setLoading = (id: string, loadingMore: boolean, moreError: CasebellError | null): void => {
    if (!rows.views.has(id)) return;
    loading.set(id, { loadingMore, moreError });
    onChange();
  };

  const failures = new Map<string, number>();

  const loadMore = async (id: string): Promise<void> => {
    const stillCurrent = isCurrent();
    const marks = rows.views.get(id);
    const ask = marks === undefined || marks.floor === 0 ? null : rows.askPage(id);
    if (marks === undefined || ask === null) return;
    const { filter, query, pageSize = PAGE_SIZE } = marks.view;
    setLoading(id, true, null);
    try {
      const page = parsePage(
        await askPage({ filter, ...(query !== undefined && { query }), before: ask.before, limit: pageSize }),
      );
      if (!stillCurrent()) return;
      if (page.floor >= ask.before)
        throw new CasebellError(
          'invalidResponse',
          'The page does not go on where the list ends: its floor must be below `before`.',
        );
      failures.delete(id);
      const outcome = ask.settle(page);
      setLoading(id, false, null);
      if (outcome === 'again') sync();
      // Overtaken by another change: what it would have brought is still wanted.
      else if (outcome === 'ignored') await loadMore(id);
    } catch (cause) {
      if (!stillCurrent()) return;
      ask.settle(null);
      const error = asError(cause);
      setLoading(id, false, error);
      if (error.code === 'badRequest') return; // it cannot search, and will not learn it
      // Without its first page a view shows nothing, and on a quiet stream no answer to a sync would ask for it again.
      if (rows.views.get(id)?.floor !== Infinity) return;
      const failed = failures.get(id) ?? 0;
      failures.set(id, failed + 1);
      setTimer(
        () => {
          if (stillCurrent() && rows.views.get(id)?.floor === Infinity) void loadMore(id);
        },
        Math.min(RETRY_MOST, RETRY_FIRST * 2 ** failed),
      );
    }
  };

  return {
    parse: parseContents,
    apply: (header, contents) => rows.apply({ ...header, ...contents }),
    applied: (since, contents, done) => {
      const own = new Set(done.flatMap((command) => ('ids' in command ? command.ids : [])));
      for (const row of contents.rows) if (row.sort > since && row.place === 'inbox' && !own.has(row.id)) arrived.push(row);
      return rows.settlePages();
    },
    settle: (pending, hiddenKinds) => {
      hidden = hiddenKinds;
      return overlay.settle(pending, hiddenKinds);
    },
    takeArrived: () => {
      const taken = arrived.filter((row) => !isHidden(hidden, row)).sort((a, b) => a.sort - b.sort);
      arrived = [];
      return taken;
    },
    row: overlay.row,
    isStale: overlay.isStale,
    count: overlay.count,
    viewStates: (former) => {
      const states = Array.from(rows.views.values(), ({ view, floor, deep }): readonly [string, ViewState] => {
        const { loadingMore = false, moreError = null } = loading.get(view.id) ?? {};
        const ids = overlay.ids(view.id) ?? NO_IDS;
        const made = { view, ids, complete: floor === 0, exactAbove: floor, loaded: deep !== Infinity, loadingMore, moreError };
        const known = former.get(view.id);
        return [view.id, known !== undefined && isAlike(known, made) ? known : made];
      });
      return states.length === former.size && states.every(([id, made]) => former.get(id) === made) ? former : new Map(states);
    },
    viewRequests: () =>
      // A new start brings no findings of a search: those are paged again.
      Array.from(rows.views.values(), ({ view }) => view).flatMap(({ id, filter, query, pageSize = PAGE_SIZE }) =>
        query === undefined ? [{ id, filter, pageSize, shown: overlay.ids(id)?.length ?? 0 }] : [],
      ),
    openView: rows.openView,
    closeView: (id) => {
      rows.closeView(id);
      loading.delete(id);
    },
    loadMore,
    loadFirst: () => {
      for (const { view, floor } of rows.views.values()) {
        if (floor === Infinity && loading.get(view.id)?.moreError?.code !== 'badRequest') void loadMore(view.id);
      }
    },
  };
}

function isAlike(a: ViewState, b: ViewState): boolean {
  return (Object.keys(b) as (keyof ViewState)[]).every((name) => a[name] === b[name]);
}
