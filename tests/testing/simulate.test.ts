import { describe, expect, it } from 'vitest';
import { simulate } from 'casebell/testing';

const SEEDS = Number(process.env['SEEDS'] ?? 2_000);
const FROM = Number(process.env['FROM'] ?? 1);

describe('store and protocol under faults', () => {
  it(`shows the backend's truth in ${SEEDS} seeded simulations`, { timeout: 600_000 }, async () => {
    const failed: string[] = [];
    for (let seed = FROM; seed < FROM + SEEDS && failed.length < 3; seed++) {
      const { problems } = await simulate(seed);
      if (problems.length > 0)
        failed.push(`seed ${seed} (SEEDS=1 FROM=${seed} npx vitest run tests/testing/simulate.test.ts): ${problems.join('; ')}`);
    }
    expect(failed).toEqual([]);
  });
});
