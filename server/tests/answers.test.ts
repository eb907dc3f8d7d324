import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { AnswerGiven, NotificationServer } from '@casebell/server';
import { bundle, SHORT_LIVED } from './support/bundle.js';
import { temporaryFolder, unpack } from './support/databases.js';
import { onEachDatabase } from './support/eachDatabase.js';
import { call, countOf, createClient, newKey, openClient, send, startServer, type Client } from './support/harness.js';

const invite = (server: NotificationServer, { person }: Client, more: object = {}) =>
  send(server, person, { kind: 'meeting.invited', ...more });
const rowOf = async (client: Client) => {
  const [row] = (await client.delta()).rows;
  if (row === undefined) throw new Error('no row came');
  return row;
};

onEachDatabase('an answer given elsewhere', (server) => {
  it('takes the invitation out of the inbox of that person, on every device, and of nobody else', async () => {
    const [ann, bob] = [await openClient(server()), await openClient(server())];
    const phone = createClient(server(), { person: ann.person });
    await phone.reset();
    const key = newKey();
    const to = { people: [ann.person, bob.person] };
    await server().notify({ to, kind: 'meeting.invited', title: 'Review', tenant: 'acme', idempotencyKey: key });
    for (const client of [ann, phone, bob]) await client.delta();
    expect(await server().recordAnswer('acme', key, ann.person, 'declined')).toBe(true);
    for (const client of [ann, phone]) {
      const { rows, cells } = await client.delta();
      expect(rows).toMatchObject([{ place: 'archived', archiveReason: 'answered', answer: 'declined', read: true }]);
      expect(countOf(cells, ([, , , place]) => place === 'inbox')).toBe(0);
    }
    expect((await bob.delta()).rows).toEqual([]);
  });

  it('says whether it still waited, over HTTP too', async () => {
    const ann = await openClient(server());
    const key = await invite(server(), ann);
    const path = `/v1/notifications/${key}/answers`;
    const body = { recipient: ann.person, answer: 'accepted' };
    expect(await call(server(), 'POST', path, { body })).toMatchObject({ status: 200, body: { recorded: true } });
    expect(await call(server(), 'POST', path, { body })).toMatchObject({ status: 200, body: { recorded: false } });
    const plain = await send(server(), ann.person);
    expect(await server().recordAnswer('acme', plain, ann.person, 'accepted')).toBe(false);
  });

  it('refuses what nobody sent, who did not get it, and what is no answer', async () => {
    const [ann, bob] = [await openClient(server()), await openClient(server())];
    const key = await invite(server(), ann);
    const answer = (path: string, body: object) => call(server(), 'POST', `/v1/notifications/${path}/answers`, { body });
    const code = async (asked: ReturnType<typeof answer>) => (await asked).body.error;
    expect(await code(answer('never', { recipient: ann.person, answer: 'accepted' }))).toMatchObject({ code: 'notFound' });
    expect(await code(answer(key, { recipient: bob.person, answer: 'accepted' }))).toMatchObject({
      code: 'notFound',
      field: 'recipient',
    });
    expect(await code(answer(key, { recipient: ann.person, answer: 'maybe' }))).toMatchObject({ field: 'answer' });
    expect(await code(answer(key, { answer: 'accepted' }))).toMatchObject({ field: 'recipient' });
    expect((await rowOf(ann)).place).toBe('inbox');
  });
});

const heard: AnswerGiven[] = [];
let refusals = 0;
const heardOf = (person: string) => heard.filter(({ recipientId }) => recipientId === person);
onEachDatabase(
  'the host',
  (server) => {
    it('hears of an answer once, with an id that names row, version and person', async () => {
      const ann = await openClient(server());
      const meeting = { start: '2026-05-05T10:00:00Z', end: '2026-05-05T11:00:00Z', place: 'Room 4' };
      const key = await invite(server(), ann, { title: 'Review', meeting });
      const { id } = await rowOf(ann);
      const answer = { type: 'answer', ids: [id], version: 1, answer: 'accepted' } as const;
      await ann.sync([answer]);
      await vi.waitFor(() => expect(heardOf(ann.person)).toHaveLength(1), 10_000);
      // Again from another tab, and the same request a second time.
      const tab = createClient(server(), { person: ann.person });
      await tab.reset();
      await tab.sync([answer, { ...answer, answer: 'declined' }]);
      await ann.sync([{ ...answer, mid: ann.mid }]);
      const later = await openClient(server());
      await invite(server(), later);
      await later.sync([{ ...answer, ids: [(await rowOf(later)).id] }]);
      await vi.waitFor(() => expect(heardOf(later.person)).toHaveLength(1), 10_000);
      expect(heardOf(ann.person)).toEqual([
        {
          id: `${id}:1:${ann.person}`,
          tenant: 'acme',
          recipientId: ann.person,
          idempotencyKey: key,
          version: 1,
          answer: 'accepted',
          answeredAt: expect.any(String),
          notification: expect.objectContaining({ kind: 'meeting.invited', title: 'Review', meeting }),
        },
      ]);
    });

    it('hears of the answer to a changed meeting as another one', async () => {
      const ann = await openClient(server());
      const key = await invite(server(), ann);
      const { id } = await rowOf(ann);
      await ann.sync([{ type: 'answer', ids: [id], version: 1, answer: 'accepted' }]);
      await server().update('acme', key, { title: 'Moved', fresh: true });
      await ann.sync([{ type: 'answer', ids: [id], version: 2, answer: 'declined' }]);
      const versions = () => heardOf(ann.person).map(({ version, answer }) => [version, answer]);
      await vi.waitFor(() => expect(versions()).toHaveLength(2), 10_000);
      expect(versions().sort(([a = 0], [b = 0]) => Number(a) - Number(b))).toEqual([
        [1, 'accepted'],
        [2, 'declined'],
      ]);
    });

    it('is told again, under the same id, until it takes it', async () => {
      const ann = await openClient(server());
      await invite(server(), ann);
      const { id } = await rowOf(ann);
      refusals = 1;
      await ann.sync([{ type: 'answer', ids: [id], version: 1, answer: 'accepted' }]);
      await vi.waitFor(() => expect(heardOf(ann.person)).toHaveLength(2), 15_000);
      expect(new Set(heardOf(ann.person).map((given) => given.id)).size).toBe(1);
    });

    it('is not told of an answer that came from it, nor of one that was refused', async () => {
      const ann = await openClient(server());
      const key = await invite(server(), ann);
      const { id } = await rowOf(ann);
      await server().recordAnswer('acme', key, ann.person, 'accepted');
      const late = await ann.sync([{ type: 'answer', ids: [id], version: 1, answer: 'declined' }]);
      expect(late.rejected).toMatchObject([{ reason: 'changed' }]);
      const other = await openClient(server());
      await invite(server(), other);
      await other.sync([{ type: 'answer', ids: [(await rowOf(other)).id], version: 1, answer: 'accepted' }]);
      await vi.waitFor(() => expect(heardOf(other.person)).toHaveLength(1), 10_000);
      expect(heardOf(ann.person)).toEqual([]);
    });
  },
  {
    onAnswer: (given) => {
      heard.push(given);
      if (refusals-- > 0) throw new Error('the calendar is away');
    },
  },
);

describe('a host that died while it heard of an answer', () => {
  it('hears of it again after its start, under the same id', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'data');
    await unpack(folder);
    const child = spawn(process.execPath, [...SHORT_LIVED, await bundle('answerer'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes('\n')) break;
    }
    child.kill('SIGKILL');
    await ended;
    const ids: string[] = [];
    const server = await startServer({ database: { folder }, onAnswer: ({ id }) => void ids.push(id) });
    await vi.waitFor(() => expect(ids).toHaveLength(1), 60_000);
    expect(said).toBe(`hearing ${ids[0]}\n`);
    await server.close();
    await rm(home, { recursive: true, force: true });
  }, 120_000);
});
