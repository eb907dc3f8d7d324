// What each entry may reach, through any number of files. The lint rules see one import at a time; this sees the whole way.
import { builtinModules } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { entries } from './entries.mjs';
import { ROOT } from './run.mjs';

const REACT =
  /^(react|react-dom|scheduler)(\/|$)|^zustand(\/(react|traditional|esm\/react).*)?$|node_modules\/(react|react-dom|@radix-ui|virtua)\/|^src\/(react|components)\//;
const SERVER = new RegExp(`^node:|^(${builtinModules.join('|')})(/|$)|^@casebell/server|^server/`);

/** Which entries may not reach which files or packages, and why. */
export const RULES = [
  { from: /^model\//, forbidden: /^(?!src\/model\/)/, why: 'the model imports nothing but itself' },
  { from: /^(store|transports|locales|testing)\//, forbidden: REACT, why: 'only src/react and src/components know React' },
  { from: /./, forbidden: SERVER, why: 'every entry of the library runs in a browser' },
];

/**
 * The shortest way by which an entry reaches something forbidden.
 * @returns {Promise<string[] | null>} files from the entry to the offence, or null when there is none
 */
export async function findForbidden({ entry, forbidden, root = ROOT }) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unused',
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'silent',
    // Node's own modules and the test runner are ends of the way: what matters is who asks for them.
    external: [...builtinModules, 'node:*', 'react', 'react-dom', 'vitest', 'fast-check', '@casebell/server'],
  });
  const way = new Map([[entry, [entry]]]);
  for (const [file, chain] of way) {
    for (const { path } of metafile.inputs[file]?.imports ?? []) {
      if (way.has(path)) continue;
      if (forbidden.test(path)) return [...chain, path];
      way.set(path, [...chain, path]);
    }
  }
  return null;
}

/** One finding per entry and rule that is broken, naming the chain of imports. */
export async function checkBoundaries() {
  const findings = [];
  for (const { name, subpath } of entries()) {
    const entry = `src/${name}.ts`;
    if (!existsSync(join(ROOT, entry))) {
      findings.push(`${subpath}: ${entry} is in the exports map but does not exist`);
      continue;
    }
    for (const rule of RULES.filter((candidate) => candidate.from.test(name))) {
      const chain = await findForbidden({ entry, forbidden: rule.forbidden });
      if (chain) findings.push(`${chain.join(' → ')}\n  ${rule.why}`);
    }
  }
  return findings;
}
