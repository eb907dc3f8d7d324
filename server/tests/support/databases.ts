import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { createNotificationServer, type DatabaseOptions } from '@casebell/server';

/** A database the same tests run on. */
export interface TestDatabase {
  readonly name: string;
  /** Why it cannot be used here; absent when it can. */
  readonly missing?: string;
  readonly open: () => Promise<{ readonly options: DatabaseOptions; readonly close: () => Promise<void> }>;
}

const BINARIES = process.env['POSTGRES_BIN'] ?? '/usr/lib/postgresql/15/bin';

const embedded: TestDatabase = {
  name: 'PGlite',
  open: async () => ({ options: { memory: true, from: await template() }, close: async () => undefined }),
};

export const postgres: TestDatabase = {
  name: 'PostgreSQL',
  ...(!existsSync(join(BINARIES, 'initdb')) && { missing: `no PostgreSQL in ${BINARIES} (set POSTGRES_BIN)` }),
  open: startCluster,
};

export const databases: readonly TestDatabase[] = [embedded, postgres];

for (const { name, missing } of databases) if (missing !== undefined) console.warn(`Tests on ${name} are skipped: ${missing}`);

/** A migrated data folder, made once: starting from it takes a tenth of the time of starting from nothing. */
const template = async (): Promise<Blob> => new Blob([await readFile(await templateFile())]);

async function templateFile(): Promise<string> {
  const source = await readFile(fileURLToPath(new URL('../../src/migrations.ts', import.meta.url)), 'utf8');
  const manifest = await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8');
  const file = join(
    tmpdir(),
    `casebell-template-${createHash('sha256').update(source).update(manifest).digest('hex').slice(0, 16)}.tar`,
  );
  if (!existsSync(file)) await makeTemplate(file);
  return file;
}

async function makeTemplate(file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'casebell-template-'));
  const server = await createNotificationServer({ database: { folder }, authenticate: async () => null });
  await server.close();
  const data = await PGlite.create(join(folder, 'data'));
  const dump = await data.dumpDataDir('none');
  await data.close();
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
  await rename(temporary, file);
  for (const made of [folder, `${folder}.state`]) await rm(made, { recursive: true, force: true });
}

async function startCluster(): Promise<{ options: DatabaseOptions; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'casebell-postgres-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const asRoot = userInfo().uid === 0;
  // PostgreSQL refuses to run as root.
  if (asRoot) execFileSync('chown', ['postgres', folder]);
  else await chmod(folder, 0o700);
  const run = (program: string, ...args: string[]) => {
    const [command, ...rest] = [...(asRoot ? ['runuser', '-u', 'postgres', '--'] : []), join(BINARIES, program), ...args];
    execFileSync(command ?? program, rest, { stdio: 'ignore', cwd: folder });
  };
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8', '--locale=C');
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=60`;
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  const stop = () => {
    try {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    } catch {
      // Stopped already.
    }
  };
  process.once('exit', stop);
  return {
    options: { url: `postgres://postgres@127.0.0.1:${port}/postgres` },
    async close() {
      process.removeListener('exit', stop);
      stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Puts a migrated database into a folder: that takes half a second, making one five. */
export async function unpack(folder: string): Promise<void> {
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  execFileSync('tar', ['-xf', await templateFile(), '-C', data], { stdio: 'ignore' });
}

/** A new folder with a migrated database: for what is not about the first start. */
export async function preparedFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await unpack(folder);
  return folder;
}

/** A new empty folder. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'casebell-'));
}

export const listFolder = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).sort();
