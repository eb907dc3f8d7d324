// npm run mutants [-- name …] [--seeds 2500] [--learn]: breaks one rule of sync at a time and proves that the simulations notice.
// A mutant is an edit of one place, made while bundling for this run only; the shipped code knows nothing of it.
// Each is tried first with the seeds that are known to show it; `--learn` finds them anew and writes them down.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { MUTANTS } from '../tests/testing/mutants.mjs';
import { ROOT, stopwatch } from './run.mjs';
import { bundleSimulator, results, temporaryFolder } from './simulator.mjs';

const KNOWN = join(ROOT, 'tests/testing/mutants.json');
/** Seeds to know of each, if they are not far: one may stop showing it when the simulation changes. */
const WANTED = 3;
const NOT_FAR = 60;

if (isMainThread) await main();
else await survive(workerData);

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
  const known = JSON.parse(readFileSync(KNOWN, 'utf8'));
  const queue = [...mutants];
  let caught = 0;
  let scanned = 0;
  const take = async () => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const { name, rule, breaks } = mutant;
      const result = await attempt(mutant, join(folder, `${name}.mjs`), {
        seeds: Number(values.seeds),
        known: values.learn ? [] : (known[name] ?? []),
        wanted: values.learn ? WANTED : 1,
      });
      const [seed] = result.seeds;
      if (seed !== undefined) caught++;
      if (result.isScanned) scanned++;
      if (values.learn) known[name] = result.seeds;
      const verdict = seed === undefined ? 'SURVIVED' : `seed ${String(seed).padStart(4)}`;
      console.log(`${verdict}  ${rule.padEnd(5)} ${name}: ${result.problem ?? breaks}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
  if (values.learn) {
    const lines = MUTANTS.map(({ name }) => `  ${JSON.stringify(name)}: [${(known[name] ?? []).join(', ')}]`);
    writeFileSync(KNOWN, `{\n${lines.join(',\n')}\n}\n`);
  } else if (scanned > 0) {
    console.log(`${scanned} were not shown by the seeds known for them. Find new ones: npm run mutants -- --learn`);
  }
  console.log(`${caught} of ${mutants.length} mutants caught, ${elapsed()}`);
  if (values.results) writeFileSync(values.results, results(caught, mutants.length - caught));
  process.exitCode = caught === mutants.length ? 0 : 1;
}

/** Bundles the mutant and runs seeds. One that cannot be made (its text has changed) counts as not caught. */
async function attempt(mutant, file, search) {
  try {
    await bundleSimulator(file, mutant);
  } catch (error) {
    return { seeds: [], problem: error.errors?.[0]?.text ?? error.message };
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { file, ...search } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Runs the known seeds, then one after the other, until as many as wanted show a problem. */
async function survive({ file, seeds, known, wanted }) {
  Error.stackTraceLimit = 0;
  const { simulate } = await import(file);
  const shows = async (seed) => {
    const { problems } = await simulate(seed).catch((error) => ({ problems: [`crashed: ${error.message}`] }));
    return problems[0];
  };
  for (const seed of known) {
    const problem = await shows(seed);
    if (problem !== undefined) return parentPort.postMessage({ seeds: [seed], problem });
  }
  const found = [];
  let first;
  const isOver = (seed) => found.length >= wanted || seed > (found.length === 0 ? seeds : found[0] + NOT_FAR);
  for (let seed = 1; !isOver(seed); seed++) {
    const problem = await shows(seed);
    if (problem === undefined) continue;
    first ??= problem;
    found.push(seed);
  }
  parentPort.postMessage({ seeds: found, problem: first, isScanned: true });
}
