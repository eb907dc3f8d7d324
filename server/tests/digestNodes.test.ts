import { fork, type ChildProcess } from 'node:child_process';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { bundle } from './support/bundle.js';
import { postgres } from './support/databases.js';
import { createClient, createClock, startServer } from './support/harness.js';

vi.setConfig({ testTimeout: 300_000 });

const HOUR = 3_600_000;
const DAYS = 4;
const ZONES = ['America/New_York', 'Europe/Oslo', 'Asia/Tokyo'];
const PEOPLE = Array.from({ length: 12 }, (_, i) => ({ id: `ann${i}`, timeZone: ZONES[i % ZONES.length] ?? 'UTC' }));
/** Of every day there is content for two of three. */
const hasNews = (person: number, day: number) => (person + day) % 3 !== 0;

/** What was handed to a channel, by either node. */
interface Handed {
  readonly id: string;
  readonly titles: readonly string[];
}

describe.skipIf(postgres.missing !== undefined)('digests of two nodes, one of which dies as it hands over', () => {
  it('are one for each person and day with content, none empty, and have each notification once', async () => {
    const { options, close } = await postgres.open();
    const url = 'url' in options ? options.url : '';
    const program = await bundle('digester');
    const clock = createClock('2026-05-04T00:00:00.000Z');
    const handed: Handed[] = [];
    const take = ({ id, titles }: Handed) => void handed.push({ id, titles });
    const server = await startServer({
      database: options,
      clock: clock.now,
      channels: {
        digest: async ({ id, notifications }) => take({ id, titles: notifications.map(({ title }) => title) }),
      },
    });
    const database = new pg.Client({ connectionString: url });
    await database.connect();

    let other: ChildProcess | undefined;
    let deaths = 0;
    let isDoomed = false;
    /** The other node has swept, or is no more. */
    let hasSwept: () => void = () => undefined;
    const start = () =>
      new Promise<ChildProcess>((resolve) => {
        const node = fork(program, [url]);
        node.on('exit', () => hasSwept());
        node.on('message', (message: Partial<Handed> & { ready?: true; swept?: true }) => {
          if (message.ready) resolve(node);
          if (message.swept) hasSwept();
          if (message.id === undefined || message.titles === undefined) return;
          take({ id: message.id, titles: message.titles });
          if (!isDoomed) return;
          // The channel has it, and the node dies before it has noted so.
          isDoomed = false;
          deaths++;
          node.kill('SIGKILL');
        });
      });
    const swept = (node: ChildProcess) =>
      new Promise<void>((resolve) => {
        hasSwept = resolve;
        node.send(clock.now().toISOString());
      });
    const isAlive = (node: ChildProcess | undefined): node is ChildProcess =>
      node !== undefined && node.exitCode === null && node.signalCode === null;

    for (const { id, timeZone } of PEOPLE) {
      await server.recipients.put('acme', id, { name: id, email: `${id}@example.com`, timeZone });
      const client = createClient(server, { person: id });
      await client.reset();
      await client.sync([{ type: 'setPreference', path: 'deliver/reply/digest', value: true }]);
    }
    const expected = new Map<string, readonly string[]>();
    for (let day = 0; day < DAYS; day++) {
      for (const [i, { id }] of PEOPLE.entries()) {
        if (!hasNews(i, day)) continue;
        const titles = [0, 1].map((n) => `${id} ${day}.${n}`);
        for (const title of titles)
          await server.notify({ tenant: 'acme', to: { person: id }, kind: 'reply', title, idempotencyKey: title });
        expected.set(`acme/${id}/digest/digest.2026-05-0${4 + day}`, titles);
      }
      for (let hour = 0; hour < 24; hour += 2) {
        if (!isAlive(other)) other = await start();
        isDoomed = day > 0 && deaths < day;
        await Promise.all([server.sweep(), swept(other)]);
        clock.forward(2 * HOUR);
      }
    }
    if (isAlive(other)) other.kill('SIGKILL');
    // What a minute without an answer does to the jobs of a node that died.
    await database.query(`update casebell_jobs.job set state = 'retry', start_after = now() where state = 'active'`);
    const left = async () => {
      const { rows } = await database.query<{ left: string }>(
        `select count(*) as left from casebell.delivery_log where batch is not null and handed_at is null`,
      );
      return Number(rows[0]?.left);
    };
    await expect.poll(left, { timeout: 60_000 }).toBe(0);

    expect(deaths).toBeGreaterThan(0);
    const byId = new Map(handed.map(({ id, titles }) => [id, titles]));
    expect(byId).toEqual(expected);
    // Whoever got it twice got the same.
    for (const { id, titles } of handed) expect([id, titles]).toEqual([id, expected.get(id)]);
    await database.end();
    await server.close();
    await close();
  });
});
