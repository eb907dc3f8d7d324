// npm run simulate -- [--seeds 10000] [--from 1] [--workers 2]: seeded simulations of store, protocol and backend, on every core.
// A seed that fails is cut down to the shortest script that still fails, which is written to test-results; both can be replayed:
// npm run simulate -- --seeds 1 --from 4711
// npm run simulate -- --scenario test-results/seed-4711.json
// `--mutant name` breaks one rule first, as `npm run mutants` does: to see what a failure looks like.
// `--idle` gives way to everything else on the machine.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { MUTANTS } from '../tests/testing/mutants.mjs';
import { shrink } from '../tests/testing/shrink.mjs';
import { ROOT, stopwatch } from './run.mjs';
import { bundleSimulator, formatScript, outcome, results, temporaryFolder } from './simulator.mjs';

const BATCH = 25;
/** What a seed makes fits in: it is thrown away as a whole, and not carried from one generation to the next. */
const YOUNG_MB = 96;
const SHOWN = 3;
const RESULTS = join(ROOT, 'test-results');
const PROGRESS_MS = process.stdout.isTTY ? 1_000 : 30_000;

if (isMainThread) await main();
else await work(workerData);

async function main() {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '10000' },
      from: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(availableParallelism()) },
      scenario: { type: 'string' },
      mutant: { type: 'string' },
      results: { type: 'string' },
      idle: { type: 'boolean' },
    },
  });
  const [seeds, from, workers] = [values.seeds, values.from, values.workers].map(Number);
  if (![seeds, from, workers].every((number) => Number.isSafeInteger(number) && number >= 1)) {
    console.error('npm run simulate -- --seeds N --from N --workers N: whole numbers from 1.');
    process.exit(2);
  }
  // Before the workers start, which take it over.
  if (values.idle) setPriority(constants.priority.PRIORITY_LOW);
  const file = join(temporaryFolder(), 'simulator.mjs');
  const mutant = MUTANTS.find(({ name }) => name === values.mutant);
  if (values.mutant && !mutant) {
    console.error(`No such mutant. There are: ${MUTANTS.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  await bundleSimulator(file, mutant);
  const failed = values.scenario ? await playFile(file, values.scenario) : await runSeeds(file, { seeds, from, workers, mutant });
  mkdirSync(RESULTS, { recursive: true });
  if (values.results) writeFileSync(values.results, results(failed === 0 ? 1 : 0, failed));
  process.exitCode = failed > 0 ? 1 : 0;
}

async function playFile(file, scenario) {
  const { playScript } = await import(file);
  const { problems } = await playScript(JSON.parse(readFileSync(scenario, 'utf8')));
  console.log(problems.length === 0 ? 'no divergence' : problems.join('\n'));
  return problems.length > 0 ? 1 : 0;
}

/** Gives batches of seeds to workers; answers how many seeds failed. */
async function runSeeds(file, { seeds, from, workers, mutant }) {
  const elapsed = stopwatch();
  const started = performance.now();
  const end = from + seeds;
  const open = new Set();
  const failed = [];
  let next = from;
  let done = 0;
  let steps = 0;
  /** Everything below it has run. */
  const reached = () => Math.min(next, ...open);
  const report = () => {
    const rate = done / ((performance.now() - started) / 1_000);
    const line = `${done} of ${seeds} seeds, ${steps} steps, ${rate.toFixed(1)} seeds/s; go on with --from ${reached()}`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}\x1b[K` : `${line}\n`);
  };
  const timer = setInterval(report, PROGRESS_MS);
  process.once('SIGINT', () => {
    report();
    console.log('');
    process.exit(130);
  });
  await Promise.all(
    Array.from({ length: Math.min(workers, seeds) }, () => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: { file },
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      return new Promise((resolve, reject) => {
        const give = () => {
          if (next >= end || failed.length >= SHOWN) return void worker.terminate().then(resolve, reject);
          const first = next;
          next = Math.min(first + BATCH, end);
          open.add(first);
          worker.postMessage([first, next]);
        };
        worker.on('error', reject);
        worker.on('message', (batch) => {
          open.delete(batch.first);
          done += batch.seeds;
          steps += batch.steps;
          failed.push(...batch.failed);
          give();
        });
        give();
      });
    }),
  );
  clearInterval(timer);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  for (const run of failed.slice(0, SHOWN)) await explain(file, run, mutant);
  console.log(`${done} seeds from ${from}, ${steps} steps, ${failed.length} with a divergence, ${elapsed()}`);
  return failed.length;
}

/** Says what went wrong, and writes the shortest script that shows it. */
async function explain(file, { seed, problems, script }, mutant) {
  const flags = mutant ? ` --mutant ${mutant.name}` : '';
  const { playScript } = await import(file);
  console.error(`seed ${seed}: ${problems.join('; ')}\n  npm run simulate -- --seeds 1 --from ${seed}${flags}`);
  const fails = async (part) => (await outcome(() => playScript(part))).problems.length > 0;
  if (!script || !(await fails(script))) return;
  const short = await shrink(script, fails);
  const path = join(RESULTS, `seed-${seed}.json`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path, await formatScript(short));
  const [first] = (await outcome(() => playScript(short))).problems;
  console.error(`  in ${short.steps.length} steps: ${first}\n  npm run simulate -- --scenario ${relative(ROOT, path)}${flags}`);
}

async function work({ file }) {
  Error.stackTraceLimit = 0; // requests are given up by the thousand
  const { simulate } = await import(file);
  parentPort.on('message', async ([first, end]) => {
    let steps = 0;
    const failed = [];
    for (let seed = first; seed < end; seed++) {
      const run = await outcome(() => simulate(seed));
      steps += run.steps;
      if (run.problems.length > 0) failed.push({ seed, problems: run.problems, script: run.script });
    }
    parentPort.postMessage({ first, seeds: end - first, steps, failed });
  });
}
