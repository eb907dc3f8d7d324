// In-page half of the harness. The peer's own code is imported as "@peer/...".
import { createRoot } from 'react-dom/client';
import App from '@peer/app.jsx';
import * as probe from '@peer/probe.js';

const raf = () => new Promise((r) => requestAnimationFrame(r));
const abs = () => performance.timeOrigin + performance.now();
const long = [];
new PerformanceObserver((l) => {
  for (const e of l.getEntries()) long.push([e.startTime, e.duration]);
}).observe({ type: 'longtask' });

// A condition seen true inside a frame is counted as painted at the start of the next frame.
async function until(cond, timeout) {
  const t0 = performance.now();
  for (;;) {
    await raf();
    if (cond()) {
      await raf();
      return performance.now();
    }
    if (performance.now() - t0 > timeout) throw new Error('timeout: ' + cond);
  }
}
const sig = () => [probe.badge(), probe.rows(), probe.extra?.() ?? ''].join('|');

const B = (window.__b = {
  probe,
  long,
  sig,
  abs,
  // A fixed piece of JavaScript, to see how busy the machine is.
  calib() {
    const one = () => {
      const t = performance.now();
      let x = 0;
      for (let i = 0; i < 2e7; i++) x = (x * 31 + i) | 0;
      B.x = x;
      return performance.now() - t;
    };
    return [one(), one(), one()].sort((a, b) => a - b)[1];
  },
  longReset() {
    long.length = 0;
  },
  longStats() {
    let s = 0,
      m = 0;
    for (const [, d] of long) {
      s += d;
      m = Math.max(m, d);
    }
    return { count: long.length, total: s, max: m };
  },
  async mount(cfg, timeout = 20000) {
    const root = createRoot(document.getElementById('root'));
    const t0 = performance.now();
    root.render(<App {...cfg} />);
    const t1 = await until(() => probe.badge() != null, timeout);
    return t1 - t0;
  },
  // click -> two frames (first) and click -> rows visible and painted (content); as with a hand, the pointer is there a moment before
  async open(minRows, timeout = 20000) {
    for (const type of ['pointerover', 'mouseover']) probe.bell().dispatchEvent(new MouseEvent(type, { bubbles: true }));
    await new Promise((r) => setTimeout(r, 200));
    const t0 = performance.now();
    probe.bell().click();
    let first;
    const two = raf()
      .then(raf)
      .then(() => {
        first = performance.now() - t0;
      });
    const t1 = await until(() => probe.panelOpen() && probe.rows() >= minRows, timeout);
    await two;
    return { first, content: t1 - t0 };
  },
  // A click whose effect shows in the frame that follows it.
  async press(selector) {
    const el = document.querySelector(selector);
    const t0 = performance.now();
    el.click();
    await raf();
    await raf();
    return performance.now() - t0;
  },
  async close(timeout = 5000) {
    const t0 = performance.now();
    probe.close ? probe.close() : probe.bell().click();
    return (await until(() => !probe.panelOpen(), timeout)) - t0;
  },
  async loadTo(n, budget) {
    const t0 = performance.now();
    let last = -1,
      since = t0,
      stuck = 0;
    const rows = probe.loaded ?? probe.rows;
    while (rows() < n && performance.now() - t0 < budget) {
      const r = rows();
      if (r !== last) {
        last = r;
        since = performance.now();
      } else if (performance.now() - since > 10000) {
        stuck = 1;
        break;
      }
      if (probe.loadMore) probe.loadMore();
      else {
        const s = probe.scroller();
        if (s) {
          if (performance.now() - since > 400) {
            s.scrollTop = 0;
            await raf();
            await raf();
            await raf();
          }
          await raf();
          s.scrollTop = s.scrollHeight;
        }
      }
      await raf();
    }
    return { ms: performance.now() - t0, rows: rows(), stuck };
  },
  // Follows the visible state frame by frame until told to stop: last change and worst frame gap.
  watch() {
    const w = { on: true, last: 0, gap: 0, frames: 0 };
    let old = sig(),
      t = performance.now();
    const f = () => {
      const n = performance.now();
      w.gap = Math.max(w.gap, n - t);
      t = n;
      w.frames++;
      const x = sig();
      if (x !== old) {
        old = x;
        w.last = abs();
      }
      if (w.on) requestAnimationFrame(f);
    };
    requestAnimationFrame(f);
    B.w = w;
  },
  unwatch() {
    const w = B.w;
    w.on = false;
    return { last: w.last, gap: w.gap, frames: w.frames };
  },
  toTop() {
    const s = probe.scroller?.();
    if (s) s.scrollTop = 0;
  },
  async waitSig(old, timeout = 30000) {
    await until(() => sig() !== old, timeout);
    return abs();
  },
  async markAll(timeout = 60000) {
    const el = probe.markAll();
    const t0 = performance.now();
    if (el instanceof Element) el.click();
    else await el;
    const t1 = await until(() => probe.allRead(), timeout);
    return t1 - t0;
  },
  // Scrolls through what is loaded, one step per frame. By the frames' own times, which a listener that runs before their callbacks does not
  // shift: a gap of two is a frame dropped.
  async scroll(frames = 60) {
    const s = probe.scroller();
    if (!s) return null;
    s.scrollTop = 0;
    await raf();
    const gaps = [];
    let t = await raf();
    for (let i = 0; i < frames; i++) {
      s.scrollTop += 120;
      const n = await raf();
      gaps.push(n - t);
      t = n;
    }
    const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round((gap * 60) / 1000) - 1), 0);
    return { dropped, max: Math.max(...gaps) };
  },
  dom() {
    let c = 0;
    const walk = (r) => {
      for (const e of r.querySelectorAll('*')) {
        c++;
        if (e.shadowRoot) walk(e.shadowRoot);
      }
    };
    walk(document);
    return c;
  },
});
window.__ready = true;
