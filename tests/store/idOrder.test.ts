import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIdOrder } from '../../src/store/idOrder.js';

it('holds the same order as a sorted array, whatever is put in and taken out', () => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: 2_000 }).map(String),
    sort: fc.integer({ min: 0, max: 500 }),
    add: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 1_500 }), (steps) => {
      const order = createIdOrder();
      const model = new Map<string, number>();
      for (const { id, sort, add } of steps) {
        const known = model.get(id);
        if (known !== undefined) {
          expect(order.remove(id, known)).toBe(true);
          model.delete(id);
        }
        if (!add) continue;
        order.insert(id, sort);
        model.set(id, sort);
      }
      const sorted = [...model].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
      const ids = order.snapshot();
      expect([...ids]).toEqual(sorted);
      expect(ids.length).toBe(sorted.length);
      for (const at of [0, 1, 255, 256, 257, sorted.length - 1, sorted.length]) expect(ids.at(at)).toBe(sorted[at]);
      expect(sorted.length === 0 || ids.indexOf(sorted.at(-1) ?? '') === sorted.length - 1).toBe(true);
      expect(order.between(100, 200).toSorted()).toEqual(
        [...model]
          .filter(([, sort]) => sort >= 100 && sort < 200)
          .map(([id]) => id)
          .toSorted(),
      );
    }),
    { numRuns: 60 },
  );
});

it('keeps an earlier snapshot as it was', () => {
  const order = createIdOrder();
  for (let i = 0; i < 1_000; i++) order.insert(`n${i}`, i);
  const before = order.snapshot();
  order.remove('n500', 500);
  order.insert('n1000', 1_000);
  expect(before.length).toBe(1_000);
  expect(before.at(0)).toBe('n999');
  expect(order.snapshot().at(0)).toBe('n1000');
});
