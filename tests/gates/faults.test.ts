import { serve, type NotificationServer } from '@casebell/server';
import type { SyncAnswer } from 'casebell/model';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../server/tests/support/databases.js';
import { launchBrowser, openContext } from '../end-to-end/pages.js';
import { bundlePage } from './bundlePage.js';
import { createDice, createFaultProxy, type Fault, type FaultProxy } from './faultProxy.js';
import { ARCHIVED, COUNTED, INBOX, openSubject, traitsOf, type Course, type Snapshot, type Subject } from './faultsPage.js';
import { openGateServer, TENANT } from './gateServer.js';
import { isFull, percentile, report, scale } from './scale.js';

const SEED = Number(process.env['CASEBELL_SEED'] ?? 20_261_122);
/** How much faster than life the pages and the server's timers run. */
const SPEED = scale(10, 1);
/** What happens while a fault lasts. */
const HAPPENINGS = scale(15, 200);
const PACE = scale(25, 150);
/** What the rules allow a client that heard nothing: 40 s of silence, 10 s for a request, 30 s between attempts, and a little to draw. */
const BOUND = 80_000 / SPEED + 5_000;

const FAULTS: readonly { readonly name: string; readonly fault: Fault; readonly letsThrough: boolean }[] = [
  { name: 'latency', fault: { type: 'latency', least: 0, most: 2_500 / SPEED }, letsThrough: true },
  { name: 'resets', fault: { type: 'reset', share: 50 }, letsThrough: false },
  { name: 'half-open', fault: { type: 'halfOpen' }, letsThrough: false },
  { name: 'split', fault: { type: 'split' }, letsThrough: true },
  { name: 'gateway page', fault: { type: 'badGateway', share: 60 }, letsThrough: false },
  { name: 'gateway page only', fault: { type: 'badGateway', share: 100 }, letsThrough: false },
  { name: 'buffering', fault: { type: 'buffering', bytes: 65_536 }, letsThrough: true },
  { name: 'truncated', fault: { type: 'truncate', share: 50 }, letsThrough: false },
  { name: 'duplicated', fault: { type: 'duplicate' }, letsThrough: true },
];

const CARRIERS = ['stream', 'long poll', 'polling'] as const;
type Carrier = (typeof CARRIERS)[number];

const usable = databases.filter(({ missing }, index) => missing === undefined && (isFull || index === 0));

describe.each(usable)('behind a faulty network, on $name', ({ name, open: openDatabase }) => {
  const dice = createDice(SEED);
  let server: NotificationServer;
  let browser: Browser;
  let origin: string;
  const asked = new Set<string>();
  const devices = new Map<Carrier, { readonly page: Page; readonly proxy: FaultProxy }>();
  const problems: string[] = [];
  let sent = 0;

  beforeAll(async () => {
    const database = await openDatabase();
    server = await openGateServer({ database: database.options, streams: { heartbeatSeconds: 15 / SPEED } });
    const files = await bundlePage('./faultsPage.ts');
    const running = await serve({
      port: 0,
      handler: (request) => {
        const url = new URL(request.url);
        const file = files.get(url.pathname);
        if (file !== undefined) return new Response(file.text, { headers: { 'content-type': file.type } });
        const wait = url.searchParams.get('wait');
        const kind = url.pathname.endsWith('/stream') ? (wait === null ? 'stream' : 'long poll') : 'polling';
        asked.add(`${kind} ${request.headers.get('authorization')?.slice(7)}`);
        // The server's own waiting runs at the speed of the pages.
        if (wait !== null) url.searchParams.set('wait', String(Math.ceil(Number(wait) / SPEED)));
        return server.handler(new Request(url, request));
      },
    });
    origin = `http://127.0.0.1:${running.port}`;
    browser = await launchBrowser();
    for (const carrier of CARRIERS) {
      const proxy = await createFaultProxy({ target: origin, seed: SEED, holdsStreams: carrier === 'long poll' });
      const { context, problems: own } = await openContext(browser);
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`${carrier}: ${String(error)}`));
      devices.set(carrier, { page, proxy });
      problems.push(...own);
    }
    return async () => {
      await browser.close();
      for (const { proxy } of devices.values()) await proxy.close();
      const closed = running.close();
      await server.close();
      await closed;
      await database.close();
    };
  });

  const arrive = async (person: string) => {
    const key = `${name}-${++sent}`;
    const die = dice();
    await server.notify({
      to: { person },
      tenant: TENANT,
      idempotencyKey: key,
      title: `Nachricht ${sent} für Åse: 🛎️ „übrig“ ‏שלום`,
      ...(die < 0.15
        ? { kind: 'meeting.invited', meeting: { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' } }
        : die < 0.25
          ? { kind: 'system.critical', severity: 'critical' }
          : { kind: die < 0.6 ? 'mention' : 'reply', body: 'Wörter '.repeat(Math.ceil(die * 8)) }),
    });
  };

  const truthOf = async (person: string): Promise<Snapshot> => {
    const request = new Request(`${origin}/v1/sync`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        epoch: null,
        cursor: -1,
        preferencesRev: -1,
        acknowledged: 0,
        clientId: 'truth',
        views: [INBOX, ARCHIVED].map((view) => ({ ...view, shown: 500 })),
        commands: [],
      }),
    });
    const answer = (await (await server.handler(request)).json()) as SyncAnswer;
    const rowsIn = (place: string) =>
      answer.rows.filter((row) => row.place === place).toSorted((one, other) => other.sort - one.sort);
    const count = (filter: { readonly place?: string; readonly unread?: boolean; readonly waiting?: boolean }) =>
      answer.cells
        .filter(
          ([, , , place, unread, , waiting]) =>
            (filter.place ?? place) === place && (!filter.unread || unread === 1) && (!filter.waiting || waiting === 1),
        )
        .reduce((sum, cell) => sum + cell[7], 0);
    return {
      cursor: answer.to,
      counts: {
        unread: count(COUNTED.unread),
        inbox: count(COUNTED.inbox),
        archived: count(COUNTED.archived),
        waiting: count(COUNTED.waiting),
      },
      inbox: rowsIn('inbox').map(traitsOf),
      archived: rowsIn('archived').map(traitsOf),
    };
  };

  /** Milliseconds until each device has nothing pending and shows what the server has. */
  const untilCurrent = async (person: string): Promise<ReadonlyMap<Carrier, number>> => {
    const start = performance.now();
    const current = new Map<Carrier, number>();
    for (;;) {
      const looks = await Promise.all(
        [...devices].map(async ([carrier, { page }]) => [carrier, ...(await lookAt(page))] as const),
      );
      const truth = await truthOf(person);
      for (const [carrier, snapshot, { pending }] of looks) {
        // One that was current may have been overtaken by the commands of another.
        if (pending > 0 || !isSame(snapshot, truth)) current.delete(carrier);
        else if (!current.has(carrier)) current.set(carrier, performance.now() - start);
      }
      if (current.size === looks.length) return current;
      if (performance.now() - start > BOUND) {
        for (const [carrier, snapshot, course] of looks)
          expect(snapshot, `${carrier} after ${BOUND} ms, CASEBELL_SEED=${SEED}: ${JSON.stringify(course)}`).toEqual(truth);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const live = async (person: string, happenings: number) => {
    const pages = [...devices.values()].map(({ page }) => page);
    for (let i = 0; i < happenings; i++) {
      if (dice() < 0.4) await arrive(person);
      else {
        const page = pages[Math.floor(dice() * pages.length)];
        await page?.evaluate(([die, other]) => (Reflect.get(globalThis, 'subject') as Subject).act(die, other), [
          dice(),
          dice(),
        ] as const);
      }
      await new Promise((resolve) => setTimeout(resolve, PACE * dice()));
    }
  };

  const times = new Map<Carrier, number[]>(CARRIERS.map((carrier) => [carrier, []]));
  let issued = 0;
  let survived = 0;

  it.each(FAULTS)('is the truth again after $name', async ({ name: faultName, fault, letsThrough }) => {
    const person = `person-${faultName.replaceAll(' ', '-')}`;
    await server.recipients.put(TENANT, person, { name: 'Åse Berg' });
    for (let i = 0; i < 5; i++) await arrive(person);
    await Promise.all(
      [...devices].map(([carrier, { page, proxy }]) => {
        proxy.mode({ type: 'none' });
        const query = new URLSearchParams({ speed: String(SPEED), person, ...(carrier === 'polling' && { pollSeconds: '10' }) });
        return page.goto(`${proxy.url}/?${query}`);
      }),
    );
    await untilCurrent(person);
    // A stream without a byte is suspected after 5 s, and judged by a race that may take as long.
    for (const carrier of CARRIERS) await expect.poll(() => asked.has(`${carrier} ${person}`), { timeout: BOUND }).toBe(true);

    for (const { proxy } of devices.values()) proxy.mode(fault);
    await live(person, HAPPENINGS);
    for (const { proxy } of devices.values())
      await expect.poll(() => proxy.struck.get(fault.type), { timeout: BOUND }).toBeGreaterThan(0);
    if (letsThrough) await untilCurrent(person);
    for (const { proxy } of devices.values()) proxy.mode({ type: 'none' });
    for (const [carrier, milliseconds] of await untilCurrent(person)) times.get(carrier)?.push(milliseconds);

    // And it goes on as if nothing had been.
    await live(person, HAPPENINGS / 5);
    await untilCurrent(person);
    for (const { page } of devices.values()) {
      const [, course] = await lookAt(page);
      expect(course).toMatchObject({ pending: 0, settled: course.issued, drifts: [], negative: 0 });
      issued += course.issued;
    }
    expect(problems).toEqual([]);
    survived++;
  });

  it('survives frames that are cut at every byte', async () => {
    const person = 'person-cut';
    await server.recipients.put(TENANT, person, { name: 'Åse Berg' });
    const proxy = await createFaultProxy({ target: origin, seed: SEED });
    proxy.mode({ type: 'split' });
    let pieces = 0;
    let bytes = 0;
    const subject = openSubject({ url: proxy.url, person, fetch: (request) => measured(request) });
    async function measured(request: Request): Promise<Response> {
      const { body, ...response } = await fetch(request).then((answer) => ({
        body: answer.body,
        status: answer.status,
        headers: answer.headers,
      }));
      if (body === null || !request.url.includes('/stream')) return new Response(body, response);
      const count = new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          pieces++;
          bytes += piece.byteLength;
          for (const byte of piece) controller.enqueue(Uint8Array.of(byte));
        },
      });
      return new Response(body.pipeThrough(count), response);
    }
    await expect.poll(() => subject.course().connection, { timeout: 5_000 }).toBe('live');
    for (let i = 0; i < 5; i++) await arrive(person);
    const truth = await truthOf(person);
    await expect.poll(() => subject.snapshot(), { timeout: 5_000 }).toEqual(truth);
    subject.store.stop();
    await proxy.close();
    // They came alone from the network already, but for a few.
    expect(bytes).toBeGreaterThan(2_000);
    expect(pieces / bytes).toBeGreaterThan(0.9);
  });

  afterAll(() => {
    const figures = CARRIERS.flatMap((carrier) => {
      const all = times.get(carrier) ?? [];
      // In the time of the pages, which may run faster.
      const seconds = (share: number) => ((percentile(all, share) * SPEED) / 1_000).toFixed(2);
      return [
        [`${carrier} current after p50 (s)`, seconds(0.5)],
        [`${carrier} max (s)`, seconds(1)],
      ] as const;
    });
    report('G6', {
      database: name,
      'faults survived': `${survived} of ${FAULTS.length}`,
      'speed of time': SPEED,
      commands: issued,
      'divergences and stalls': FAULTS.length - survived,
      ...Object.fromEntries(figures),
    });
  });
});

async function lookAt(page: Page): Promise<readonly [Snapshot, Course]> {
  return page.evaluate(() => {
    const subject = Reflect.get(globalThis, 'subject') as Subject;
    return [subject.snapshot(), subject.course()] as const;
  });
}

const isSame = (one: Snapshot, other: Snapshot) => JSON.stringify(one) === JSON.stringify(other);
