// node dev.mjs <peer> [n]: mounts a peer against its stub and prints DOM, requests and errors.
import { peers } from './lib/registry.mjs';
import { buildPage } from './lib/build-page.mjs';
import { serve } from './lib/server.mjs';
import { launch, openPage } from './lib/browser.mjs';
const [name, n = '100', step = 'open'] = process.argv.slice(2);
const [peer] = await peers([name]);
const pageDir = await buildPage(peer);
const s = await serve({ adapter: peer.adapter, pageDir, n: +n, pageSize: peer.adapter.pageSize });
const b = await launch();
try {
  const p = await openPage(b, s.origin, { onPage: peer.adapter.onPage ? (pg) => peer.adapter.onPage(pg, s) : undefined });
  const reqs = [];
  p.page.on('request', (r) => reqs.push(r.method() + ' ' + r.url().replace(s.origin, '').slice(0, 140)));
  const cfg = {
    backend: s.origin,
    socket: s.origin.replace('http', 'ws') + '/ws',
    pageSize: peer.adapter.pageSize,
    ...peer.adapter.cfg?.(s.ctx),
  };
  console.log('mount', await p.page.evaluate((c) => window.__b.mount(c, 4000), cfg).catch((e) => e.message.split('\n')[0]));
  await p.page.waitForTimeout(500);
  if (step !== 'mount')
    console.log('open', await p.page.evaluate(() => window.__b.open(1, 4000)).catch((e) => e.message.split('\n')[0]));
  await p.page.waitForTimeout(1000);
  const html = await p.page.evaluate(() => {
    const ser = (n, d) => {
      let o = '';
      for (const e of n.children) {
        o +=
          '\n' +
          ' '.repeat(d) +
          '<' +
          e.localName +
          (e.id ? '#' + e.id : '') +
          ' .' +
          String(e.getAttribute('class') ?? '').slice(0, 110) +
          (e.getAttribute('style') ? ' {' + e.getAttribute('style').slice(0, 60) + '}' : '') +
          '>' +
          (e.children.length === 0 && !e.shadowRoot ? (e.textContent ?? '').slice(0, 40) : '');
        if (e.shadowRoot) o += ' #shadow' + ser(e.shadowRoot, d + 1);
        if (!['svg', 'style'].includes(e.localName)) o += ser(e, d + 1);
      }
      return o;
    };
    return ser(document.body, 0);
  });
  console.log(html.slice(0, 7000));
  console.log('sig', await p.page.evaluate(() => window.__b.sig()));
  if (step === 'arrive') {
    s.arrive(3);
    await p.page.waitForTimeout(1500);
    console.log('after arrive', await p.page.evaluate(() => window.__b.sig()));
  }
  if (step === 'markall') {
    await peer.adapter.prepMarkAll?.(p.page);
    await p.page.waitForTimeout(400);
    console.log(
      'found',
      await p.page.evaluate(
        () =>
          window.__b.probe.markAll()?.outerHTML?.slice(0, 200) ??
          [...document.querySelectorAll('[role=menu],[role=menuitem],courier-inbox-option-menu-item')].map((e) =>
            e.outerHTML.slice(0, 160),
          ),
      ),
    );
    console.log('markall', await p.page.evaluate(() => window.__b.markAll(4000)).catch((e) => e.message.split('\n')[0]));
  }
  if (step === 'load') {
    console.log('load', await p.page.evaluate((n) => window.__b.loadTo(n, 20000), +n), s.log.requests);
  }
  console.log(reqs.slice(-25));
  console.log('unknown', s.log.unknown.slice(0, 20), 'errors', p.errors.slice(0, 8), 'sockets', s.ctx.sockets.size);
  await p.page.screenshot({ path: `dist/${name}.png` });
} finally {
  await b.close();
  await s.close();
}
