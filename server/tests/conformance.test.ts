import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve, signToken, type NotificationServer, type RunningServer } from '@casebell/server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle, SHORT_LIVED } from './support/bundle.js';
import { preparedFolder } from './support/databases.js';
import { API_KEY, startServer } from './support/harness.js';
import { runCli } from './support/runCli.js';
import { bodyOf, listen, listenAsHost, ourHost, type Listening } from './support/wireHost.js';

// Each is a program of its own, the first asks a server a thousand things.
vi.setConfig({ testTimeout: 300_000 });

const SECRET = 's'.repeat(32);
const MINIMAL = fileURLToPath(new URL('../../docs/examples/minimal-backend.mjs', import.meta.url));

const children = new Set<ChildProcess>();
const listening = new Set<Listening>();
const folders = new Set<string>();
afterEach(async () => {
  for (const child of children) {
    const ended = child.exitCode ?? child.signalCode ?? once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  children.clear();
  for (const one of listening) await one.close();
  listening.clear();
  // After those who write into them.
  for (const folder of folders) await rm(folder, { recursive: true });
  folders.clear();
});

async function newFolder(): Promise<string> {
  const folder = await preparedFolder();
  folders.add(folder);
  return folder;
}

/** Starts a program and waits for the line that says where it listens. */
async function start(file: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...SHORT_LIVED, file, ...args], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`${file} ended before it listened`);
}

const kept = async (server: Promise<Listening>): Promise<string> => {
  const one = await server;
  listening.add(one);
  return one.url;
};

const conformance = (...args: readonly string[]) => runCli({}, 'conformance', ...args);

interface ReportJson {
  readonly kept: number;
  readonly broken: number;
  readonly skipped: number;
  readonly sections: readonly {
    readonly section: string;
    readonly sentence: string;
    readonly cases: readonly {
      readonly title: string;
      readonly outcome: string;
      readonly reason?: string;
      readonly came?: string;
      readonly rules: readonly number[];
    }[];
  }[];
}

describe('conformance of a backend that keeps the contract', () => {
  it('ends with 0 for this server as its CLI starts it, and leaves out only what its host does not offer', async () => {
    const folder = await newFolder();
    const env = { CASEBELL_TOKEN_SECRET: SECRET, CASEBELL_API_KEY: API_KEY, CASEBELL_FOLDER: folder };
    const url = await start(await bundle('cli'), env, 'start');
    const tokenOf = (recipient: string) => signToken({ secret: SECRET, tenant: 'default', recipient });
    const host = await kept(listenAsHost(ourHost(url, API_KEY, tokenOf)));
    const { code, out } = await conformance(url, '--host', host);
    expect(out).toMatch(/ 0 broken, 3 not offered, .* The contract is kept\.$/);
    expect(out.match(/^ {2}– .*/gm)).toEqual([
      '  – tells by a tombstone of a row that left (needs purge, which the backend does not offer)',
      '  – starts anew whoever is older than the history it keeps, and nobody else (needs purge, which the backend does not offer)',
      '  – starts everybody anew when the history was replaced (needs renew, which the backend does not offer)',
    ]);
    expect(code).toBe(0);
  });

  it('ends with 0 for a backend in one file that always answers a reset, asked through a host command', async () => {
    const url = await start(MINIMAL, {});
    const folder = await newFolder();
    const host = join(folder, 'host.mjs');
    // What a script of any language does: a JSON line in, a JSON line out.
    await writeFile(
      host,
      `import { createInterface } from 'node:readline';
      for await (const line of createInterface({ input: process.stdin })) {
        const { call, params } = JSON.parse(line);
        const response = await fetch('${url}/host/' + call, { method: 'POST', body: JSON.stringify(params) });
        const answer = await response.json();
        console.log(JSON.stringify(response.ok ? { result: answer } : { error: answer.error.message }));
      }`,
    );
    const { code, out, error } = await conformance(url, '--host-command', `${process.execPath} ${host}`, '--json');
    const report = JSON.parse(out) as ReportJson;
    const cases = report.sections.flatMap((section) => section.cases);
    expect(cases.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
    expect([report.broken, report.kept > 70, error, code]).toEqual([0, true, '', 0]);
    const missing = new Set(cases.flatMap(({ reason }) => (reason === undefined ? [] : [/^needs (.*),/.exec(reason)?.[1]])));
    const offered = ['save', 'snooze', 'undo', 'setPreference'].map((name) => `the command ${name}`);
    expect(missing).toEqual(
      new Set([
        ...offered,
        'deltas',
        'stream',
        'sendTest',
        'describePreferences',
        'newTeam',
        'update',
        'withdraw',
        'recordAnswer',
        'renew',
      ]),
    );
  });
});

describe('conformance of a backend that breaks it', () => {
  let server: NotificationServer;
  let running: RunningServer;
  let real: string;
  beforeAll(async () => {
    server = await startServer({
      apiKeys: [{ key: API_KEY, tenant: 'default', kinds: 'all' }],
      authenticate: async ({ headers }) => {
        const id = /^Bearer (person-\d+)$/.exec(headers.get('authorization') ?? '')?.[1];
        return id === undefined ? null : { tenant: 'default', recipient: { id } };
      },
    });
    running = await serve({ handler: server.handler, port: 0 });
    real = `http://127.0.0.1:${running.port}`;
  });
  afterAll(async () => {
    const closed = running.close();
    await server.close();
    await closed;
  });

  type Fields = { [field: string]: unknown };

  interface Fault {
    readonly request?: (body: Fields) => Fields;
    readonly answer?: (body: Fields, asked: Fields) => Fields;
    readonly status?: (status: number) => number;
    readonly token?: string;
  }

  /** The real server behind something that falsifies it. */
  const falsified = ({ request = (body) => body, answer = (body) => body, status = (was) => was, token }: Fault) =>
    kept(
      listen(
        createServer((incoming, response) => {
          void (async () => {
            const text = await bodyOf(incoming);
            let sent: Fields = {};
            let passed = text;
            try {
              const came = JSON.parse(text) as Fields;
              sent = request(came);
              if (sent !== came) passed = JSON.stringify(sent);
            } catch {
              // Not JSON: passed on as it is.
            }
            const { authorization = '' } = incoming.headers;
            const answered = await fetch(`${real}${incoming.url}`, {
              method: incoming.method ?? 'GET',
              headers: { 'content-type': 'application/json', authorization: token ?? authorization },
              ...(incoming.method === 'POST' && { body: passed }),
            });
            if (incoming.method === 'GET') return void response.writeHead(404).end();
            const body = (await answered.json()) as Fields;
            response.writeHead(status(answered.status), { 'content-type': 'application/json' });
            response.end(JSON.stringify(answered.ok ? answer(body, sent) : body));
          })();
        }),
      ),
    );

  const faults: readonly (readonly [
    what: string,
    section: string,
    title: string,
    rule: number,
    message: RegExp,
    fault: Fault,
  ])[] = [
    [
      'counts one row too many',
      'counts',
      'count rows that were not sent',
      9,
      /Counts do not depend on what is loaded/,
      {
        answer: (body) => ({ ...body, cells: [...((body['cells'] as unknown[]) ?? []), ['reply', '', '', 'inbox', 1, 0, 0, 1]] }),
      },
    ],
    [
      'forgets which commands it has passed',
      'commands',
      'applies a command once, however often it is sent',
      19,
      /A number that was passed has no effect again/,
      { request: (body) => ({ ...body, clientId: `c${Math.random()}` }) },
    ],
    [
      'leaves rows out of a delta',
      'deltas',
      'brings all of a long absence at once: arrivals, changes, bulk commands, preferences',
      9,
      /The counts of a frame equal the rows/,
      {
        answer: (body) => (body['type'] === 'delta' ? { ...body, rows: (body['rows'] as unknown[]).slice(1) } : body),
      },
    ],
    [
      'forgets what it rejected',
      'answers',
      'rejects what speaks of a history that was replaced, and says so until it was heard',
      27,
      /it is said again/,
      { answer: (body, { commands = [] }) => ((commands as unknown[]).length > 0 ? body : { ...body, rejected: [] }) },
    ],
    [
      'leaves what waits out of a reset',
      'sync',
      'brings an unanswered invitation that lies under 30 newer archived rows',
      12,
      /“Waiting” is there/,
      {
        answer: (body, { views = [] }) =>
          body['type'] === 'reset' && (views as { pageSize: number }[])[0]?.pageSize === 20
            ? { ...body, rows: (body['rows'] as { needs: unknown }[]).filter(({ needs }) => needs === null) }
            : body,
      },
    ],
    [
      'lets bulk commands reach everything',
      'bulk commands',
      'leaves alone what arrived after the person looked',
      20,
      /reaches up to the cursor on screen/,
      {
        request: (body) => ({
          ...body,
          commands: ((body['commands'] as Fields[] | undefined) ?? []).map((one) => ({
            ...one,
            ...('upTo' in one && { upTo: 1_000_000 }),
          })),
        }),
      },
    ],
    [
      'lets everybody in',
      'http',
      'lets nobody in without a valid sign-in',
      1,
      /v1\/sync is refused to nobody/,
      { token: 'Bearer person-1' },
    ],
    [
      'fails where it should refuse',
      'bad input',
      'refuses a request with no client id',
      2,
      /It is refused as badRequest, not as/,
      { status: (was) => (was === 400 ? 500 : was) },
    ],
    [
      'sends preferences once',
      'preferences',
      'come with another epoch, also where the revision is the same',
      11,
      /Two histories may share a revision/,
      {
        answer: ({ preferences, ...body }, asked) =>
          asked['preferencesRev'] === body['preferencesRev'] ? body : { ...body, preferences },
      },
    ],
  ];

  it.each(faults)('that %s: names the case, the rule and what came', async (_what, section, title, rule, message, fault) => {
    const url = await falsified(fault);
    const host = await kept(listenAsHost(ourHost(real, API_KEY, async (id) => id)));
    const { code, out } = await conformance(url, '--host', host, '--only', section.replaceAll(' ', '-'));
    expect(out).toContain(`${section}: `);
    const from = out.indexOf(`  ✗ ${title}\n`);
    expect(from).toBeGreaterThan(0);
    const told = out.slice(from);
    expect(told).toMatch(message);
    expect(told).toMatch(new RegExp(`rules? [\\d, ]*\\b${rule}\\b[\\d, ]* of docs/protocol.md`));
    expect(code).toBe(1);
  });
});

describe('conformance that cannot be found out', () => {
  const host = () => kept(listenAsHost({ newPerson: async () => ({ id: 'a', token: 'a' }), notify: async () => ({}) }));
  const page = () => kept(listen(createServer((_request, response) => response.end('<!doctype html><title>Sign in</title>'))));
  const silence = () => kept(listen(createServer(() => {})));

  it.each([
    ['no URL', () => ['--host', 'http://localhost'], /Name the URL of the backend/],
    ['no host', () => ['http://localhost'], /Name the host by --host or by --host-command/],
    ['an unknown option', () => ['http://localhost', '--hots', 'x'], /--hots[^]*casebell-server conformance <url/],
    ['an unknown section', () => ['http://localhost', '--host', 'x', '--only', 'speed'], /no section "speed".*bulk commands/],
    ['no time', () => ['http://localhost', '--host', 'x', '--timeout', 'soon'], /--timeout is "soon"/],
    ['nobody at the URL', async () => ['http://127.0.0.1:9', '--host', await host()], /no backend at .* Check that it runs/],
    ['a page at the URL', async () => [await page(), '--host', await host()], /did not answer with JSON.*\/v1\/sync lies/],
    [
      'a backend that hangs',
      async () => [await silence(), '--host', await host(), '--timeout', '0.5'],
      /did not answer v1\/sync within 0.5 seconds/,
    ],
    [
      'a host that hangs',
      async () => [await page(), '--host', await silence(), '--timeout', '0.5'],
      /The host .* did not answer capabilities within 0.5 seconds/,
    ],
    ['a host that is not there', async () => [await page(), '--host', 'http://127.0.0.1:9'], /The host .* cannot be reached/],
    ['a host that answers a page', async () => [await page(), '--host', await page()], /not JSON: <!doctype html>/],
    [
      'a host that makes nobody',
      async () => [await page(), '--host', await kept(listenAsHost({ newPerson: async () => ({ name: 'Ann' }) }))],
      /answered newPerson with {"name":"Ann"}. It must be/,
    ],
    [
      'a host command that does not exist',
      async () => [await page(), '--host-command', 'no-such-program-anywhere'],
      /The host command .* ended by itself \(code 127\)/,
    ],
    [
      'a host command that dies',
      async () => [await page(), '--host-command', `${process.execPath} -e "process.stdin.once('data', () => process.exit(3))"`],
      /ended by itself \(code 3\)/,
    ],
    [
      'a host command that says nothing',
      async () => [await page(), '--host-command', 'sleep 60', '--timeout', '0.5'],
      /The host command "sleep 60" did not answer capabilities within 0.5 seconds/,
    ],
  ])('%s: says so and ends with 2', async (_what, args, message) => {
    const { code, out, error } = await conformance(...(await args()));
    expect(error).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });

  it('stops when the host breaks in the middle, instead of blaming the backend', async () => {
    const url = await start(MINIMAL, {});
    let people = 0;
    const to = async (call: string, params: object): Promise<unknown> =>
      (await fetch(`${url}/host/${call}`, { method: 'POST', body: JSON.stringify(params) })).json();
    const failing = createServer((request, response) => {
      void bodyOf(request).then(async (text) => {
        if (request.url === '/newPerson' && ++people > 4) return response.writeHead(500).end('out of people');
        return response.end(JSON.stringify(await to(request.url?.slice(1) ?? '', JSON.parse(text) as object)));
      });
    });
    const { code, out, error } = await conformance(url, '--host', await kept(listen(failing)));
    expect(out).toContain('✓ answers the first request');
    expect(error).toContain('The host answered newPerson with 500: out of people');
    expect(code).toBe(2);
  });
});
