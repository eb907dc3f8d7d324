import { chromium } from 'playwright-core';
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS, headless: true });

// React calls this hook on every commit in production builds too: a commit counter without the profiling build.
export const COMMIT_HOOK = () => {
  window.__commits = 0;
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    onCommitFiberRoot() {
      window.__commits++;
    },
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    checkDCE() {},
  };
};

export async function openPage(browser, origin, { onPage } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (e) => errors.push(String(e.message).slice(0, 300)));
  page.on('console', (m) => m.type() === 'error' && errors.push(m.text().slice(0, 300)));
  await page.addInitScript(COMMIT_HOOK);
  await onPage?.(page);
  await page.goto(origin + '/__bench/index.html');
  await page.waitForFunction(() => window.__ready);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' }); // durations in CPU time of the main thread: other load on the machine matters less
  const metrics = async () => {
    const { metrics: m } = await cdp.send('Performance.getMetrics');
    const o = Object.fromEntries(m.map((x) => [x.name, x.value]));
    return {
      task: o.TaskDuration * 1e3,
      script: o.ScriptDuration * 1e3,
      layout: o.LayoutDuration * 1e3,
      style: o.RecalcStyleDuration * 1e3,
      heap: o.JSHeapUsedSize,
      nodes: o.Nodes,
      layouts: o.LayoutCount,
      commits: await page.evaluate(() => window.__commits),
    };
  };
  const gc = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
  };
  return { page, context, cdp, metrics, gc, errors };
}
export const delta = (a, b) => ({
  task: b.task - a.task,
  work: b.script + b.layout + b.style - a.script - a.layout - a.style,
  script: b.script - a.script,
  layout: b.layout - a.layout,
  style: b.style - a.style,
  layouts: b.layouts - a.layouts,
  commits: b.commits - a.commits,
});
