import { expect, it } from 'vitest';
import type { NotifyInput } from '@casebell/server';
import type { Notification } from 'casebell/model';
import { API_KEY, call, createClient, createClock, newKey, send, type Client } from './support/harness.js';
import { onEachDatabase } from './support/eachDatabase.js';

const clock = createClock();
const HOST_PEOPLE = new Map([['from-the-host', { name: 'Hanna Host' }]]);

onEachDatabase(
  'notify',
  (server) => {
    let groups = 0;
    /** People of a fresh team and role, in the directory. */
    const team = async (size = 2) => {
      const id = `group-${++groups}`;
      const clients = Array.from({ length: size }, () => createClient(server()));
      for (const { person } of clients) {
        await server().recipients.put('acme', person, { name: person, teams: [{ id, name: `The ${id}` }], roles: [id] });
      }
      for (const client of clients) await client.reset();
      return { id, clients };
    };
    const notify = (input: Partial<NotifyInput> & Pick<NotifyInput, 'to'>) =>
      server().notify({ kind: 'mention', title: 'Hello', tenant: 'acme', idempotencyKey: newKey(), ...input });
    const rowsOf = async (client: Client): Promise<readonly Notification[]> => (await client.page()).rows;

    it('keeps every field the producer gave', async () => {
      const client = createClient(server());
      await client.reset();
      const content = {
        kind: 'meeting.changed',
        subKind: 'weekly',
        title: 'Sales review',
        body: 'Moved\nagain',
        link: '/meetings/7?tab=notes#top',
        record: { type: 'meeting', id: '7', title: 'Sales review' },
        actor: { id: 'u9', name: 'Bo Berg', avatar: 'https://img.example.com/bo.png' },
        severity: 'warning' as const,
        reason: 'mentioned' as const,
        actions: [{ id: 'join', label: 'Join', emphasis: 'primary' as const, link: 'https://meet.example.com/7' }],
        expiresAt: '2026-06-01T10:00:00+02:00',
        meeting: {
          start: '2026-06-01T10:00:00+02:00',
          end: '2026-06-01T11:00:00+02:00',
          place: 'Room 4',
          recurring: 'every Monday',
          organiser: { id: 'o', name: 'Ola' },
        },
        data: { amount: 12.5, tags: ['a', { deep: [null, true] }], __proto__x: 1 },
      };
      await notify({ to: { person: client.person }, ...content });
      expect(await rowsOf(client)).toEqual([
        {
          ...content,
          id: expect.any(String),
          version: 1,
          createdAt: clock.now().toISOString(),
          newAt: clock.now().toISOString(),
          rev: 1,
          sort: 1,
          place: 'inbox',
          archiveReason: null,
          seen: false,
          read: false,
          saved: false,
          snoozedUntil: null,
          needs: 'answer',
          answer: null,
          acknowledged: false,
          handledBy: null,
        },
      ]);
    });

    it('makes one notification of the same key sent twice, at once or later', async () => {
      const { clients, id } = await team();
      const input = { to: { role: id }, idempotencyKey: newKey() };
      const results = await Promise.all([notify(input), notify(input), notify(input)]);
      expect(results.map(({ notified }) => notified)).toEqual([2, 2, 2]);
      expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      expect(await notify(input)).toEqual({ notified: 2, duplicate: true });
      for (const client of clients) expect(await rowsOf(client)).toHaveLength(1);
    });

    it('reaches a person, several people, a team, a role, with the reason', async () => {
      const { id, clients } = await team(3);
      const [ann, bob, cleo] = clients as [Client, Client, Client];
      expect(await notify({ to: { person: ann.person } })).toEqual({ notified: 1, duplicate: false });
      expect(await notify({ to: { people: [ann.person, bob.person, ann.person] } })).toMatchObject({ notified: 2 });
      expect(await notify({ to: { team: id } })).toMatchObject({ notified: 3 });
      expect(await notify({ to: { role: id }, reason: 'assigned' })).toMatchObject({ notified: 3 });
      expect((await rowsOf(ann)).map(({ reason }) => reason)).toEqual(['assigned', 'team', 'direct', 'direct']);
      expect((await rowsOf(bob)).map(({ team: group }) => group?.name)).toEqual([id, `The ${id}`, undefined]);
      expect(await rowsOf(cleo)).toHaveLength(2);
    });

    it('reaches the subscribers of a kind and sub-kind, the finer choice first', async () => {
      const kind = `case.${newKey()}`;
      const subscribe = async (cells: Record<string, boolean>) => {
        const client = createClient(server());
        await client.reset();
        await client.sync(
          Object.entries(cells).map(([path, value]) => ({ type: 'setPreference', path: `subscribe/${path}`, value })),
        );
        return client;
      };
      const all = await subscribe({ [kind]: true });
      const some = await subscribe({ [`${kind}/vip`]: true });
      const allButVip = await subscribe({ [kind]: true, [`${kind}/vip`]: false });
      const none = await subscribe({});
      expect(await notify({ to: { subscribers: { kind, subKind: 'vip' } }, title: 'vip' })).toMatchObject({ notified: 2 });
      expect(await notify({ to: { subscribers: { kind } }, title: 'any' })).toMatchObject({ notified: 2 });
      const titles = async (client: Client) => (await rowsOf(client)).map(({ title }) => title);
      expect(await Promise.all([all, some, allButVip, none].map(titles))).toEqual([['any', 'vip'], ['vip'], ['any'], []]);
    });

    it('reaches everyone of the tenant, in chunks when they are many', async () => {
      const tenant = `big${newKey().replace('-', '')}`;
      const people = Array.from({ length: 450 }, (_, i) => `person-${i}`);
      for (const person of people) await server().recipients.put(tenant, person, { name: person });
      const idempotencyKey = newKey();
      expect(
        await server().notify({ to: { everyone: true }, kind: 'system.info', title: 'Maintenance', tenant, idempotencyKey }),
      ).toMatchObject({ notified: 450 });
      const last = createClient(server(), { tenant, person: 'person-99' });
      await expect.poll(() => rowsOf(last), { timeout: 10_000 }).toHaveLength(1);
      await server().withdraw(tenant, idempotencyKey);
      await expect.poll(() => rowsOf(last), { timeout: 10_000 }).toMatchObject([{ archiveReason: 'withdrawn' }]);
      const { kept, counted } = await server().recount(tenant, 'person-99');
      expect(kept).toEqual(counted);
    });

    it('asks the host about people the directory does not know', async () => {
      expect(await notify({ to: { person: 'from-the-host' } })).toMatchObject({ notified: 1 });
      await expect(notify({ to: { person: 'nobody' } })).rejects.toMatchObject({ code: 'unknownRecipient', field: 'to.person' });
      await expect(notify({ to: { people: ['from-the-host', 'nobody'] } })).rejects.toThrow('"nobody"');
      await expect(notify({ to: { team: 'no-such-team' } })).rejects.toMatchObject({
        code: 'unknownRecipient',
        field: 'to.team',
      });
    });

    it('archives the earlier card as superseded, and asks again', async () => {
      const client = createClient(server());
      await client.reset();
      const supersedes = await send(server(), client.person, { kind: 'meeting.invited' });
      await notify({ to: { person: client.person }, kind: 'meeting.changed', title: 'Moved', supersedes });
      const [now, earlier] = await rowsOf(client);
      expect(now).toMatchObject({ title: 'Moved', place: 'inbox', needs: 'answer' });
      expect(earlier).toMatchObject({ place: 'archived', archiveReason: 'superseded' });
      const late = await client.delta([{ type: 'answer', ids: [earlier?.id ?? ''], version: 1, answer: 'accepted' }]);
      expect(late.rejected).toMatchObject([{ reason: 'changed' }]);
    });

    it('updates the content under a new version and leaves the state', async () => {
      const client = createClient(server());
      await client.reset();
      const key = await send(server(), client.person, { kind: 'meeting.invited', body: 'old' });
      const ids = [(await rowsOf(client))[0]?.id ?? ''] as const;
      await client.sync([{ type: 'read', ids: [...ids] }]);
      await server().update('acme', key, { title: 'Renamed', body: null });
      const [row] = await rowsOf(client);
      expect(row).toMatchObject({ title: 'Renamed', version: 2, read: true, sort: 1 });
      expect(row).not.toHaveProperty('body');
      const stale = await client.delta([{ type: 'answer', ids, version: 1, answer: 'accepted' }]);
      expect(stale.rejected).toMatchObject([{ reason: 'changed' }]);
    });

    it('makes a fresh update new again: on top, unread, unanswered', async () => {
      const client = createClient(server());
      await client.reset();
      const key = await send(server(), client.person, { kind: 'meeting.invited' });
      await send(server(), client.person);
      const ids = [(await rowsOf(client))[1]?.id ?? ''] as const;
      await client.sync([{ type: 'answer', ids, version: 1, answer: 'accepted' }]);
      clock.forward(60_000);
      await server().update('acme', key, { title: 'Moved', fresh: true });
      const [first] = await rowsOf(client);
      expect(first).toMatchObject({
        title: 'Moved',
        version: 2,
        answer: null,
        place: 'inbox',
        archiveReason: null,
        read: false,
        newAt: clock.now().toISOString(),
      });
      expect(first?.sort).toBe((await client.delta()).to);
    });

    it('withdraws for everybody, archived rows too, so that restore cannot bring them back', async () => {
      const { id, clients } = await team();
      const [ann, bob] = clients as [Client, Client];
      const idempotencyKey = newKey();
      await notify({ to: { team: id }, idempotencyKey });
      const ids = [(await rowsOf(ann))[0]?.id ?? ''];
      await bob.sync([{ type: 'archive', ids }]);
      await server().withdraw('acme', idempotencyKey);
      await server().withdraw('acme', idempotencyKey);
      for (const client of clients)
        expect(await rowsOf(client)).toMatchObject([{ place: 'archived', archiveReason: 'withdrawn' }]);
      expect((await bob.sync([{ type: 'restore', ids }])).rows).toMatchObject([{ archiveReason: 'withdrawn' }]);
      await expect(server().update('acme', idempotencyKey, { title: 'x' })).rejects.toMatchObject({ code: 'notFound' });
      await expect(server().withdraw('other', idempotencyKey)).rejects.toMatchObject({ code: 'notFound' });
    });

    it('gives a team item to the first who claims it and closes it for all', async () => {
      const { id, clients } = await team(4);
      const [ann, bob, cleo, dan] = clients as [Client, Client, Client, Client];
      await notify({ to: { team: id } });
      const ids = [(await rowsOf(ann))[0]?.id ?? ''] as const;
      await cleo.sync([{ type: 'archive', ids: [...ids] }]);
      const won = await ann.delta([{ type: 'claim', ids, version: 1 }]);
      const winner = { id: ann.person, name: `${ann.person} Example` };
      expect(won).toMatchObject({ rejected: [], rows: [{ place: 'archived', archiveReason: 'handled', handledBy: winner }] });
      const lost = await bob.sync([{ type: 'claim', ids, version: 1 }]);
      expect(lost).toMatchObject({
        rejected: [{ reason: 'handled', by: winner }],
        rows: [{ archiveReason: 'handled', handledBy: winner }],
      });
      expect(await ann.delta([{ type: 'claim', ids, version: 1 }])).toMatchObject({ rejected: [], rows: [] });
      for (const client of [cleo, dan]) {
        await expect
          .poll(() => rowsOf(client), { timeout: 5_000 })
          .toMatchObject([{ archiveReason: 'handled', handledBy: winner }]);
      }
    });

    it('does not let a repeated request of a refused claim win later', async () => {
      const { id, clients } = await team();
      const [ann, bob] = clients as [Client, Client];
      const idempotencyKey = newKey();
      await notify({ to: { team: id }, idempotencyKey });
      const ids = [(await rowsOf(ann))[0]?.id ?? ''] as const;
      await server().update('acme', idempotencyKey, { title: 'Changed' });
      expect((await ann.sync([{ type: 'claim', ids, version: 1, mid: 7 }])).rejected).toMatchObject([{ reason: 'changed' }]);
      await ann.sync([{ type: 'claim', ids, version: 2, mid: 7 }]);
      expect(await rowsOf(bob)).toMatchObject([{ place: 'inbox' }]);
      const stranger = createClient(server());
      await stranger.reset();
      expect((await stranger.sync([{ type: 'claim', ids, version: 2 }])).rejected).toMatchObject([{ reason: 'gone' }]);
    });

    it('brings the open items of a team to those who join, and takes them from those who leave', async () => {
      const { id, clients } = await team();
      const [ann] = clients as [Client];
      await notify({ to: { team: id }, title: 'open' });
      const done = newKey();
      await notify({ to: { team: id }, title: 'done', idempotencyKey: done });
      await server().withdraw('acme', done);
      const joiner = createClient(server());
      await joiner.reset();
      await send(server(), joiner.person);
      await server().recipients.put('acme', joiner.person, { name: 'Jo', teams: [id] });
      expect((await rowsOf(joiner)).map(({ title }) => title)).toEqual(['open', expect.stringContaining('About')]);
      await joiner.delta();
      await server().recipients.put('acme', joiner.person, { name: 'Jo' });
      const { tombstones, cells } = await joiner.delta();
      expect(tombstones).toHaveLength(1);
      expect(cells).toHaveLength(1);
      await server().recipients.put('acme', joiner.person, { name: 'Jo', teams: [id] });
      expect(await joiner.delta()).toMatchObject({ tombstones: [], rows: [{ title: 'open' }] });
      expect(await rowsOf(ann)).toHaveLength(2);
    });

    it('erases a person everywhere', async () => {
      const client = createClient(server());
      await client.reset();
      await send(server(), client.person);
      await client.sync([
        { type: 'setPreference', path: 'a', value: 1 },
        { type: 'archiveAll', upTo: 9, filter: {} },
      ]);
      await server().recipients.remove('acme', client.person);
      await expect(send(server(), client.person)).rejects.toMatchObject({ code: 'unknownRecipient' });
      const answer = await client.sync();
      expect(answer).toMatchObject({ type: 'reset', rows: [], cells: [], lastCommand: 0, to: 0 });
      expect(answer.preferences).toEqual({});
    });

    it('does the same over HTTP with an API key', async () => {
      const person = `http-${newKey()}`;
      const idempotencyKey = 'a key/with ünusual signs?';
      const path = `/v1/notifications/${encodeURIComponent(idempotencyKey)}`;
      const body = { to: { person }, kind: 'mention', title: 'Hello', idempotencyKey };
      expect(
        (
          await call(server(), 'PUT', `/v1/recipients/${person}`, {
            body: { name: 'Pia', email: 'pia@example.com', locale: 'nb-NO', timeZone: 'Europe/Oslo' },
          })
        ).status,
      ).toBe(204);
      expect(await call(server(), 'POST', '/v1/notifications', { body })).toMatchObject({
        status: 201,
        body: { notified: 1, duplicate: false },
      });
      expect(await call(server(), 'POST', '/v1/notifications', { body })).toMatchObject({
        status: 200,
        body: { notified: 1, duplicate: true },
      });
      expect((await call(server(), 'PATCH', path, { body: { title: 'Hello again', fresh: true } })).status).toBe(204);
      const client = createClient(server(), { person });
      expect(await rowsOf(client)).toMatchObject([{ title: 'Hello again', version: 2 }]);
      expect((await call(server(), 'DELETE', path)).status).toBe(204);
      expect(await rowsOf(client)).toMatchObject([{ archiveReason: 'withdrawn' }]);
      expect((await call(server(), 'DELETE', `/v1/recipients/${person}`)).status).toBe(204);
      expect(await rowsOf(client)).toEqual([]);
      expect(API_KEY.length).toBeGreaterThan(16);
    });
  },
  { clock: clock.now, resolveRecipient: async (_tenant, id) => HOST_PEOPLE.get(id) ?? null },
);
