import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postgres, temporaryFolder } from '../../server/tests/support/databases.js';
import { createNats, natsMissing, type TestNats } from '../../server/tests/support/nats.js';
import { killNodes, startClient, startNode, startProducer, type ClusterClient, type ClusterNode, type Sent } from './cluster.js';
import { percentile, report, scale } from './scale.js';

const peopleOf = (name: string) => Array.from({ length: scale(24, 100) }, (_, index) => `${name} ${index}`);
/** Every person has a page on one node and another on the next. */
const CLIENTS_EACH = 2;
/** So few for each person that nothing else makes a page look while it waits for a hint. */
const PER_SECOND = scale(6, 25);
/** Milliseconds a hint that was lost may delay. */
const ALLOWED = 6_000;
/** Milliseconds after the last acknowledgement within which everything must have arrived. */
const PATIENCE = 20_000;

interface Verdict {
  readonly lost: number;
  readonly twice: number;
  /** Milliseconds from the writing to each page, by what was going on. */
  readonly delays: ReadonlyMap<string, readonly number[]>;
}

/** Waits until every page has everything, and compares. */
async function judge(sent: readonly Sent[], clients: readonly ClusterClient[]): Promise<Verdict> {
  const expected = clients.map((client) => ({ client, own: sent.filter(({ person }) => person === client.person) }));
  const until = performance.now() + PATIENCE;
  const isWhole = () => expected.every(({ client, own }) => own.every(({ title }) => client.arrived.has(title)));
  while (!isWhole() && performance.now() < until) await sleep(50);
  const delays = new Map<string, number[]>();
  let [lost, twice] = [0, 0];
  for (const { client, own } of expected) {
    for (const { title, phase } of own) {
      const [first, ...again] = client.arrived.get(title) ?? [];
      twice += again.length;
      if (first === undefined) lost++;
      else delays.set(phase, [...(delays.get(phase) ?? []), first]);
    }
    const { rows, unique, counted } = client.shown();
    if (rows !== unique) twice += rows - unique;
    expect(counted).toBe(own.length);
  }
  return { lost, twice, delays };
}

const worst = (verdict: Verdict, phase: string) => Math.round(Math.max(0, ...(verdict.delays.get(phase) ?? [])));
const share = (verdict: Verdict, phase: string, part: number) =>
  Math.round(percentile(verdict.delays.get(phase) ?? [], part) * 10) / 10;

const missing = postgres.missing ?? natsMissing;
describe.skipIf(missing !== undefined)(`a cluster${missing === undefined ? '' : `: ${missing}`}`, () => {
  let url = '';
  let closeDatabase: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    const { options, close } = await postgres.open();
    closeDatabase = close;
    if ('url' in options) ({ url } = options);
    // The tables once: nodes that start together take turns, which is not what is measured.
    await (await startNode({ DATABASE_URL: url })).kill();
  });
  let nats: TestNats | undefined;
  const clients: ClusterClient[] = [];
  // Whether a test failed or not, nothing of it may go on.
  afterEach(async () => {
    for (const client of clients.splice(0)) client.stop();
    await killNodes();
    await nats?.stop();
  });
  afterAll(() => closeDatabase());

  const startClients = async (people: readonly string[], addresses: readonly string[]) => {
    for (const [index, person] of people.entries())
      for (let more = 0; more < CLIENTS_EACH; more++) clients.push(startClient(person, addresses, index + more));
    await Promise.all(clients.map(({ ready }) => ready()));
  };

  it('of three nodes with NATS loses nothing while nodes and bus come and go', async () => {
    const bus = await createNats();
    nats = bus;
    await bus.start();
    const folder = await temporaryFolder();
    const start = (index: number, at?: string) =>
      startNode({ DATABASE_URL: url, NATS_URL: bus.url, CASEBELL_STATE: join(folder, `node-${index}`) }, at);
    const nodes: ClusterNode[] = await Promise.all([start(0), start(1), start(2)]);
    const addresses = nodes.map((node) => node.url);
    const people = peopleOf('NATS');
    await startClients(people, addresses);
    const producer = startProducer(people, addresses, PER_SECOND);
    const during = async (phase: string, work: () => Promise<unknown>) => {
      producer.phase = phase;
      await work();
    };

    await during('calm', () => sleep(scale(1_500, 20_000)));
    await during('killed', async () => {
      await nodes[0]?.kill();
      const added = await start(0);
      nodes[0] = added;
      addresses[0] = added.url;
      await sleep(scale(1_000, 20_000));
    });
    await during('away', async () => {
      await bus.stop();
      await sleep(scale(8_000, 60_000));
    });
    await during('back', async () => {
      await bus.start();
      await sleep(scale(1_500, 20_000));
    });
    const stops: number[] = [];
    await during('rolling', async () => {
      for (const [index, node] of nodes.entries()) {
        const { code, took } = await node.stop();
        expect(code).toBe(0);
        stops.push(took);
        nodes[index] = await start(index, node.url);
      }
      await sleep(scale(500, 10_000));
    });
    await producer.stop();
    const verdict = await judge(producer.sent, clients);
    await rm(folder, { recursive: true });

    report('G5', {
      notifications: producer.sent.length,
      clients: clients.length,
      lost: verdict.lost,
      twice: verdict.twice,
      'calm p50 ms': share(verdict, 'calm', 0.5),
      'calm p99 ms': share(verdict, 'calm', 0.99),
      'node killed, worst ms': worst(verdict, 'killed'),
      'bus away s': scale(8, 60),
      'bus away p50 ms': share(verdict, 'away', 0.5),
      'bus away worst ms': worst(verdict, 'away'),
      'rolling restart worst ms': worst(verdict, 'rolling'),
      'slowest stop ms': Math.round(Math.max(...stops)),
      'clients made to start anew': clients.filter(({ epochs }) => epochs.size > 1).length,
    });
    expect(verdict).toMatchObject({ lost: 0, twice: 0 });
    expect(worst(verdict, 'away')).toBeLessThan(ALLOWED);
    // No restart and no kill is taken for a restored backup.
    expect(clients.every(({ epochs }) => epochs.size === 1)).toBe(true);
    expect(Math.max(...stops)).toBeLessThan(10_000);
  });

  it('with NOTIFY loses nothing while its listening connections are cut again and again', async () => {
    const cuts = scale(4, 100);
    const nodes = await Promise.all([startNode({ DATABASE_URL: url }), startNode({ DATABASE_URL: url })]);
    const addresses = nodes.map((node) => node.url);
    const people = peopleOf('NOTIFY');
    await startClients(people, addresses);
    const producer = startProducer(people, addresses, 20);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    let cut = 0;
    for (let round = 0; round < cuts; round++) {
      const { rows } = await admin.query(
        `select pg_terminate_backend(pid) as cut from pg_stat_activity where query ilike 'listen %'`,
      );
      cut += rows.length;
      // Before, while and after they connect again.
      await sleep(300 + Math.random() * 1_500);
    }
    await admin.end();
    await producer.stop();
    const verdict = await judge(producer.sent, clients);
    report('G5 NOTIFY', {
      notifications: producer.sent.length,
      clients: clients.length,
      cuts,
      'connections cut': cut,
      lost: verdict.lost,
      twice: verdict.twice,
      'p50 ms': share(verdict, 'calm', 0.5),
      'worst ms': worst(verdict, 'calm'),
    });
    expect(verdict).toMatchObject({ lost: 0, twice: 0 });
    expect(worst(verdict, 'calm')).toBeLessThan(ALLOWED);
    expect(cut).toBeGreaterThan(0);
  });
});
