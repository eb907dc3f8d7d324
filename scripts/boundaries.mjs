// What each entry may reach, through any number of files. The lint rules see one import at a time; this sees the whole way.
import { builtinModules } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { entries, readPackage } from './entries.mjs';
import { ROOT } from './run.mjs';

const REACT = /^(react|react-dom)(\/|$)|^src\/(react|components)\//;
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

const packageOf = (path) =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * Packages that are imported but not declared (they break an install) or declared but not imported (they burden it).
 */
export async function checkDependencies(folder, manifest, entryPoints) {
  const { metafile } = await build({
    absWorkingDir: join(ROOT, folder),
    entryPoints,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: 'unused',
    format: 'esm',
    packages: 'external',
    // Without the paths of tsconfig.json, by which packages of this repository would count as files.
    tsconfigRaw: '{ "compilerOptions": { "jsx": "react-jsx" } }',
    logLevel: 'silent',
  });
  const imported = new Set(
    Object.values(metafile.inputs)
      .flatMap(({ imports }) => imports)
      .filter(({ path, external }) => external && !path.startsWith('node:') && !builtinModules.includes(path))
      .map(({ path }) => packageOf(path)),
  );
  const declared = Object.keys({ ...manifest.peerDependencies, ...manifest.dependencies });
  // A package may be there because another one wants to find it beside itself.
  const wanted = new Set(declared.flatMap((name) => Object.keys(readPackage(join('node_modules', name)).peerDependencies ?? {})));
  return [
    ...[...imported]
      .filter((name) => !declared.includes(name))
      .map((name) => `${manifest.name} imports ${name} but does not declare it`),
    ...declared
      .filter((name) => !imported.has(name) && !wanted.has(name))
      .map((name) => `${manifest.name} declares ${name} but nothing imports it`),
  ];
}
