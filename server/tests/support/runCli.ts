import { execFile } from 'node:child_process';
import { bundle, SHORT_LIVED } from './bundle.js';

let program: Promise<string> | undefined;

/** `casebell-server` in a process of its own, until it ends. */
export async function runCli(
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const file = await (program ??= bundle('cli'));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...SHORT_LIVED, file, ...args],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out: out.trim(), error: err.trim() }),
    );
  });
}
