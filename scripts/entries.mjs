// What the library is made of: the exports map of package.json is the list, and everything else follows from it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

export const readPackage = (folder = '.') => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));

/**
 * Every JavaScript entry of a package, patterns filled in from the folder they stand for, less what is withheld by a `null`.
 * @returns {{ subpath: string, name: string }[]} `./store` is the subpath of the name `store/index`: `src/store/index.ts` and `dist/store/index.js`
 */
export function entries(folder = '.', manifest = readPackage(folder)) {
  return Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    const [, name] = /^\.\/dist\/(.+)\.js$/.exec(target?.default ?? target) ?? [];
    if (name === undefined) return []; // the style sheet, package.json
    if (!name.includes('*')) return [{ subpath, name }];
    const source = join(ROOT, folder, 'src', name.slice(0, name.indexOf('*')));
    if (!existsSync(source)) return [];
    return readdirSync(source)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .map((file) => ({ subpath: subpath.replace('*', file), name: name.replace('*', file) }))
      .filter((entry) => manifest.exports[entry.subpath] !== null);
  });
}
