import { describe, expect, it } from 'vitest';
import { playScript, simulate } from 'casebell/testing';

// A taste of them: the stage `simulate` runs ten thousand, and `npm run simulate -- --seeds 1000000` as many as you like.
const SEEDS = 15;

describe('store and protocol under faults', () => {
  it(`shows the backend's truth in ${SEEDS} seeded simulations`, { timeout: 60_000 }, async () => {
    const failed: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { problems } = await simulate(seed);
      if (problems.length > 0) failed.push(`npm run simulate -- --seeds 1 --from ${seed}: ${problems.join('; ')}`);
    }
    expect(failed).toEqual([]);
  });

  it('writes down what a seed did as a script that does the same again', { timeout: 60_000 }, async () => {
    for (const seed of [3, 5, 8]) {
      const { script } = await simulate(seed);
      expect(script.steps.length).toBeGreaterThan(100);
      expect(await playScript(JSON.parse(JSON.stringify(script)) as typeof script)).toMatchObject({ problems: [] });
    }
  });
});
