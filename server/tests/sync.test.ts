import { expect, it } from 'vitest';
import { parseSyncAnswer } from 'casebell/model';
import { countOf, createClient, createClock, INBOX, send } from './support/harness.js';
import { onEachDatabase } from './support/eachDatabase.js';

const clock = createClock();
const later = () => new Date(clock.now().getTime() + 3_600_000).toISOString();

onEachDatabase(
  'sync',
  (server) => {
    const arrange = async (...notifications: object[]) => {
      const client = createClient(server());
      await client.reset();
      for (const more of notifications) await send(server(), client.person, more);
      const { rows } = await client.delta();
      return { client, rows, ids: rows.map(({ id }) => id) };
    };

    it('answers a first request with a reset: rows of the view, all held rows, cells, preferences', async () => {
      const client = createClient(server());
      await client.sync();
      await send(server(), client.person, { kind: 'meeting.invited' });
      for (let i = 0; i < 3; i++) await send(server(), client.person);
      const answer = await client.reset({ views: [{ ...INBOX, pageSize: 2 }] });
      expect(answer.rows.map(({ kind }) => kind)).toEqual(['mention', 'mention', 'meeting.invited']);
      expect(answer.floors).toEqual({ inbox: answer.rows[1]?.sort });
      expect(countOf(answer.cells)).toBe(4);
      expect(answer.preferences).toEqual({});
      expect(parseSyncAnswer(answer)).toEqual(answer);
    });

    it('brings as many rows as are shown, and says that this is all', async () => {
      const { client } = await arrange({}, {}, {});
      const answer = await client.reset({
        views: [
          { ...INBOX, pageSize: 2, shown: 3 },
          { ...INBOX, id: 'more', pageSize: 4 },
        ],
      });
      expect(answer.rows).toHaveLength(3);
      expect(answer.floors).toEqual({ inbox: answer.rows.at(-1)?.sort, more: 0 });
    });

    it('then tells only what changed, from the cursor to the head', async () => {
      const { client } = await arrange({});
      const from = client.cursor;
      await send(server(), client.person);
      const answer = await client.delta();
      expect(answer).toMatchObject({ from, to: from + 1, operations: [], tombstones: [] });
      expect(answer.rows).toHaveLength(1);
      expect(answer).not.toHaveProperty('preferences');
      expect(parseSyncAnswer(answer)).toEqual(answer);
    });

    it('resets when the epoch differs, the cursor is ahead, or too much changed', async () => {
      const { client } = await arrange({});
      expect((await client.sync([], { epoch: 'another' })).type).toBe('reset');
      expect((await client.sync([], { cursor: client.cursor + 1 })).type).toBe('reset');
      const from = client.cursor;
      for (let i = 0; i < 501; i++) await send(server(), client.person);
      expect((await client.sync([], { cursor: from })).type).toBe('reset');
      expect((await client.sync([], { cursor: from + 1 })).type).toBe('delta');
    }, 90_000);

    it('applies a command once, however often it arrives', async () => {
      const { client, ids } = await arrange({});
      const [id = ''] = ids;
      await client.sync([{ type: 'read', ids: [id], mid: 10 }]);
      await client.sync([{ type: 'unread', ids: [id], mid: 20 }]);
      const again = await client.delta([{ type: 'read', ids: [id], mid: 10 }]);
      expect(again.rows).toEqual([]);
      expect(again.lastCommand).toBe(20);
    });

    it('takes no sequence for a command that changes nothing', async () => {
      const { client, ids } = await arrange({});
      const before = client.cursor;
      await client.sync([
        { type: 'unread', ids },
        { type: 'read', ids: ['unknown'] },
        { type: 'archiveRead', upTo: before, filter: {} },
      ]);
      expect(client.cursor).toBe(before);
    });

    it('tells a bulk command as one operation, which takes one sequence and leaves what waits or arrived later', async () => {
      const { client, rows } = await arrange({}, {}, { kind: 'meeting.invited' }, {});
      const upTo = rows[2]?.sort ?? 0;
      const answer = await client.delta([{ type: 'archiveAll', upTo, filter: { place: 'inbox', hiddenKinds: ['reply'] } }]);
      expect(answer.rows).toEqual([]);
      expect(answer.operations).toEqual([
        { seq: answer.to, type: 'archiveAll', upTo, filter: { place: 'inbox', hiddenKinds: ['reply'] } },
      ]);
      expect(answer.to - answer.from).toBe(1);
      const { rows: left } = await client.page({ filter: { place: 'inbox' } });
      expect(left.map(({ id }) => id)).toEqual([rows[3]?.id, rows[2]?.id]);
      expect(countOf(answer.cells, ([, , , place]) => place === 'archived')).toBe(2);
    });

    it('leaves hidden kinds alone in bulk, unless they wait', async () => {
      const { client } = await arrange({ kind: 'reply' }, { kind: 'meeting.invited' }, {});
      const hiddenKinds = ['reply', 'meeting.invited'];
      await client.sync([{ type: 'readAll', upTo: client.cursor, filter: { hiddenKinds } }]);
      const { rows } = await client.page();
      expect(rows.map(({ kind, read }) => [kind, read])).toEqual([
        ['mention', true],
        ['meeting.invited', true],
        ['reply', false],
      ]);
    });

    it('gives back with undo the exact former rows, all but seen', async () => {
      const { client, ids } = await arrange({}, {}, {});
      await client.sync([{ type: 'read', ids: [ids[0] ?? ''] }]);
      const before = (await client.page()).rows;
      await client.sync([{ type: 'archiveAll', upTo: client.cursor, filter: { place: 'inbox' } }]);
      const target = client.mid;
      await client.sync([{ type: 'seen', upTo: client.cursor, filter: {} }]);
      await client.sync([{ type: 'undo', target }]);
      const after = (await client.page()).rows;
      const comparable = (rows: typeof after) => rows.map(({ rev, seen, ...row }) => row);
      expect(comparable(after)).toEqual(comparable(before));
      expect(after.every(({ seen }) => seen)).toBe(true);
    });

    it('leaves with undo what changed since, and takes back only once', async () => {
      const { client, ids } = await arrange({}, {});
      const [first = '', second = ''] = ids;
      await client.sync([{ type: 'archive', ids }]);
      const target = client.mid;
      await client.sync([{ type: 'restore', ids: [second] }]);
      const answer = await client.delta([{ type: 'undo', target }]);
      expect(answer.rows.map(({ id, place }) => [id, place])).toEqual([[first, 'inbox']]);
      expect((await client.delta([{ type: 'undo', target }])).rows).toEqual([]);
      expect((await client.delta([{ type: 'undo', target: 9 }])).rejected).toMatchObject([{ reason: 'tooLate' }]);
    });

    it('gives an unsnoozed row its former place with undo', async () => {
      const { client, rows } = await arrange({}, {});
      const [row] = rows;
      await client.sync([{ type: 'snooze', ids: [row?.id ?? ''], until: later() }]);
      const woken = await client.delta([{ type: 'unsnooze', ids: [row?.id ?? ''] }]);
      expect(woken.rows).toMatchObject([{ place: 'inbox', snoozedUntil: null, sort: woken.to, read: false, seen: false }]);
      const answer = await client.delta([{ type: 'undo', target: client.mid }]);
      expect(answer.rows).toMatchObject([{ place: 'snoozed', sort: row?.sort }]);
    });

    it('takes an answer for the version on screen only, and the same again without effect', async () => {
      const { client, ids } = await arrange({ kind: 'meeting.invited' });
      const ids1 = [ids[0] ?? ''] as const;
      const wrong = await client.delta([{ type: 'answer', ids: ids1, version: 2, answer: 'accepted' }]);
      expect(wrong.rejected).toMatchObject([{ reason: 'changed' }]);
      const answer = await client.delta([{ type: 'answer', ids: ids1, version: 1, answer: 'accepted' }]);
      expect(answer.rows).toMatchObject([{ answer: 'accepted', place: 'archived', archiveReason: 'answered', read: true }]);
      const again = await client.delta([{ type: 'answer', ids: ids1, version: 1, answer: 'accepted' }]);
      expect(again).toMatchObject({ rows: [], rejected: [] });
      const other = await client.delta([{ type: 'answer', ids: ids1, version: 1, answer: 'declined' }]);
      expect(other.rejected).toMatchObject([{ reason: 'changed' }]);
      const unknown = await client.delta([{ type: 'answer', ids: ['nothing'], version: 1, answer: 'declined' }]);
      expect(unknown.rejected).toMatchObject([{ reason: 'gone' }]);
    });

    it('does not take an invitation out of the inbox by anything but its answer', async () => {
      const { client, ids } = await arrange({ kind: 'meeting.invited' });
      await client.sync([
        { type: 'archive', ids },
        { type: 'gotIt', ids },
        { type: 'archiveAll', upTo: client.cursor, filter: {} },
      ]);
      expect((await client.page()).rows).toMatchObject([{ place: 'inbox' }]);
    });

    it('repeats a rejection until it is acknowledged', async () => {
      const { client } = await arrange({});
      await client.sync([{ type: 'undo', target: 1, mid: 5 }]);
      expect((await client.sync([], { acknowledged: 4 })).rejected).toEqual([{ mid: 5, reason: 'tooLate' }]);
      expect((await client.sync([], { acknowledged: 5 })).rejected).toEqual([]);
    });

    it('rejects what speaks of another history, and applies plain sets of it', async () => {
      const { client, ids } = await arrange({});
      const answer = await client.delta([
        { type: 'archiveAll', upTo: client.cursor, filter: {}, epoch: 'before-the-restore' },
        { type: 'read', ids, epoch: 'before-the-restore' },
      ]);
      expect(answer.rejected).toEqual([{ mid: 1, reason: 'restored' }]);
      expect(answer.rows).toMatchObject([{ read: true, place: 'inbox' }]);
    });

    it('rejects a command it does not know, or that makes no sense, and goes on with the next', async () => {
      const { client, ids } = await arrange({});
      const answer = await client.delta([
        { type: 'explode' } as never,
        { type: 'snooze', ids, until: 'tomorrow' },
        { type: 'snooze', ids, until: '2001-01-01T00:00:00Z' },
        { type: 'read', ids },
      ]);
      expect(answer.rejected.map(({ reason }) => reason)).toEqual(['unsupported', 'invalid', 'invalid']);
      expect(answer.rows).toMatchObject([{ read: true }]);
      expect(answer.lastCommand).toBe(4);
    });

    it('keeps preferences as cells, and sends the document when its revision differs', async () => {
      const { client } = await arrange();
      const other = createClient(server(), { person: client.person });
      await other.reset();
      const mine = await client.delta([
        { type: 'setPreference', path: 'mention/email', value: false },
        { type: 'setPreference', path: 'layout', value: { from: '18:00', days: [1, 2] } },
      ]);
      expect(mine).toMatchObject({
        preferences: { 'mention/email': false, layout: { from: '18:00', days: [1, 2] } },
        preferencesRev: 2,
      });
      await client.sync([
        { type: 'setPreference', path: 'layout', value: null },
        { type: 'setPreference', path: '__proto__', value: 1 },
      ]);
      const theirs = await other.delta();
      expect(new Map(Object.entries(theirs.preferences ?? {}))).toEqual(
        new Map<string, unknown>([
          ['__proto__', 1],
          ['mention/email', false],
        ]),
      );
      expect(await other.delta()).not.toHaveProperty('preferences');
    });

    it('pages a view down to its end', async () => {
      const { client, rows } = await arrange({}, {}, {}, { kind: 'reply' });
      const filter = { kinds: ['mention'] };
      const first = await client.page({ filter, limit: 2 });
      expect(first.rows.map(({ id }) => id)).toEqual([rows[2]?.id, rows[1]?.id]);
      expect(first).toMatchObject({ epoch: client.epoch, head: client.cursor, floor: rows[1]?.sort });
      const second = await client.page({ filter, limit: 2, before: first.floor });
      expect(second.rows.map(({ id }) => id)).toEqual([rows[0]?.id]);
      expect(second.floor).toBe(0);
    });

    it('finds words in titles and bodies, and takes the signs of patterns for themselves', async () => {
      const { client } = await arrange(
        { title: 'Contract of 50%' },
        { title: 'Other', body: 'see the CONTRACT' },
        { title: '500' },
      );
      expect((await client.page({ query: 'contract' })).rows).toHaveLength(2);
      expect((await client.page({ query: '50%' })).rows).toHaveLength(1);
      expect((await client.page({ query: "'; drop table casebell.cells --" })).rows).toHaveLength(0);
    });

    it('keeps people and tenants apart', async () => {
      const { client, ids } = await arrange({});
      const colleague = createClient(server());
      const namesake = createClient(server(), { person: client.person, tenant: 'other' });
      for (const stranger of [colleague, namesake]) {
        await stranger.reset();
        await stranger.sync([
          { type: 'archive', ids },
          { type: 'archiveAll', upTo: 99, filter: {} },
        ]);
        expect((await stranger.page()).rows).toEqual([]);
      }
      expect((await client.page()).rows).toMatchObject([{ place: 'inbox' }]);
    });
  },
  { clock: clock.now },
);
