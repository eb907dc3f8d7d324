import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BINARIES = join(ROOT, 'node_modules/.bin');

const start = promisify(execFile);

/** Runs a program to its end; an exit code other than 0 rejects with what it printed. */
export async function runProgram(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { stdout, stderr } = await start(command, args, { cwd, env: { ...process.env, ...env } });
  return stdout + stderr;
}

/** A project of somebody else's in a temporary folder. */
export interface ForeignProject {
  readonly folder: string;
  readonly write: (path: string, content: string) => void;
  readonly remove: () => void;
}

export function createProject(): ForeignProject {
  const folder = mkdtempSync(join(tmpdir(), 'casebell-package-'));
  return {
    folder,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Installs what `npm pack` makes, so that only what is published can be found; its dependencies are borrowed from this repository. */
export async function installCasebell(project: ForeignProject, borrowed: readonly string[]): Promise<void> {
  const modules = join(project.folder, 'node_modules');
  mkdirSync(join(modules, 'casebell'), { recursive: true });
  await runProgram('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project.folder], ROOT);
  await runProgram(
    'tar',
    ['-xzf', 'casebell-0.1.0.tgz', '-C', 'node_modules/casebell', '--strip-components', '1'],
    project.folder,
  );
  for (const name of borrowed) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
}
