// npm run simulate -- [--seeds 10000] [--from 1]: seeded simulations of store, protocol and backend, on every core.
// A seed that fails is printed with the command that replays it.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { must, stopwatch } from './run.mjs';

const BATCH = 50;
const SHOWN = 5;

if (isMainThread) await main();
else await work();

async function main() {
  const { values } = parseArgs({
    options: { seeds: { type: 'string', default: '10000' }, from: { type: 'string', default: '1' } },
  });
  const [seeds, from] = [Number(values.seeds), Number(values.from)];
  if (!Number.isSafeInteger(seeds) || !Number.isSafeInteger(from) || seeds < 1) {
    console.error('npm run simulate -- --seeds N [--from N]: both are whole numbers, the first at least 1.');
    process.exit(2);
  }
  await must(process.execPath, ['scripts/build.mjs', '--library']);
  const elapsed = stopwatch();
  let next = from;
  let steps = 0;
  const failed = [];
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), seeds) }, () => {
      const worker = new Worker(new URL(import.meta.url));
      return new Promise((resolve, reject) => {
        const give = () => {
          if (next >= from + seeds || failed.length >= SHOWN) return worker.terminate().then(resolve);
          const first = next;
          next = Math.min(next + BATCH, from + seeds);
          worker.postMessage([first, next]);
        };
        worker.on('error', reject);
        worker.on('message', (batch) => {
          steps += batch.steps;
          failed.push(...batch.failed);
          give();
        });
        give();
      });
    }),
  );
  for (const { seed, problems } of failed) {
    console.error(`seed ${seed}: ${problems.join('; ')}\n  npm run simulate -- --seeds 1 --from ${seed}`);
  }
  console.log(`${next - from} seeds, ${steps} steps, ${failed.length} with a divergence, ${elapsed()}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

async function work() {
  const { simulate } = await import('../dist/testing/index.js');
  parentPort.on('message', async ([first, end]) => {
    let steps = 0;
    const failed = [];
    for (let seed = first; seed < end; seed++) {
      const run = await simulate(seed);
      steps += run.steps;
      if (run.problems.length > 0) failed.push(run);
    }
    parentPort.postMessage({ steps, failed });
  });
}
