// npm run mutants [-- name …] [--seeds 2000]: breaks one rule of SYNC at a time and proves that the simulations notice.
// A mutant is an edit of one place, made while bundling for this run only; the shipped code knows nothing of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from 'esbuild';
import { MUTANTS } from '../tests/testing/mutants.mjs';
import { ROOT, stopwatch } from './run.mjs';

if (isMainThread) await main();
else await survive(workerData);

async function main() {
  const { values, positionals } = parseArgs({ options: { seeds: { type: 'string', default: '2000' } }, allowPositionals: true });
  const wanted = MUTANTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (wanted.length === 0) {
    console.error(`No such mutant. There are: ${MUTANTS.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  const elapsed = stopwatch();
  const folder = mkdtempSync(join(tmpdir(), 'casebell-mutants-'));
  const queue = [...wanted];
  let killed = 0;
  const take = async () => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const file = join(folder, `${mutant.name}.mjs`);
      await bundle(mutant, file);
      const { seed, problem } = await inWorker({ file, seeds: Number(values.seeds) });
      if (seed !== null) killed++;
      console.log(
        `${seed === null ? 'SURVIVED' : `seed ${String(seed).padStart(4)}`}  ${mutant.rule.padEnd(5)} ${mutant.name}: ${problem ?? mutant.breaks}`,
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, take));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${killed} of ${wanted.length} mutants caught, ${elapsed()}`);
  process.exitCode = killed === wanted.length ? 0 : 1;
}

function inWorker(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Runs seeds until one shows a problem. */
async function survive({ file, seeds }) {
  const { simulate } = await import(file);
  for (let seed = 1; seed <= seeds; seed++) {
    const { problems } = await simulate(seed).catch((error) => ({ problems: [`crashed: ${error.message}`] }));
    if (problems.length > 0) return parentPort.postMessage({ seed, problem: problems[0] });
  }
  parentPort.postMessage({ seed: null });
}

async function bundle({ name, file, find, replace }, outfile) {
  const path = join(ROOT, file);
  let isApplied = false;
  await build({
    entryPoints: [join(ROOT, 'src/testing/simulator/simulate.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutant',
        setup(builder) {
          builder.onLoad({ filter: /\.ts$/ }, (args) => {
            if (args.path !== path) return null;
            const source = readFileSync(path, 'utf8');
            if (source.split(find).length !== 2) {
              throw new Error(
                `The mutant ${name} looks for text that stands ${source.split(find).length - 1} times in ${file}: ${find}`,
              );
            }
            isApplied = true;
            return { contents: source.replace(find, () => replace), loader: 'ts' };
          });
        },
      },
    ],
  });
  if (!isApplied) throw new Error(`The mutant ${name} names ${file}, which the simulator does not use.`);
}
