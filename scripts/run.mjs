// Starting other programs: the ones of node_modules by name, and npm without a shell.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** An environment in which the programs of node_modules are found by name; `npx` takes some of their flags for its own. */
export const withBinaries = (env = process.env) => ({
  ...env,
  PATH: [join(ROOT, 'node_modules/.bin'), env.PATH].join(delimiter),
});

/**
 * Runs a program to its end, with the terminal's input and output, or with both outputs in the file `log`. `signal` ends it before.
 * @returns its exit code; 127 when it cannot be started
 */
export function run(command, args, { cwd = ROOT, env = process.env, log, signal } = {}) {
  return new Promise((resolve) => {
    const sink = log === undefined ? null : createWriteStream(log, { flags: 'a' });
    const child = spawn(command, args, {
      cwd,
      env: withBinaries(env),
      signal,
      stdio: sink ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // On Windows npm and the programs of node_modules are scripts, which only a shell can start.
      shell: process.platform === 'win32',
    });
    const settle = (code) => (sink ? sink.end(() => resolve(code)) : resolve(code));
    if (sink) {
      child.stdout.pipe(sink, { end: false });
      child.stderr.pipe(sink, { end: false });
    }
    child.once('error', (error) => {
      (sink ?? process.stderr).write(`${command}: ${error.message}\n`);
      settle(127);
    });
    child.once('close', (code) => settle(code ?? 1));
  });
}

/** As `run`, but throws when the program fails: for steps that nothing can follow. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed with exit code ${code}; its own words are above.`);
}

/** Seconds since the clock was started, as a word: `3.4 s`. */
export function stopwatch() {
  const start = performance.now();
  return () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Runs a program and keeps what it prints; what it complains about goes to `errors`. */
export function capture(command, args, { cwd = ROOT, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: withBinaries(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('error', (error) => resolve({ code: 127, output, errors: `${command}: ${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output, errors }));
  });
}
