import type { SyncAnswer } from 'casebell/model';
import { browserEnvironment, createNotificationStore, preloadLists, type NotificationStore } from 'casebell/store';
import { createHttpTransport } from 'casebell/transports/http';
import type { Browser, BrowserContext, Page, Request } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { notify, removeFolder, startDemo, type Demo } from '../end-to-end/demo.js';
import { badgeOf, bellOf, launchBrowser, openContext, signIn } from '../end-to-end/pages.js';
import { createDice } from './faultProxy.js';
import { sampleEveryFrame, type Samples } from './interfaceSampler.js';
import { percentile, report, scale } from './scale.js';

const SEED = Number(process.env['CASEBELL_SEED'] ?? 20_261_122);
const ACTIONS = scale(200, 5_000);
const SETTLE_EVERY = 20;
/** A person acts at most so fast, in milliseconds between two actions. */
const PACE = 80;
const PERSON = { id: 'priya', name: 'Priya Nair' };
const INBOX = { id: 'inbox', filter: { place: 'inbox' }, pageSize: 500 } as const;

/** What can be pressed in bell and panel: everything but the X, which would be pressed all the time. */
const CONTROLS = [
  '.cb-panel [role=tab]',
  '.cb-panel button:not([aria-disabled=true])',
  '.cb-panel a.cb-button',
  '.cb-panel .cb-card-link',
].join(',');

describe('a person who presses whatever there is', () => {
  const dice = createDice(SEED);
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let device: NotificationStore;
  const problems: string[] = [];
  const under = { way: 0 };

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser(), preloadLists()]);
    const opened = await openContext(browser);
    context = opened.context;
    await context.addInitScript(sampleEveryFrame);
    page = await signIn(context, demo.url, PERSON.name);
    await page.setViewportSize({ width: 1280, height: 1000 });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => void (request.url().endsWith('/v1/sync') && under.way++));
    const back = (request: Request) => void (request.url().endsWith('/v1/sync') && under.way--);
    page.on('requestfinished', back);
    page.on('requestfailed', back);

    const { openChannel: _channel, ...environment } = browserEnvironment();
    device = createNotificationStore({
      environment: { ...environment, storage: null },
      recipient: { id: PERSON.id },
      transport: createHttpTransport({ url: demo.url, getToken: () => newToken(demo) }),
    });
    device.openView(INBOX);
    device.start();
    return async () => {
      device.stop();
      await browser.close();
      await demo.stop();
      await removeFolder(demo.folder);
    };
  });

  const seen = { frames: 0, withList: 0, whole: 0 };
  /** Takes what the page has sampled; a reload would forget it. */
  const takeSamples = async (): Promise<readonly string[]> => {
    const { frames, withList, whole, disagreements } = await page.evaluate(() => {
      const samples = Reflect.get(globalThis, 'samples') as Samples;
      const taken = { ...samples };
      Object.assign(samples, { frames: 0, withList: 0, whole: 0, disagreements: [] });
      return taken;
    });
    seen.frames += frames;
    seen.withList += withList;
    seen.whole += whole;
    return disagreements;
  };

  let arrivals = 0;
  const arrive = async () => {
    const die = dice();
    const title = `Arrival ${++arrivals}`;
    const to = { person: PERSON.id };
    if (die < 0.15) {
      const meeting = { start: '2030-12-01T09:00:00Z', end: '2030-12-01T10:00:00Z' };
      await notify(demo, { to, title, kind: 'meeting.invited', meeting });
    } else if (die < 0.25) await notify(demo, { to, title, kind: 'system.critical', severity: 'critical' });
    else if (die < 0.35) await notify(demo, { to: { team: 'intake' }, title, kind: 'team.unassignedUrgent' });
    else await notify(demo, { to, title, kind: die < 0.7 ? 'mention' : 'reply', link: '/cases/4728' });
  };

  /** Does with each row what it asks for: without that, what waits fills the list, and no panel shows all of it any more. */
  const clearElsewhere = (ids: readonly string[]) => {
    const { row } = device.getState();
    const asking = (needs: 'answer' | 'acknowledgement') => ids.filter((id) => row(id)?.needs === needs);
    for (const id of asking('answer')) device.actions.answer(id, 'declined');
    device.actions.gotIt(asking('acknowledgement'));
    device.actions.archive(ids);
  };

  const actElsewhere = () => {
    const { views, row } = device.getState();
    const ids = [...(views.get('inbox')?.ids ?? [])];
    if (dice() < 0.1) return clearElsewhere(ids);
    const id = ids[Math.floor(dice() * ids.length)];
    const own = id === undefined ? undefined : row(id);
    if (!own || id === undefined) return;
    const { actions } = device;
    const die = dice();
    if (die < 0.3) actions.read([id]);
    else if (die < 0.5) actions.unread([id]);
    else if (die < 0.7) actions.archive([id]);
    else if (die < 0.8) actions.readAll(INBOX.filter);
    else if (die < 0.9) actions.save([id]);
    else if (own.needs === 'answer') actions.answer(id, 'declined');
    else actions.undo(actions.archive([id]));
  };

  const pressed = new Map<string, number>();
  /** Presses a control with the mouse, as far as it can be reached. */
  const press = async (selector: string) => {
    const point = await page.evaluate(
      ([controls, die]) => {
        const reachable = [...document.querySelectorAll(controls)].flatMap((control) => {
          const { x, y, width, height } = control.getBoundingClientRect();
          const [left, top] = [x + width / 2, y + height / 2];
          const name = control.getAttribute('data-control') ?? control.className;
          return control.contains(document.elementFromPoint(left, top)) ? [{ left, top, name }] : [];
        });
        return reachable[Math.floor(die * reachable.length)];
      },
      [selector, dice()] as const,
    );
    if (!point) return;
    pressed.set(point.name, (pressed.get(point.name) ?? 0) + 1);
    await page.mouse.click(point.left, point.top);
  };

  const isOpen = () =>
    page.evaluate(() => document.querySelector('.cb-panel')?.checkVisibility({ visibilityProperty: true }) === true);

  const actions: readonly (readonly [name: string, weight: number, act: () => Promise<unknown>])[] = [
    [
      'press',
      56,
      async () => {
        if (!(await isOpen())) return press('.cb-bell');
        // Their tools show under the pointer only.
        await page.mouse.move(900 + 200 * dice(), 150 + 500 * dice());
        await press(CONTROLS);
      },
    ],
    ['bell', 6, () => press('.cb-bell')],
    ['tab', 6, () => press('.cb-panel [role=tab]')],
    ['arrival', 14, arrive],
    ['elsewhere', 8, async () => actElsewhere()],
    ['scroll', 3, () => page.mouse.wheel(0, dice() < 0.5 ? 300 : -900)],
    ['leave', 3, () => page.mouse.move(20, 900)],
    ['escape', 2, () => page.keyboard.press('Escape')],
    [
      'offline',
      1,
      async () => {
        await context.setOffline(true);
        await press(CONTROLS);
        await arrive();
        await press(CONTROLS);
        await context.setOffline(false);
      },
    ],
    [
      'reload',
      1,
      async () => {
        const disagreements = await takeSamples();
        if (disagreements.length > 0) throw new Error(disagreements.join('\n'));
        await page.reload();
        await bellOf(page).waitFor();
      },
    ],
  ];
  const total = actions.reduce((sum, [, weight]) => sum + weight, 0);
  const draw = () => {
    let left = dice() * total;
    return actions.find(([, weight]) => (left -= weight) < 0) ?? actions[0];
  };

  /** Milliseconds until the badge says what the server counts, once nothing is sent any more. */
  const untilEqual = async (): Promise<number> => {
    const start = performance.now();
    for (;;) {
      const truth = await unreadOnServer(demo);
      // In one look: between two, the badge may go.
      const [shown = '0'] = await badgeOf(page).allTextContents();
      const badge = Number(shown);
      if (badge === truth && under.way === 0) return performance.now() - start;
      if (performance.now() - start > 15_000) throw new Error(`The badge says ${badge}, the server ${truth}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it(`sees one number everywhere, through ${ACTIONS} actions`, async () => {
    const trail: string[] = [];
    const equal: number[] = [];
    try {
      for (let i = 0; i < ACTIONS; i++) {
        const [name, , act] = draw() ?? ['', 0, async () => {}];
        trail.push(name);
        await act();
        await new Promise((resolve) => setTimeout(resolve, PACE * dice()));
        if (i % SETTLE_EVERY !== SETTLE_EVERY - 1) continue;
        equal.push(await untilEqual());
        expect(await takeSamples()).toEqual([]);
        expect(problems).toEqual([]);
      }
    } catch (error) {
      throw new Error(`CASEBELL_SEED=${SEED}, action ${trail.length}: … ${trail.slice(-15).join(', ')}\n${String(error)}`, {
        cause: error,
      });
    }
    // Looked at something, and pressed something of each sort.
    expect(seen.whole).toBeGreaterThan(seen.frames / 10);
    for (const controls of scale(
      [['title', 'archive', 'restore', 'snooze', 'more'], ['cb-tab']],
      [['title'], ['archive'], ['restore'], ['accepted'], ['cb-tab'], ['cb-button']],
    ))
      expect(
        controls.some((control) => pressed.has(control)),
        controls.join(),
      ).toBe(true);
    report('G8', {
      actions: ACTIONS,
      arrivals,
      'frames sampled': seen.frames,
      'with an open list': seen.withList,
      'with every row in it': seen.whole,
      presses: [...pressed.values()].reduce((sum, times) => sum + times, 0),
      disagreements: 0,
      'equal to the server after p50 (ms)': Math.round(percentile(equal, 0.5)),
      'max (ms)': Math.round(percentile(equal, 1)),
    });
  });
});

async function newToken({ url }: Demo): Promise<string> {
  const response = await fetch(`${url}/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: PERSON.id }),
  });
  return ((await response.json()) as { readonly token: string }).token;
}

let token: string | undefined;

async function unreadOnServer(demo: Demo): Promise<number> {
  token ??= await newToken(demo);
  const response = await fetch(`${demo.url}/v1/sync`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: 0,
      clientId: 'truth',
      views: [],
      commands: [],
    }),
  });
  if (!response.ok) {
    token = undefined;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return unreadOnServer(demo);
  }
  const { cells } = (await response.json()) as SyncAnswer;
  return cells.reduce((sum, [, , , place, unread, , , count]) => sum + (place === 'inbox' && unread === 1 ? count : 0), 0);
}
