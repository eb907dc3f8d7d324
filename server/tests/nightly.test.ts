import { expect, it } from 'vitest';
import { onEachDatabase } from './support/eachDatabase.js';
import { createClient, createClock, send } from './support/harness.js';

const clock = createClock();
const REQUEST = { kind: 'request.created' } as const;

onEachDatabase(
  'the nightly clearing',
  (server) => {
    const setClock = (time: string) => clock.forward(Date.parse(time) - clock.now().getTime());
    const sweepAt = async (time: string) => {
      setClock(time);
      return server().sweep();
    };
    const personIn = async (timeZone?: string) => {
      const client = createClient(server());
      await server().recipients.put('acme', client.person, { name: 'Ann', ...(timeZone !== undefined && { timeZone }) });
      await client.reset();
      const sendAt = async (time: string, more: object = REQUEST) => {
        setClock(time);
        await send(server(), client.person, more);
      };
      const inbox = async () => (await client.page({ filter: { place: 'inbox' } })).rows.map(({ kind }) => kind);
      return { client, sendAt, inbox };
    };

    it('takes the kinds out at midnight as one operation, and nothing that is held, snoozed or of another kind', async () => {
      const { client, sendAt, inbox } = await personIn();
      for (const kind of [
        'request.created',
        'request.created',
        'request.created',
        'request.message',
        'mention',
        'meeting.invited',
      ])
        await sendAt('2026-05-04T20:00:00Z', { kind });
      const [saved = '', snoozed = ''] = (await client.delta()).rows.map(({ id }) => id);
      await client.sync([
        { type: 'save', ids: [saved] },
        { type: 'snooze', ids: [snoozed], until: '2026-05-06T07:00:00.000Z' },
      ]);
      await sweepAt('2026-05-04T23:59:59.999Z');
      expect((await client.delta()).operations).toEqual([]);
      expect((await sweepAt('2026-05-05T00:00:00Z')).cleared).toBe(1);
      const { from, to, rows, operations } = await client.delta();
      const filter = { place: 'inbox', kinds: ['request.created', 'request.message', 'meeting.invited'] };
      expect(rows).toEqual([]);
      expect(operations).toEqual([{ seq: to, type: 'archiveAll', upTo: from, filter, reason: 'nightly' }]);
      expect(await inbox()).toEqual(['meeting.invited', 'mention', 'request.created']);
      const archived = (await client.page({ filter: { place: 'archived' } })).rows;
      expect(archived.map(({ kind, archiveReason }) => [kind, archiveReason])).toEqual([
        ['request.message', 'nightly'],
        ['request.created', 'nightly'],
      ]);
      const { kept, counted } = await server().recount('acme', client.person);
      expect(kept).toEqual(counted);
    });

    it('runs once a day: what a person restores stays until the next midnight', async () => {
      const { client, sendAt, inbox } = await personIn();
      await sendAt('2026-05-10T20:00:00Z');
      const ids = (await client.delta()).rows.map(({ id }) => id);
      await sweepAt('2026-05-11T00:00:00Z');
      await client.sync([{ type: 'restore', ids }]);
      await sweepAt('2026-05-11T23:59:59Z');
      expect(await inbox()).toEqual(['request.created']);
      await sweepAt('2026-05-12T00:00:00Z');
      expect(await inbox()).toEqual([]);
    });

    it('clears later what it missed, but nothing that became new after that midnight', async () => {
      const { client, sendAt, inbox } = await personIn('Europe/Oslo');
      await sendAt('2026-05-15T21:59:59.999Z');
      await sendAt('2026-05-15T22:00:00Z');
      await sendAt('2026-05-16T08:00:00Z');
      const [before = '', ...after] = (await client.delta()).rows.map(({ id }) => id);
      expect((await sweepAt('2026-05-16T14:00:00Z')).cleared).toBe(1);
      expect((await client.page({ filter: { place: 'archived' } })).rows.map(({ id }) => id)).toEqual([before]);
      expect((await client.page({ filter: { place: 'inbox' } })).rows.map(({ id }) => id)).toEqual([...after].reverse());
      expect((await sweepAt('2026-05-16T15:00:00Z')).cleared).toBe(0);
      await sweepAt('2026-05-16T22:00:00Z');
      expect(await inbox()).toEqual([]);
    });

    it('keeps to the midnight of each person, in two time zones', async () => {
      const oslo = await personIn('Europe/Oslo');
      const honolulu = await personIn('Pacific/Honolulu');
      await sweepAt('2026-06-01T12:00:00Z');
      for (const { sendAt } of [oslo, honolulu]) await sendAt('2026-06-01T12:00:00Z');
      await sweepAt('2026-06-01T22:00:00Z');
      expect([await oslo.inbox(), await honolulu.inbox()]).toEqual([[], ['request.created']]);
      await sweepAt('2026-06-02T09:59:59Z');
      expect(await honolulu.inbox()).toEqual(['request.created']);
      await sweepAt('2026-06-02T10:00:00Z');
      expect(await honolulu.inbox()).toEqual([]);
    });

    for (const [change, begin, end] of [
      ['23 hours', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
      ['25 hours', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ] as const) {
      it(`follows the clocks through a day of ${change}`, async () => {
        const { sendAt, inbox } = await personIn('Europe/Oslo');
        const before = (time: string) => new Date(Date.parse(time) - 1).toISOString();
        for (const midnight of [begin, end]) {
          await sendAt(before(midnight));
          await sweepAt(before(midnight));
          expect(await inbox()).toEqual(['request.created']);
          await sweepAt(midnight);
          expect(await inbox()).toEqual([]);
        }
      });
    }
  },
  { clock: clock.now, clearAtMidnight: ['request.created', 'request.message', 'meeting.invited'] },
);
