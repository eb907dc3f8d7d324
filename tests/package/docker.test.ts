import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildImage, type Image } from './dockerfile.js';

const folder = mkdtempSync(join(tmpdir(), 'casebell-image-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the image of the server, its steps run without Docker', () => {
  let image: Image;
  beforeAll(async () => {
    image = await buildImage('server/Dockerfile', folder);
  }, 300_000);
  const inside = (path: string) => (path.startsWith('/app') ? join(image.root, path) : path);

  it('holds what runs and nothing else', () => {
    const app = join(image.root, image.workdir);
    expect(readdirSync(app).sort()).toEqual(['LICENSE', 'data', 'dist', 'node_modules', 'package.json', 'server']);
    expect(readdirSync(join(app, 'server')).sort()).toEqual(['dist', 'package.json']);
    for (const name of ['typescript', 'vitest', 'react', 'playwright', 'storybook'])
      expect(existsSync(join(app, 'node_modules', name))).toBe(false);
    expect(image.user).toBe('node');
  });

  it('starts, is healthy, keeps its data in the volume and stops on SIGTERM', async () => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      ...Object.fromEntries(Object.entries(image.env).map(([name, value]) => [name, inside(value)])),
      HOST: '127.0.0.1',
      PORT: '0',
      CASEBELL_TOKEN_SECRET: 'a secret of thirty-two characters',
    };
    const [program = '', ...args] = image.command;
    const child = spawn(program, args, { cwd: join(image.root, image.workdir), env, stdio: ['ignore', 'pipe', 'pipe'] });
    const exit = once(child, 'exit');
    try {
      const port = await new Promise<string>((resolve, reject) => {
        let log = '';
        const read = (data: Buffer) => {
          log += data.toString();
          const found = /"url":"http:\/\/[^"]*:(\d+)","msg":"listening"/.exec(log)?.[1];
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        void exit.then(([code]) => reject(new Error(`It ended with ${code}:\n${log}`)));
      });
      const [check = '', ...checkArgs] = image.healthcheck;
      const health = (at: string) => spawnSync(check, checkArgs, { env: { ...env, PORT: at } }).status;
      expect(health(port)).toBe(0);
      expect(health('1')).toBe(1);
      expect(readdirSync(inside('/app/data')).sort()).toEqual(['casebell', 'casebell.state']);
      child.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
