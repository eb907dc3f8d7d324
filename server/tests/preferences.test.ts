import { describe, expect, it } from 'vitest';
import type { JsonValue } from 'casebell/model';
import { onEachDatabase } from './support/eachDatabase.js';
import { call, createClient, createClock, newKey, openClient, send, type Client } from './support/harness.js';
import { openStream } from './support/sse.js';

const DAY = 86_400_000;
const clock = createClock();
const set = (path: string, value: JsonValue) => ({ type: 'setPreference', path, value }) as const;
const BELL = 'deliver/reply/bell';
const lines: { readonly tenant?: string; readonly revision?: number; readonly preferences?: object }[] = [];
const keep = (fields: object) => void lines.push(fields);

interface Changes {
  readonly changes: readonly { path: string; old: unknown; new: unknown; client: string; at: string }[];
  readonly next: number | null;
}

onEachDatabase(
  'preferences',
  (server) => {
    let tenants = 0;
    /** Somebody of a tenant of their own. */
    const newcomer = async (): Promise<Client> => {
      const client = createClient(server(), { tenant: `tenant${++tenants}` });
      await client.reset();
      return client;
    };
    const documentOf = async (client: Client) => (await client.reset()).preferences;

    it('keeps what it does not know, and refuses what a path cannot mean', async () => {
      const client = await openClient(server());
      const answer = await client.sync([
        set('of/a/newer/client', { any: ['thing'] }),
        set('quiet', 'at night'),
        set('digest/time', '25:00'),
        set('zone', 'Europe/Atlantis'),
        set('deliver/reply/email', 'sometimes'),
        set('lock/sound', true),
        set('rule/late', { when: 'slaLate', amount: 0, unit: 'hours', channels: ['bell'], enabled: true }),
        set('digest/time', '07:30'),
      ]);
      expect(answer.rejected.map(({ mid, reason }) => [mid, reason])).toEqual([2, 3, 4, 5, 6, 7].map((mid) => [mid, 'invalid']));
      expect(answer.preferences).toEqual({ 'of/a/newer/client': { any: ['thing'] }, 'digest/time': '07:30' });
    });

    it('saves the good cells of a request in which others are refused, and says which', async () => {
      const client = await openClient(server());
      const answer = await client.sync([set(BELL, false), set('quiet', 1), set('deliver/reply/email', true)]);
      expect(answer.rejected).toMatchObject([{ mid: 2, reason: 'invalid' }]);
      expect(answer.preferences).toEqual({ [BELL]: false, 'deliver/reply/email': true });
    });

    it('takes 200 rules and not one more', async () => {
      const client = await openClient(server());
      const rule = (id: number) =>
        set(`rule/${id}`, { when: 'slaLate', amount: 1, unit: 'hours', channels: ['bell'], enabled: true });
      for (const start of [0, 100]) await client.sync(Array.from({ length: 100 }, (_, i) => rule(start + i)));
      const { rejected, preferences } = await client.sync([rule(200), rule(7), set('rule/8', null), rule(201)]);
      expect(rejected).toMatchObject([{ mid: 201, reason: 'invalid' }]);
      expect(Object.keys(preferences ?? {})).toHaveLength(200);
    });

    it('says who changed what, for 90 days, and takes it along when a person is erased', async () => {
      const client = await openClient(server());
      const path = `/v1/recipients/${client.person}/preference-changes`;
      const changes = async (query = '') => (await call<Changes>(server(), 'GET', path + query)).body;
      await client.sync([set(BELL, false), set(BELL, false), set(BELL, true), set(BELL, null), set('quiet', 'wrong')]);
      const base = { path: BELL, client: client.clientId, at: clock.now().toISOString() };
      const all = [
        { ...base, old: true, new: null },
        { ...base, old: false, new: true },
        { ...base, old: null, new: false },
      ];
      expect(await changes()).toEqual({ changes: all, next: null });
      const first = await changes('?limit=2');
      expect(first.changes).toEqual(all.slice(0, 2));
      expect((await changes(`?limit=2&before=${first.next}`)).changes).toEqual(all.slice(2));
      clock.forward(91 * DAY);
      await server().sweep();
      expect((await changes()).changes).toEqual([]);
      await client.sync([set(BELL, false)]);
      await server().recipients.remove('acme', client.person);
      expect((await call(server(), 'GET', path)).status).toBe(404);
      await server().recipients.put('acme', client.person, { name: 'Another' });
      expect((await changes()).changes).toEqual([]);
    });

    describe('of a whole tenant', () => {
      it('fill in what a person has not said, and force what is locked', async () => {
        const client = await newcomer();
        await client.sync([set('digest/time', '07:00'), set('deliver/mention/email', false)]);
        await server().tenantPreferences.put(client.tenant, {
          defaults: { 'digest/time': '17:30', 'deliver/mention/email': true, 'deliver/reply/email': true },
          locks: { 'deliver/mention/email': 'The law wants it in writing.', 'deliver/reply/push': true },
        });
        expect(await documentOf(client)).toEqual({
          'digest/time': '07:00',
          'deliver/reply/email': true,
          'deliver/mention/email': true,
          'lock/deliver/mention/email': 'The law wants it in writing.',
          'lock/deliver/reply/push': true,
        });
        const { rejected } = await client.sync([set('deliver/mention/email', false), set('deliver/reply/push', null)]);
        expect(rejected.map(({ reason }) => reason)).toEqual(['invalid', 'invalid']);
        // What a person said before comes back with their right to say it.
        await server().tenantPreferences.put(client.tenant, {});
        expect(await documentOf(client)).toEqual({ 'digest/time': '07:00', 'deliver/mention/email': false });
      });

      it('reach a page that is open, and raise the revision', async () => {
        const client = await newcomer();
        await client.sync([set('sound', true)]);
        const stream = await openStream(server(), client);
        await server().tenantPreferences.put(client.tenant, { defaults: { 'digest/time': '17:30' } });
        const frame = await stream.next();
        expect(frame).toMatchObject({
          type: 'delta',
          from: client.cursor,
          to: client.cursor + 1,
          preferences: { sound: true, 'digest/time': '17:30' },
          preferencesRev: client.preferencesRev + 1,
        });
        await client.sync([set('sound', false)]);
        expect(await stream.next()).toMatchObject({ preferences: { sound: false, 'digest/time': '17:30' } });
        await stream.stop();
      });

      it('tell nobody of another tenant, and nobody when nothing changed', async () => {
        const [client, other] = [await newcomer(), await newcomer()];
        const put = () => server().tenantPreferences.put(client.tenant, { defaults: { sound: true } });
        await put();
        await expect.poll(async () => (await client.sync()).to).toBe(1);
        const rev = client.preferencesRev;
        await put();
        expect((await client.delta()).preferencesRev).toBe(rev);
        expect(await other.delta()).toMatchObject({ to: 0, preferencesRev: 0 });
      });

      it('are written into the log with every change, so that it can be put back', async () => {
        lines.length = 0;
        const { tenant } = await newcomer();
        const put = (sound: boolean) => server().tenantPreferences.put(tenant, { defaults: { sound } });
        for (const sound of [true, true, false]) await put(sound);
        const logged = lines.filter((fields) => fields.tenant === tenant && fields.preferences !== undefined);
        expect(logged.map(({ revision, preferences }) => [revision, preferences])).toEqual(
          [true, false].map((sound, index) => [index + 1, { defaults: { sound }, locks: {}, subKinds: {} }]),
        );
      });

      it('make subscribers of everybody who did not say no', async () => {
        const [one, other] = [createClient(server(), { tenant: 'shared' }), createClient(server(), { tenant: 'shared' })];
        for (const client of [one, other]) await client.reset();
        await other.sync([set('subscribe/case.created', false)]);
        const notify = async () =>
          (
            await server().notify({
              tenant: 'shared',
              to: { subscribers: { kind: 'case.created', subKind: 'visa/eu' } },
              kind: 'case.created',
              title: 'New',
              idempotencyKey: newKey(),
            })
          ).notified;
        expect(await notify()).toBe(0);
        await server().tenantPreferences.put('shared', { defaults: { 'subscribe/case.created': true } });
        expect(await notify()).toBe(1);
        await one.sync([set('subscribe/case.created/visa%2Feu', false)]);
        expect(await notify()).toBe(0);
        await server().tenantPreferences.put('shared', {
          defaults: { 'subscribe/case.created': true },
          locks: { 'subscribe/case.created': true },
        });
        expect(await notify()).toBe(1);
      });

      it('are given back as they were put', async () => {
        const subKinds = { 'case.created': [{ id: 'visa', name: 'Visa' }] };
        const body = { defaults: { quiet: true }, locks: { quiet: 'Always.' }, subKinds };
        expect((await call(server(), 'PUT', '/v1/tenant/preferences', { body })).status).toBe(204);
        expect((await call(server(), 'GET', '/v1/tenant/preferences')).body).toEqual(body);
        expect((await call(server(), 'PUT', '/v1/tenant/preferences', { body: {} })).status).toBe(204);
      });

      it.each([
        ['a default that makes no sense', { defaults: { quiet: 'always' } }, 'defaults.quiet'],
        ['a lock among the defaults', { defaults: { 'lock/quiet': true } }, 'defaults.lock/quiet'],
        ['a lock that is none', { locks: { quiet: false } }, 'locks.quiet'],
        ['too many of them', { locks: Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [i, true])) }, 'locks'],
        ['a misspelt field', { default: {} }, 'default'],
      ])('are refused with %s', async (_title, body, field) => {
        const answer = await call(server(), 'PUT', '/v1/tenant/preferences', { body });
        expect([answer.status, answer.body.error.field]).toEqual([400, field]);
      });
    });

    it('decide by the bell cell whether somebody gets a row, by the finer one first', async () => {
      const [off, fine] = [await openClient(server()), await openClient(server())];
      await off.sync([set(BELL, false)]);
      await fine.sync([set('deliver/case.created/bell', false), set('deliver/case.created/bell/visa', true)]);
      for (const { person } of [off, fine]) {
        await send(server(), person, { kind: 'reply', title: 'A reply' });
        await send(server(), person, { kind: 'case.created', subKind: 'visa', title: 'A visa' });
        await send(server(), person, { kind: 'case.created', subKind: 'tax', title: 'A tax' });
        await send(server(), person, { kind: 'system.critical', title: 'Critical' });
      }
      const titles = async (client: Client) => (await client.page()).rows.map(({ title }) => title);
      expect(await titles(off)).toEqual(['Critical', 'A tax', 'A visa']);
      expect(await titles(fine)).toEqual(['Critical', 'A visa', 'A reply']);
    });

    it('are never stronger than a required kind', async () => {
      const client = await openClient(server());
      await client.sync([set('deliver/system.critical/bell', false)]);
      await send(server(), client.person, { kind: 'system.critical' });
      expect((await client.delta()).rows).toHaveLength(1);
    });

    it('of one member leave the rest of the team alone, also the crowd that the outbox tells', async () => {
      const people = Array.from({ length: 203 }, (_, i) => `crowd${tenants}-${String(i).padStart(3, '0')}`);
      for (const person of people) await server().recipients.put('acme', person, { name: person, teams: [`crowd${tenants}`] });
      const [first, last] = [0, 202].map((i) => createClient(server(), { person: people[i] ?? '' }));
      await last?.sync([set('deliver/team.clientWaiting/bell', false)]);
      const team = `crowd${tenants}`;
      await server().notify({
        tenant: 'acme',
        to: { team },
        kind: 'team.clientWaiting',
        title: 'Waits',
        idempotencyKey: newKey(),
      });
      const others = people.slice(200, 202).map((person) => createClient(server(), { person }));
      for (const client of others) await expect.poll(async () => (await client.page()).rows).toHaveLength(1);
      expect((await first?.page())?.rows).toHaveLength(1);
      expect((await last?.page())?.rows).toEqual([]);
    });
  },
  { clock: clock.now, logger: { info: keep, warn: keep, error: keep } },
);
