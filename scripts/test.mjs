// npm test [-- stage …]: installs what is missing, then checks, builds and tests everything. Stops when a stage fails.
// The last line is always `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, ensureChromium, ensureNats, ensurePackages, ensurePostgres } from './install.mjs';
import { ROOT, run, stopwatch } from './run.mjs';

const RESULTS = join(ROOT, 'test-results');
const TAIL = 80;

const STATIC_CHECKS = ['lint', 'format', 'types', 'boundaries', 'dependencies', 'tests', 'links', 'lengths'];
const BUILD_CHECKS = ['exports', 'size', 'publint', 'attw'];

const node = (script, ...args) => [process.execPath, [join('scripts', script), ...args]];
/** For a program that has a thread on every core: those that help to collect garbage only get in its way. */
const withoutHelpers = ([program, args]) => [program, ['--single-threaded-gc', ...args]];
const vitest = (project, results = project, files = []) => [
  'vitest',
  [
    'run',
    ...files,
    '--project',
    project,
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    join('test-results', `${results}.json`),
  ],
];

/** The gates of which none measures a time: others may run beside them. */
const UNTIMED = ['accessibility', 'answers', 'interface'];

/** Where a stage that vitest does not run writes how many tests passed. */
const countedAs = (name) => ['--results', join('test-results', `${name}.json`)];

/**
 * The stages in order, each with the programs it runs. `project`: whose results are counted, of vitest or of a script that writes the same.
 * `chromium`, `postgres`, `nats`: what it needs on the machine. `built`: needs the build. `beside`: runs beside the stages after it, on what they leave idle.
 * @type {Record<string, { commands: [string, string[]][], project?: string, chromium?: true, postgres?: true, nats?: true, built?: true, beside?: true }>}
 */
const STAGES = {
  check: { commands: [node('check.mjs', ...STATIC_CHECKS)] },
  build: { commands: [node('build.mjs')] },
  package: { commands: [node('check.mjs', ...BUILD_CHECKS), vitest('package')], project: 'package', built: true },
  unit: { commands: [vitest('unit')], project: 'unit' },
  // Ten thousand seeds count as one test, a mutant as one each.
  simulate: {
    commands: [withoutHelpers(node('simulate.mjs', '--idle', '--seeds', '10000', ...countedAs('simulate')))],
    project: 'simulate',
    beside: true,
  },
  // Mostly one page after the other in a browser that is waited for.
  'gates-untimed': {
    commands: [vitest('gates', 'gates-untimed', UNTIMED)],
    project: 'gates-untimed',
    chromium: true,
    built: true,
    beside: true,
  },
  mutants: { commands: [node('mutants.mjs', ...countedAs('mutants'))], project: 'mutants' },
  server: { commands: [vitest('server')], project: 'server', postgres: true, nats: true },
  dom: { commands: [vitest('dom')], project: 'dom' },
  'dom-react-18': { commands: [vitest('dom-react-18')], project: 'dom-react-18' },
  browser: { commands: [vitest('browser')], project: 'browser', chromium: true },
  stories: { commands: [vitest('stories')], project: 'stories', chromium: true },
  'end-to-end': { commands: [vitest('end-to-end')], project: 'end-to-end', chromium: true, built: true },
  gates: {
    commands: [
      vitest(
        'gates',
        'gates',
        UNTIMED.map((name) => `--exclude=**/${name}.test.ts`),
      ),
    ],
    project: 'gates',
    chromium: true,
    postgres: true,
    nats: true,
    built: true,
  },
};

function counts(project) {
  const file = join(RESULTS, `${project}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

async function runStage(name, { commands, project }, env, signal) {
  const log = join(RESULTS, `${name}.log`);
  const seconds = stopwatch();
  let code = 0;
  for (const [command, args] of commands) {
    code = await run(command, args, { env, log, signal });
    if (signal.aborted) return null;
    if (code !== 0) break;
  }
  const tests = project === undefined ? { passed: 0, failed: 0, skipped: 0 } : counts(project);
  // A stage can fail without a failing test: a check, a build, an error outside of any test.
  if (code !== 0 && tests.failed === 0) tests.failed = 1;
  if (code !== 0) {
    console.log(`\nlast lines of test-results/${name}.log:`);
    console.log(readFileSync(log, 'utf8').trimEnd().split('\n').slice(-TAIL).join('\n'));
  }
  return { name, seconds: seconds(), isTest: project !== undefined, ok: code === 0, ...tests };
}

function printTable(rows) {
  const number = (value) => String(value).padStart(8);
  console.log(`\n${'stage'.padEnd(14)}${'time'.padStart(10)}  passed  failed skipped`);
  for (const { name, seconds, isTest, passed, failed, skipped } of rows) {
    const tests = isTest || failed > 0 ? number(passed) + number(failed) + number(skipped) : '';
    console.log(`${name.padEnd(14)}${seconds.padStart(10)}${tests}`);
  }
}

/** The environment of the stages: where Chromium, PostgreSQL and NATS are. */
async function prepare(stages) {
  await ensurePackages();
  // CI alone would colour the logs.
  const env = { ...process.env, CI: 'true', NO_COLOR: '1' };
  if (stages.some(({ chromium }) => chromium)) env.CHROMIUM = await ensureChromium();
  if (stages.some(({ postgres }) => postgres)) {
    const { folder, missing } = await ensurePostgres();
    if (folder !== undefined) env.POSTGRES_BIN = folder;
    else console.log(`The tests on PostgreSQL are skipped: ${missing}`);
  }
  if (stages.some(({ nats }) => nats)) {
    const { program, missing } = await ensureNats();
    if (program !== undefined) env.NATS_SERVER = program;
    else console.log(`The tests with NATS are skipped: ${missing}`);
  }
  return env;
}

/** What was asked for, with a build before the first stage that needs one. */
function planned(asked) {
  if (asked.length === 0) return Object.keys(STAGES);
  const needsBuild = asked.some((name) => STAGES[name].built) && !asked.includes('build');
  return Object.keys(STAGES).filter((name) => asked.includes(name) || (needsBuild && name === 'build'));
}

checkNode();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
  console.error(`There is no stage called ${unknown.join(', ')}. There are: ${Object.keys(STAGES).join(', ')}.`);
  process.exit(2);
}

const total = stopwatch();
const rows = [];
const plan = planned(asked);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
try {
  const env = await prepare(plan.map((name) => STAGES[name]));
  const beside = [];
  const stop = new AbortController();
  const start = async (name) => {
    const row = await runStage(name, STAGES[name], env, stop.signal);
    if (row === null) return;
    rows.push(row);
    console.log(`${row.ok ? 'ok    ' : 'FAILED'} ${name.padEnd(14)}${row.seconds.padStart(8)}`);
    if (!row.ok) stop.abort();
  };
  for (const name of plan) {
    if (stop.signal.aborted) break;
    const running = start(name);
    if (STAGES[name].beside) beside.push(running);
    else await running;
  }
  await Promise.all(beside);
} catch (error) {
  console.error(error.message);
  rows.push({ name: 'install', seconds: total(), isTest: false, ok: false, passed: 0, failed: 1, skipped: 0 });
}
printTable(rows);
console.log(`${'in all'.padEnd(14)}${total().padStart(10)}\n`);
const sum = (key) => rows.reduce((result, row) => result + row[key], 0);
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
