import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { notify, type Demo } from './demo.js';
import { badgeOf, bellOf, openStage, panelOf, rowOf, type Stage } from './pages.js';

const TITLES = [
  'Case 4711 was assigned to you',
  'Case 4726 has missed its first answer',
  'Jonas Lie mentioned you in case 4733',
] as const;
const KINDS = ['case.assigned', 'case.slaBreached', 'mention'] as const;

// requirements/1, step by step, in the order of the document.
describe('case notifications in the demo CRM', () => {
  let demo: Demo;
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage('Anna Berg');
    ({ demo, page } = stage);
    return stage.close;
  });

  /** What the bell says and how many rows of the inbox are unread must never be two figures. */
  async function expectUnread(count: number): Promise<void> {
    const badge = badgeOf(page);
    if (count === 0) await badge.waitFor({ state: 'detached' });
    else await badge.getByText(String(count), { exact: true }).waitFor();
    const unread = panelOf(page).locator('article[data-unread][data-place="inbox"]');
    expect(await unread.count()).toBe(count);
  }

  it('shows the red badge within a second of the send, without reload', async () => {
    expect(await badgeOf(page).count()).toBe(0);
    const sent = performance.now();
    await notify(demo, { to: { person: 'anna' }, kind: KINDS[0], title: TITLES[0], link: '/cases/4711' });
    await badgeOf(page).getByText('1', { exact: true }).waitFor();
    expect(performance.now() - sent).toBeLessThan(1_000);
    expect(await badgeOf(page).evaluate((badge) => getComputedStyle(badge).backgroundColor)).toMatch(/^(rgb|oklch)/);
  });

  it('lists every new notification under Inbox, newest first', async () => {
    await notify(demo, { to: { person: 'anna' }, kind: KINDS[1], title: TITLES[1], link: '/cases/4726' });
    await notify(demo, { to: { person: 'anna' }, kind: KINDS[2], title: TITLES[2], link: '/cases/4733' });
    await badgeOf(page).getByText('3', { exact: true }).waitFor();
    await bellOf(page).click();
    await rowOf(page, TITLES[0]).waitFor();
    const titles = await panelOf(page).getByRole('article').getByRole('heading').allTextContents();
    expect(titles).toEqual([...TITLES].reverse());
    await expectUnread(3);
  });

  it('archives one notification by its X', async () => {
    await rowOf(page, TITLES[1]).hover();
    await rowOf(page, TITLES[1])
      .getByRole('button', { name: /^Archive/ })
      .click();
    await rowOf(page, TITLES[1]).waitFor({ state: 'detached' });
    await expectUnread(2);
  });

  it('lists it under Archived, and brings it back unread by its Unread icon', async () => {
    await panelOf(page)
      .getByRole('tab', { name: /^Archived/ })
      .click();
    await rowOf(page, TITLES[1]).hover();
    await rowOf(page, TITLES[1])
      .getByRole('button', { name: /^Move to inbox/ })
      .click();
    await rowOf(page, TITLES[1]).waitFor({ state: 'detached' });
    await panelOf(page)
      .getByRole('tab', { name: /^Inbox/ })
      .click();
    await rowOf(page, TITLES[1]).waitFor();
    await expectUnread(3);
  });

  it('opens the record of a row and marks it read, while it stays in the inbox', async () => {
    await rowOf(page, TITLES[0]).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Pallets of coated paper arrived wet' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/cases/4711');
    await panelOf(page).waitFor({ state: 'detached' });
    await bellOf(page).click();
    await rowOf(page, TITLES[0]).waitFor();
    await expectUnread(2);
  });

  it('opens it in a tab of its own with Ctrl, and leaves this page where it is', async () => {
    const opened = stage.context.waitForEvent('page');
    await rowOf(page, TITLES[1])
      .getByRole('link')
      .click({ modifiers: ['ControlOrMeta'] });
    const tab = await opened;
    await tab.waitForURL('**/cases/4726');
    await tab.close();
    expect(new URL(page.url()).pathname).toBe('/cases/4711');
    await expectUnread(1);
  });

  it('archives the whole inbox by Archive all', async () => {
    await panelOf(page).getByRole('button', { name: 'Archive all' }).click();
    await panelOf(page).getByText('You’re all caught up').waitFor();
    await expectUnread(0);
    await panelOf(page)
      .getByRole('tab', { name: /^Archived/ })
      .click();
    for (const title of TITLES) await rowOf(page, title).waitFor();
  });

  it('keeps all of it through a reload', async () => {
    await page.reload();
    await bellOf(page).click();
    await panelOf(page).getByText('You’re all caught up').waitFor();
    await panelOf(page)
      .getByRole('tab', { name: /^Archived/ })
      .click();
    for (const title of TITLES) await rowOf(page, title).waitFor();
  });

  it('gives the focus back to the bell on Escape', async () => {
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'detached' });
    expect(await bellOf(page).evaluate((bell) => bell === document.activeElement)).toBe(true);
  });

  it('breaks no content security policy and throws no error on all of the way', () => {
    expect(stage.problems).toEqual([]);
  });
});
