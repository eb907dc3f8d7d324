// npm start: from a fresh clone to the demo CRM. Installs and builds what is missing or old, then runs the demo until it is stopped.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, staleParts } from './build.mjs';
import { readPackage } from './entries.mjs';
import { checkNode, ensurePackages } from './install.mjs';
import { ROOT, stopwatch } from './run.mjs';

checkNode();
const seconds = stopwatch();
try {
  await ensurePackages();
  await build(staleParts());
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
console.log(`starting the demo, ${seconds()} after npm start`);

// Started without npm between us, which does not pass every signal on.
const [, file, ...args] = readPackage('examples/crm').scripts.start.split(' ');
const command = [join('examples/crm', file), ...args, ...process.argv.slice(2)];
const demo = spawn(process.execPath, command, { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => demo.kill(signal));
demo.once('error', (error) => {
  console.error(`The demo could not be started: ${error.message}`);
  process.exitCode = 1;
});
demo.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
});
