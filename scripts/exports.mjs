// The exports map against what was built, and the test files against the projects that run them.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { entries, readPackage } from './entries.mjs';
import { capture, ROOT } from './run.mjs';

function filesBelow(folder, isWanted, skipped = new Set(['node_modules', 'dist', 'dist-server'])) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path, isWanted, skipped) : isWanted(entry.name) ? [path] : [];
  });
}

/** Every path a manifest promises (exports, types, bin) that is not there after a build. */
export function missingOutputs(folder = '.', manifest = readPackage(folder)) {
  const promised = entries(folder, manifest).flatMap(({ name }) => [`./dist/${name}.js`, `./dist/${name}.d.ts`]);
  const others = [...Object.values(manifest.exports), ...Object.values(manifest.bin ?? {})].filter(
    (target) => typeof target === 'string',
  );
  return [...promised, ...others]
    .filter((path) => !existsSync(join(ROOT, folder, path)))
    .map((path) => `${manifest.name}: ${path} is promised by package.json but was not built`);
}

/** A folder of this name belongs to the files beside it and to nobody else. */
const PRIVATE = new Set(['internal']);

/** Folders whose every file is a subpath, and `index.ts` files: each must be in the exports map, or nobody can import it. */
export function unexportedEntries() {
  const { exports } = readPackage();
  const names = new Set(entries().map(({ name }) => name));
  const candidates = [
    ...['transports', 'locales'].flatMap((folder) =>
      filesBelow(join(ROOT, 'src', folder), (file) => file.endsWith('.ts'), PRIVATE),
    ),
    ...filesBelow(join(ROOT, 'src'), (file) => file === 'index.ts'),
  ];
  return [...new Set(candidates.map((file) => relative(join(ROOT, 'src'), file).replaceAll('\\', '/').slice(0, -'.ts'.length)))]
    .filter((name) => !names.has(name) && exports[`./${name}`] !== null)
    .map((name) => `src/${name}.ts is built but no subpath of package.json leads to it`);
}

/** Both React versions run the same files on purpose. */
const REPEATED = new Set(['dom-react-18']);

/**
 * Test files that no project, or more than one, would run: vitest ignores the first silently.
 * @param {readonly { file: string, projectName: string }[]} listed what `vitest list --filesOnly --json` says
 * @param {readonly string[]} files the test files there are
 */
export function misplacedTests(listed, files) {
  const projects = new Map(files.map((file) => [file, []]));
  for (const { file, projectName } of listed) if (!REPEATED.has(projectName)) projects.get(file)?.push(projectName);
  return [...projects]
    .filter(([, names]) => names.length !== 1)
    .map(([file, names]) => `${relative(ROOT, file)} belongs to ${names.length === 0 ? 'no test project' : names.join(' and ')}`);
}

/** Every file that looks like a test, wherever it lies. */
export async function checkTestProjects() {
  const { code, output, errors } = await capture('vitest', ['list', '--filesOnly', '--json']);
  if (code !== 0) return [`vitest list failed:\n${output}${errors}`];
  const listed = JSON.parse(output.slice(output.search(/^\[/m)));
  const files = ['src', 'tests', 'stories', 'server', 'examples'].flatMap((folder) =>
    filesBelow(join(ROOT, folder), (file) => /\.(test|spec|stories)\.[cm]?[jt]sx?$/.test(file)),
  );
  return misplacedTests(listed, files);
}
