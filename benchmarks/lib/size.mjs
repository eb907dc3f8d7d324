// Bundles one entry with esbuild (production, React external) and weighs the result.
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync, readFileSync, readdirSync, existsSync } from 'node:fs';
import { join, dirname, basename } from 'node:path';
import { gzipSync, brotliCompressSync, constants } from 'node:zlib';
import { execSync } from 'node:child_process';

export const REACT = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react/compiler-runtime',
  'react-dom',
  'react-dom/client',
];

const gz = (b) => gzipSync(b, { level: 9 }).length;
const br = (b) =>
  brotliCompressSync(b, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: b.length } })
    .length;

function weigh(files) {
  const t = { min: 0, gzip: 0, brotli: 0, files: files.length };
  for (const f of files) {
    const b = Buffer.isBuffer(f) ? f : readFileSync(f);
    t.min += b.length;
    t.gzip += gz(b);
    t.brotli += br(b);
  }
  return t;
}

// `source` is JS text resolved as if it lived in `dir`.
export async function bundleEsbuild({ dir, source, name, external = REACT, loader = 'jsx', minify = true }) {
  const outdir = join(dir, 'dist', name);
  rmSync(outdir, { recursive: true, force: true });
  const r = await build({
    stdin: { contents: source, resolveDir: dir, loader, sourcefile: name + '.' + loader },
    bundle: true,
    minify,
    format: 'esm',
    splitting: true,
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    outdir,
    external,
    metafile: true,
    legalComments: 'none',
    logLevel: 'silent',
    entryNames: 'entry',
    chunkNames: 'c-[hash]',
    assetNames: 'a-[hash]',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"production"' },
    loader: { '.js': 'jsx', '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.svg': 'dataurl', '.png': 'dataurl' },
    mainFields: ['browser', 'module', 'main'],
    conditions: ['production', 'browser', 'import'],
  });
  const outs = r.metafile.outputs;
  const abs = (p) => join(process.cwd(), p);
  const js = Object.keys(outs).filter((p) => p.endsWith('.js'));
  const entry = js.find((p) => basename(p) === 'entry.js');
  // initial = entry plus everything reached by static imports
  const initial = new Set([entry]);
  const q = [entry];
  while (q.length)
    for (const i of outs[q.pop()].imports)
      if (i.kind === 'import-statement' && !i.external && outs[i.path] && !initial.has(i.path)) {
        initial.add(i.path);
        q.push(i.path);
      }
  const css = Object.keys(outs).filter((p) => p.endsWith('.css'));
  const other = Object.keys(outs).filter((p) => !p.endsWith('.css') && !p.endsWith('.js'));
  const inputs = {};
  for (const p of initial)
    for (const [f, v] of Object.entries(outs[p].inputs)) {
      const m = [...f.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].pop();
      const k = m ? m[1] : '(app)';
      inputs[k] = (inputs[k] ?? 0) + v.bytesInOutput;
    }
  return {
    js: weigh([...initial].map(abs)),
    jsLazy: weigh(js.filter((p) => !initial.has(p)).map(abs)),
    css: weigh(css.map(abs)),
    assets: weigh(other.map(abs)),
    topPackages: Object.entries(inputs)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 8),
    packagesInBundle: Object.keys(inputs).filter((k) => k !== '(app)').length,
    outdir,
    warnings: r.warnings.length,
  };
}

export async function bundleVite({ dir, entryFile, name, external = REACT }) {
  const { build: vbuild } = await import('vite');
  const outDir = join(dir, 'dist', name);
  const res = await vbuild({
    root: dir,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      rollupOptions: { input: entryFile, external },
    },
  });
  const chunks = (Array.isArray(res) ? res : [res]).flatMap((r) => r.output);
  const by = Object.fromEntries(chunks.map((c) => [c.fileName, c]));
  const entry = chunks.find((c) => c.type === 'chunk' && c.isEntry);
  const initial = new Set([entry.fileName]);
  const q = [entry.fileName];
  while (q.length)
    for (const i of by[q.pop()].imports)
      if (by[i] && !initial.has(i)) {
        initial.add(i);
        q.push(i);
      }
  const buf = (f) => readFileSync(join(outDir, f));
  const js = chunks.filter((c) => c.type === 'chunk').map((c) => c.fileName);
  return {
    js: weigh([...initial].map(buf)),
    jsLazy: weigh(js.filter((f) => !initial.has(f)).map(buf)),
    css: weigh(chunks.filter((c) => c.fileName.endsWith('.css')).map((c) => buf(c.fileName))),
  };
}

const sh = (c, cwd) => execSync(c, { cwd, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8', maxBuffer: 1 << 28 });

export function installCost(dir) {
  // minus the root line, minus react, react-dom and scheduler, which the app has anyway
  let paths = [];
  try {
    paths = sh('npm ls --all --parseable || true', dir).trim().split('\n');
  } catch {}
  const own = paths.slice(1).filter((p) => !/node_modules\/(react|react-dom|scheduler)$/.test(p));
  const kb = +sh('du -sk node_modules', dir).split('\t')[0];
  const reactKb = ['react', 'react-dom', 'scheduler']
    .map((p) => (existsSync(join(dir, 'node_modules', p)) ? +sh(`du -sk node_modules/${p}`, dir).split('\t')[0] : 0))
    .reduce((a, b) => a + b);
  const files = +sh('find node_modules -type f | wc -l', dir).trim();
  return { npmLsLines: paths.length, packages: own.length, diskMB: +((kb - reactKb) / 1024).toFixed(1), files };
}
