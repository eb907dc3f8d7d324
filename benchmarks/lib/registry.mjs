// Every folder under peers/ with an app.jsx is a column; drop a folder in to add one.
import { readdirSync, existsSync, readFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PEERS = join(ROOT, 'peers');

export async function peers(only) {
  const names = readdirSync(PEERS).filter((n) => existsSync(join(PEERS, n, 'app.jsx')) && (!only || only.includes(n)));
  return Promise.all(
    names.map(async (name) => {
      const dir = join(PEERS, name);
      const deps = Object.keys(JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')).dependencies ?? {});
      const versions = Object.fromEntries(
        deps.map((d) => [
          d,
          existsSync(join(dir, 'node_modules', d, 'package.json'))
            ? JSON.parse(readFileSync(join(dir, 'node_modules', d, 'package.json'), 'utf8')).version
            : 'missing',
        ]),
      );
      const f = join(dir, 'adapter.mjs');
      const adapter = existsSync(f) ? (await import(pathToFileURL(f).href)).default : null;
      return { name, dir, versions, adapter };
    }),
  );
}

export async function blocks() {
  const dir = join(PEERS, 'blocks');
  const m = await import(pathToFileURL(join(dir, 'blocks.mjs')).href);
  return Object.entries(m.default).map(([name, source]) => ({ name, dir, source }));
}
