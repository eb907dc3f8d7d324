import { parseNotification, parsePage } from 'casebell/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const ROW = { id: 'n1', kind: 'reply', title: 'Reply', place: 'inbox', seen: false, read: false, sort: 1, rev: 1 };

it('keeps a time exactly when it is one', () => {
  const part = (max: number) => fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));
  const near = fc
    .tuple(
      part(13),
      part(32),
      part(25),
      part(61),
      part(61),
      fc.constantFrom('', '.1', '.123', '.12345'),
      fc.constantFrom('', 'Z', '+02:00', '-15:30', '+0200'),
    )
    .map(
      ([month, day, hour, minute, second, fraction, zone]) =>
        `2026-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`,
    );
  fc.assert(
    fc.property(fc.oneof(near, fc.string()), (expiresAt) => {
      expect(parseNotification({ ...ROW, expiresAt }).expiresAt).toBe(
        Number.isNaN(Date.parse(expiresAt)) ? undefined : expiresAt,
      );
    }),
    { numRuns: 2_000 },
  );
});

it('names the row and the field that are wrong', () => {
  const page = { epoch: 'e', head: 1, floor: 0, rows: [ROW, { ...ROW, sort: '2' }] };
  expect(() => parsePage(page)).toThrow(/rows\[1\]\.sort is not a whole number/);
  expect(() => parsePage({ ...page, rows: [null] })).toThrow(/rows\[0\] is not an object/);
});

it('leaves out what is not there, instead of keeping it undefined', () => {
  const row = parseNotification({
    ...ROW,
    body: '',
    link: 7,
    actions: [{ id: 'a', label: 'Open' }],
    meeting: { start: 'never' },
  });
  expect(Object.values(row)).not.toContain(undefined);
  expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['body']));
  expect(row.actions).toEqual([{ id: 'a', label: 'Open' }]);
});
