import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readlinkSync, lstatSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { ROOT, runProgram } from './installed.js';

/** What an image starts with. */
export interface Image {
  /** Where the last stage's file system lies. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string | undefined;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

interface Step {
  readonly instruction: string;
  readonly text: string;
}

/** Instructions with what follows them; a comment or a blank line is none. */
function parseDockerfile(path: string): readonly Step[] {
  const lines = readFileSync(path, 'utf8')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, instruction = '', text = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return { instruction, text };
  });
}

/** What the context holds: the entries that .dockerignore lets through. */
function allowedIn(ignore: string): (path: string) => boolean {
  const lines = readFileSync(ignore, 'utf8').split('\n');
  const allowed = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  return (path) => !lines.includes('*') || allowed.some((entry) => path === entry || path.startsWith(`${entry}/`));
}

/**
 * Builds an image in a folder, stage by stage, with the programs of this machine in place of the base image. `npm ci` takes the packages
 * npm says it would install from this repository, where it has just installed them, instead of fetching them once more.
 */
export async function buildImage(dockerfile: string, folder: string): Promise<Image> {
  const isAllowed = allowedIn(join(ROOT, '.dockerignore'));
  const stages = new Map<string, string>();
  let root = '';
  let workdir = '/';
  let env: Record<string, string> = {};
  let user: string | undefined;
  let command: readonly string[] = [];
  let healthcheck: readonly string[] = [];
  const here = () => join(root, workdir);

  for (const { instruction, text } of parseDockerfile(join(ROOT, dockerfile))) {
    const words = text.split(/\s+/);
    if (instruction === 'FROM') {
      const name = / AS (\S+)$/.exec(text)?.[1] ?? 'last';
      root = join(folder, name);
      stages.set(name, root);
      [workdir, env, user] = ['/', {}, undefined];
    } else if (instruction === 'WORKDIR') {
      workdir = text;
      mkdirSync(here(), { recursive: true });
    } else if (instruction === 'COPY') {
      const from = /^--from=(\S+)$/.exec(words[0] ?? '')?.[1];
      const sources = words.slice(from === undefined ? 0 : 1, -1);
      const target = words.at(-1) ?? '';
      for (const source of sources) {
        if (from === undefined && !isAllowed(source))
          throw new Error(`COPY ${source}: .dockerignore keeps it out of the context`);
        const origin = from === undefined ? join(ROOT, source) : join(stages.get(from) ?? '', source);
        const into = target.endsWith('/') && statSync(origin).isFile() ? join(target, basename(source)) : target;
        // Links stay links, as they do in an image.
        cpSync(origin, join(here(), into), { recursive: true, verbatimSymlinks: true });
      }
    } else if (instruction === 'RUN') {
      if (words[0] === 'npm' && words[1] === 'ci') install(here(), words.slice(2));
      // The user of the base image does not exist here.
      else await runProgram('sh', ['-ec', text.replace(/ && chown node:node \S+/, '')], here());
    } else if (instruction === 'ENV') {
      env = { ...env, ...Object.fromEntries(words.map((word) => word.split('=', 2))) };
    } else if (instruction === 'USER') user = text;
    else if (instruction === 'HEALTHCHECK') healthcheck = JSON.parse(text.slice(text.indexOf('CMD ') + 4)) as string[];
    else if (instruction === 'CMD') command = JSON.parse(text) as string[];
    else if (instruction !== 'EXPOSE' && instruction !== 'VOLUME') throw new Error(`${instruction} is not known to this test`);
  }
  return { root, workdir, env, user, command, healthcheck };
}

function install(folder: string, flags: readonly string[]): void {
  if (!flags.includes('--ignore-scripts')) throw new Error('npm ci without --ignore-scripts');
  const filters = flags.filter((flag) => /^--(omit|workspace)=/.test(flag));
  const listed = execFileSync('npm', ['ls', '--all', '--parseable', ...filters], { cwd: ROOT, encoding: 'utf8' });
  const modules = listed
    .split('\n')
    .map((path) => relative(ROOT, path))
    .filter((path) => path.startsWith('node_modules/') && path.split('node_modules/').length === 2);
  for (const path of modules) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (lstatSync(join(ROOT, path)).isSymbolicLink()) symlinkSync(readlinkSync(join(ROOT, path)), target);
    // Copies of what runs: linked packages would find their own dependencies here, listed or not.
    else if (filters.length > 0) cpSync(join(ROOT, path), target, { recursive: true });
    else symlinkSync(join(ROOT, path), target);
  }
}
