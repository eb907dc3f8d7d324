import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { notify, type Demo } from './demo.js';
import { badgeOf, bellOf, openStage, panelOf } from './pages.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATHS = [
  '/cases',
  '/cases/4711',
  '/requests',
  '/requests/2093',
  '/calendar/standup',
  '/contacts',
  '/profile',
  '/profile/notifications',
  '/settings',
  '/nowhere',
];

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe') as {
      run: (root: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    };
    const { violations } = await axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

describe('the pages of the demo CRM', () => {
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    const stage = await openStage('Anna Berg');
    ({ demo, page } = stage);
    return stage.close;
  });

  it.each(['light', 'dark'] as const)('have no accessibility violation, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const path of PATHS) {
      await page.goto(demo.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await violationsOf(page), path).toEqual([]);
    }
    await page.getByRole('button', { name: 'Make something happen' }).click();
    await page.getByRole('dialog', { name: 'Make something happen' }).waitFor();
    expect(await violationsOf(page), 'drawer').toEqual([]);
    await notify(demo, { to: { person: 'anna' }, kind: 'mention', title: 'Anna, have a look', link: '/cases/4711' });
    await badgeOf(page).waitFor();
    await bellOf(page).click();
    await panelOf(page).getByRole('article').first().waitFor();
    expect(await violationsOf(page), 'panel').toEqual([]);
  });

  it('keep the theme and the direction a person chose, the panel included, and nobody else has them', async () => {
    await page.goto(`${demo.url}/settings`);
    await page.getByRole('group', { name: 'Theme' }).getByText('Dark').click();
    await page.getByRole('group', { name: 'Direction' }).getByText('Right to left').click();
    await page.reload();
    const root = page.locator('html');
    expect(await root.getAttribute('data-theme')).toBe('dark');
    expect(await root.getAttribute('dir')).toBe('rtl');
    await bellOf(page).click();
    expect(await panelOf(page).getAttribute('dir')).toBe('rtl');
    expect(await panelOf(page).getAttribute('data-theme')).toBe('dark');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Account of Anna Berg' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Marta Kowalska' }).click();
    await bellOf(page).waitFor();
    expect(await root.getAttribute('data-theme')).toBeNull();
    expect(await root.getAttribute('dir')).toBe('ltr');
  });

  it('show the next person nothing of the one before', async () => {
    await notify(demo, { to: { person: 'marta' }, kind: 'mention', title: 'For Marta alone' });
    await badgeOf(page).getByText('1', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Account of Marta Kowalska' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Priya Nair' }).click();
    await bellOf(page).click();
    await panelOf(page).getByText('You’re all caught up').waitFor();
    await page.keyboard.press('Escape');
  });

  it('speak the language of the region in the notification panel', async () => {
    await page.goto(`${demo.url}/settings`);
    await page.getByRole('combobox', { name: 'Region' }).selectOption('Norsk bokmål');
    await page.getByRole('button', { name: /^Varsler/ }).click();
    await page.getByRole('dialog', { name: 'Varsler' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('find a case by its words, and lead there without loading the page again', async () => {
    await page.evaluate(() => Reflect.set(window, 'notReloaded', true));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('coated paper');
    await page
      .getByRole('search')
      .getByRole('link', { name: /Pallets of coated paper/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Pallets of coated paper arrived wet' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);
  });
});
