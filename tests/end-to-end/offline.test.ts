import type { Page } from 'playwright';
import { beforeAll, describe, it } from 'vitest';
import { notify, type Demo } from './demo.js';
import { badgeOf, bellOf, openStage, panelOf, rowOf, type Stage } from './pages.js';

describe('a panel whose network goes away', () => {
  let stage: Stage;
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage('Anna Berg');
    ({ demo, page } = stage);
    for (const title of ['First', 'Second'])
      await notify(demo, { to: { person: 'anna' }, kind: 'mention', title, link: '/cases/4711' });
    await badgeOf(page).getByText('2', { exact: true }).waitFor();
    return stage.close;
  });

  /** Opens the panel, presses a button of it whose code cannot be loaded, and presses again once it can. */
  async function pressTwice(name: string, code: RegExp): Promise<void> {
    await page.route(code, (route) => route.abort());
    await bellOf(page).click();
    const button = panelOf(page).getByRole('button', { name, exact: true });
    await button.click();
    await panelOf(page).getByText('There is no connection to the server.').waitFor();
    await page.unroute(code);
    await button.click();
  }

  const field = () => panelOf(page).getByRole('textbox', { name: 'Search notifications' });

  it('says that the search cannot be loaded, and loads it at the next press', async () => {
    await pressTwice('Search', /searchParts/);
    await field().waitFor();
  });

  it('says that the settings cannot be loaded, and loads them at the next press', async () => {
    await page.reload();
    await pressTwice('Notification settings', /preferenceParts/);
    await page.getByRole('heading', { name: 'Notification settings' }).waitFor();
  });

  it('goes on without a network, also with what was not used before', async () => {
    await page.reload();
    const loaded = [/triageParts/, /searchParts/].map((code) => page.waitForResponse(code));
    await bellOf(page).click();
    for (const response of await Promise.all(loaded)) await response.finished();
    await stage.context.setOffline(true);
    await rowOf(page, 'Second').getByRole('link').focus();
    await page.keyboard.press('e');
    await rowOf(page, 'Second').waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await rowOf(page, 'Second').waitFor();
    await page.keyboard.press('/');
    await field().waitFor();
    await stage.context.setOffline(false);
  });
});
