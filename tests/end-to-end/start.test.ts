import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFolder, removeFolder, runDemo, startDemo, type Demo } from './demo.js';

const shell = promisify(execFile);

describe('starting the demo', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
    return async () => {
      await demo.stop();
      await removeFolder(demo.folder);
    };
  });

  it('prints a curl command that works as it stands', async () => {
    const { stdout } = await shell('sh', ['-c', demo.curl]);
    expect(JSON.parse(stdout)).toEqual({ notified: 1, duplicate: false });
  });

  it('answers health and metrics', async () => {
    expect((await fetch(`${demo.url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${demo.url}/metrics`)).text()).toContain('casebell_');
  });

  it('serves pages with a policy that allows nothing from elsewhere and nothing inline', async () => {
    const response = await fetch(demo.url);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await response.text())?.[1];
    const asset = await fetch(`${demo.url}${script}`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/assets/../../server/main.ts', '/..%2f..%2fpackage.json', '/.env.js'])(
    'gives nothing away for %s',
    async (path) => {
      // fetch would tidy the path up before sending it.
      const { stdout } = await shell('curl', ['-s', '--path-as-is', `${demo.url}${path}`]);
      expect(stdout).not.toContain('dependencies');
      expect(stdout).not.toContain('createNotificationServer');
    },
  );

  it.each([
    ['POST', '/demo/session', '{', 400],
    ['POST', '/demo/session', '[]', 400],
    ['POST', '/demo/session', '{"person":"__proto__"}', 404],
    ['POST', '/demo/events', '{"kind":"mention","to":"me"}', 401],
    ['POST', '/demo/session', `{"person":"${'a'.repeat(70_000)}"}`, 413],
    ['GET', '/demo/nothing', undefined, 404],
    ['POST', '/cases', '{}', 404],
  ])('refuses %s %s with a typed error', async (method, path, body, status) => {
    const response = await fetch(`${demo.url}${path}`, { method, ...(body !== undefined && { body }) });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('says in one sentence that a port is taken', async () => {
    const folder = await createFolder();
    const { code, output } = await runDemo(folder, { PORT: String(demo.port) });
    expect(code).toBe(1);
    expect(output.trim()).toBe(
      `Port ${demo.port} is in use by another program. Stop that program, choose another port, or leave PORT out to take the next free one.`,
    );
    await removeFolder(folder);
  });

  it('says in one sentence that PORT is no port', async () => {
    const { code, output } = await runDemo(demo.folder, { PORT: 'eighty' });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^PORT is "eighty", which is not a port\. [^\n]+$/);
  });

  it('says in one sentence that a second demo cannot use the same folder', async () => {
    const { code, output } = await runDemo(demo.folder, { PORT: '0' });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain('.casebell');
  });

  it('says in one sentence that the database is down', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    closed.close();
    const port = typeof address === 'object' && address !== null ? address.port : 1;
    const { code, output } = await runDemo(demo.folder, {
      PORT: '0',
      DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/casebell`,
    });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});
