import { KINDS } from 'casebell/model';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Demo } from './demo.js';
import { bellOf, openStage, panelOf, scrollOn, type Stage } from './pages.js';

const PATHS = [
  '/cases',
  '/cases/4711',
  '/requests',
  '/requests/2093',
  '/calendar',
  '/calendar/standup',
  '/contacts',
  '/profile',
  '/settings',
  '/nowhere',
];

describe('the whole demo under a strict content security policy', () => {
  let demo: Demo;
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage('Marta Kowalska');
    ({ demo, page } = stage);
    return stage.close;
  });

  it('sends every kind there is from the drawer, and each shows on the bell', async () => {
    await page.getByRole('button', { name: 'Make something happen' }).click();
    const drawer = page.getByRole('dialog', { name: 'Make something happen' });
    for (const kind of Object.keys(KINDS)) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/demo/events'));
      await drawer.locator(`button[data-kind="${kind}"]`).first().click();
      expect((await answered).status(), kind).toBe(200);
    }
    await bellOf(page).click();
    // A changed meeting and a cancelled one take the place of the invitation before them.
    const expected = Object.keys(KINDS).filter((kind) => kind !== 'meeting.invited' && kind !== 'meeting.changed');
    const shown = new Set<string | null>();
    const missing = () => expected.filter((kind) => !shown.has(kind));
    const rows = panelOf(page).getByRole('article');
    await rows.first().waitFor();
    for (let step = 0; step < 100 && missing().length > 0; step++) {
      for (const kind of await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-kind')))) shown.add(kind);
      await scrollOn(panelOf(page));
    }
    expect(missing()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('opens every page without a violation, an error, or a bar to scroll sideways', async () => {
    for (const path of PATHS) {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(demo.url + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await bellOf(page).waitFor();
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(sideways, `${path} at ${width}`).toBe(0);
      }
    }
    expect(stage.problems).toEqual([]);
  });

  it('would have noticed a violation', async () => {
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'p { color: red }';
      document.head.append(style);
    });
    await expect.poll(() => stage.problems).toEqual([expect.stringContaining('style-src')]);
  });
});
