// node --expose-gc lib/store-child.mjs <store.mjs> <export> <n>: one store, one size, results as JSON lines.
import { Dataset } from './data.mjs';
import { pathToFileURL } from 'node:url';
const [, , file, which, nText] = process.argv;
const n = +nText;
const make = (await import(pathToFileURL(file).href))[which];
const put = (k, v) => process.stdout.write(JSON.stringify([k, v]) + '\n');
const now = () => performance.now();
const med = (v) => v.sort((a, b) => a - b)[v.length >> 1];
const heap = () => {
  gc();
  gc();
  return process.memoryUsage().heapUsed;
};
const real = console.log;
console.log = () => {};
console.error = () => {};

const data = new Dataset(n);
{
  const w = await make();
  const d = new Dataset(500);
  await w.ingest(d.items.map(w.map));
  for (let i = 0; i < 30; i++) {
    await w.markOne(d.items[i].id);
    await w.arrive(w.map(d.arrive(1)[0]));
  }
  await w.markAll();
  w.unread();
  await w.dispose?.();
} // warm-up

// memory: what the n plain items cost, then what the store costs on top
let s = await make();
const h0 = heap();
let items = data.items.map(s.map);
const h1 = heap();
const t0 = now();
await s.ingest(items);
put('ingestMs', now() - t0);
if (s.size() !== n) put('sizeMismatch', s.size());
items = null;
const h2 = heap();
put('rawBytesPerItem', (h1 - h0) / n);
put('storeBytesPerItem', (h2 - h0) / n);

// Repeats stop after 5 s, bursts and page loads after 12 s; what was reached is reported with the time.
async function times(k, f) {
  const v = [];
  const t0 = now();
  for (let i = 0; i < k && (i === 0 || now() - t0 < 5000); i++) {
    const t = now();
    await f(i);
    v.push(now() - t);
  }
  return med(v);
}
put('unreadReadMs', await times(20, () => s.unread()));
put('markOneMs', await times(11, (i) => s.markOne(data.items[i].id)));
put('arriveMs', await times(11, () => s.arrive(s.map(data.arrive(1)[0]))));
{
  const rows = data.arrive(1000).map(s.map),
    t = now();
  let i = 0;
  for (; i < 1000 && now() - t < 12000; i++) await s.arrive(rows[i]);
  const ms = now() - t;
  put('burstDone', i);
  put('burst1000Ms', (ms / i) * 1000);
  put('sizeAfterBurst', s.size());
}
{
  const d2 = new Dataset(n),
    s2 = await make();
  const rows = d2.items.map(s2.map);
  const t = now();
  let i = 0;
  for (; i < n && now() - t < 12000; i += 50) await s2.ingestPage(rows.slice(i, i + 50));
  put('pages50Reached', s2.size());
  put('pages50Ms', now() - t);
  await s2.dispose?.();
}
{
  s = await make();
  await s.ingest(new Dataset(n).items.map(s.map));
  const t = now();
  await s.markAll();
  put('markAllMs', now() - t);
  put('unreadAfter', s.unread());
}
put('done', 1);
process.exit(0);
