// Weighs what a host's users download: esbuild, production, minified, brotli 11, React external, 1 kB = 1,024 bytes (as in benchmarks/).
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** What is weighed and how many kB it may have. `depth` is how many clicks away a chunk may be: 0 the first load, 1 what the open panel adds. */
export const BUDGETS = [
  { name: 'first load: bell, provider, store, http', source: FIRST_LOAD, depth: 0, budget: 10 },
  { name: 'open panel, all together', source: FIRST_LOAD, depth: 1, budget: 40 },
  { name: 'createNotificationStore alone', source: STORE, depth: 0, budget: 6 },
  { name: 'styles.css', file: 'dist/styles.css', budget: 5 },
];

const REACT = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'];

const brotli = (buffer) =>
  brotliCompressSync(buffer, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: buffer.length },
  }).length;

async function bundle(source, root) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    outdir: 'unused',
    entryNames: 'entry',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: REACT,
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    conditions: ['production', 'browser', 'import'],
    // Without the repository's tsconfig, whose paths would lead to the source instead of the build.
    tsconfigRaw: '{}',
  });
  const contents = new Map(outputFiles.map(({ path, contents: bytes }) => [basename(path), Buffer.from(bytes)]));
  return {
    contents,
    outputs: Object.fromEntries(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output])),
  };
}

/** Entries of chunks that are no part of the panel: they load with the first toast, the first look at the preferences, and so on. */
const ON_USE = /(components\/(?!panelParts)|transports\/internal\/)\w+Parts\.js$/;

/** The chunks the browser has loaded after `depth` rounds of dynamic imports. */
function chunksWithin(outputs, depth) {
  const loaded = new Set();
  let round = ['entry.js'];
  for (let step = 0; step <= depth; step++) {
    const later = [];
    while (round.length > 0) {
      const chunk = round.pop();
      if (loaded.has(chunk)) continue;
      loaded.add(chunk);
      for (const { path, kind, external } of outputs[chunk].imports) {
        if (external || ON_USE.test(outputs[basename(path)]?.entryPoint ?? '')) continue;
        (kind === 'dynamic-import' ? later : round).push(basename(path));
      }
    }
    round = later;
  }
  return loaded;
}

/** Bytes of one line of `BUDGETS`, after minifying and after brotli. */
export async function weigh({ source, file, depth = 0 }, root = ROOT) {
  if (file !== undefined) {
    const buffer = readFileSync(join(root, file));
    return { minified: buffer.length, brotli: brotli(buffer) };
  }
  const { contents, outputs } = await bundle(source, root);
  const buffers = [...chunksWithin(outputs, depth)].map((chunk) => contents.get(chunk));
  return {
    minified: buffers.reduce((sum, { length }) => sum + length, 0),
    brotli: buffers.reduce((sum, buffer) => sum + brotli(buffer), 0),
  };
}

/** Bytes that `import 'casebell/…'` leaves when nothing of it is used: 0, or tree shaking does not work. */
export async function weighUnused(subpath, root = ROOT) {
  const { contents } = await bundle(`import 'casebell${subpath.slice(1)}';`, root);
  return contents.get('entry.js').toString().trim().length;
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
