import { signToken } from '@casebell/server';
import { sql } from 'kysely';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/src/database.js';
import { bundle } from '../../server/tests/support/bundle.js';
import { postgres } from '../../server/tests/support/databases.js';
import { isFull, percentile, report, scale } from './scale.js';

const SECRET = 'a secret of the gate, long enough';
const API_KEY = 'api-key-of-the-gate';
const TENANT = 'default';
const CLIENTS = scale(300, 5_000);
const RECONNECTS = scale(500, 10_000);
const STALLED = scale(50, 1_000);
/** Streams of one person: what a server allows by default. */
const STREAMS_PER_PERSON = 8;
const PROCESSES = 2;
/** Milliseconds in which everybody comes back. */
const SPREAD = scale(2_000, 10_000);
const SINGLES = scale(50, 500);
const STEADY_SECONDS = scale(3, 30);
const STEADY_RATE = scale(30, 50);
const BROADCASTS = 3;
const STALLED_MEGABYTES = 300;

const now = () => Number(process.hrtime.bigint()) / 1e6;
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
const ms = (time: number) => `${Math.round(time)} ms`;

interface State {
  readonly live: number;
  readonly devices: number;
  readonly gaps: number;
  readonly twice: number;
}
interface Taken {
  readonly arrivals: readonly (readonly [title: string, at: number])[];
  readonly syncs: readonly number[];
  /** How often one was told to come back later. */
  readonly sentAway: number;
}

/** The devices, spread over processes of their own. */
function createDevices() {
  let calls = 0;
  const children = Array.from({ length: PROCESSES }, () => fork(fileURLToPath(new URL('streamClients.mjs', import.meta.url))));
  const ask = <Answer>(child: ChildProcess, task: string, given: object = {}): Promise<Answer> =>
    new Promise((resolve) => {
      const call = ++calls;
      const onMessage = (message: { call: number; answer: Answer }) => {
        if (message.call !== call) return;
        child.off('message', onMessage);
        resolve(message.answer);
      };
      child.on('message', onMessage);
      child.send({ call, task, ...given });
    });
  const all = <Answer>(task: string, given?: object) => Promise.all(children.map((child) => ask<Answer>(child, task, given)));
  const state = async (): Promise<State> => {
    const states = await all<State>('state');
    const sum = (name: keyof State) => states.reduce((total, one) => total + one[name], 0);
    return { live: sum('live'), devices: sum('devices'), gaps: sum('gaps'), twice: sum('twice') };
  };
  return {
    state,
    open: async (port: number, people: readonly string[], stalls = false) => {
      const signed = await Promise.all(
        people.map(async (person) => [
          person,
          await signToken({ secret: SECRET, tenant: TENANT, recipient: person, expiresIn: 7_200 }),
          stalls,
        ]),
      );
      await Promise.all(
        children.map((child, i) =>
          ask(child, 'open', { port, spread: SPREAD, people: signed.filter((_, at) => at % PROCESSES === i) }),
        ),
      );
    },
    /** Resolves when so many streams are open; how long that took. */
    connected: async (wanted: number): Promise<number> => {
      const from = now();
      while ((await state()).live < wanted) await pause(20);
      return now() - from;
    },
    take: async (): Promise<Taken> => {
      const parts = await all<Taken>('take');
      return {
        arrivals: parts.flatMap(({ arrivals }) => arrivals),
        syncs: parts.flatMap(({ syncs }) => syncs),
        sentAway: parts.reduce((sum, part) => sum + part.sentAway, 0),
      };
    },
    missing: async (titles: readonly (readonly [string, string | null])[]) =>
      (await all<readonly string[]>('missing', { titles })).flat(),
    close: () => children.forEach((child) => child.kill('SIGKILL')),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The program itself, in a process of its own. */
async function startProgram(url: string, port: number) {
  const child = spawn(process.execPath, [await bundle('cli'), 'start'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      CASEBELL_TOKEN_SECRET: SECRET,
      CASEBELL_API_KEY: API_KEY,
      PORT: String(port),
      DATABASE_URL: url,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').finally(() => process.off('exit', end));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => String(data).includes('"listening"') && resolve());
    void ended.then(() => reject(new Error('the server ended before it listened')));
  });
  return {
    /** Megabytes of memory it has in use. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const personOf = (i: number) => `person-${i}`;

describe.skipIf(postgres.missing !== undefined)('many streams on one node', () => {
  let database: Awaited<ReturnType<typeof postgres.open>>;
  let url = '';
  let port = 0;
  let server: Awaited<ReturnType<typeof startProgram>>;
  let devices: ReturnType<typeof createDevices>;
  let count = 0;
  /** What was acknowledged, and to whom; `null` is everybody. */
  const acknowledged: (readonly [title: string, person: string | null])[] = [];
  const people = Array.from({ length: Math.max(CLIENTS, Math.ceil(STALLED / STREAMS_PER_PERSON)) }, (_, i) => personOf(i));

  const notify = async (person: string | null, more: object = {}): Promise<string> => {
    const title = `t${++count}`;
    const response = await fetch(`http://127.0.0.1:${port}/v1/notifications`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        to: person === null ? { everyone: true } : { person },
        kind: 'mention',
        title,
        idempotencyKey: title,
        ...more,
      }),
    });
    if (response.status !== 201) throw new Error(`notify: ${response.status} ${await response.text()}`);
    acknowledged.push([title, person]);
    return title;
  };
  const delivered = async () => {
    for (let missing = ['?']; missing.length > 0; await pause(50)) missing = await devices.missing(acknowledged);
  };
  /** Sends to one person after the other; the milliseconds from the request to the device. */
  const singles = async (times: number): Promise<number[]> => {
    await devices.take();
    const sent = new Map<string, number>();
    for (let i = 0; i < times; i++) {
      const from = now();
      sent.set(await notify(personOf((i * 7_919) % CLIENTS)), from);
    }
    await delivered();
    return (await devices.take()).arrivals.map(([title, at]) => at - (sent.get(title) ?? NaN));
  };

  beforeAll(async () => {
    database = await postgres.open();
    if (!('url' in database.options)) throw new Error('PostgreSQL has an address');
    url = database.options.url;
    port = await freePort();
    const { db, close } = await openDatabase({ url });
    const rows = JSON.stringify(people);
    await sql`insert into casebell.recipients (tenant, person, name) select ${TENANT}, p, p from jsonb_array_elements_text(${rows}::text::jsonb) p`.execute(
      db,
    );
    await sql`insert into casebell.inboxes (tenant, person, epoch) select ${TENANT}, p, 'of ' || p from jsonb_array_elements_text(${rows}::text::jsonb) p`.execute(
      db,
    );
    await close();
    server = await startProgram(url, port);
    devices = createDevices();
  });
  afterAll(async () => {
    devices?.close();
    await server?.kill();
    await database?.close();
  });

  it('carries every notification to every device, at the prices reported', async () => {
    for (let i = 0; i < 20; i++) await notify(personOf(i)); // a server that has answered before
    await pause(500);
    const before = server.memory();
    await devices.open(port, people.slice(0, CLIENTS));
    await devices.connected(CLIENTS);
    await delivered();
    await pause(scale(500, 5_000));
    const each = ((server.memory() - before) * 1_024) / CLIENTS;

    const one = await singles(SINGLES);

    await devices.take();
    const sent = new Map<string, number>();
    const sending: Promise<void>[] = [];
    for (let i = 0; i < STEADY_SECONDS * STEADY_RATE; i++) {
      const from = now();
      sending.push(notify(personOf((i * 6_007) % CLIENTS)).then((title) => void sent.set(title, from)));
      await pause(1_000 / STEADY_RATE);
    }
    await Promise.all(sending);
    await delivered();
    const steady = (await devices.take()).arrivals.map(([title, at]) => at - (sent.get(title) ?? NaN));

    const everybody: number[] = [];
    for (let i = 0; i < BROADCASTS; i++) {
      const from = now();
      await notify(null);
      await delivered();
      everybody.push(...(await devices.take()).arrivals.map(([, at]) => at - from));
    }
    expect(everybody).toHaveLength(BROADCASTS * CLIENTS);
    expect(await devices.state()).toEqual({ live: CLIENTS, devices: CLIENTS, gaps: 0, twice: 0 });
    report('streams', {
      clients: CLIENTS,
      'memory per client': `${each.toFixed(1)} kB`,
      'to one, p50': ms(percentile(one, 0.5)),
      'p99 of one': ms(percentile(one, 0.99)),
      [`at ${STEADY_RATE}/s, p50`]: ms(percentile(steady, 0.5)),
      'p99 of these': ms(percentile(steady, 0.99)),
      'to everybody, p50': ms(percentile(everybody, 0.5)),
      'p99 of everybody': ms(percentile(everybody, 0.99)),
      last: ms(Math.max(...everybody)),
    });
  });

  it('loses nothing when everybody comes back at once after a restart', async () => {
    // Some people have a second device.
    await devices.open(
      port,
      Array.from({ length: RECONNECTS - CLIENTS }, (_, i) => personOf(i % CLIENTS)),
    );
    await devices.connected(RECONNECTS);
    await notify(null);
    // In the full form it is cut off while it is being handed out; the job is taken up again only when its time is over.
    if (!isFull) await delivered();
    await devices.take();
    await server.kill();
    const from = now();
    server = await startProgram(url, port);
    const started = now() - from;
    await notify(null);
    await devices.connected(RECONNECTS);
    const back = now() - from;
    await delivered();
    const complete = now() - from;
    const { syncs, sentAway } = await devices.take();
    expect(syncs.length).toBeGreaterThanOrEqual(RECONNECTS);
    const { gaps } = await devices.state();
    expect(gaps).toBe(0);
    report('streams after a restart', {
      reconnects: RECONNECTS,
      within: ms(SPREAD),
      'server back after': ms(started),
      'all live after': ms(back),
      'all delivered after': ms(complete),
      'sync p50': ms(percentile(syncs, 0.5)),
      'sync p99': ms(percentile(syncs, 0.99)),
      'told to come later': sentAway,
      lost: 0,
    });
  });

  it('bounds what readers cost that do not read', async () => {
    const healthy = await singles(SINGLES);
    const before = server.memory();
    const lazy = people.slice(0, Math.ceil(STALLED / STREAMS_PER_PERSON)).map((_, i) => `lazy-${i}`);
    await devices.open(
      port,
      Array.from({ length: STALLED }, (_, i) => lazy[i % lazy.length] ?? ''),
      true,
    );
    await devices.connected(RECONNECTS + STALLED);
    const data = { filling: 'x'.repeat(7_000) };
    let most = server.memory();
    for (let round = 0; round < scale(20, 60); round++) {
      await Promise.all(lazy.map((person) => notify(person, { data })));
      most = Math.max(most, server.memory());
    }
    const beside = await singles(SINGLES);
    most = Math.max(most, server.memory());
    expect(most - before).toBeLessThan(STALLED_MEGABYTES);
    report('streams nobody reads', {
      stalled: STALLED,
      'memory more': `${Math.round(most - before)} MB`,
      'p99 to others before': ms(percentile(healthy, 0.99)),
      'p99 to others beside them': ms(percentile(beside, 0.99)),
    });
  });
});
