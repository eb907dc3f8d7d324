import type { JsonValue } from 'casebell/model';
import { beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from './support/eachDatabase.js';
import { call, createClock, newKey, openClient, send, type Client } from './support/harness.js';
import { createRecorder } from './support/recorder.js';

const HOUR = 3_600_000;
const MONDAY = '2026-05-04T09:00:00.000Z';
const WEEK = 7 * 24 * HOUR;
const clock = createClock(MONDAY);
const recorder = createRecorder();
const { expectHeard, heard } = recorder;
const meetings = new Map<string, Date>();
const asked: string[] = [];
const set = (path: string, value: JsonValue) => ({ type: 'setPreference', path, value }) as const;
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR);
const iso = (hours: number) => inHours(hours).toISOString();

onEachDatabase(
  'delivery',
  (server) => {
    // On each database it is a Monday morning again.
    beforeAll(() => {
      const passed = (clock.now().getTime() - Date.parse(MONDAY)) % WEEK;
      clock.forward((WEEK - passed) % WEEK);
    });
    /** Somebody with an address who wants replies by email and push. */
    const reader = async (...more: readonly ReturnType<typeof set>[]): Promise<Client> => {
      const client = await openClient(server());
      await server().recipients.put('acme', client.person, { name: 'Ann', email: 'ann@example.com' });
      await client.sync([set('deliver/reply/email', true), set('deliver/reply/push', true), ...more]);
      return client;
    };
    const reply = (client: Client, title: string, more: object = {}) =>
      send(server(), client.person, { kind: 'reply', title, ...more });
    const titles = async (client: Client) => (await client.page()).rows.map(({ title }) => title);
    const pass = async (hours: number) => {
      clock.forward(hours * HOUR);
      return server().sweep();
    };
    /** An inbox that is being worked on, as by what was withdrawn or changed a moment ago, is left to the next sweep. */
    const passUntilHeard = async (hours: number, person: string, ...lines: readonly string[]) => {
      clock.forward(hours * HOUR);
      const swept = async () => {
        await server().sweep();
        return heard(person).toSorted();
      };
      await expect.poll(swept, { timeout: 20_000 }).toEqual(lines.toSorted());
    };

    it('goes where the cells say, with the row of the bell beside it', async () => {
      const client = await reader(set('deliver/mention/email', false));
      await reply(client, 'One');
      await send(server(), client.person, { kind: 'mention', title: 'Two' });
      await expectHeard(client.person, 'email single: One', 'push single: One');
      expect(await titles(client)).toEqual(['Two', 'One']);
      const [delivery] = recorder.calls(client.person).filter(({ channel }) => channel === 'email');
      expect(delivery).toMatchObject({
        tenant: 'acme',
        recipient: { id: client.person, name: 'Ann', email: 'ann@example.com' },
        notifications: [{ kind: 'reply', title: 'One', version: 1, read: false }],
        previews: true,
      });
    });

    it('runs on the other channels when the bell is off', async () => {
      const client = await reader(set('deliver/reply/bell', false), set('previews', false));
      await reply(client, 'One');
      await expectHeard(client.person, 'email single: One', 'push single: One');
      expect(await titles(client)).toEqual([]);
      expect(recorder.calls(client.person).map(({ previews }) => previews)).toEqual([false, false]);
    });

    it('has each notification once, however often it is sent', async () => {
      const client = await reader(set('deliver/reply/push', false));
      const key = await reply(client, 'One');
      await server().notify({ tenant: 'acme', to: { person: client.person }, kind: 'reply', title: 'One', idempotencyKey: key });
      await reply(client, 'Two');
      await expectHeard(client.person, 'email single: One', 'email single: Two');
    });

    it('is tried again with the same id when a channel fails', async () => {
      const client = await reader(set('deliver/reply/push', false));
      recorder.failFor(client.person, 1);
      await reply(client, 'One');
      await expectHeard(client.person, 'email single: One');
      const ids = recorder.calls(client.person).map(({ id }) => id);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });

    it('reaches nobody by email who has no address', async () => {
      const client = await openClient(server());
      await client.sync([set('deliver/reply/email', true), set('deliver/reply/push', true)]);
      await reply(client, 'One');
      await expectHeard(client.person, 'push single: One');
      const { body } = await call<{ channels: object[] }>(server(), 'GET', '/v1/preferences/description', { as: client.auth });
      expect(body.channels).toEqual([
        { channel: 'bell' },
        { channel: 'email', unavailable: { reason: 'noAddress' } },
        { channel: 'push' },
        { channel: 'digest', unavailable: { reason: 'noAddress' } },
      ]);
    });

    it('is held in quiet hours and goes out afterwards as one summary for each channel', async () => {
      const quiet = [set('quiet', true), set('quiet/1', [{ from: '08:00', to: '12:00' }])];
      const client = await reader(...quiet);
      for (const title of ['One', 'Two', 'Three']) await reply(client, title);
      await send(server(), client.person, { kind: 'mention', title: 'Mentions always alert' });
      await expectHeard(client.person, 'email single: Mentions always alert');
      expect(await titles(client)).toHaveLength(4);
      expect(await pass(2.9)).toMatchObject({ summaries: 0 });
      await client.sync();
      await client.sync([{ type: 'readAll', upTo: client.cursor, filter: {} }]);
      expect(await pass(0.1)).toMatchObject({ summaries: 2 });
      const all = 'One, Two, Three';
      await expectHeard(client.person, 'email single: Mentions always alert', `email summary: ${all}`, `push summary: ${all}`);
      const summary = recorder.calls(client.person).find(({ type }) => type === 'summary');
      expect(summary?.notifications.map(({ read }) => read)).toEqual([true, true, true]);
      expect(await pass(1)).toMatchObject({ summaries: 0 });
    });

    it('is not in the summary when it was withdrawn, replaced or handled, and says what it says by then', async () => {
      const client = await reader(
        set('mute', iso(1)),
        set('deliver/reply/push', false),
        set('deliver/team.clientWaiting/email', true),
      );
      const colleague = await openClient(server());
      const teams = [`team of ${client.person}`];
      await server().recipients.put('acme', client.person, { name: 'Ann', email: 'a@example.com', teams });
      await server().recipients.put('acme', colleague.person, { name: 'Bo', teams });
      const withdrawn = await reply(client, 'Withdrawn');
      const replaced = await reply(client, 'Replaced');
      const changed = await reply(client, 'As it was');
      const to = { team: teams[0] ?? '' };
      await server().notify({ tenant: 'acme', to, kind: 'team.clientWaiting', title: 'Handled', idempotencyKey: newKey() });
      await server().withdraw('acme', withdrawn);
      await reply(client, 'In its place', { supersedes: replaced });
      await server().update('acme', changed, { title: 'As it is' });
      const ids = (await colleague.delta()).rows.map(({ id }) => id);
      await colleague.sync([{ type: 'claim', ids: [ids[0] ?? ''], version: 1 }]);
      await passUntilHeard(1, client.person, 'email summary: As it is, In its place');
    });

    it('goes out when the person ends the mute, and waits on when it is made longer', async () => {
      const client = await reader(set('mute', iso(5)), set('deliver/reply/push', false));
      await reply(client, 'One');
      await client.sync([set('mute', iso(9))]);
      expect(await pass(6)).toMatchObject({ summaries: 0 });
      await client.sync([set('mute', null)]);
      expect(await server().sweep()).toMatchObject({ summaries: 0 });
      await expectHeard(client.person, 'email summary: One');
    });

    it('is dropped when the person switches it off while it is held', async () => {
      const client = await reader(set('mute', iso(1)));
      await reply(client, 'One');
      await client.sync([set('deliver/reply/email', false)]);
      await passUntilHeard(1, client.person, 'push summary: One');
    });

    it('is held in a meeting of the host’s calendar, and of one that it reported', async () => {
      const client = await reader(set('deliver/reply/push', false));
      meetings.set(client.person, inHours(1));
      await reply(client, 'One');
      await send(server(), client.person, { kind: 'mention', title: 'Two' });
      await expect.poll(() => asked.filter((person) => person === client.person)).toHaveLength(2);
      meetings.delete(client.person);
      await call(server(), 'PUT', `/v1/recipients/${client.person}/busy`, { body: { until: iso(2) } });
      await reply(client, 'Three');
      await pass(1.5);
      expect(heard(client.person)).toEqual([]);
      await call(server(), 'PUT', `/v1/recipients/${client.person}/busy`, { body: { until: null } });
      await server().sweep();
      await expectHeard(client.person, 'email summary: One, Two, Three');
    });

    it('goes out again when a meeting has changed, to those without a row too', async () => {
      const wants = ['meeting.invited/email', 'meeting.invited/push'].map((cell) => set(`deliver/${cell}`, true));
      const [client, silent] = [await reader(...wants), await reader(...wants, set('deliver/meeting.invited/bell', false))];
      const people = [client.person, silent.person];
      const key = newKey();
      await server().notify({ tenant: 'acme', to: { people }, kind: 'meeting.invited', title: 'At ten', idempotencyKey: key });
      await server().update('acme', key, { title: 'At 10' });
      await server().update('acme', key, { title: 'At eleven', fresh: true });
      await server().update('acme', key, { title: 'At 11' });
      for (const person of people) {
        await expect.poll(() => heard(person).filter((line) => /At (eleven|11)/.test(line))).toHaveLength(2);
        await expect.poll(() => heard(person)).toHaveLength(4);
      }
      expect(await titles(silent)).toEqual([]);
    });

    it('is not brought to somebody who was erased, or has left the team', async () => {
      const client = await reader(
        set('mute', iso(1)),
        set('deliver/team.clientWaiting/email', true),
        set('deliver/reply/push', false),
      );
      const team = `team of ${client.person}`;
      await server().recipients.put('acme', client.person, { name: 'Ann', email: 'a@example.com', teams: [team] });
      const item = { tenant: 'acme', kind: 'team.clientWaiting', title: 'Waits', idempotencyKey: newKey() };
      await server().notify({ ...item, to: { team } });
      await reply(client, 'One');
      await server().recipients.put('acme', client.person, { name: 'Ann', email: 'a@example.com' });
      await passUntilHeard(1, client.person, 'email summary: One');
      await client.sync([set('mute', iso(1))]);
      await reply(client, 'Two');
      await server().recipients.remove('acme', client.person);
      expect(await pass(1)).toMatchObject({ summaries: 0 });
    });

    it('is tested for real: the sample is decided as any other, and every channel says what it did', async () => {
      const client = await reader(set('deliver/reply/digest', true), set('deliver/status/bell', false));
      const test = (body: object) =>
        call<{ decisions: object }>(server(), 'POST', '/v1/preferences/test', { as: client.auth, body });
      expect((await test({ kind: 'reply' })).body.decisions).toEqual({
        bell: { outcome: 'deliver', because: 'cell' },
        email: { outcome: 'drop', because: 'digest' },
        push: { outcome: 'deliver', because: 'cell' },
        digest: { outcome: 'digest', because: 'cell', until: expect.stringMatching(/T18:00:00.000Z$/) },
      });
      await expectHeard(client.person, 'push single: New reply');
      expect((await client.delta()).rows).toMatchObject([{ kind: 'reply', title: 'New reply', data: { test: true } }]);
      const until = iso(2);
      await client.sync([set('mute', until)]);
      expect((await test({ kind: 'reply' })).body.decisions).toMatchObject({
        bell: { outcome: 'quietly', because: 'muted' },
        push: { outcome: 'hold', because: 'muted', until },
      });
      // Nobody waits for a sample until the mute ends.
      await pass(2);
      expect(heard(client.person)).toHaveLength(1);
      expect((await test({ kind: 'no.such.kind' })).status).toBe(400);
      const invitation = await test({ kind: 'meeting.invited' });
      expect(invitation.status).toBe(200);
      expect((await client.delta()).rows.at(-1)).toMatchObject({ kind: 'meeting.invited', needs: null });
      const answers = [];
      for (let i = 0; i < 10; i++) answers.push((await test({ kind: 'reply' })).status);
      expect(answers).toContain(429);
    });

    it('is described: volumes of four weeks, sub-kinds, and the digest to come', async () => {
      const client = await reader(
        set('deliver/reply/digest', true),
        set('deliver/mail.received/bell', false),
        set('digest/time', '20:00'),
      );
      const describe = async () =>
        (await call<Record<string, unknown>>(server(), 'GET', '/v1/preferences/description', { as: client.auth })).body;
      expect(await describe()).toMatchObject({ volumes: {}, subKinds: {}, digest: { count: 0 } });
      await reply(client, 'One');
      const withdrawn = await reply(client, 'Two');
      await server().withdraw('acme', withdrawn);
      await send(server(), client.person, { kind: 'mail.received' });
      await send(server(), client.person, { kind: 'case.created', subKind: 'visa' });
      expect(await describe()).toMatchObject({
        volumes: { reply: 2, 'mail.received': 1, 'case.created': 1 },
        subKinds: { 'case.created': [{ id: 'visa', name: 'visa' }] },
        digest: { at: expect.stringMatching(/T20:00:00.000Z$/), count: 1 },
      });
      await server().tenantPreferences.put('acme', { subKinds: { 'case.created': [{ id: 'visa', name: 'Visa application' }] } });
      expect(await describe()).toMatchObject({ subKinds: { 'case.created': [{ id: 'visa', name: 'Visa application' }] } });
      await server().tenantPreferences.put('acme', {});
      await client.sync([set('deliver/reply/digest', false)]);
      expect(await describe()).toMatchObject({ digest: { at: null, count: 0 } });
    });
  },
  {
    clock: clock.now,
    channels: recorder.channels,
    busyUntil: async (_tenant, person) => {
      asked.push(person);
      return meetings.get(person) ?? null;
    },
  },
);
