import { serve, type NotificationServer } from '@casebell/server';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM } from '../chromium.js';
import { bundlePage } from './bundlePage.js';
import { openGateServer } from './gateServer.js';
import { percentile, report, scale } from './scale.js';
import type { Tab } from './tabsPage.js';

const TABS = scale(8, 20);
const TAKEOVERS = scale(5, 20);
const WAYS_BACK = scale(6, 50);
/** Milliseconds within which a tab must have what was sent. */
const SOON = 5_000;

let server: NotificationServer;
let origin: string;
let context: BrowserContext;
/** Streams that stand now, as the server counts them. */
const open = new Set<AbortSignal>();
let opened = 0;
let person = '';
let people = 0;
let serial = 0;
/** Milliseconds a sync request takes to arrive. */
let delay = 0;
let sent: string[] = [];

beforeAll(async () => {
  server = await openGateServer({ database: { memory: true } });
  const files = await bundlePage('./tabsPage.ts');
  const running = await serve({
    port: 0,
    handler: async (request) => {
      const { pathname } = new URL(request.url);
      const file =
        files.get(pathname) ?? (pathname === '/elsewhere' ? { text: '<!doctype html>', type: 'text/html' } : undefined);
      if (file !== undefined) return new Response(file.text, { headers: { 'content-type': file.type } });
      if (pathname.endsWith('/stream')) {
        opened++;
        open.add(request.signal);
        request.signal.addEventListener('abort', () => open.delete(request.signal));
      }
      // On a slow way, what is cut off does not arrive.
      if (delay > 0 && pathname.endsWith('/sync')) {
        await new Promise((resolve) => setTimeout(resolve, delay));
        if (request.signal.aborted) return new Response(null, { status: 499 });
      }
      return server.handler(request);
    },
  });
  origin = `http://127.0.0.1:${running.port}`;
  // Playwright switches the way back off, which is what is tested here.
  const browser = await chromium.launch({ ...CHROMIUM, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  context = await browser.newContext();
  return async () => {
    await browser.close();
    const closed = running.close();
    await server.close();
    await closed;
  };
});

beforeEach(async () => {
  for (const page of context.pages()) await page.close();
  person = `ada${++people}`;
  sent = [];
  delay = 0;
  await server.recipients.put('default', person, { name: 'Ada' });
});

const openTab = async (): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${origin}/?person=${person}`);
  await page.waitForFunction(() => (Reflect.get(globalThis, 'tab') as Tab | undefined)?.connection() === 'live');
  return page;
};

const send = async (): Promise<number> => {
  const title = `Reply ${++serial}`;
  const at = Date.now();
  await server.notify({ to: { person }, kind: 'reply', title, idempotencyKey: `${person} ${title}` });
  sent.unshift(title);
  return at;
};

/** Waits until a tab shows exactly what was sent. */
const waitForAll = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    (titles) => JSON.stringify((Reflect.get(globalThis, 'tab') as Tab).titles()) === titles,
    JSON.stringify(sent),
    { timeout: SOON, polling: 20 },
  );

/** Rows in the person's inbox, asked of the server. */
const inboxOf = async (): Promise<number> => {
  const answer = await server.handler(
    new Request(`${origin}/v1/page`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person}`, 'content-type': 'application/json', 'x-casebell': '1' },
      body: JSON.stringify({ filter: { place: 'inbox' }, before: 1e9, limit: 50 }),
    }),
  );
  return ((await answer.json()) as { readonly rows: readonly unknown[] }).rows.length;
};

const lookAt = (page: Page) =>
  page.evaluate(() => {
    const { unread, connection, arrivals, restored } = Reflect.get(globalThis, 'tab') as Tab;
    return { unread: unread(), connection: connection(), arrivals, restored };
  });

describe('many tabs of one person in Chromium', () => {
  const takeovers: number[] = [];
  let ways = 0;
  let kept = 0;

  it('have one stream between them, and one after another leads when the leader is closed', async () => {
    const pages: Page[] = [];
    while (pages.length < TABS) pages.push(await openTab());
    expect(open.size).toBe(1);
    await send();
    await Promise.all(pages.map(waitForAll));
    expect(open.size).toBe(1);

    for (let round = 0; round < TAKEOVERS; round++) {
      // Tabs wait for the lock in the order in which they came: the oldest leads.
      await pages.shift()?.close();
      const at = await send();
      await Promise.all(pages.map(waitForAll));
      const seen = await Promise.all(pages.map(async (page) => (await lookAt(page)).arrivals.at(-1)?.at ?? Infinity));
      takeovers.push(Math.max(...seen) - at);
      // The server hears of the end of one a moment after the next has begun.
      await expect.poll(() => open.size).toBe(1);
      pages.push(await openTab());
    }
    for (const page of pages) {
      const { arrivals, unread, connection } = await lookAt(page);
      const titles = arrivals.map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      expect({ unread, connection }).toEqual({ unread: sent.length, connection: 'live' });
    }
    expect(Math.max(...takeovers)).toBeLessThan(2_000);
  });

  it('show the truth after every way back, and never leave a stream behind', async () => {
    const [moving, still] = [await openTab(), await openTab()];
    for (; ways < WAYS_BACK; ways++) {
      await moving.goto(`${origin}/elsewhere`);
      await send();
      await waitForAll(still);
      await expect.poll(() => open.size).toBe(1);
      await moving.goBack({ waitUntil: 'commit' });
      await waitForAll(moving);
      await send();
      await Promise.all([moving, still].map(waitForAll));
      await expect.poll(() => open.size).toBe(1);
    }
    kept = (await lookAt(moving)).restored.filter(Boolean).length;
    // Nothing of ours keeps the page out of the browser's memory.
    expect(kept).toBe(WAYS_BACK);
    expect((await lookAt(moving)).unread).toBe(sent.length);
  });

  it('arrives that was done just before the tab was closed', async () => {
    for (let round = 0; round < 5; round++) {
      const page = await openTab();
      await send();
      await waitForAll(page);
      delay = 300;
      await page.evaluate(() => {
        const { store } = Reflect.get(globalThis, 'tab') as Tab;
        store.actions.archive([...(store.getState().views.get('inbox')?.ids ?? [])]);
      });
      await page.close();
      await expect.poll(inboxOf, { timeout: SOON }).toBe(0);
      sent = [];
      delay = 0;
    }
  });

  it('sign out together', async () => {
    const pages = [await openTab(), await openTab(), await openTab()];
    await send();
    await Promise.all(pages.map(waitForAll));
    await pages[1]?.evaluate(() => (Reflect.get(globalThis, 'tab') as Tab).store.signOut());
    for (const page of pages) {
      await page.waitForFunction(() => (Reflect.get(globalThis, 'tab') as Tab).connection() === 'idle');
      const left = await page.evaluate(
        (name) => [
          (Reflect.get(globalThis, 'tab') as Tab).titles().length,
          Object.keys(localStorage).filter((key) => key.includes(`:${name}:`)).length,
        ],
        person,
      );
      expect(left).toEqual([0, 0]);
    }
    await expect.poll(() => open.size).toBe(0);
  });

  afterAll(() =>
    report('G7', {
      tabs: TABS,
      streams: 1,
      takeovers: takeovers.length,
      'takeover p50 (ms)': percentile(takeovers, 0.5),
      'takeover max (ms)': Math.max(...takeovers),
      'ways back': ways,
      'from the memory of the browser': kept,
      'streams opened in all': opened,
      missed: 0,
    }),
  );
});
