import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellKeyOf, cellOf } from '../../src/model/cellKey.js';
import type { Cell } from '../../src/model/cells.js';
import type { NumberedCommand } from '../../src/model/commands.js';
import type { Filter } from '../../src/model/filter.js';
import type { Notification } from '../../src/model/notification.js';
import { EMPTY_LEDGER } from '../../src/store/ledger.js';
import { createOverlay } from '../../src/store/overlay.js';
import type { Rows, ViewMarks } from '../../src/store/rows.js';

const KINDS = ['case.comment', 'task.assigned'];
const FILTERS: readonly Filter[] = [
  { place: 'inbox' },
  { place: 'archived' },
  { place: 'inbox', unread: true },
  { unseen: true },
  { place: 'inbox', kinds: ['case.comment'] },
];
const ID_LIMIT = 30;
const SORT_LIMIT = 60;

const id = fc.integer({ min: 0, max: ID_LIMIT }).map((number) => `n${number}`);
const bulkFilter = fc.constantFrom<Filter>({ place: 'inbox' }, {}, { kinds: ['case.comment'] }, { saved: false });

/** A row as a backend brings it. */
const row = fc.record({
  id,
  kind: fc.constantFrom(...KINDS),
  read: fc.boolean(),
  seen: fc.boolean(),
  saved: fc.boolean(),
  place: fc.constantFrom('inbox' as const, 'snoozed' as const, 'archived' as const),
  sort: fc.integer({ min: 1, max: SORT_LIMIT }),
});

const command = fc.oneof(
  { weight: 3, arbitrary: bulk('readAll', 'seen') },
  { weight: 1, arbitrary: bulk('archiveAll', 'archiveRead') },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('read' as const, 'unread' as const, 'archive' as const, 'unsnooze' as const),
      ids: fc.array(id, { minLength: 1, maxLength: 3 }),
      epoch: fc.constant('now'),
    }),
  },
);

function bulk(...types: ('readAll' | 'seen' | 'archiveAll' | 'archiveRead')[]) {
  return fc.record({
    type: fc.constantFrom(...types),
    filter: bulkFilter,
    upTo: fc.oneof(fc.constant(SORT_LIMIT), fc.integer({ min: 0, max: SORT_LIMIT })),
    epoch: fc.oneof({ weight: 5, arbitrary: fc.constant('now') }, { weight: 1, arbitrary: fc.constant('before') }),
  });
}

const change = fc.oneof(
  { weight: 3, arbitrary: command.map((added) => ({ command: added })) },
  { weight: 2, arbitrary: row.map((changed) => ({ row: changed })) },
  { weight: 1, arbitrary: fc.constant({ confirmed: true as const }) },
);

it('shows what a new one would, whatever rows and commands came and went', { timeout: 20_000 }, () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: (known) => known.id, minLength: 3, maxLength: ID_LIMIT }),
      // What comes between two settlings.
      fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: FILTERS.length - 1 }), { minLength: 1, maxLength: 2 }),
      (first, turns, shownFilters) => {
        const rows = new Map(first.map((known) => [known.id, made(known, 1)]));
        const views = new Map(shownFilters.map((filter) => [String(filter), marksOf(FILTERS[filter] ?? {}, String(filter))]));
        const base = { rows, stale: new Set(), views } as unknown as Rows;
        const ledger = () => ({ ...EMPTY_LEDGER, epoch: 'now', cells: cellsOf(rows.values()) });
        const create = () => createOverlay(ledger, () => base, { id: 'ada', name: 'Ada' });
        const overlay = create();
        let pending: readonly NumberedCommand[] = [];
        let mid = 0;
        overlay.settle(pending, []);
        for (const turn of turns) {
          for (const step of turn) {
            if ('command' in step) pending = [...pending, { ...step.command, mid: ++mid }];
            else if ('confirmed' in step) pending = pending.slice(1);
            else {
              overlay.touch(step.row.id);
              rows.set(step.row.id, made(step.row, ++mid));
            }
          }
          const fresh = create();
          expect(overlay.settle(pending, [])).toBe(fresh.settle(pending, []));
          for (const known of rows.keys()) expect(overlay.row(known)).toEqual(fresh.row(known));
          for (const view of views.keys()) expect([...(overlay.ids(view) ?? [])]).toEqual([...(fresh.ids(view) ?? [])]);
          for (const filter of FILTERS) expect(overlay.count(filter)).toBe(fresh.count(filter));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

function made(known: typeof row extends fc.Arbitrary<infer Row> ? Row : never, rev: number): Notification {
  return {
    ...known,
    title: known.id,
    archiveReason: known.place === 'archived' ? 'archived' : null,
    snoozedUntil: known.place === 'snoozed' ? '2030-01-01T00:00:00Z' : null,
    needs: null,
    answer: null,
    acknowledged: false,
    handledBy: null,
    rev,
    version: 1,
    createdAt: '2026-11-01T09:00:00Z',
    newAt: '2026-11-01T09:00:00Z',
  };
}

function marksOf(filter: Filter, name: string): ViewMarks {
  return { view: { id: name, filter }, floor: 0, deep: 0, ask: null };
}

function cellsOf(rows: Iterable<Notification>): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const known of rows) {
    const key = cellKeyOf(known);
    cells.set(key, cellOf(known, (cells.get(key)?.[7] ?? 0) + 1));
  }
  return [...cells.values()];
}
