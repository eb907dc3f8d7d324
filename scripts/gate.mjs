// npm run gate [-- name …]: the gates of docs/reliability.md in their full form; without a name all of them, one after the other.
// CI runs the same tests in a short form (the stage `gates` of `npm test`).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, ensureChromium, ensureNats, ensurePackages, ensurePostgres } from './install.mjs';
import { ROOT, run } from './run.mjs';

const GATES = readdirSync(join(ROOT, 'tests/gates'))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace('.test.ts', ''));

checkNode();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !GATES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no gate called ${unknown.join(', ')}. There are: ${GATES.join(', ')}.`);
  process.exit(2);
}
await ensurePackages();
const { folder } = await ensurePostgres();
const { program } = await ensureNats();
const env = {
  ...process.env,
  CASEBELL_GATES: 'full',
  CHROMIUM: await ensureChromium(),
  ...(folder && { POSTGRES_BIN: folder }),
  ...(program && { NATS_SERVER: program }),
};
const files = (asked.length > 0 ? asked : GATES).map((name) => `tests/gates/${name}.test.ts`);
const build = await run(process.execPath, [join('scripts', 'build.mjs')]);
process.exitCode = build || (await run('vitest', ['run', '--project', 'gates', ...files], { env }));
