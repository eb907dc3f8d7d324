#!/usr/bin/env node
// npm run store [-- --rounds=7 --n=1000,10000,100000 --store=another/build/index.js]: what the store costs beside the least a client written by hand can do.
// Needs a build of the library and nothing else. The contestants take turns, each in a process of its own; medians, and their ratios.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

const flag = (name, otherwise) => process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const store = flag('store', at('../dist/store/index.js'));
if (!existsSync(store)) {
  console.error('Casebell is not built. Run `npm ci && npm run build -- --library` in the repository first.');
  process.exit(1);
}
const rounds = Number(flag('rounds', '7'));
const sizes = flag('n', '1000,10000,100000').split(',').map(Number);
const STORES = ['floor', 'checkedFloor', 'casebell'];
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const cells = ['rows', 'unread', 'what', 'plain map and array', 'the same with field checks', 'Casebell', '× plain', '× checked'];
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}, ${rounds} rounds, medians in ms of processor time\n`,
);
console.log(`| ${cells.join(' | ')} |\n|${cells.map(() => ' --- |').join('')}`);
for (const n of sizes) {
  for (const unread of [40, n]) {
    const runs = { floor: [], checkedFloor: [], casebell: [] };
    for (let round = 0; round < rounds; round++) {
      for (const which of STORES) {
        const args = ['--single-threaded', '--expose-gc', at('lib/scale-child.mjs'), which, String(n), String(unread), store];
        runs[which].push(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
      }
    }
    const figures = (what) => STORES.map((which) => median(runs[which].map((run) => run[what])));
    for (const what of unread === n ? ['markAll', 'shown'] : ['received', 'ingest', 'markAll', 'shown', 'arrive', 'markOne']) {
      const [plain, checked, casebell] = figures(what);
      const ms = [plain, checked, casebell].map((figure) => figure.toFixed(3));
      const line = [n, unread, NAMES(what), ...ms, (casebell / plain).toFixed(1), (casebell / checked).toFixed(1)];
      console.log(`| ${line.join(' | ')} |`);
    }
  }
}

function NAMES(what) {
  return {
    received: 'take in one frame, from its text',
    ingest: 'take in one frame, parsed already',
    markAll: 'mark all read, until confirmed',
    shown: 'mark all read, until shown',
    arrive: 'one arrival',
    markOne: 'one read, until confirmed',
  }[what];
}
