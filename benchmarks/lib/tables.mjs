// Markdown tables out of results.json.
const kb = (b) => (b == null ? '' : (b / 1024).toFixed(1));
const f = (x, d = 0) =>
  x == null || Number.isNaN(x)
    ? '–'
    : x >= 100
      ? Math.round(x).toLocaleString('en-US')
      : x.toFixed(x < 1 ? Math.max(d, 2) : Math.max(d, x < 10 ? 1 : 0));
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((r) => '| ' + r.join(' | ') + ' |').join('\n');
const ORDER = [
  'floor',
  'knock',
  'novu',
  'courier',
  'magicbell',
  'magicbell-headless',
  'suprsend',
  'notificationapi',
  'liveblocks',
];
const rank = (n) => (ORDER.indexOf(n) < 0 ? -1 : ORDER.indexOf(n));

export function tables(r) {
  const o = [];
  if (r.bundle) {
    const ps = Object.entries(r.bundle.peers).sort((a, b) => rank(a[0]) - rank(b[0]));
    o.push(
      '### A1. Bell + inbox popover: bundle (esbuild, React external; kB = 1024 B; initial chunks)',
      '',
      table(
        [
          'library',
          'JS min',
          'JS gzip -9',
          'JS brotli',
          'lazy JS br',
          'CSS br',
          'JS requests',
          'npm packages in bundle',
          'vite 8: min / gzip / br',
        ],
        ps.map(([n, p]) => [
          n,
          p.ui.error ?? kb(p.ui.js.min),
          kb(p.ui.js?.gzip),
          kb(p.ui.js?.brotli),
          kb(p.ui.jsLazy?.brotli),
          kb(p.ui.css?.brotli),
          p.ui.js?.files,
          p.ui.packagesInBundle,
          p.ui.vite?.js
            ? [p.ui.vite.js.min, p.ui.vite.js.gzip, p.ui.vite.js.brotli].map(kb).join(' / ')
            : p.ui.vite?.error?.slice(0, 40),
        ]),
      ),
      '',
    );
    o.push(
      '### A2. Headless / store-only entry, and install cost',
      '',
      table(
        [
          'library',
          'JS min',
          'JS gzip -9',
          'JS brotli',
          'npm ls lines',
          'packages without React',
          'node_modules MB without React',
          'files',
        ],
        ps.map(([n, p]) => [
          n,
          kb(p.headless?.js?.min),
          kb(p.headless?.js?.gzip),
          kb(p.headless?.js?.brotli),
          p.install.npmLsLines,
          p.install.packages,
          p.install.diskMB,
          p.install.files,
        ]),
      ),
      '',
    );
    o.push(
      '### A3. Biggest packages inside each UI bundle (kB min)',
      '',
      table(
        ['library', 'parts'],
        ps.map(([n, p]) => [
          n,
          (p.ui.topPackages ?? [])
            .slice(0, 6)
            .map(([k, v]) => `${k} ${kb(v)}`)
            .join(', '),
        ]),
      ),
      '',
    );
    o.push(
      '### A4. Building blocks',
      '',
      table(
        ['block', 'min', 'gzip -9', 'brotli'],
        Object.entries(r.bundle.blocks).map(([n, b]) => [n, b.error ?? kb(b.js.min), kb(b.js?.gzip), kb(b.js?.brotli)]),
      ),
      '',
    );
  }
  if (r.runtime) {
    const every = Object.values(r.runtime),
      small = every.filter((x) => x.burst && x.burst !== 1000);
    const rows = every.filter((x) => !small.includes(x)).sort((a, b) => a.n - b.n || rank(a.peer) - rank(b.peer));
    const cols = (title, head, keys) =>
      o.push(
        '### ' + title,
        '',
        table(
          ['library @ N', 'runs', ...head],
          rows.map((x) => [
            `${x.peer} @ ${x.n.toLocaleString('en-US')}`,
            x.runs,
            ...keys.map((k) => (typeof k === 'function' ? k(x.median, x) : f(x.median[k]))),
          ]),
        ),
        '',
      );
    cols(
      'B1. Mount and open (ms)',
      [
        'mount → bell badge painted',
        'mount main-thread work',
        'requests',
        'React commits',
        'click → 2 frames',
        'click → rows painted',
        'open work',
        'reopen → rows painted (all loaded)',
        'reopen work',
        'close',
      ],
      [
        'mountToBadge',
        'mountTask',
        'mountRequests',
        'mountCommits',
        'openFirst',
        'openContent',
        'openTask',
        'reopenContent',
        'reopenTask',
        'close',
      ],
    );
    cols(
      'B2. N loaded: cost and footprint',
      [
        'rows loaded',
        'load wall ms',
        'load work ms',
        'load requests',
        'React commits',
        'DOM elements',
        'CDP Nodes',
        'JS heap MB',
        'heap above page MB',
        'scrolling: frames dropped, longest ms',
        'idle work ms per s, open',
        'idle task ms per s, open',
      ],
      [
        'loaded',
        'loadMs',
        'loadTask',
        'loadRequests',
        'loadCommits',
        'dom',
        'nodes',
        'heap',
        'heapDelta',
        (m) => `${f(m.scrollDropped)}, ${f(m.scrollMax)}`,
        'idleOpenWorkPerS',
        'idleOpenTaskPerS',
      ],
    );
    cols(
      'B3. One realtime arrival and mark-all-read (ms)',
      [
        'arrival, open: push → painted',
        'work',
        'requests',
        'commits',
        'arrival, closed: push → painted',
        'work',
        'requests',
        'commits',
        'mark all: click → painted',
        'mark all work',
        'longest task',
        'commits',
      ],
      [
        'arriveOpenWall',
        'arriveOpenTask',
        'arriveOpenRequests',
        'arriveOpenCommits',
        'arriveClosedWall',
        'arriveClosedTask',
        'arriveClosedRequests',
        'arriveClosedCommits',
        'markAll',
        'markAllTask',
        'markAllLongest',
        'markAllCommits',
      ],
    );
    cols(
      'B4. Burst of 1,000 realtime arrivals, panel open (ms)',
      [
        'push → last visible change',
        'script+layout+style',
        'all main-thread task time',
        'worst frame gap',
        'longest task',
        'requests',
        'React commits',
        'layouts',
        'settled',
        'what the UI showed (badge, rows, notice)',
      ],
      [
        'burstMs',
        'burstTask',
        'burstTaskAll',
        'burstMaxGap',
        'burstLongest',
        'burstRequests',
        'burstCommits',
        'burstLayouts',
        (m, x) =>
          x.all
            .map((a) => a.burstDone)
            .filter((v) => v !== undefined)
            .join(',')
            .replace(/true(,true)*/g, 'yes')
            .slice(0, 20) || '–',
        (m, x) => (x.all.find((a) => a.burstSig)?.burstSig ?? '–').replaceAll('|', ' / '),
      ],
    );
    if (small.length)
      o.push(
        'Smaller bursts:',
        '',
        table(
          [
            'library @ N',
            'burst',
            'runs',
            'push → last visible change',
            'script+layout+style',
            'all task time',
            'worst frame gap',
            'longest task',
            'requests',
            'settled',
          ],
          small.map((x) => [
            `${x.peer} @ ${x.n}`,
            x.burst,
            x.runs,
            f(x.median.burstMs),
            f(x.median.burstTask),
            f(x.median.burstTaskAll),
            f(x.median.burstMaxGap),
            f(x.median.burstLongest),
            f(x.median.burstRequests),
            String(x.all[0].burstDone),
          ]),
        ),
        '',
      );
    const bad = rows.flatMap((x) =>
      x.all.flatMap((a) => [
        ...Object.entries(a.failed ?? {}).map(([k, v]) => `${x.peer} @ ${x.n}: ${k}: ${v}`),
        ...(a.aborted ? [`${x.peer} @ ${x.n}: aborted: ${a.aborted}`] : []),
        ...(a.errors ?? []).map((e) => `${x.peer} @ ${x.n}: console: ${e}`),
      ]),
    );
    if (bad.length) o.push('Failures and console errors seen:', '', ...[...new Set(bad)].map((b) => '- ' + b.slice(0, 260)), '');
  }
  if (r.store) {
    const rows = Object.values(r.store).sort((a, b) => a.n - b.n);
    const base = (n, k) => rows.find((x) => x.store === 'floorMapArray' && x.n === n)?.median[k];
    const cell = (x, k) => {
      const v = x.median[k],
        b = base(x.n, k);
      return v == null
        ? '> limit'
        : `${f(v, 3)}${b && x.store !== 'floorMapArray' ? ` (×${v / b >= 10 ? Math.round(v / b).toLocaleString('en-US') : (v / b).toFixed(1)})` : ''}`;
    };
    o.push(
      '### C. Headless stores in Node (ms, × = against the Map + array floor)',
      '',
      table(
        [
          'store @ N',
          'runs',
          'ingest N at once',
          'N in pages of 50 (12 s cap)',
          'reached',
          'mark one read',
          'one arrival',
          '1,000 arrivals (12 s cap, scaled)',
          'done',
          'mark all read',
          'read unread count',
          'bytes per item, of it plain data',
        ],
        rows.map((x) => [
          `${x.store} @ ${x.n}`,
          x.runs,
          cell(x, 'ingestMs'),
          f(x.median.pages50Ms),
          x.median.pages50Reached ?? '–',
          cell(x, 'markOneMs'),
          cell(x, 'arriveMs'),
          cell(x, 'burst1000Ms'),
          x.median.burstDone ?? '–',
          cell(x, 'markAllMs'),
          f(x.median.unreadReadMs, 4),
          `${f(x.median.storeBytesPerItem)} / ${f(x.median.rawBytesPerItem)}`,
        ]),
      ),
      '',
    );
  }
  return o.join('\n');
}
