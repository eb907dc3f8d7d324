import { serve, type AnswerGiven, type NotificationServer } from '@casebell/server';
import type { Browser, Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../end-to-end/pages.js';
import { bundlePage } from './bundlePage.js';
import { createDice } from './faultProxy.js';
import { openGateServer, TENANT } from './gateServer.js';
import { report, scale } from './scale.js';

const SEED = Number(process.env['CASEBELL_SEED'] ?? 20_261_129);
const MEETINGS = scale(8, 1_000);
/** A panel full of last lines would grow; a person's does not. */
const PER_PERSON = 20;
/** People who answer at the same time, each in a browser of their own. */
const AT_ONCE = 4;

type Answer = 'accepted' | 'declined';

describe('two tabs in which one invitation is answered as hastily as one can', () => {
  const dice = createDice(SEED);
  const heard = new Map<string, AnswerGiven[]>();
  let server: NotificationServer;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    server = await openGateServer({
      database: { memory: true },
      onAnswer: (answered) => void heard.set(answered.idempotencyKey, [...(heard.get(answered.idempotencyKey) ?? []), answered]),
    });
    const files = await bundlePage('./answersPage.tsx');
    const running = await serve({
      port: 0,
      handler: async (request) => {
        const file = files.get(new URL(request.url).pathname);
        return file ? new Response(file.text, { headers: { 'content-type': file.type } }) : server.handler(request);
      },
    });
    origin = `http://127.0.0.1:${running.port}`;
    browser = await launchBrowser();
    return async () => {
      await browser.close();
      const closed = running.close();
      await server.close();
      await closed;
    };
  });

  const button = (page: Page, title: string, answer: Answer) =>
    page.locator('.cb-card', { hasText: title }).locator(`[data-control=${answer}]`);
  /** The middle of a button. By hand, so to speak: one that goes away under the finger is pressed all the same. */
  const pointAt = async (page: Page, title: string, answer: Answer) => {
    // Of two tabs one lies behind the other and is not drawn unless it is asked.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const { x, y, width, height } = (await button(page, title, answer).boundingBox())!;
    return [x + width / 2, y + height / 2] as const;
  };
  const doubleClicks = async (tabs: readonly Page[], title: string, answers: readonly Answer[]) => {
    const points = await Promise.all(tabs.map((page, index) => pointAt(page, title, answers[index]!)));
    await Promise.all(tabs.map((page, index) => page.mouse.dblclick(...points[index]!)));
  };
  const enterAndClick = async (page: Page, title: string, answer: Answer) => {
    const point = await pointAt(page, title, answer);
    await button(page, title, answer).focus();
    await Promise.all([page.keyboard.press('Enter'), page.mouse.click(...point)]);
  };
  /** The list holds still under pointer and focus. */
  const leave = async (page: Page) => {
    await page.mouse.move(2, 2);
    await page.locator('.cb-panel-title').focus();
  };

  const WAYS: Readonly<Record<string, (tabs: readonly Page[], title: string, answer: Answer) => Promise<unknown>>> = {
    'double click': ([page], title, answer) => doubleClicks([page!], title, [answer]),
    'Enter and click': ([page], title, answer) => enterAndClick(page!, title, answer),
    'two tabs, the same': (tabs, title, answer) => doubleClicks(tabs, title, [answer, answer]),
    'two tabs, both ways': (tabs, title) => doubleClicks(tabs, title, ['accepted', 'declined']),
  };

  it(`has one answer each, of ${MEETINGS}, and says the same in both`, { timeout: scale(120_000, 3_600_000) }, async () => {
    const answers = { accepted: 0, declined: 0 };
    const answerAll = async (done: number) => {
      const person = `person-${done}`;
      await server.recipients.put(TENANT, person, { name: person });
      const context = await browser.newContext({ viewport: { width: 600, height: 1000 }, reducedMotion: 'reduce' });
      context.setDefaultTimeout(5_000);
      const tabs = [await context.newPage(), await context.newPage()];
      const problems: string[] = [];
      for (const page of tabs) {
        page.on('pageerror', (error) => problems.push(String(error)));
        await page.goto(`${origin}/?person=${person}`);
        await page.locator('.cb-state-title').waitFor();
      }
      for (let index = 0; index < Math.min(PER_PERSON, MEETINGS - done); index++) {
        const title = `Meeting ${done + index}.`;
        const [way, press] = Object.entries(WAYS)[index % 4]!;
        const wanted = dice() < 0.5 ? 'accepted' : 'declined';
        const where = `${way}, ${title} (CASEBELL_SEED=${SEED})`;
        await Promise.all(tabs.map(leave));
        await server.notify({
          to: { person },
          kind: 'meeting.invited',
          title,
          idempotencyKey: title,
          meeting: { start: '2030-12-01T09:00:00Z', end: '2030-12-01T10:00:00Z' },
        });
        await Promise.all(tabs.map((page) => button(page, title, 'accepted').waitFor()));
        await press(tabs, title, wanted);
        // The line that says what was answered, the same in both.
        const lines = await Promise.all(
          tabs.map((page) => page.locator('.cb-card[data-settled]', { hasText: title }).locator('b').textContent()),
        );
        const given = await answerOf(title);
        expect(lines, where).toEqual(tabs.map(() => (given === 'accepted' ? 'Accepted' : 'Declined')));
        if (!way.endsWith('both ways')) expect(given, where).toBe(wanted);
        answers[given]++;
      }
      expect(problems).toEqual([]);
      await context.close();
    };
    const people = Array.from({ length: Math.ceil(MEETINGS / PER_PERSON) }, (_, index) => index * PER_PERSON);
    const inTurn = async () => {
      for (let next = people.shift(); next !== undefined; next = people.shift()) await answerAll(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
    // Told at least once, and of the same every time.
    const several = [...heard].filter(
      ([, given]) => new Set(given.map(({ answer, answeredAt }) => answer + answeredAt)).size !== 1,
    );
    expect(several).toEqual([]);
    expect(heard.size).toBe(MEETINGS);
    report('answers', { meetings: MEETINGS, ...answers, 'more than one answer': several.length });
  });

  /** What the host heard of a meeting. */
  const answerOf = async (key: string): Promise<Answer> => {
    await expect.poll(() => heard.has(key), { timeout: 5_000 }).toBe(true);
    return heard.get(key)![0]!.answer;
  };
});
