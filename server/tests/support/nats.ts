import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

const PROGRAM = [process.env['NATS_SERVER'], '/usr/sbin/nats-server', '/usr/local/bin/nats-server'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Why NATS cannot be used here; `undefined` when it can. */
export const natsMissing = PROGRAM === undefined ? 'no nats-server (set NATS_SERVER)' : undefined;
if (natsMissing !== undefined) console.warn(`Tests with NATS are skipped: ${natsMissing}`);

/** A NATS server with a fixed address, there or away as a test wants it. */
export interface TestNats {
  readonly url: string;
  /** Resolves once it takes connections. */
  readonly start: () => Promise<void>;
  /** Ends it without goodbye. */
  readonly stop: () => Promise<void>;
}

export async function createNats(...options: readonly string[]): Promise<TestNats> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const kill = () => void child?.kill('SIGKILL');
  process.once('exit', kill);
  return {
    url: `nats://127.0.0.1:${port}`,
    async start() {
      const started = spawn(PROGRAM ?? '', ['-a', '127.0.0.1', '-p', String(port), ...options], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      let log = '';
      await new Promise<void>((resolve, reject) => {
        started.stderr.on('data', (data) => {
          log += String(data);
          if (log.includes('Server is ready')) resolve();
        });
        started.once('exit', (code) => reject(new Error(`nats-server ended with ${code}: ${log}`)));
      });
    },
    async stop() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
