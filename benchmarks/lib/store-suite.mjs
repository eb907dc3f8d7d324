// Part C: headless stores in Node, each (store, size, run) in its own process with a time limit.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peers, ROOT } from './registry.mjs';
import { summarize } from './stats.mjs';

const LIMIT = 75_000;
const child = (file, which, n) =>
  new Promise((resolve) => {
    const p = spawn(
      process.execPath,
      ['--expose-gc', '--max-old-space-size=4096', join(ROOT, 'lib/store-child.mjs'), file, which, String(n)],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const out = {};
    let buf = '',
      err = '';
    const timer = setTimeout(() => {
      out.killedAfterMs = LIMIT;
      p.kill('SIGKILL');
    }, LIMIT);
    p.stdout.on('data', (d) => {
      buf += d;
      let i;
      while ((i = buf.indexOf('\n')) >= 0) {
        try {
          const [k, v] = JSON.parse(buf.slice(0, i));
          out[k] = v;
        } catch {}
        buf = buf.slice(i + 1);
      }
    });
    p.stderr.on('data', (d) => {
      err += d;
    });
    p.on('exit', (code) => {
      clearTimeout(timer);
      if (!out.done && !out.killedAfterMs) out.error = (err.match(/\w*Error: .*/)?.[0] ?? 'exit ' + code).slice(0, 200);
      resolve(out);
    });
  });

export async function storeSuite({ only, runs, sizes, log }) {
  const res = {};
  const all = (await peers(null)).map((p) => [p.name, join(p.dir, 'store.mjs')]);
  all.push(['baselines', join(ROOT, 'peers/blocks/store.mjs')]);
  for (const [name, file] of all) {
    if (!existsSync(file) || (only && !only.includes(name))) continue;
    const exportsOf = Object.keys(await import(pathToFileURL(file).href));
    for (const which of exportsOf)
      for (const n of sizes) {
        const rows = [];
        for (let i = 0; i < runs; i++) {
          const t = Date.now(),
            r = await child(file, which, n);
          rows.push(r);
          if (Date.now() - t > 20_000 && i >= 1) break; /* slow stores: two runs */
        }
        const key = `${which}@${n}`;
        res[key] = {
          store: which,
          n,
          runs: rows.length,
          median: summarize(rows),
          error: rows.find((r) => r.error)?.error,
          killed: rows.filter((r) => r.killedAfterMs).length,
        };
        log(
          key.padEnd(34),
          JSON.stringify(Object.fromEntries(Object.entries(res[key].median).map(([k, v]) => [k, +v.toPrecision(4)]))),
          res[key].error ?? '',
        );
      }
  }
  return res;
}
