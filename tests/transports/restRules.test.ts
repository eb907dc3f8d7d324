import { CasebellError, type Command, type SyncAnswer, type SyncRequest } from 'casebell/model';
import { createNotificationStore, preloadLists } from 'casebell/store';
import { createFakeEnvironment } from 'casebell/testing';
import { createRestTransport, type RestCommand, type RestTransportOptions } from 'casebell/transports/rest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainBackend, plainAdapter } from './plainBackend.js';

const context = () => ({ signal: new AbortController().signal });

/** Anna's inbox on a plain backend, her transport, and what the backend was asked to do. */
function anna({ titles = ['1', '2', '3'], ...options }: Partial<RestTransportOptions> & { titles?: readonly string[] } = {}) {
  const backend = createPlainBackend();
  backend.addPerson('anna');
  for (const title of titles) backend.notify({ to: 'anna', kind: 'reply', title });
  const adapter = plainAdapter(backend, 'anna');
  const asked: { command: RestCommand; key: string }[] = [];
  const execute: RestTransportOptions['execute'] = (command, how) => {
    asked.push({ command, key: how.idempotencyKey });
    return adapter.execute(command, how);
  };
  const transport = createRestTransport({ ...adapter, execute, ...options });
  const views = [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 20, shown: 0 }] as const;
  const request: SyncRequest = {
    epoch: null,
    cursor: -1,
    preferencesRev: -1,
    acknowledged: 0,
    clientId: 'c',
    views,
    commands: [],
  };
  const sync = (...commands: readonly (Command & { mid: number })[]): Promise<SyncAnswer> =>
    transport.sync({ ...request, commands: commands.map((command) => ({ ...command, epoch: 'rest' })) }, context());
  return { backend, adapter, asked, transport, sync };
}

const titlesOf = ({ rows }: { readonly rows: readonly { readonly title: string; readonly sort: number }[] }): readonly string[] =>
  rows.toSorted((a, b) => b.sort - a.sort).map((row) => row.title);

describe('commands', () => {
  it('waits with a command that failed and with all after it, and repeats none that was carried out', async () => {
    const { backend, adapter } = anna();
    const carriedOut: string[] = [];
    let isDown = true;
    const transport = createRestTransport({
      ...adapter,
      execute: async (command, { idempotencyKey }) => {
        if (command.type === 'save' && isDown) throw new Error('the backend is down');
        carriedOut.push(`${command.type} ${idempotencyKey}`);
      },
    });
    const ids = [backend.items[0]?.id ?? ''];
    const commands = (['read', 'save', 'archive'] as const).map((type, index) => ({ type, ids, mid: 11 + index, epoch: 'rest' }));
    const request: SyncRequest = {
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: 0,
      clientId: 'c',
      views: [],
      commands,
    };
    await expect(transport.sync(request, context())).rejects.toThrow('the backend is down');
    expect(carriedOut).toEqual(['read c:11']);
    isDown = false;
    expect((await transport.sync(request, context())).lastCommand).toBe(13);
    expect(carriedOut).toEqual(['read c:11', 'save c:12', 'archive c:13']);
  });

  it('rejects what the backend refuses as wrong, instead of asking for ever', async () => {
    const { sync } = anna({
      execute: async () => {
        throw new CasebellError('badRequest', 'No such status.');
      },
    });
    await sync();
    expect((await sync({ type: 'read', ids: ['1'], mid: 1 })).rejected).toEqual([{ mid: 1, reason: 'invalid' }]);
  });

  it('hands a bulk command over as the newest row that was on screen, its time, and the rows', async () => {
    const { backend, asked, sync } = anna();
    const { to } = await sync();
    backend.notify({ to: 'anna', kind: 'reply', title: 'Later' });
    await sync({ type: 'archiveAll', upTo: to, filter: { place: 'inbox' }, mid: 1 });
    const newest = backend.items[2];
    expect(asked[0]?.command).toEqual({
      type: 'archiveAll',
      filter: { place: 'inbox' },
      upToId: newest?.id,
      upToTime: newest?.createdAt,
      ids: expect.arrayContaining(['1', '2', '3']) as string[],
    });
  });

  it('means the same rows by a bulk command that was kept over a reload', async () => {
    const { backend, adapter, sync } = anna();
    const { to } = await sync();
    const asked: RestCommand[] = [];
    const reloaded = createRestTransport({ ...adapter, execute: async (command) => void asked.push(command) });
    const commands = [{ type: 'readAll', upTo: to, filter: {}, mid: 1, epoch: 'rest' }] as const;
    await reloaded.sync(
      { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'c', views: [], commands },
      context(),
    );
    expect(asked[0]).toMatchObject({ upToTime: backend.items[2]?.createdAt });
  });

  it('does not ask for what is not offered on a row', async () => {
    const { backend, asked, sync } = anna({ titles: [] });
    backend.notify({ to: 'anna', kind: 'meeting.invited', title: 'Waiting' });
    await sync();
    const answer = await sync({ type: 'archive', ids: ['1'], mid: 1 });
    expect(asked).toEqual([]);
    expect([answer.lastCommand, answer.rejected]).toEqual([1, []]);
  });
});

describe('rows', () => {
  it('keeps sequences and revisions while nothing changes', async () => {
    const { sync } = anna();
    expect(await sync()).toEqual(await sync());
  });

  it('raises the head and the revision of a row that changed behind its back', async () => {
    const { backend, sync } = anna();
    const before = await sync();
    backend.patch('anna', '2', { read: true });
    const after = await sync();
    expect(after.to).toBeGreaterThan(before.to);
    expect(after.rows.filter((row) => row.rev > before.to).map((row) => row.title)).toEqual(['2']);
  });

  it('lets go of a row that left the backend, and of its count', async () => {
    const { backend, sync } = anna();
    await sync();
    backend.items.splice(1, 1);
    const answer = await sync();
    expect(titlesOf(answer)).toEqual(['3', '1']);
    expect(answer.cells.map((cell) => cell[7])).toEqual([2]);
  });

  it('counts by the totals of the backend what was not listed', async () => {
    const titles = Array.from({ length: 30 }, (_one, index) => `${index}`);
    const { backend, transport } = anna({ titles, counts: async () => ({ inbox: { total: 30, unread: 29 } }) });
    backend.patch('anna', '30', { read: true });
    const views = [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 5, shown: 0 }] as const;
    const answer = await transport.sync(
      { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'c', views, commands: [] },
      context(),
    );
    expect(answer.rows).toHaveLength(5);
    const sum = (unread: number): number =>
      answer.cells.filter((cell) => cell[4] === unread).reduce((total, cell) => total + cell[7], 0);
    expect([sum(1), sum(0)]).toEqual([29, 1]);
  });

  it.each([
    ['nothing', undefined],
    ['a page', '<html>'],
    ['items without an id', { items: [{ title: 'x', createdAt: '2026-01-01' }], more: false }],
  ])('does not take %s for a list', async (_what, answer) => {
    const { sync } = anna({ list: async () => answer as never });
    await expect(sync()).rejects.toMatchObject({ code: 'invalidResponse' });
  });

  it('keeps the order of the list over pages and arrivals, whatever times rows share', async () => {
    const times = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 1, max: 7 }), fc.nat({ max: 10 }), async (millis, limit, late) => {
        const all = millis
          .toSorted((a, b) => b - a)
          .map((ms, index) => ({ id: `${index}`, title: `${index}`, createdAt: new Date(1e12 + ms).toISOString() }));
        let listed = all.slice(Math.min(late, all.length - 1)); // the newest arrive after the first look
        const transport = createRestTransport({
          list: async ({ place, before, limit: most }) => {
            if (place !== 'inbox') return { items: [], more: false };
            const from = before ? listed.findIndex((item) => item.id === before.id) + 1 : 0;
            return { items: listed.slice(from, from + most), more: listed.length > from + most };
          },
          execute: async () => {},
          counts: async () => ({}),
        });
        const views = [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: limit, shown: 0 }] as const;
        const request: SyncRequest = {
          epoch: null,
          cursor: -1,
          preferencesRev: -1,
          acknowledged: 0,
          clientId: 'c',
          views,
          commands: [],
        };
        await transport.sync(request, context());
        listed = all;
        const answer = await transport.sync(request, context());
        const seen = [...titlesOf(answer)];
        let floor = answer.type === 'reset' ? (answer.floors['inbox'] ?? 0) : 0;
        while (floor > 0) {
          const page = await transport.page({ filter: { place: 'inbox' }, before: floor, limit }, context());
          seen.push(...titlesOf(page));
          expect(page.floor).toBeLessThan(floor);
          floor = page.floor;
        }
        expect(seen).toEqual(all.map((item) => item.id));
      }),
    );
  });

  const firstRequest: SyncRequest = {
    epoch: null,
    cursor: -1,
    preferencesRev: -1,
    acknowledged: 0,
    clientId: 'c',
    views: [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 4, shown: 0 }],
    commands: [],
  };
  /** Thirty items, three of each second, in the pages of a backend's own way of going on. */
  const items = Array.from({ length: 30 }, (_one, index) => ({
    id: `${30 - index}`,
    title: `${30 - index}`,
    createdAt: new Date(1e12 - Math.floor(index / 3) * 1_000).toISOString(),
  }));
  const pageOf = (from: number, limit: number) => ({
    items: items.slice(from, from + limit),
    more: from + limit < items.length,
  });
  const scrolled = async (list: RestTransportOptions['list']): Promise<readonly string[]> => {
    const transport = createRestTransport({ list, execute: async () => {}, counts: async () => ({}), places: ['inbox'] });
    const answer = await transport.sync(firstRequest, context());
    const seen = [...titlesOf(answer)];
    for (let floor = answer.type === 'reset' ? (answer.floors['inbox'] ?? 0) : 0; floor > 0;) {
      const page = await transport.page({ filter: { place: 'inbox' }, before: floor, limit: 4 }, context());
      seen.push(...titlesOf(page));
      expect(page.floor).toBeLessThan(floor);
      floor = page.floor;
    }
    return seen;
  };

  it.each<readonly [string, RestTransportOptions['list']]>([
    [
      'by a time, the rows of that time included',
      async ({ before, limit }) =>
        pageOf(
          items.findIndex((item) => before === null || item.createdAt <= before.time),
          limit,
        ),
    ],
    [
      'by an offset of its own, in pages shorter than asked for',
      async ({ before, limit }) => {
        const from = Number(before?.next ?? 0);
        const page = pageOf(from, Math.min(3, limit));
        return page.more ? { ...page, next: `${from + page.items.length}` } : page;
      },
    ],
    ['not at all, with everything at once', async () => ({ items, more: false })],
  ])('lists a backend that goes on %s', async (_how, list) => {
    expect(await scrolled(list)).toEqual(items.map((item) => item.title));
  });

  it('says so when the lists never reach further down', async () => {
    await expect(scrolled(async ({ limit }) => pageOf(0, limit))).rejects.toMatchObject({
      code: 'invalidResponse',
      message: expect.stringContaining('do not reach further down') as string,
    });
  });

  it('joins places into one list without a gap', async () => {
    const titles = Array.from({ length: 30 }, (_one, index) => `${index}`);
    const { backend, transport } = anna({ titles });
    for (const item of backend.items) if (Number(item.id) % 3 !== 0) Object.assign(item, { place: 'archived' });
    const seen: string[] = [];
    for (let floor = Number.MAX_SAFE_INTEGER; floor > 0;) {
      const page = await transport.page({ filter: {}, before: floor, limit: 4 }, context());
      seen.push(...titlesOf(page));
      expect(page.floor).toBeLessThan(floor);
      floor = page.floor;
    }
    expect(seen).toEqual(titles.toReversed());
  });

  it('brings saved rows that it met further down with every answer', async () => {
    const titles = Array.from({ length: 12 }, (_one, index) => `${index}`);
    const { backend, transport } = anna({ titles, counts: async () => ({}) });
    backend.patch('anna', '1', { saved: true });
    const views = [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 3, shown: 0 }] as const;
    const request: SyncRequest = {
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: 0,
      clientId: 'c',
      views,
      commands: [],
    };
    expect(titlesOf(await transport.sync(request, context()))).toEqual(['11', '10', '9']);
    await transport.page({ filter: { place: 'inbox' }, before: Number.MAX_SAFE_INTEGER, limit: 50 }, context());
    expect(titlesOf(await transport.sync(request, context()))).toEqual(['11', '10', '9', '0']);
  });
});

describe('with the store', () => {
  it('scrolls to the end of a long list and counts without drift', async () => {
    const titles = Array.from({ length: 45 }, (_one, index) => `${index}`);
    const { backend, transport } = anna({ titles });
    for (const item of backend.items) Object.assign(item, { place: 'archived' });
    const environment = createFakeEnvironment();
    await preloadLists();
    const store = createNotificationStore({ transport, recipient: { id: 'anna' }, environment });
    const events: string[] = [];
    store.onEvent((event) => events.push(event.type));
    store.openView({ id: 'archived', filter: { place: 'archived' }, pageSize: 10 });
    store.start();
    await environment.advance(100);
    for (let scrolls = 0; scrolls < 20 && !store.getState().views.get('archived')?.complete; scrolls++) {
      await store.loadMore('archived');
      await environment.advance(100);
    }
    const view = store.getState().views.get('archived');
    expect(view?.complete).toBe(true);
    expect(Array.from(view?.ids ?? [], (id) => store.getState().row(id)?.title)).toEqual(titles.toReversed());
    expect(store.getState().count({ place: 'archived' })).toBe(45);
    expect(events).not.toContain('drift');
    store.stop();
  });
});
