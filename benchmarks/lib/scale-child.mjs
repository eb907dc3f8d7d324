// node --single-threaded --expose-gc lib/scale-child.mjs <floor|checkedFloor|casebell> <rows> <unread> <file of the store>: one store in a process of its own; figures as JSON.
import { Dataset } from './data.mjs';
import { createCasebell, imageOf } from './casebell-store.mjs';
import * as floors from './floor-store.mjs';

const [, , which, rowsText, unreadText, path] = process.argv;
const n = Number(rowsText);
const unread = Number(unreadText);
const module = which === 'casebell' ? await import(path) : null;
const make = () => (module === null ? floors[which]() : createCasebell(module));

const REPEATS = 300;
// The time of the processor, collector included (the process runs with --single-threaded): others on the machine do not change it.
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
async function median(items, work) {
  const times = [];
  for (const item of items) {
    const from = now();
    await work(item);
    times.push(now() - from);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}
/** A frame as it travels. */
const textOf = (count, fresh) =>
  JSON.stringify(new Dataset(count).items.map((item, i) => ({ ...imageOf(item), read: i >= fresh, seen: i >= fresh })));

/** From the text that came to rows that can be shown: what a client does with a frame, whoever wrote it. */
async function takeIn(text, count) {
  const store = make();
  gc();
  const at = now();
  await store.ingest(JSON.parse(text));
  const time = now() - at;
  if (store.size() !== count) throw new Error(`${which} kept ${store.size()} rows`);
  store.dispose?.();
  return time;
}

async function measure(count, fresh) {
  let text = textOf(count, fresh);
  const received = await takeIn(text, count);
  const store = make();
  let frame = JSON.parse(text);
  text = null;
  const arrivals = JSON.parse(JSON.stringify(new Dataset(0).arrive(1).map(imageOf)));
  gc();
  let at = now();
  await store.ingest(frame);
  const ingest = now() - at;
  frame = null;
  if (store.size() !== count || store.unread() !== fresh) throw new Error(`${which} kept ${store.size()} rows`);
  gc();

  at = now();
  let shown = 0;
  await store.markAll(() => (shown = now() - at));
  const markAll = now() - at;
  if (store.unread() !== 0) throw new Error(`${which}: ${store.unread()} unread after mark all`);

  const rows = Array.from({ length: REPEATS }, (_, i) => {
    const seq = count + 10 + i;
    return { ...arrivals[0], id: `a${i}`, sort: seq, rev: seq, read: false, seen: false };
  });
  const arrive = await median(rows, (row) => store.arrive(row));
  const markOne = await median(rows, ({ id }) => store.markOne(id));
  if (store.unread() !== 0) throw new Error(`${which}: ${store.unread()} unread in the end`);
  store.dispose?.();
  return { received, ingest, markAll, shown: shown || markAll, arrive, markOne };
}

// The engine has met the code before, for few unread rows and for many: what is measured is the store, not its compilation.
for (let i = 0; i < 4; i++) {
  await measure(5_000, 2_500);
  await measure(5_000, 40);
}
process.stdout.write(JSON.stringify(await measure(n, unread)));
process.exit(0);
