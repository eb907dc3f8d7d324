import { expect, it } from 'vitest';
import { createClient, createClock, send } from './support/harness.js';
import { onEachDatabase } from './support/eachDatabase.js';

const DAY = 86_400_000;
const clock = createClock();

onEachDatabase(
  'what is due',
  (server) => {
    const arrange = async (...notifications: object[]) => {
      const client = createClient(server());
      await client.reset();
      for (const more of notifications) await send(server(), client.person, more);
      const { rows } = await client.delta();
      return { client, ids: rows.map(({ id }) => id) };
    };
    const exact = async (person: string) => {
      const { kept, counted } = await server().recount('acme', person);
      expect(kept).toEqual(counted);
    };

    it('wakes what was snoozed, as new: on top, unread, unseen', async () => {
      const { client, ids } = await arrange({}, {}, { kind: 'meeting.invited' });
      const until = new Date(clock.now().getTime() + 3_600_000).toISOString();
      const [first = '', , third = ''] = ids;
      await client.sync([
        { type: 'seen', upTo: 3, filter: {} },
        { type: 'snooze', ids: [first, third], until },
      ]);
      await server().sweep();
      expect((await client.delta()).rows).toEqual([]);
      clock.forward(3_600_000);
      await server().sweep();
      const { rows, from, to } = await client.delta();
      expect(rows).toMatchObject([
        { id: first, place: 'inbox', snoozedUntil: null, seen: false, sort: from + 1, newAt: clock.now().toISOString() },
        { id: third, place: 'inbox', snoozedUntil: null, seen: false, sort: from + 2 },
      ]);
      await server().sweep();
      expect((await client.delta()).to).toBe(to);
      await exact(client.person);
    });

    it('purges after 30 days with a tombstone, but never what is held', async () => {
      const { client, ids } = await arrange({}, {}, { kind: 'meeting.invited' }, { kind: 'system.critical' });
      const [plain = '', saved = ''] = ids;
      await client.sync([{ type: 'save', ids: [saved] }]);
      clock.forward(29 * DAY);
      await server().sweep();
      expect((await client.delta()).tombstones).toEqual([]);
      clock.forward(2 * DAY);
      await server().sweep();
      const answer = await client.delta();
      expect(answer.tombstones).toEqual([[plain, answer.to]]);
      expect((await client.page()).rows).toHaveLength(3);
      await exact(client.person);
    });

    it('purges what has expired, but never what is held', async () => {
      const soon = new Date(clock.now().getTime() + 3_600_000).toISOString();
      const { client, ids } = await arrange(
        { expiresAt: soon },
        { expiresAt: soon },
        { expiresAt: soon, kind: 'system.critical' },
        {},
      );
      const [expiring = '', saved = ''] = ids;
      await client.sync([{ type: 'save', ids: [saved] }]);
      await server().sweep();
      expect((await client.delta()).tombstones).toEqual([]);
      clock.forward(3_600_000);
      await server().sweep();
      const answer = await client.delta();
      expect(answer.tombstones).toEqual([[expiring, answer.to]]);
      await exact(client.person);
    });

    it('purges hundreds at a time', async () => {
      const { client } = await arrange();
      for (let i = 0; i < 210; i++) await send(server(), client.person);
      clock.forward(31 * DAY);
      expect((await server().sweep()).purged).toBeGreaterThanOrEqual(210);
      expect((await client.page()).rows).toEqual([]);
      await exact(client.person);
    });

    it('forgets history after 7 days, and whoever was away longer starts anew', async () => {
      const { client } = await arrange({}, {});
      const away = client.cursor;
      await client.sync([{ type: 'archiveAll', upTo: away, filter: {} }]);
      const operation = client.cursor;
      await send(server(), client.person);
      clock.forward(6 * DAY);
      await server().sweep();
      expect((await client.sync([], { cursor: away })).type).toBe('delta');
      clock.forward(2 * DAY);
      await server().sweep();
      expect((await client.sync([], { cursor: away })).type).toBe('reset');
      expect(await client.sync([], { cursor: operation })).toMatchObject({
        type: 'delta',
        operations: [],
        rows: [{ place: 'inbox' }],
      });
    });

    it('no longer takes back what was done a day ago', async () => {
      const { client, ids } = await arrange({});
      await client.sync([{ type: 'archive', ids }]);
      const target = client.mid;
      clock.forward(1.1 * DAY);
      await server().sweep();
      expect((await client.sync([{ type: 'undo', target }])).rejected).toMatchObject([{ reason: 'tooLate' }]);
    });
  },
  { clock: clock.now },
);
