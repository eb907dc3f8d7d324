#!/usr/bin/env node
// npm run matrix [-- --rounds=5]: what PreferencesMatrix costs with 100 kinds × 6 channels, beside the same table written by hand.
// Needs a build of the library and Chromium. The contestants take turns, each on a page of its own; medians, and their ratios.
import { existsSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { delta, launch, openPage } from './lib/browser.mjs';
import { buildPage } from './lib/build-page.mjs';
import { quiet } from './lib/runtime-suite.mjs';
import { serve } from './lib/server.mjs';
import { summarize } from './lib/stats.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
if (!existsSync(at('../dist/index.js'))) {
  console.error('Casebell is not built. Run `npm ci && npm run build -- --library` in the repository first.');
  process.exit(1);
}
const rounds = Number(process.argv.find((word) => word.startsWith('--rounds='))?.split('=')[1] ?? '5');
const BOXES = 600;
/** Boxes in the middle of the table, all off, that are switched on one after the other. */
const CELLS = ['Kind 51, Email', 'Kind 52, Push', 'Kind 53, Text message'];

const CONTESTANTS = [
  { name: '600 boxes by hand', page: 'byhand', props: { alike: false } },
  { name: 'all boxes by hand', page: 'byhand', props: { alike: true } },
  { name: 'Casebell', page: 'casebell', props: {} },
];

/** One contestant on a new page: opened, closed and opened again, then single cells. */
async function run(browser, { page, props }) {
  const server = await serve({ adapter: {}, pageDir: pages[page], n: 0, pageSize: 0 });
  const opened = await openPage(browser, server.origin);
  const ask = (run, argument) => opened.page.evaluate(run, argument);
  /** Does something and waits until nothing follows from it: how long until painted, and all the work it made. */
  async function measure(act) {
    await opened.gc();
    const before = await opened.metrics();
    const wall = await act();
    const { m: after } = await quiet(opened, server);
    const { work, script, layout, style, commits } = delta(before, after);
    return { wall, work, script, drawn: layout + style, commits };
  }
  try {
    await ask((cfg) => window.__b.mount(cfg), props);
    const open = () => measure(() => ask(async (boxes) => (await window.__b.open(boxes)).content, BOXES));
    const first = await open();
    const dom = await ask(() => window.__b.dom());
    const boxes = await ask(() => window.__b.probe.rows());
    await ask(() => window.__b.close());
    const again = await open();
    const single = [];
    for (const name of CELLS) {
      await ask(() => window.__cells.clear());
      const figures = await measure(() => ask((label) => window.__b.press(`[aria-label="${label}"]`), name));
      const [cells, isChecked] = await ask(
        (label) => [[...window.__cells.keys()], document.querySelector(`[aria-label="${label}"]`).checked],
        name,
      );
      if (!isChecked) throw new Error(`${name} was not switched`);
      single.push({ ...figures, cells: cells.length });
    }
    if (opened.errors.length > 0) throw new Error(opened.errors.join('\n'));
    // The first brings the Save bar along.
    const [edit, ...more] = single;
    return { dom: { count: dom, boxes }, first, again, edit, cell: summarize(more) };
  } finally {
    await opened.context.close();
    await server.close();
  }
}

const pages = {};
for (const page of ['byhand', 'casebell']) {
  pages[page] = await buildPage({ name: `matrix-${page}`, dir: at(`matrix/${page}`) });
}
const runs = new Map(CONTESTANTS.map((contestant) => [contestant, []]));
const [load] = os.loadavg();
const browser = await launch();
console.log(
  `Node ${process.version}, Chromium ${browser.version()}, ${os.cpus().length} × ${os.cpus()[0]?.model}, ${rounds} rounds, load ${load.toFixed(1)}\n`,
);
try {
  for (let round = -1; round < rounds; round++) {
    for (const contestant of CONTESTANTS) {
      const figures = await run(browser, contestant);
      // Before the first round everybody runs once, so that browser and disk are warm.
      if (round >= 0) runs.get(contestant).push(figures);
    }
  }
} finally {
  await browser.close();
}

const medians = CONTESTANTS.map((contestant) => {
  const all = runs.get(contestant);
  return Object.fromEntries(Object.keys(all[0]).map((step) => [step, summarize(all.map((figures) => figures[step]))]));
});
const LINES = [
  ['open, first time: click → painted, ms', 'first', 'wall'],
  ['open, first time: work, ms', 'first', 'work'],
  ['… of it script', 'first', 'script'],
  ['… of it style and layout', 'first', 'drawn'],
  ['… React commits', 'first', 'commits'],
  ['open again: click → painted, ms', 'again', 'wall'],
  ['open again: work, ms', 'again', 'work'],
  ['first cell: click → painted, ms', 'edit', 'wall'],
  ['first cell: work, ms', 'edit', 'work'],
  ['further cell: click → painted, ms', 'cell', 'wall'],
  ['further cell: work, ms', 'cell', 'work'],
  ['… React commits', 'cell', 'commits'],
  ['… cells rendered', 'cell', 'cells'],
  ['check boxes', 'dom', 'boxes'],
  ['elements of the page', 'dom', 'count'],
];
console.log(`| what | ${CONTESTANTS.map(({ name }) => name).join(' | ')} | × 600 | × all |\n|${' --- |'.repeat(6)}`);
for (const [what, step, figure] of LINES) {
  const figures = medians.map((median) => median[step][figure]);
  const [bare, alike, casebell] = figures;
  const shown = figures.map((value) => (Number.isInteger(value) ? value : value.toFixed(1)));
  console.log(`| ${[what, ...shown, (casebell / bare).toFixed(1), (casebell / alike).toFixed(1)].join(' | ')} |`);
}
