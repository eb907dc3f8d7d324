import { createNotificationStore, preloadLists, type NotificationStore, type StoreEvent, type Transport } from 'casebell/store';
import { createFakeBrowser, createFakeClock, createFakeEnvironment, type FakeEnvironment } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';
import { beforeAll, describe, expect, it } from 'vitest';
import { INBOX } from './opened.js';

interface Tab {
  readonly store: NotificationStore;
  readonly environment: FakeEnvironment;
  readonly events: StoreEvent[];
  readonly titles: () => readonly string[];
  readonly unread: () => number | null;
}

/** One browser of one person, whose tabs reach one backend. */
async function openBrowser(options: { readonly locks?: boolean; readonly wrap?: (transport: Transport) => Transport } = {}) {
  const { locks = true, wrap = (transport) => transport } = options;
  const clock = createFakeClock();
  const browser = createFakeBrowser();
  const backend = createMemoryBackend({ now: clock.now, setTimer: clock.setTimer, recipients: [{ id: 'ada', name: 'Ada' }] });
  const streams = new Set<AbortSignal>();
  let requests = 0;
  let seed = 0;
  let isReachable = true;

  const openTab = async (id = 'ada', own = backend): Promise<Tab> => {
    const page = createFakeEnvironment({ clock, browser, seed: ++seed });
    const inner = own.transport({ id, name: id });
    const alive = new AbortController();
    const environment: FakeEnvironment = {
      ...page,
      ...(!locks && { claim: () => Promise.resolve(null) }),
      close: () => {
        alive.abort();
        page.close();
      },
    };
    const transport: Transport = {
      ...inner,
      sync: (request, context) => {
        requests++;
        return isReachable ? inner.sync(request, context) : Promise.reject(new Error('no network'));
      },
      stream: (position, handlers, context) => {
        const signal = AbortSignal.any([context.signal, alive.signal]);
        streams.add(signal);
        signal.addEventListener('abort', () => streams.delete(signal));
        inner.stream?.(position, handlers, { signal });
      },
    };
    const store = createNotificationStore({
      transport: wrap(transport),
      recipient: { id, name: id },
      environment,
    });
    const events: StoreEvent[] = [];
    store.onEvent((event) => events.push(event));
    store.openView(INBOX);
    store.start();
    for (let turns = 0; turns < 20 && store.getState().connection !== 'live'; turns++) await clock.advance(locks ? 10 : 200);
    return {
      store,
      environment,
      events,
      titles: () => [...(store.getState().views.get('inbox')?.ids ?? [])].map((row) => store.getState().row(row)?.title ?? ''),
      unread: () => store.getState().count({ place: 'inbox', unread: true }),
    };
  };
  let count = 0;
  return {
    clock,
    browser,
    backend,
    openTab,
    streams: () => streams.size,
    requests: () => requests,
    setReachable: (is: boolean) => {
      isReachable = is;
    },
    send: () => {
      backend.notify({ to: { person: 'ada' }, kind: 'reply', title: `Reply ${++count}`, idempotencyKey: `key${count}` });
    },
    /** What every tab must show. */
    truth: () =>
      backend
        .rows('ada')
        .filter((row) => row.place === 'inbox')
        .toSorted((one, other) => other.sort - one.sort)
        .map((row) => row.title),
  };
}

const openTabs = async (browser: Awaited<ReturnType<typeof openBrowser>>, count: number): Promise<readonly Tab[]> => {
  const tabs: Tab[] = [];
  for (let index = 0; index < count; index++) tabs.push(await browser.openTab());
  return tabs;
};

beforeAll(preloadLists);

describe('the tabs of one browser', () => {
  it('share one stream, and each shows what arrives', async () => {
    const browser = await openBrowser();
    const tabs = await openTabs(browser, 20);
    expect(browser.streams()).toBe(1);
    const before = browser.requests();
    for (let index = 0; index < 5; index++) browser.send();
    await browser.clock.advance(100);
    for (const tab of tabs) expect(tab.titles()).toEqual(browser.truth());
    expect(tabs.map((tab) => tab.unread())).toEqual(tabs.map(() => 5));
    expect(browser.requests()).toBe(before);
    expect(tabs.every((tab) => tab.store.getState().connection === 'live')).toBe(true);
  });

  it('show at once what was done in another one', async () => {
    const browser = await openBrowser();
    const [one, other] = await openTabs(browser, 2);
    browser.send();
    await browser.clock.advance(100);
    const [id = ''] = one?.store.getState().views.get('inbox')?.ids ?? [];
    other?.store.actions.archive([id]);
    await browser.clock.advance(100);
    expect(one?.titles()).toEqual([]);
    expect(one?.unread()).toBe(0);
  });

  it.each([
    ['is closed', (tab: Tab) => tab.environment.close()],
    ['is left, and kept for the way back', (tab: Tab) => tab.environment.signal('gone')],
    ['stops its store', (tab: Tab) => tab.store.stop()],
  ])('hand the stream over when the tab that has it %s', async (_what, end) => {
    const browser = await openBrowser();
    const [leader, ...others] = await openTabs(browser, 5);
    expect(browser.streams()).toBe(1);
    if (leader) end(leader);
    browser.send(); // in between: nobody has a stream now
    await browser.clock.advance(500);
    expect(browser.streams()).toBe(1);
    browser.send();
    await browser.clock.advance(500);
    for (const tab of others) expect(tab.titles()).toEqual(browser.truth());
  });

  it('lead in turn: when the stream ends, the next one has it, and nothing is missed', async () => {
    const browser = await openBrowser();
    const tabs = await openTabs(browser, 3);
    for (let index = 0; index < 10; index++) {
      browser.send();
      tabs[index % 3]?.environment.signal('gone');
      await browser.clock.advance(50);
      browser.send();
      tabs[index % 3]?.environment.signal('visible');
      await browser.clock.advance(1_000);
      expect(browser.streams()).toBe(1);
      for (const tab of tabs) expect(tab.titles().length, `after round ${index}`).toBe(Math.min(20, browser.truth().length));
    }
  });

  it('catch up when the page is shown again from the memory of the browser', async () => {
    const browser = await openBrowser();
    const [one, other] = await openTabs(browser, 2);
    other?.environment.signal('gone');
    browser.send();
    await browser.clock.advance(60_000);
    other?.environment.signal('visible');
    await browser.clock.advance(500);
    expect(other?.titles()).toEqual(browser.truth());
    expect(one?.titles()).toEqual(browser.truth());
    expect(browser.streams()).toBe(1);
  });

  it('ask for themselves while the tab that leads hangs', async () => {
    const browser = await openBrowser({
      // The first tab keeps its lock and says nothing any more.
      wrap: (transport) => ({
        ...transport,
        stream: (position, handlers, context) => hangs || transport.stream?.(position, handlers, context),
      }),
    });
    let hangs: true | undefined = true;
    const [, other] = await openTabs(browser, 2);
    hangs = undefined;
    browser.send();
    await browser.clock.advance(4_000);
    expect(other?.titles()).toEqual(browser.truth());
    browser.send();
    await browser.clock.advance(5_000);
    expect(other?.titles()).toEqual(browser.truth());
  });

  it('send what a closed tab could not, once, and say what was refused', async () => {
    const browser = await openBrowser();
    browser.send();
    browser.send();
    const [one, other] = await openTabs(browser, 2);
    const ids = [...(other?.store.getState().views.get('inbox')?.ids ?? [])];
    browser.setReachable(false);
    other?.store.actions.archive(ids.slice(0, 1));
    other?.store.actions.undo(12);
    await browser.clock.advance(100);
    other?.environment.signal('gone');
    other?.environment.close();
    expect(browser.browser.stored.size).toBe(1);
    browser.setReachable(true);
    await browser.clock.advance(2_000);
    expect(browser.browser.stored.size).toBe(0);
    expect(one?.titles()).toHaveLength(1);
    expect(one?.titles()).toEqual(browser.truth());
    expect(one?.events).toContainEqual(expect.objectContaining({ type: 'refused', reason: 'tooLate' }));
  });

  it('sign out together, and leave nothing to the next person', async () => {
    const browser = await openBrowser();
    browser.send();
    const [one, other] = await openTabs(browser, 2);
    browser.setReachable(false);
    other?.store.actions.archive([...(other.store.getState().views.get('inbox')?.ids ?? [])]);
    one?.store.signOut();
    await browser.clock.advance(100);
    for (const tab of [one, other]) {
      expect(tab?.store.getState()).toMatchObject({ connection: 'idle', ready: false, pendingCount: 0, cursor: -1 });
      expect(tab?.titles()).toEqual([]);
    }
    expect(browser.browser.stored.size).toBe(0);
    expect(browser.browser.held()).toEqual([]);
    browser.setReachable(true);
    const next = await browser.openTab('ben');
    expect(next.titles()).toEqual([]);
    expect(next.unread()).toBe(0);
  });

  it('of two people never hear each other', async () => {
    const browser = await openBrowser();
    const ada = await browser.openTab('ada');
    const ben = await browser.openTab('ben');
    expect(browser.streams()).toBe(2);
    browser.send();
    await browser.clock.advance(100);
    expect(ada.titles()).toHaveLength(1);
    expect(ben.titles()).toEqual([]);
  });

  it('on two backends each have a stream of their own', async () => {
    const browser = await openBrowser();
    const other = createMemoryBackend({
      now: browser.clock.now,
      setTimer: browser.clock.setTimer,
      random: () => 0.77,
      recipients: [{ id: 'ada', name: 'Ada' }],
    });
    await browser.openTab('ada');
    const foreign = await browser.openTab('ada', other);
    expect(browser.streams()).toBe(2);
    const before = browser.requests();
    browser.send();
    other.notify({ to: { person: 'ada' }, kind: 'reply', title: 'Elsewhere', idempotencyKey: 'x' });
    await browser.clock.advance(1_000);
    expect(foreign.titles()).toEqual(['Elsewhere']);
    expect(browser.requests()).toBe(before);
  });

  it('agree on one stream without locks too, a little later', async () => {
    const browser = await openBrowser({ locks: false });
    const tabs = await openTabs(browser, 5);
    expect(browser.streams()).toBe(1);
    browser.send();
    await browser.clock.advance(100);
    for (const tab of tabs) expect(tab.titles()).toEqual(browser.truth());
    tabs[0]?.environment.signal('gone');
    await browser.clock.advance(10_000);
    expect(browser.streams()).toBe(1);
    browser.send();
    await browser.clock.advance(100);
    for (const tab of tabs.slice(1)) expect(tab.titles()).toEqual(browser.truth());
  });
});

describe('messages that no tab of ours has sent', () => {
  const EPOCH = 'the epoch';
  const beat = { type: 'beat', epoch: EPOCH, cursor: 0 };
  const honest = { version: 1, scope: ':ada', type: 'frame', epoch: EPOCH, frame: beat };
  const delta = {
    type: 'delta',
    epoch: EPOCH,
    from: 0,
    to: 9,
    rows: [],
    operations: [],
    tombstones: [],
    cells: [['reply', '', '', 'inbox', 1, 1, 0, 40]],
    lastCommand: 0,
    rejected: [],
    preferencesRev: 0,
  };
  const forge = (change: object) => ({ ...honest, ...change });
  const forgeries: readonly (readonly [string, unknown])[] = [
    ...[undefined, null, 0, '', 'frame', [], {}, Number.NaN, new Date(0), [honest]].map(
      (value, index) => [`no message, ${index}`, value] as const,
    ),
    ...[0, 2, '1', null, undefined].map((version) => [`version ${String(version)}`, forge({ version, frame: delta })] as const),
    ...['', ':ben', 'ada', ':ada ', null, undefined, 7].map(
      (scope) => [`scope ${String(scope)}`, forge({ scope, frame: delta })] as const,
    ),
    ...['', 'other', null, undefined, 5].map((epoch) => [`epoch ${String(epoch)}`, forge({ epoch, frame: delta })] as const),
    ...['', 'frames', 'bye', '__proto__', null].map((type) => [`type ${String(type)}`, forge({ type, frame: delta })] as const),
    ...[null, undefined, 'x', 4, [], {}, { type: 'bye', retry: 1e12 }, { type: 'nothing' }].map(
      (frame) => [`frame ${JSON.stringify(frame)}`, forge({ frame })] as const,
    ),
    ...[
      { epoch: 'other' },
      { from: 1e9 },
      { from: -1.5 },
      { to: '9' },
      { cells: 'many' },
      { cells: [['reply']] },
      { cells: [['__proto__', '', '', 'inbox', 1, 1, 0, Infinity]] },
      { lastCommand: -0.5 },
      { rejected: {} },
      { preferences: [] },
    ].map((change) => [`delta with ${JSON.stringify(change)}`, forge({ frame: { ...delta, ...change } })] as const),
  ];

  it(`are ${forgeries.length}, and none changes what is shown`, async () => {
    expect(forgeries.length).toBeGreaterThanOrEqual(50);
    const browser = await openBrowser();
    browser.send();
    const [, tab] = await openTabs(browser, 2);
    const epoch = tab?.store.getState().epoch ?? '';
    for (const [what, message] of forgeries) {
      const told = JSON.parse(JSON.stringify(message ?? null).replaceAll(EPOCH, epoch)) as unknown;
      browser.browser.post('casebell:tabs::ada', told);
      await browser.clock.advance(20);
      expect(tab?.unread(), what).toBe(1);
      expect(tab?.titles(), what).toEqual(browser.truth());
    }
    expect(Object.prototype).toEqual({});
    browser.send();
    await browser.clock.advance(1_000);
    expect(tab?.titles()).toEqual(browser.truth());
  });

  it('mend themselves when one looks right: the next answer is believed', async () => {
    const browser = await openBrowser();
    browser.send();
    const [, tab] = await openTabs(browser, 2);
    const { epoch, cursor } = tab?.store.getState() ?? {};
    browser.browser.post('casebell:tabs::ada', forge({ epoch, frame: { ...delta, epoch, from: cursor, to: 1e9 } }));
    await browser.clock.advance(100);
    expect(tab?.unread()).toBe(40);
    tab?.store.refresh();
    await browser.clock.advance(100);
    expect(tab?.unread()).toBe(1);
    expect(tab?.store.getState().cursor).toBe(cursor);
  });
});
