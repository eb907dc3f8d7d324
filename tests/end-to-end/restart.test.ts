import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { notify, startDemo, type Demo } from './demo.js';
import { badgeOf, bellOf, openStage, rowOf } from './pages.js';

describe('a demo server that is killed and started again', () => {
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    const stage = await openStage('Priya Nair');
    ({ demo, page } = stage);
    return async () => {
      await demo.stop();
      await stage.close();
    };
  });

  it('keeps what was sent, and the open page catches up by itself', async () => {
    await notify(demo, { to: { person: 'priya' }, kind: 'mention', title: 'Sent before the crash', link: '/cases/4728' });
    await badgeOf(page).getByText('1', { exact: true }).waitFor();

    await demo.kill();
    demo = await startDemo({ folder: demo.folder, port: demo.port });
    await notify(demo, { to: { person: 'priya' }, kind: 'reply', title: 'Sent after the crash', link: '/cases/4728' });

    // The page has not been touched: its own retries find the new server, whose tokens are other ones.
    await badgeOf(page).getByText('2', { exact: true }).waitFor({ timeout: 40_000 });
    await bellOf(page).click();
    await rowOf(page, 'Sent before the crash').waitFor();
    await rowOf(page, 'Sent after the crash').waitFor();
  });

  it('sends what a person did while the server was away', async () => {
    await demo.kill();
    await rowOf(page, 'Sent before the crash').hover();
    await rowOf(page, 'Sent before the crash')
      .getByRole('button', { name: /^Archive/ })
      .click();
    await rowOf(page, 'Sent before the crash').waitFor({ state: 'detached' });

    const stored = page.waitForResponse(
      (response) =>
        response.url().endsWith('/v1/sync') && response.ok() && (response.request().postData()?.includes('"archive"') ?? false),
      { timeout: 40_000 },
    );
    demo = await startDemo({ folder: demo.folder, port: demo.port });
    await stored;

    await page.reload();
    await bellOf(page).click();
    await rowOf(page, 'Sent after the crash').waitFor();
    expect(await rowOf(page, 'Sent before the crash').count()).toBe(0);
  });

  it('ends with 0 on Ctrl+C, also while a page is connected', async () => {
    expect(await demo.stop()).toBe(0);
  });
});
