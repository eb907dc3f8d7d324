// What must be there before anything else can run. Node's own modules only: this file works in a fresh clone.
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture, must, ROOT, stopwatch } from './run.mjs';

const NEEDED_NODE = [20, 19];

/** Ends the process with a sentence when this Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  console.error(
    `Casebell needs Node ${NEEDED_NODE.join('.')} or newer, and this is ${version}. Install a newer one from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}

/** Runs `npm ci` when packages are missing or older than the lock file. No install scripts run: nothing here needs one. */
export async function ensurePackages() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs) return;
  const seconds = stopwatch();
  console.log('installing packages …');
  await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']);
  console.log(`installed packages in ${seconds()}`);
}

/** The first program of these names on the PATH, or undefined. */
function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
}

/** Debian's package manager as this user may call it, or null where there is none or no right to it. */
async function debianInstaller() {
  if (!findProgram('apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  const { code } = await capture('sudo', ['-n', 'true']);
  return code === 0 ? ['sudo', '-n'] : null;
}

async function installDebian(prefix, packages) {
  const seconds = stopwatch();
  console.log(`installing ${packages.join(' ')} from Debian …`);
  const command = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  await must(command[0], [...command.slice(1), 'update']);
  await must(command[0], [...command.slice(1), 'install', '-y', '--no-install-recommends', ...packages]);
  console.log(`installed ${packages.join(' ')} in ${seconds()}`);
}

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Where Chromium is: `$CHROMIUM`, one on the PATH, or the one of Debian, installed now.
 * @throws with what to do when there is none and it cannot be installed
 */
export async function ensureChromium() {
  const found = process.env.CHROMIUM ?? findProgram(...CHROMIUMS);
  if (found) return found;
  const prefix = await debianInstaller();
  if (prefix === null) {
    throw new Error(
      'The browser tests need Chromium, there is none, and this user may not install it. Install Chromium or Chrome and set CHROMIUM to its path.',
    );
  }
  await installDebian(prefix, ['chromium', 'fonts-liberation']);
  return findProgram(...CHROMIUMS);
}

const POSTGRESQL = '/usr/lib/postgresql';

/** The folder with the programs of the newest PostgreSQL that Debian installed, or undefined. */
function findPostgres() {
  const versions = existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL) : [];
  return versions
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(POSTGRESQL, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Finds a service the tests start themselves, or installs it from Debian.
 * @returns what `find` found, or a sentence why there is none
 */
async function ensureService(name, find, packages) {
  const found = find();
  if (found) return { found };
  const prefix = await debianInstaller();
  if (prefix === null) return { missing: `${name} is not installed, and this user may not install it.` };
  try {
    await installDebian(prefix, packages);
  } catch (error) {
    return { missing: `${name} could not be installed. ${error.message}` };
  }
  return { found: find() };
}

/** Where PostgreSQL's programs are: `$POSTGRES_BIN`, Debian's, or Debian's installed now; a sentence why not where that cannot be. */
export async function ensurePostgres() {
  const { found, missing } = await ensureService('PostgreSQL', () => process.env.POSTGRES_BIN ?? findPostgres(), ['postgresql']);
  return { folder: found, missing };
}

/** Where the NATS server is: `$NATS_SERVER`, one on the PATH, or Debian's installed now; a sentence why not where that cannot be. */
export async function ensureNats() {
  const find = () => process.env.NATS_SERVER ?? findProgram('nats-server') ?? ['/usr/sbin/nats-server'].find(existsSync);
  const { found, missing } = await ensureService('NATS', find, ['nats-server']);
  return { program: found, missing };
}
