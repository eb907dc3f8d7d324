// npm run check [-- name …]: everything that can be said about the code without running it. Prints what it finds; exit code 1 if anything.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkBoundaries, checkDependencies } from './boundaries.mjs';
import { build, staleParts } from './build.mjs';
import { checkLengths, checkLinks } from './documents.mjs';
import { entries, readPackage } from './entries.mjs';
import { checkTestProjects, missingOutputs, unexportedEntries } from './exports.mjs';
import { capture, ROOT, stopwatch } from './run.mjs';
import { checkFigures, checkSizes } from './size.mjs';

/** A program whose exit code is the verdict; what it says is the finding. */
const program =
  (command, ...args) =>
  async () => {
    const { code, output, errors } = await capture(command, args);
    return code === 0 ? [] : [`${output}${errors}`.trim()];
  };

const attw = (folder) =>
  program('attw', '--pack', folder, '--profile', 'esm-only', '--exclude-entrypoints', './styles.css', '--format', 'ascii');

/**
 * Every check by name: resolves to its findings, none when all is well. `built`: looks at the build, not at the source.
 * @type {Record<string, { built?: true, run: () => Promise<string[]> }>}
 */
export const CHECKS = {
  lint: { run: program('oxlint', '--format', 'unix') },
  format: { run: program('prettier', '--check', '--log-level', 'warn', '.') },
  types: { run: program('tsc', '--noEmit', '-p', 'tsconfig.json') },
  boundaries: { run: checkBoundaries },
  dependencies: {
    run: async () => {
      const sources = (folder) => entries(folder).map(({ name }) => `src/${name}.ts`);
      return [
        ...(await checkDependencies('.', readPackage(), sources('.'))),
        ...(await checkDependencies('server', readPackage('server'), [...sources('server'), 'src/cli.ts'])),
      ];
    },
  },
  tests: { run: checkTestProjects },
  links: { run: async () => checkLinks() },
  lengths: { run: async () => checkLengths() },
  exports: { built: true, run: async () => [...missingOutputs(), ...unexportedEntries(), ...missingOutputs('server')] },
  size: {
    built: true,
    run: async () => {
      const { rows, table, findings } = await checkSizes();
      console.log(table.join('\n'));
      return [...findings, ...checkFigures(rows, readFileSync(join(ROOT, 'README.md'), 'utf8'))];
    },
  },
  publint: {
    built: true,
    run: async () => [...(await program('publint', '--strict', '.')()), ...(await program('publint', '--strict', 'server')())],
  },
  attw: { built: true, run: async () => [...(await attw('.')()), ...(await attw('server')())] },
};

/** Runs the named checks, all of them even when one fails. Resolves to whether there was nothing to find. */
export async function check(names) {
  if (names.some((name) => CHECKS[name].built)) await build(staleParts().filter((part) => part !== 'demo'));
  let clean = true;
  for (const name of names) {
    const seconds = stopwatch();
    const findings = await CHECKS[name].run().catch((error) => [error.message]);
    console.log(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)}${seconds()}`);
    for (const finding of findings) console.log(finding.replace(/^/gm, '  '));
    if (findings.length > 0) clean = false;
  }
  return clean;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in CHECKS));
  if (unknown.length > 0) {
    console.error(`There is no check called ${unknown.join(', ')}. There are: ${Object.keys(CHECKS).join(', ')}.`);
    process.exit(2);
  }
  try {
    process.exit((await check(names.length > 0 ? names : Object.keys(CHECKS))) ? 0 : 1);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
