import type { Browser, Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { notify, removeFolder, resolveItem, startDemo, type Demo } from './demo.js';
import { badgeOf, bellOf, launchBrowser, openContext, panelOf, rowOf, signIn } from './pages.js';

// The team part of requirements/2: two people, each in a browser of their own, on one server.
describe('an item of the team, for two people in two browsers', () => {
  let demo: Demo;
  let browsers: readonly [Browser, Browser];
  let anna: Page;
  let jonas: Page;

  beforeAll(async () => {
    [demo, ...browsers] = await Promise.all([startDemo(), launchBrowser(), launchBrowser()]);
    const [mine, theirs] = await Promise.all(
      browsers.map(openContext) as [ReturnType<typeof openContext>, ReturnType<typeof openContext>],
    );
    anna = await signIn(mine.context, demo.url, 'Anna Berg');
    jonas = await signIn(theirs.context, demo.url, 'Jonas Lie');
    return async () => {
      await Promise.all(browsers.map((browser) => browser.close()));
      await demo.stop();
      await removeFolder(demo.folder);
    };
  });

  const send = (idempotencyKey: string, title: string) =>
    notify(demo, { to: { team: 'intake' }, kind: 'team.clientWaiting', title, idempotencyKey });

  it('goes to the one who takes it; the other sees at once who that was, and it leaves both counters', async () => {
    await send('first', 'A client waits for 26 hours');
    for (const page of [anna, jonas]) {
      await badgeOf(page).getByText('1', { exact: true }).waitFor();
      await bellOf(page).click();
      await rowOf(page, 'A client waits').getByText('Team Intake').waitFor();
    }
    await rowOf(anna, 'A client waits')
      .getByRole('button', { name: /^Take it/ })
      .click();
    await panelOf(anna).getByText('It’s yours').waitFor();
    await panelOf(jonas).getByText('Handled by Anna Berg').waitFor();
    for (const page of [anna, jonas]) {
      await badgeOf(page).waitFor({ state: 'detached' });
      await rowOf(page, 'A client waits').waitFor({ state: 'detached' });
    }
  });

  it('closes for both when it was acted upon in its record', async () => {
    await send('second', 'Another client waits');
    for (const page of [anna, jonas]) await rowOf(page, 'Another client waits').waitFor();
    await resolveItem(demo, 'second', { id: 'marta', name: 'Marta Nilsen' });
    // The line stays for seconds only.
    await Promise.all([anna, jonas].map((page) => panelOf(page).getByText('Handled by Marta Nilsen').waitFor()));
    for (const page of [anna, jonas]) {
      await rowOf(page, 'Another client waits').waitFor({ state: 'detached' });
      expect(await badgeOf(page).count()).toBe(0);
    }
  });
});
