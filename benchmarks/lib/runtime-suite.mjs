// Part B: the peer's real UI in headless Chromium against its loopback stub.
import { peers } from './registry.mjs';
import { buildPage } from './build-page.mjs';
import { serve } from './server.mjs';
import { launch, openPage, delta } from './browser.mjs';
import { summarize } from './stats.mjs';

const REOPENED = 10;
const MARKED = 5;
/** A panel full. */
const ARRIVED = 8;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

// Work on the main thread without paint: a looping CSS animation must not keep a page "busy" for ever.
const work = (m) => m.script + m.layout + m.style;

// Waits until script, style and layout took under 8 ms and nothing was requested in each of two 200 ms windows.
export async function quiet(p, s, max = 30000) {
  const t0 = performance.now();
  let calm = 0,
    last = await p.metrics(),
    req = s.log.requests,
    lastBusy = t0;
  while (performance.now() - t0 < max) {
    await sleep(200);
    const m = await p.metrics();
    if (work(m) - work(last) < 8 && s.log.requests === req) calm++;
    else {
      calm = 0;
      lastBusy = performance.now();
    }
    last = m;
    req = s.log.requests;
    if (calm >= 2) return { ok: true, m, busyMs: lastBusy - t0 };
  }
  return { ok: false, m: last, busyMs: performance.now() - t0 };
}

export async function oneRun({ peer, pageDir, n, browser, budget, burst }) {
  const a = peer.adapter,
    out = { n };
  const bulk = n >= 10_000;
  const pageSize = bulk ? (a.bulkPage10k ?? 500) : n >= 1000 ? (a.bulkPage ?? a.pageSize) : a.pageSize;
  const s = await serve({ adapter: a, pageDir, n, pageSize });
  const p = await openPage(browser, s.origin, { onPage: a.onPage ? (pg) => a.onPage(pg, s) : undefined });
  const ev = (f, x) => p.page.evaluate(f, x);
  const step = async (key, f, tmo = budget + 30000) => {
    let timer;
    try {
      return await Promise.race([
        f(),
        new Promise((_, j) => {
          timer = setTimeout(() => j(new Error('step over ' + tmo + ' ms')), tmo);
        }),
      ]);
    } catch (e) {
      (out.failed ??= {})[key] = String(e.message).split('\n')[0].slice(0, 160);
      if (/step over/.test(String(e.message))) throw e;
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    const cfg = { backend: s.origin, socket: s.origin.replace('http', 'ws') + '/ws', pageSize, n, ...a.cfg?.(s.ctx) };
    out.calib = await ev(() => window.__b.calib());
    await p.gc();
    const m0 = await p.metrics();
    out.heapBase = m0.heap / 1e6;
    out.nodesBase = m0.nodes;
    await step('mount', async () => {
      out.mountToBadge = await ev((c) => window.__b.mount(c), cfg);
    });
    const q1 = await quiet(p, s, 8000);
    const d1 = delta(m0, q1.m);
    out.mountTask = d1.work;
    out.mountScript = d1.script;
    out.mountCommits = d1.commits;
    out.mountRequests = s.log.requests;
    const mo = await p.metrics();
    await step('open', async () => {
      const o = await ev((c) => window.__b.open(c), Math.min(8, n));
      out.openFirst = o.first;
      out.openContent = o.content;
    });
    const q2 = await quiet(p, s, 8000);
    const d2 = delta(mo, q2.m);
    out.openTask = d2.work;
    out.openScript = d2.script;
    out.openLayout = d2.layout + d2.style;
    const ml = await p.metrics();
    const r0 = s.log.requests;
    await step('load', async () => {
      const l = await ev(([n, b]) => window.__b.loadTo(n, b), [a.fullyLoaded ? 0 : n, budget]);
      out.loadMs = l.ms;
      out.loaded = l.rows;
      out.stuck = l.stuck;
    });
    const q3 = await quiet(p, s, 20000);
    const d3 = delta(ml, q3.m);
    out.loadTask = d3.work;
    out.loadScript = d3.script;
    out.loadRequests = s.log.requests - r0;
    out.loadCommits = d3.commits;
    out.loaded = await ev(() => (window.__b.probe.loaded ? window.__b.probe.loaded() : window.__b.probe.rows()));
    await ev(() => window.__b.toTop());
    await p.gc();
    const m4 = await p.metrics();
    out.heap = m4.heap / 1e6;
    out.heapDelta = (m4.heap - m0.heap) / 1e6;
    out.nodes = m4.nodes;
    out.dom = await ev(() => window.__b.dom());
    await step('scroll', async () => {
      const f = await ev(() => window.__b.scroll());
      if (f) {
        out.scrollDropped = f.dropped;
        out.scrollMax = f.max;
      }
    });
    await ev(() => window.__b.toTop());
    await quiet(p, s, 5000);

    // one realtime arrival, panel open then closed
    const arrivals = async (label, times) => {
      const wall = [],
        task = [],
        script = [],
        commits = [],
        reqs = [];
      for (let i = 0; i < times; i++) {
        const ma = await p.metrics(),
          ra = s.log.requests;
        const old = await ev(() => window.__b.sig());
        const pending = ev((o) => window.__b.waitSig(o, 8000), old).catch(() => null);
        await sleep(30);
        const t = performance.timeOrigin + performance.now();
        s.arrive(1);
        const seen = await pending;
        if (seen) wall.push(seen - t);
        const { m } = await quiet(p, s, 15000);
        const d = delta(ma, m);
        task.push(d.work);
        script.push(d.script);
        commits.push(d.commits);
        reqs.push(s.log.requests - ra);
      }
      const med = (v) => v.sort((x, y) => x - y)[v.length >> 1];
      out[label + 'Wall'] = wall.length ? med(wall) : null;
      out[label + 'Task'] = med(task);
      out[label + 'Script'] = med(script);
      out[label + 'Commits'] = med(commits);
      out[label + 'Requests'] = med(reqs);
    };
    // idle cost of the same measuring loop without an arrival, subtracted later by the reader
    {
      const ma = await p.metrics();
      await sleep(1000);
      const m = await p.metrics();
      out.idleOpenTaskPerS = m.task - ma.task;
      out.idleOpenWorkPerS = delta(ma, m).work;
    }
    await step('arriveOpen', () => arrivals('arriveOpen', 3));

    await step('close', async () => {
      out.close = await ev(() => window.__b.close());
    });
    await quiet(p, s, 5000);
    await step('arriveClosed', () => arrivals('arriveClosed', 3));
    // A click falls anywhere between two frames of the screen: the mean of several, each after a second without an animation.
    await step('reopen', async () => {
      const reopened = [];
      const mr = await p.metrics();
      for (let k = 0; k < REOPENED; k++) {
        if (k > 0) await ev(() => window.__b.close());
        await quiet(p, s, 5000);
        await sleep(600 + (k * 17) / REOPENED);
        reopened.push(await ev((c) => window.__b.open(c), Math.min(8, n)));
      }
      const mean = (what) => reopened.reduce((sum, o) => sum + o[what], 0) / REOPENED;
      out.reopenFirst = mean('first');
      out.reopenContent = mean('content');
      const { m } = await quiet(p, s, 10000);
      // Closing is in it.
      out.reopenTask = delta(mr, m).work / REOPENED;
    });

    // All there are, then what came since, several times: for the same reason.
    await step('markAll', async () => {
      const marked = [];
      for (let k = 0; k < MARKED; k++) {
        if (k > 0) {
          await ev(() => window.__b.close());
          s.arrive(ARRIVED);
          await quiet(p, s, 3000);
          await ev((c) => window.__b.open(c), Math.min(8, n));
        }
        await a.prepMarkAll?.(p.page);
        await quiet(p, s, 3000);
        await sleep(600 + (k * 17) / MARKED);
        await ev(() => window.__b.longReset());
        const mm = await p.metrics();
        const ms = await ev(() => window.__b.markAll());
        const { m } = await quiet(p, s, 30000);
        marked.push({ ...delta(mm, m), ms, longest: (await ev(() => window.__b.longStats())).max });
      }
      const mean = (what) => marked.reduce((sum, one) => sum + one[what], 0) / MARKED;
      out.markAll = mean('ms');
      out.markAllFirst = marked[0].ms;
      out.markAllTask = mean('work');
      out.markAllScript = mean('script');
      out.markAllCommits = mean('commits');
      out.markAllLongest = mean('longest');
    });

    if (burst)
      await step(
        'burst',
        async () => {
          await ev(() => window.__b.longReset());
          const mb = await p.metrics(),
            rb = s.log.requests,
            t0 = performance.now();
          await ev(() => window.__b.watch());
          const tPush = performance.timeOrigin + performance.now();
          s.arrive(burst);
          const { ok, m, busyMs } = await quiet(p, s, a.burstBudget ?? 60000);
          const d = delta(mb, m);
          const w = await ev(() => window.__b.unwatch());
          out.burstMs = w.last ? w.last - tPush : busyMs;
          out.burstMaxGap = w.gap;
          out.burstTaskAll = d.task;
          out.burstDone = ok;
          out.burstTask = d.work;
          out.burstScript = d.script;
          out.burstCommits = d.commits;
          out.burstRequests = s.log.requests - rb;
          out.burstLayouts = d.layouts;
          const l = await ev(() => window.__b.longStats());
          out.burstLongest = l.max;
          out.burstLongCount = l.count;
          out.burstSig = await ev(() => window.__b.sig());
        },
        (a.burstBudget ?? 60000) + 60000,
      );
  } catch (e) {
    out.aborted = String(e.message).split('\n')[0].slice(0, 200);
  } finally {
    out.errors = [...new Set(p.errors)].slice(0, 4);
    out.unknown = [...new Set(s.log.unknown)].slice(0, 4);
    await p.context.close().catch(() => {});
    await s.close();
  }
  return out;
}

// Peers take turns within each round, so that a busy minute on the machine hits all of them alike.
export async function runtimeSuite({ only, runs, sizes, log, onResult, burst: burstSize = 1000 }) {
  const list = (await peers(only)).filter((p) => p.adapter);
  const dirs = new Map();
  for (const p of list) dirs.set(p.name, await buildPage(p));
  for (const n of sizes) {
    const rows = new Map(list.map((p) => [p.name, []]));
    for (let i = 0; i < runs; i++)
      for (const peer of list) {
        const a = peer.adapter;
        if (a.maxN && n > a.maxN) continue;
        const slow = a.slowFrom && n >= a.slowFrom;
        if (slow && i >= (a.slowRuns ?? 3)) continue;
        const burst = n >= 10_000 ? 0 : i < (slow ? 1 : (a.burstRuns ?? 99)) ? burstSize : 0;
        const browser = await launch();
        try {
          const r = await oneRun({ peer, pageDir: dirs.get(peer.name), n, browser, budget: a.budget ?? 60000, burst });
          rows.get(peer.name).push(r);
          log(
            peer.name,
            n,
            'run',
            i + 1,
            JSON.stringify(Object.fromEntries(Object.entries(r).map(([k, v]) => [k, typeof v === 'number' ? +v.toFixed(1) : v]))),
          );
        } finally {
          await browser.close();
        }
        const all = rows.get(peer.name);
        onResult({
          [peer.name + '@' + n + (burstSize === 1000 ? '' : '+' + burstSize)]: {
            peer: peer.name,
            n,
            burst: burstSize,
            versions: peer.versions,
            runs: all.length,
            median: summarize(all),
            all,
          },
        });
      }
  }
}
