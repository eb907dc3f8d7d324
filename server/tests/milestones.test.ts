import type { JsonValue } from 'casebell/model';
import { expect, it } from 'vitest';
import { onEachDatabase } from './support/eachDatabase.js';
import { call, createClock, newKey, openClient, type Client } from './support/harness.js';
import { createRecorder } from './support/recorder.js';

const HOUR = 3_600_000;
const clock = createClock();
const recorder = createRecorder();
const { expectHeard } = recorder;
const set = (path: string, value: JsonValue) => ({ type: 'setPreference', path, value }) as const;
const iso = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString();

onEachDatabase(
  'custom rules',
  (server) => {
    const reader = async (): Promise<Client> => {
      const client = await openClient(server());
      await server().recipients.put('acme', client.person, { name: 'Ann', email: 'ann@example.com' });
      return client;
    };
    const rule = (id: string, more: object = {}) =>
      set(`rule/${id}`, { when: 'slaLate', amount: 2, unit: 'hours', channels: ['bell', 'email'], enabled: true, ...more });
    const report = async (person: string, more: object = {}) => {
      const key = newKey();
      const body = {
        key,
        record: { type: 'case', id: key },
        event: 'sla',
        at: iso(1),
        to: { person },
        title: `About ${key}`,
        ...more,
      };
      const { status } = await call(server(), 'POST', '/v1/milestones', { body });
      expect(status).toBe(204);
      return key;
    };
    const firedAfter = async (hours: number) => {
      clock.forward(hours * HOUR);
      return (await server().sweep()).fired;
    };
    const rows = async (client: Client) => (await client.page()).rows;

    it('fire once, on the channels that the rule names, whatever the cells of its kind say', async () => {
      const client = await reader();
      await client.sync([rule('late'), set('deliver/rule.fired/bell', false), set('deliver/rule.fired/push', true)]);
      const key = await report(client.person, { template: 'visa', link: '/cases/7' });
      expect(await firedAfter(2.9)).toBe(0);
      expect(await firedAfter(0.1)).toBe(1);
      expect(await rows(client)).toMatchObject([
        {
          kind: 'rule.fired',
          subKind: 'visa',
          title: `About ${key}`,
          link: '/cases/7',
          record: { type: 'case', id: key },
          data: { rule: 'late', when: 'slaLate', amount: 2, unit: 'hours' },
        },
      ]);
      await expectHeard(client.person, `email single: About ${key}`);
      expect(await firedAfter(10)).toBe(0);
      // Nor when it is reported anew.
      await report(client.person, { key, at: iso(-5) });
      expect(await firedAfter(0)).toBe(0);
    });

    it('wait for their own event, template and state', async () => {
      const client = await reader();
      await client.sync([
        rule('late'),
        rule('visa', { template: 'visa' }),
        rule('off', { enabled: false }),
        rule('before', { when: 'beforeDeadline' }),
        rule('since', { when: 'elapsed' }),
      ]);
      const due = async (more: object) => {
        await report(client.person, more);
        const before = (await rows(client)).length;
        await firedAfter(10);
        return (await rows(client))
          .slice(0, (await rows(client)).length - before)
          .map(({ data }) => JSON.stringify(data?.['rule']));
      };
      expect(await due({ template: 'tax' })).toEqual(['"late"']);
      expect((await due({ template: 'visa' })).toSorted()).toEqual(['"late"', '"visa"']);
      expect(await due({ event: 'deadline', at: iso(3) })).toEqual(['"before"']);
      expect(await due({ event: 'case.opened', at: iso(0) })).toEqual(['"since"']);
    });

    it('count for what is open when they are added, changed, switched off or taken out later', async () => {
      const client = await reader();
      await report(client.person, { title: 'Open' });
      await client.sync([rule('late', { amount: 5 }), rule('other'), rule('third')]);
      await server().sweep();
      await client.sync([rule('late', { amount: 1 }), rule('other', { enabled: false }), set('rule/third', null)]);
      expect(await firedAfter(2)).toBe(1);
      expect(await firedAfter(10)).toBe(0);
      expect((await rows(client)).map(({ data }) => data?.['rule'])).toEqual(['late']);
    });

    it('leave alone what was due before they were written', async () => {
      const client = await reader();
      const key = await report(client.person, { at: iso(-9) });
      clock.forward(1);
      await client.sync([rule('late')]);
      expect(await firedAfter(0)).toBe(0);
      // Until it moves.
      await report(client.person, { key, at: iso(-1) });
      expect(await firedAfter(1)).toBe(1);
    });

    it('do not fire for what was completed in time, and follow a moment that moves', async () => {
      const client = await reader();
      await client.sync([rule('late')]);
      const done = await report(client.person);
      const moved = await report(client.person);
      expect((await call(server(), 'DELETE', `/v1/milestones/${done}`)).status).toBe(204);
      await report(client.person, { key: moved, at: iso(4) });
      expect(await firedAfter(5.9)).toBe(0);
      expect(await firedAfter(0.1)).toBe(1);
    });

    it('are those of the people the milestone means: of a team, those who are in it by then', async () => {
      const [one, other, stranger] = [await reader(), await reader(), await reader()];
      const team = `team of ${one.person}`;
      const put = (client: Client, teams: string[]) => server().recipients.put('acme', client.person, { name: 'Ann', teams });
      for (const client of [one, other, stranger]) await client.sync([rule('late')]);
      await put(one, [team]);
      await put(stranger, [team]);
      await report('nobody', { to: { team } });
      await put(stranger, []);
      await put(other, [team]);
      expect(await firedAfter(3)).toBe(2);
      for (const [client, count] of [
        [one, 1],
        [other, 1],
        [stranger, 0],
      ] as const)
        expect(await rows(client)).toHaveLength(count);
    });

    it('end with their person', async () => {
      const client = await reader();
      await client.sync([rule('late')]);
      await report(client.person);
      await server().recipients.remove('acme', client.person);
      expect(await firedAfter(5)).toBe(0);
    });

    it('are silent while their person is, and heard afterwards', async () => {
      const client = await reader();
      await client.sync([rule('late'), set('mute', iso(8))]);
      const key = await report(client.person);
      expect(await firedAfter(3)).toBe(1);
      expect(await rows(client)).toHaveLength(1);
      await firedAfter(5);
      await expectHeard(client.person, `email summary: About ${key}`);
    });

    it.each([
      ['a key of nothing', { key: '' }, 'key'],
      ['a moment of words', { at: 'soon' }, 'at'],
      ['a year nobody knows', { at: '0000-01-01T00:00:00Z' }, 'at'],
      ['no record', { record: undefined }, 'record'],
      ['a title of nothing', { title: ' ' }, 'title'],
      ['a link of javascript:', { link: ['javascript', 'alert(1)'].join(':') }, 'link'],
      ['everyone', { to: { everyone: true } }, 'to'],
      ['a misspelt field', { titel: 'x' }, 'titel'],
    ])('refuse a milestone with %s', async (_title, change, field) => {
      const body = {
        key: 'k',
        record: { type: 'case', id: '1' },
        event: 'sla',
        at: iso(1),
        to: { person: 'ann' },
        title: 'T',
        ...change,
      };
      const answer = await call(server(), 'POST', '/v1/milestones', { body });
      expect([answer.status, answer.body.error.field?.split('.')[0]]).toEqual([400, field]);
    });
  },
  { clock: clock.now, channels: recorder.channels },
);
