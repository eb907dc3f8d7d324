// npm run build [-- --library --server --demo]: builds everything, or the named parts. The server needs the library, the demo both.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { must, ROOT, stopwatch } from './run.mjs';

/**
 * The parts, in an order in which each finds what it needs. `output` is what its last step writes, so its age is the age of the build.
 * @type {Record<string, { inputs: string[], output: string, build: () => Promise<void> }>}
 */
export const PARTS = {
  library: {
    inputs: ['src', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs'],
    output: 'dist/styles.css',
    build: async () => {
      // What was deleted in src must not live on in dist.
      rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
      // File for file, without a bundler: directives, comments and the re-exports of the entries stay as they were written.
      await must('tsc', ['-p', 'tsconfig.build.json']);
      await buildStyles();
    },
  },
  server: {
    inputs: ['server/src', 'server/package.json', 'server/tsconfig.build.json', 'dist/styles.css'],
    output: 'server/dist/index.js',
    build: () => {
      rmSync(join(ROOT, 'server/dist'), { recursive: true, force: true });
      return must('tsc', ['-p', 'server/tsconfig.build.json']);
    },
  },
  demo: {
    inputs: ['examples/crm', 'server/dist/index.js', 'dist/styles.css'],
    output: 'examples/crm/dist/index.html',
    build: () => must('npm', ['run', 'build', '--silent', '-w', 'casebell-example-crm']),
  },
};

/** One static file for every host: no bundler needed, nothing inlined at run time, so it passes a strict content security policy. */
async function buildStyles() {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['src/styles/index.css'],
    outfile: 'dist/styles.css',
    bundle: true,
    minify: true,
    logLevel: 'warning',
  });
}

/** Builds the parts in order. Throws at the first that fails. */
export async function build(names = Object.keys(PARTS)) {
  for (const name of names) {
    const seconds = stopwatch();
    await PARTS[name].build();
    console.log(`built ${name} in ${seconds()}`);
  }
}

/** The parts whose sources are newer than their build, and whatever is made from those. */
export function staleParts() {
  const stale = [];
  for (const [name, { inputs, output }] of Object.entries(PARTS)) {
    const upstreamStale = stale.some((earlier) => inputs.includes(PARTS[earlier].output));
    if (upstreamStale || !existsSync(join(ROOT, output)) || newest(inputs) > statSync(join(ROOT, output)).mtimeMs)
      stale.push(name);
  }
  return stale;
}

const OUTPUTS = new Set(['node_modules', 'dist', 'dist-server']);

function newest(paths) {
  return Math.max(
    ...paths.map((path) => {
      const file = join(ROOT, path);
      if (!existsSync(file)) return 0;
      const { mtimeMs } = statSync(file);
      if (!statSync(file).isDirectory()) return mtimeMs;
      // A folder's own time changes when a file of it is removed.
      return Math.max(
        mtimeMs,
        newest(
          readdirSync(file)
            .filter((name) => !OUTPUTS.has(name) && !name.startsWith('.'))
            .map((name) => join(path, name)),
        ),
      );
    }),
    0,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const flags = process.argv.slice(2).map((flag) => flag.replace(/^--/, ''));
  const unknown = flags.filter((flag) => !(flag in PARTS));
  if (unknown.length > 0) {
    console.error(
      `There is no part called ${unknown.join(', ')}. The parts are: ${Object.keys(PARTS)
        .map((part) => `--${part}`)
        .join(' ')}.`,
    );
    process.exit(2);
  }
  try {
    await build(flags.length > 0 ? Object.keys(PARTS).filter((part) => flags.includes(part)) : undefined);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
