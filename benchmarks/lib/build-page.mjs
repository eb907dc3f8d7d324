import { build } from 'esbuild';
import { join } from 'node:path';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { ROOT } from './registry.mjs';

export async function buildPage(peer) {
  const out = join(ROOT, 'dist', peer.name);
  mkdirSync(out, { recursive: true });
  const fromPeer = {
    name: 'peer',
    setup(b) {
      b.onResolve({ filter: /^@peer\// }, (a) => ({ path: join(peer.dir, a.path.slice(6)) }));
      b.onResolve({ filter: /^(react|react-dom)(\/.*)?$/ }, (a) =>
        a.pluginData?.done ? undefined : b.resolve(a.path, { resolveDir: peer.dir, kind: a.kind, pluginData: { done: true } }),
      );
    },
  };
  await build({
    entryPoints: [join(ROOT, 'lib/page.jsx')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    jsx: 'automatic',
    outfile: join(out, 'page.js'),
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [fromPeer],
    logLevel: 'error',
    loader: { '.js': 'jsx', '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.svg': 'dataurl', '.png': 'dataurl' },
    mainFields: ['browser', 'module', 'main'],
    conditions: ['production', 'browser', 'import'],
  });
  writeFileSync(
    join(out, 'index.html'),
    `<!doctype html><meta charset=utf-8><title>${peer.name}</title>${existsSync(join(out, 'page.css')) ? '<link rel=stylesheet href=/__bench/page.css>' : ''}<style>body{margin:0;padding:40px 40px 40px 500px;font:14px sans-serif}</style><div id=root></div><script type=module src=/__bench/page.js></script>`,
  );
  return out;
}
