// Weighs what a host's users download: esbuild, production, minified, brotli 11, React external, 1 kB = 1,024 bytes (as in benchmarks/).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { entries } from './entries.mjs';
import { ROOT } from './run.mjs';

const FIRST_LOAD = `
  import { NotificationCenter, NotificationProvider } from 'casebell';
  import { createHttpTransport } from 'casebell/transports/http';
  globalThis.use = [NotificationCenter, NotificationProvider, createHttpTransport];`;
const STORE = `
  import { createNotificationStore } from 'casebell/store';
  globalThis.use = createNotificationStore;`;

/** What loads on use and not with the panel: menus, search, toasts, preferences; what a closed tab left behind. */
const ON_USE = /\/((?!panelParts)\w+Parts|leftBehind)\.js$/;

/**
 * What is weighed and how many kB it may have. Each line is one bundle by itself, without what loads later: how a host's bundler cuts and
 * shares chunks is its own affair. `opened`: with what the first load imports on demand, less what loads on use.
 */
export const BUDGETS = [
  { name: 'first load: bell, provider, store, http', source: FIRST_LOAD, budget: 10 },
  { name: 'open panel, all together', source: FIRST_LOAD, opened: true, budget: 40 },
  { name: 'createNotificationStore alone', source: STORE, budget: 6 },
  { name: 'styles.css, all of it', file: 'dist/styles.css', budget: 9 },
];

const REACT = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'];

const brotli = (buffer) =>
  brotliCompressSync(buffer, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: buffer.length },
  }).length;

/** Bundles a source without what it imports on demand, and names that. */
async function bundle(source, root) {
  const later = new Set();
  const leaveOut = {
    name: 'later',
    setup: ({ onResolve }) =>
      onResolve({ filter: /./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return null;
        later.add(join(resolveDir, path));
        return { path, external: true };
      }),
  };
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: REACT,
    plugins: [leaveOut],
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    conditions: ['production', 'browser', 'import'],
    // Without the repository's tsconfig, whose paths would lead to the source instead of the build.
    tsconfigRaw: '{}',
  });
  return { buffer: Buffer.from(outputFiles[0].contents), later: [...later] };
}

/** A source with modules beside it, whole. */
const withModules = (source, files) =>
  [
    source,
    ...files.map((file, index) => `import * as later${index} from ${JSON.stringify(file)};`),
    `globalThis.later = [${files.map((_file, index) => `later${index}`).join(', ')}];`,
  ].join('\n');

/** Bytes of one line of `BUDGETS`, after minifying and after brotli. */
export async function weigh({ source, file, opened = false }, root = ROOT) {
  if (file !== undefined) {
    const buffer = readFileSync(join(root, file));
    return { minified: buffer.length, brotli: brotli(buffer) };
  }
  const first = await bundle(source, root);
  const files = opened ? first.later.filter((path) => !ON_USE.test(path)) : [];
  const { buffer } = files.length === 0 ? first : await bundle(withModules(source, files), root);
  return { minified: buffer.length, brotli: brotli(buffer) };
}

/** Bytes that `import 'casebell/…'` leaves when nothing of it is used: 0, or tree shaking does not work. */
export async function weighUnused(subpath, root = ROOT) {
  return (await bundle(`import 'casebell${subpath.slice(1)}';`, root)).buffer.toString().trim().length;
}

const kB = (bytes) => (bytes / 1024).toFixed(2).padStart(7);

/** What README.md says of each size must be what is measured now, give or take a fifth of a kB. */
export function checkFigures(rows, readme) {
  const figures = new Map(
    [...readme.matchAll(/^\| (.+?) \| ([\d.]+) kB \|/gm)].map(([, name, figure]) => [name, Number(figure)]),
  );
  return rows
    .map(({ name, brotli: bytes }) => ({ name, measured: bytes / 1024, said: figures.get(name) }))
    .filter(({ measured, said }) => said === undefined || Math.abs(said - measured) > 0.2)
    .map(
      ({ name, measured, said }) =>
        `README.md says ${said ?? 'nothing'} of "${name}", and ${measured.toFixed(1)} kB are measured`,
    );
}

/** The table for people, and a finding for every budget that is passed. */
export async function checkSizes(budgets = BUDGETS, root = ROOT) {
  const rows = await Promise.all(budgets.map(async (line) => ({ ...line, ...(await weigh(line, root)) })));
  // What was not built is a finding of the exports check.
  const built = entries().filter(({ name }) => existsSync(join(root, `dist/${name}.js`)));
  const unused = await Promise.all(built.map(async ({ subpath }) => ({ subpath, bytes: await weighUnused(subpath, root) })));
  return {
    rows,
    table: [
      `${'kB = 1,024 bytes, React external'.padEnd(42)} minified  brotli  budget`,
      ...rows.map((row) => `${row.name.padEnd(42)}  ${kB(row.minified)} ${kB(row.brotli)} ${kB(row.budget * 1024)}`),
    ],
    findings: [
      ...rows
        .filter((row) => row.brotli > row.budget * 1024)
        .map((row) => `${row.name}: ${kB(row.brotli).trim()} kB are over the budget of ${row.budget} kB`),
      ...unused
        .filter(({ bytes }) => bytes > 0)
        .map(
          ({ subpath, bytes }) => `import 'casebell${subpath.slice(1)}' alone keeps ${bytes} bytes: a module has side effects`,
        ),
    ],
  };
}
