import type { JsonValue } from 'casebell/model';
import { beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from './support/eachDatabase.js';
import { createClock, openClient, send, type Client } from './support/harness.js';
import { createRecorder } from './support/recorder.js';

const clock = createClock('2026-05-04T09:00:00.000Z'); // a Monday
const recorder = createRecorder();
const { expectHeard, heard } = recorder;
const set = (path: string, value: JsonValue) => ({ type: 'setPreference', path, value }) as const;
const ON = set('deliver/reply/digest', true);

onEachDatabase(
  'the digest',
  (server) => {
    const at = (time: string) => clock.forward(Date.parse(time) - clock.now().getTime());
    // Each database begins anew, and time never goes back on one of them.
    beforeAll(() => at('2026-05-04T09:00:00Z'));
    const sweepAt = async (time: string) => {
      at(time);
      return (await server().sweep()).digests;
    };
    const reader = async (timeZone: string, ...cells: readonly ReturnType<typeof set>[]): Promise<Client> => {
      const client = await openClient(server());
      await server().recipients.put('acme', client.person, { name: 'Ann', email: 'ann@example.com', timeZone });
      await client.sync([...cells]);
      return client;
    };
    const replyAt = async (client: Client, time: string, more: object = {}) => {
      at(time);
      return send(server(), client.person, { kind: 'reply', title: time.slice(8, 16), ...more });
    };

    it('holds at 18:00 of the person what came since the one before, each notification once, and is not sent when empty', async () => {
      const client = await reader('America/New_York', ON);
      await replyAt(client, '2026-05-04T10:00Z');
      await replyAt(client, '2026-05-04T21:59Z');
      expect(await sweepAt('2026-05-04T21:59:59Z')).toBe(0);
      expect(await sweepAt('2026-05-04T22:00:00Z')).toBe(1);
      await replyAt(client, '2026-05-04T22:01Z');
      expect(await sweepAt('2026-05-05T21:59:59Z')).toBe(0);
      expect(await sweepAt('2026-05-05T22:00:30Z')).toBe(1);
      expect(await sweepAt('2026-05-06T22:00:00Z')).toBe(0);
      await replyAt(client, '2026-05-07T10:00Z');
      expect(await sweepAt('2026-05-07T22:00:00Z')).toBe(1);
      await expectHeard(client.person, 'digest digest: 04T10:00, 04T21:59', 'digest digest: 04T22:01', 'digest digest: 07T10:00');
      expect(recorder.calls(client.person)[0]?.id).toBe(`acme/${client.person}/digest/digest.2026-05-04`);
    });

    it('counts what came before its time, though the sweep is late', async () => {
      const client = await reader('UTC', ON);
      await replyAt(client, '2026-05-11T17:59Z');
      await replyAt(client, '2026-05-11T18:01Z');
      expect(await sweepAt('2026-05-11T18:02Z')).toBe(1);
      expect(await sweepAt('2026-05-12T18:00Z')).toBe(1);
      await expectHeard(client.person, 'digest digest: 11T17:59', 'digest digest: 11T18:01');
    });

    it('holds also what was archived, cleared or not wanted on the bell, and says what was read', async () => {
      const client = await reader('UTC', ON, set('deliver/case.created/digest', true), set('deliver/case.created/bell', false));
      for (const minute of ['10', '11', '12']) await replyAt(client, `2026-05-18T09:${minute}Z`);
      at('2026-05-18T09:13Z');
      await send(server(), client.person, { kind: 'case.created', title: 'No row' });
      await send(server(), client.person, { kind: 'mail.received', title: 'Not chosen' });
      const [first = '', second = ''] = (await client.delta()).rows.map(({ id }) => id);
      await client.sync([
        { type: 'read', ids: [first] },
        { type: 'archive', ids: [second] },
      ]);
      await client.sync([{ type: 'archiveAll', upTo: client.cursor, filter: {} }]);
      await sweepAt('2026-05-18T18:00Z');
      await expectHeard(client.person, 'digest digest: 18T09:10, 18T09:11, 18T09:12, No row');
      const [digest] = recorder.calls(client.person);
      expect(digest?.notifications.map(({ read }) => read)).toEqual([true, false, false, false]);
    });

    it('leaves out what was read when the person wants only the rest, for good', async () => {
      const client = await reader('UTC', ON, set('digest/content', 'unread'));
      await replyAt(client, '2026-05-19T09:10Z');
      await replyAt(client, '2026-05-19T09:11Z');
      const [first = ''] = (await client.delta()).rows.map(({ id }) => id);
      await client.sync([{ type: 'read', ids: [first] }]);
      expect(await sweepAt('2026-05-19T18:00Z')).toBe(1);
      await client.sync([{ type: 'unread', ids: [first] }]);
      await replyAt(client, '2026-05-20T09:12Z');
      await sweepAt('2026-05-20T18:00Z');
      await expectHeard(client.person, 'digest digest: 19T09:11', 'digest digest: 20T09:12');
    });

    it('replaces the email of its kinds, and no others', async () => {
      const client = await reader('UTC', ON, set('deliver/reply/email', true));
      await replyAt(client, '2026-05-25T09:10Z');
      await send(server(), client.person, { kind: 'mention', title: 'A mention' });
      await sweepAt('2026-05-25T18:00Z');
      await expectHeard(client.person, 'email single: A mention', 'digest digest: 25T09:10');
    });

    it('leaves out what was withdrawn before', async () => {
      const client = await reader('UTC', ON);
      const key = await replyAt(client, '2026-05-26T09:10Z');
      await server().withdraw('acme', key);
      expect(await sweepAt('2026-05-26T18:00Z')).toBe(0);
    });

    it('goes by the kinds whose digest is on at its time, with what came that day before', async () => {
      const client = await reader('UTC', set('deliver/mail.received/digest', true));
      await replyAt(client, '2026-06-01T09:10Z');
      await send(server(), client.person, { kind: 'mail.received', title: 'A mail' });
      await client.sync([ON, set('deliver/mail.received/digest', false)]);
      expect(await sweepAt('2026-06-01T18:00Z')).toBe(1);
      await expectHeard(client.person, 'digest digest: 01T09:10');
    });

    it('follows the time, the days and the zone a person picks, and has one of each day', async () => {
      const client = await reader('UTC', ON, set('digest/time', '10:00'));
      await replyAt(client, '2026-06-08T09:10Z');
      expect(await sweepAt('2026-06-08T10:00Z')).toBe(1);
      await replyAt(client, '2026-06-08T11:00Z');
      // Later on the same day: today has had its own.
      await client.sync([set('digest/time', '12:00')]);
      expect(await sweepAt('2026-06-08T12:00Z')).toBe(0);
      expect(await sweepAt('2026-06-09T12:00Z')).toBe(1);
      await client.sync([set('digest/days', [5])]);
      await replyAt(client, '2026-06-09T13:00Z');
      expect(await sweepAt('2026-06-11T12:00Z')).toBe(0);
      expect(await sweepAt('2026-06-12T12:00Z')).toBe(1);
      await client.sync([set('digest/days', null), set('zone', 'Asia/Tokyo')]);
      await replyAt(client, '2026-06-14T00:00Z');
      expect(await sweepAt('2026-06-14T02:59Z')).toBe(0);
      expect(await sweepAt('2026-06-14T03:00Z')).toBe(1);
      await expect.poll(() => heard(client.person)).toHaveLength(4);
      expect(heard(client.person).toSorted()).toEqual(
        ['08T09:10', '08T11:00', '09T13:00', '14T00:00'].map((title) => `digest digest: ${title}`),
      );
    });

    it('is not lost when its time is changed as it comes', async () => {
      const client = await reader('UTC', ON);
      await replyAt(client, '2026-06-15T09:10Z');
      at('2026-06-15T17:59:50Z');
      await client.sync([set('deliver/mention/digest', true)]);
      expect(await sweepAt('2026-06-15T18:00:20Z')).toBe(1);
    });

    it('comes once where the clocks skip its time or show it twice', async () => {
      const client = await reader('Europe/Oslo', ON, set('digest/time', '02:30'));
      await replyAt(client, '2026-10-24T12:00Z');
      expect(await sweepAt('2026-10-25T00:30Z')).toBe(1);
      await replyAt(client, '2026-10-25T01:00Z');
      expect(await sweepAt('2026-10-25T01:30Z')).toBe(0);
      expect(await sweepAt('2026-10-26T01:30Z')).toBe(1);
      await replyAt(client, '2027-03-27T12:00Z');
      expect(await sweepAt('2027-03-28T00:59Z')).toBe(0);
      expect(await sweepAt('2027-03-28T01:00Z')).toBe(1);
    });
  },
  { clock: clock.now, channels: recorder.channels },
);
