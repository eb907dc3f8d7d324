import {
  cellKeyOf,
  cellOf,
  countRows,
  isCountable,
  isHidden,
  keyOfCell,
  matches,
  pseudoRowOf,
  type Cell,
  type Filterable,
} from 'casebell/model';
import { createNotification } from 'casebell/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFilter, anyHiddenKinds, anyRow } from './arbitraries.js';

function cellsOf(rows: readonly Filterable[]): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const row of rows) cells.set(cellKeyOf(row), cellOf(row, (cells.get(cellKeyOf(row))?.[7] ?? 0) + 1));
  return [...cells.values()];
}

describe('cells', () => {
  it('sum up to the number of rows that a list would show, for any filter', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), anyFilter, anyHiddenKinds, (rows, filter, hiddenKinds) => {
        const shown = rows.filter((row) => matches(filter, row) && !isHidden(hiddenKinds, row));
        expect(countRows(cellsOf(rows), filter, hiddenKinds)).toBe(shown.length);
      }),
      { numRuns: 500 },
    );
  });

  it('stand for their rows: the pseudo-row of a cell is counted in that cell', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const cell = cellOf(row, 3);
        expect(keyOfCell(cell)).toBe(cellKeyOf(row));
        expect(cellKeyOf(pseudoRowOf(cell))).toBe(cellKeyOf(row));
      }),
    );
  });

  it('count each row once: all cells together are all rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect(countRows(cellsOf(rows), {})).toBe(rows.length);
      }),
    );
  });

  it('keep words apart that run together', () => {
    const one = createNotification({ kind: 'a', subKind: 'bc' });
    const other = createNotification({ kind: 'ab', subKind: 'c' });
    expect(cellKeyOf(one)).not.toBe(cellKeyOf(other));
  });

  it('cannot count what is about one record', () => {
    const filter = { record: { type: 'case', id: '7' } };
    expect(isCountable(filter)).toBe(false);
    expect(countRows([], filter)).toBeNull();
  });
});

describe('filters', () => {
  const row = createNotification({ kind: 'mention', record: { type: 'case', id: '7' } });

  it('show everything when they name nothing', () => {
    fc.assert(
      fc.property(anyRow, (any) => {
        expect(matches({}, any)).toBe(true);
      }),
    );
  });

  it('show nothing when a list is empty', () => {
    expect([matches({ kinds: [] }, row), matches({ teams: [] }, row), matches({ subKinds: [] }, row)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('narrow by the record, type and id', () => {
    expect(matches({ record: { type: 'case', id: '7' } }, row)).toBe(true);
    expect(matches({ record: { type: 'lead', id: '7' } }, row)).toBe(false);
    expect(matches({ record: { type: 'case', id: '7' } }, createNotification())).toBe(false);
  });

  it.each([
    ['saved', { saved: true }, true],
    ['not saved', { saved: false }, false],
    ['an entry of the data', { data: { region: 'north' } }, true],
    ['another value of it', { data: { region: 'south' } }, false],
    ['an entry it has not', { data: { constructor: true } }, false],
    ['a time later than it became new', { until: '2026-03-02T09:00:00Z' }, false],
    ['the very time it became new', { since: '2026-03-02T10:00:00+01:00' }, true],
    ['what is no time', { since: 'yesterday' }, false],
  ] as const)('narrow by %s, and have no count', (_what, filter, expected) => {
    const kept = createNotification({ saved: true, data: { region: 'north' }, newAt: '2026-03-02T09:00:00.000Z' });
    expect(matches(filter, kept)).toBe(expected);
    expect([isCountable(filter), countRows([], filter)]).toEqual([false, null]);
  });

  it('never hide what waits', () => {
    const invitation = createNotification({ kind: 'meeting.invited' });
    expect(isHidden(['meeting.invited'], invitation)).toBe(false);
    expect(isHidden(['meeting.invited'], { ...invitation, answer: 'accepted', place: 'archived' })).toBe(true);
    expect(isHidden(['mention'], { ...row, saved: true })).toBe(true);
  });
});
