// Part A: bundle and install cost of every peer and of the building blocks.
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleEsbuild, bundleVite, installCost } from './size.mjs';
import { peers, blocks, ROOT } from './registry.mjs';

const UI = `import { createRoot } from "react-dom/client";
import App from "./app.jsx";
createRoot(document.getElementById("root")).render(<App backend="http://127.0.0.1" socket="ws://127.0.0.1" jwt="x" />);`;

export async function bundleSuite({ only, vite = true, log }) {
  const out = { peers: {}, blocks: {} };
  for (const p of await peers(only)) {
    const row = { versions: p.versions, install: installCost(p.dir) };
    for (const [kind, source] of [
      ['ui', UI],
      ['headless', existsSync(join(p.dir, 'headless.js')) ? readFileSync(join(p.dir, 'headless.js'), 'utf8') : null],
    ]) {
      if (!source) continue;
      try {
        row[kind] = await bundleEsbuild({ dir: p.dir, source, name: kind });
      } catch (e) {
        row[kind] = { error: String(e.message).slice(0, 400) };
      }
      if (vite)
        try {
          const f = join(p.dir, '.tmp', kind + '.jsx');
          mkdirSync(join(p.dir, '.tmp'), { recursive: true });
          writeFileSync(f, source.replace('"./app.jsx"', '"../app.jsx"'));
          row[kind].vite = await bundleVite({ dir: p.dir, entryFile: f, name: 'vite-' + kind });
        } catch (e) {
          row[kind].vite = { error: String(e.message).slice(0, 300) };
        }
    }
    out.peers[p.name] = row;
    const u = row.ui,
      h = row.headless;
    log(
      p.name.padEnd(20),
      'ui',
      JSON.stringify(u.error ?? u.js),
      'css',
      JSON.stringify(u.css?.brotli),
      'vite',
      JSON.stringify(u.vite?.error ?? u.vite?.js),
      '| headless',
      JSON.stringify(h?.error ?? h?.js),
      JSON.stringify(row.install),
    );
  }
  for (const b of await blocks()) {
    try {
      out.blocks[b.name] = await bundleEsbuild({ dir: b.dir, source: b.source, name: 'block' });
    } catch (e) {
      out.blocks[b.name] = { error: String(e.message).slice(0, 300) };
    }
    log('block', b.name.padEnd(40), JSON.stringify(out.blocks[b.name].error ?? out.blocks[b.name].js));
  }
  return out;
}
