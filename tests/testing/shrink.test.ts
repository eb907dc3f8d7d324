import { describe, expect, it } from 'vitest';
import type { playScript, simulate } from 'casebell/testing';
import { bundleSimulator, temporaryFolder } from '../../scripts/simulator.mjs';
import { MUTANTS } from './mutants.mjs';
import { shrink } from './shrink.mjs';

interface Simulator {
  readonly simulate: typeof simulate;
  readonly playScript: typeof playScript;
}

const folder = temporaryFolder();

async function load(mutant?: (typeof MUTANTS)[number]): Promise<Simulator> {
  const file = `${folder}/${mutant?.name ?? 'sound'}.mjs`;
  await bundleSimulator(file, mutant);
  return (await import(file)) as Simulator;
}

describe('a failing seed', () => {
  it('is cut down to a short script that fails for the same broken rule and for nothing else', { timeout: 120_000 }, async () => {
    const sound = await load();
    const broken = await load(MUTANTS.find(({ name }) => name === 'floorStays'));
    let seed = 1;
    let run = await broken.simulate(seed);
    while (run.problems.length === 0) run = await broken.simulate(++seed);
    const short = await shrink(run.script, async (part) => (await broken.playScript(part)).problems.length > 0);
    expect(short.steps.length).toBeLessThan(15);
    expect((await broken.playScript(short)).problems).not.toEqual([]);
    expect((await sound.playScript(short)).problems).toEqual([]);
  });
});
