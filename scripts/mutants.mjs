// npm run mutants [-- name …] [--seeds 2500] [--learn]: breaks one rule of sync at a time and proves that the simulations notice.
// A mutant is an edit of one place, made while bundling for this run only; the shipped code knows nothing of it.
// Each has a short script that shows it, in tests/testing/mutants; `--learn` finds and shortens them. One whose script shows nothing
// any more is looked for among the seeds.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { MUTANTS } from '../tests/testing/mutants.mjs';
import { shrink } from '../tests/testing/shrink.mjs';
import { ROOT, stopwatch } from './run.mjs';
import { bundleSimulator, formatScript, outcome, results, temporaryFolder } from './simulator.mjs';

const SCRIPTS = join(ROOT, 'tests/testing/mutants');

if (isMainThread) await main();
else parentPort.postMessage(await catchMutant(workerData));

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      seeds: { type: 'string', default: '2500' },
      learn: { type: 'boolean', default: false },
      results: { type: 'string' },
    },
    allowPositionals: true,
  });
  const mutants = MUTANTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (mutants.length === 0) {
    console.error(`No such mutant. There are: ${MUTANTS.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  const elapsed = stopwatch();
  const folder = temporaryFolder();
  const queue = [...mutants];
  let caught = 0;
  let scanned = 0;
  const take = async () => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const { name, rule, breaks } = mutant;
      const { by, problem, isScanned } = await attempt(mutant, join(folder, `${name}.mjs`), {
        seeds: Number(values.seeds),
        script: join(SCRIPTS, `${name}.json`),
        learn: values.learn,
        story: breaks,
      });
      if (by !== undefined) caught++;
      if (isScanned) scanned++;
      console.log(`${(by ?? 'SURVIVED').padEnd(10)} ${rule.padEnd(5)} ${name}: ${problem ?? breaks}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
  if (scanned > 0 && !values.learn)
    console.log(`${scanned} were not shown by their scripts. Find others: npm run mutants -- --learn name …`);
  console.log(`${caught} of ${mutants.length} mutants caught, ${elapsed()}`);
  if (values.results) writeFileSync(values.results, results(caught, mutants.length - caught));
  process.exitCode = caught === mutants.length ? 0 : 1;
}

/** Bundles the mutant and tries it. One that cannot be made, because its text has changed, counts as not caught. */
async function attempt(mutant, file, search) {
  try {
    await bundleSimulator(file, mutant);
  } catch (error) {
    return { problem: error.errors?.[0]?.text ?? error.message };
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { file, ...search } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** By its script, or else by the first seed that shows it. When learning, what showed it is cut down and written. */
async function catchMutant({ file, seeds, script, learn, story }) {
  Error.stackTraceLimit = 0;
  const { simulate, playScript } = await import(file);
  const play = (part) => outcome(() => playScript(part));
  if (existsSync(script)) {
    const known = JSON.parse(readFileSync(script, 'utf8'));
    const [problem] = (await play(known)).problems;
    if (problem !== undefined && learn) await learnFrom(known, play, script);
    if (problem !== undefined) return { by: `${known.steps.length} steps`, problem };
  }
  for (let seed = 1; seed <= seeds; seed++) {
    const run = await outcome(() => simulate(seed));
    const [problem] = run.problems;
    if (problem === undefined) continue;
    if (learn && run.script) await learnFrom({ ...run.script, story }, play, script);
    return { by: `seed ${seed}`, problem, isScanned: true };
  }
  return { isScanned: true };
}

async function learnFrom(run, play, file) {
  const short = await shrink(run, async (part) => (await play(part)).problems.length > 0, { milliseconds: 300_000 });
  writeFileSync(file, await formatScript(short));
}
