import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { badgeOf, bellOf, openStage, panelOf, rowOf, signIn, type Stage } from './pages.js';

describe('two people in two windows', () => {
  let stage: Stage;
  let anna: Page;
  let jonas: Page;

  beforeAll(async () => {
    // One browser profile, two tabs: the session belongs to the tab. Only the one in front draws, so it is brought there to act.
    stage = await openStage('Anna Berg');
    anna = stage.page;
    jonas = await signIn(stage.context, stage.demo.url, 'Jonas Lie');
    return stage.close;
  });

  it('shows an item of the team to both', async () => {
    await anna.bringToFront();
    await anna.getByRole('button', { name: 'Make something happen' }).click();
    const drawer = anna.getByRole('dialog', { name: 'Make something happen' });
    await drawer.getByText('My team', { exact: true }).click();
    await drawer.getByRole('button', { name: 'Urgent and unassigned' }).click();
    await drawer.getByText('sent to Team Intake').waitFor();
    for (const page of [anna, jonas]) {
      await page.bringToFront();
      await badgeOf(page).getByText('1', { exact: true }).waitFor();
      await bellOf(page).click();
      await rowOf(page, 'Urgent, and nobody has it').getByText('Team Intake').waitFor();
      await page.keyboard.press('Escape');
    }
  });

  it('notifies a colleague who is mentioned in a comment, and nobody else', async () => {
    await anna.bringToFront();
    await anna.goto(`${stage.demo.url}/cases/4734`);
    await anna.getByRole('textbox', { name: 'Comment' }).fill('Could you call the bank, @Jonas?');
    await anna.getByRole('button', { name: 'Comment', exact: true }).click();
    await anna.getByText('Could you call the bank, @Jonas?').waitFor();
    await badgeOf(jonas).getByText('2', { exact: true }).waitFor();
    await jonas.bringToFront();
    await bellOf(jonas).click();
    await rowOf(jonas, 'Anna Berg mentioned you in case 4734').getByRole('link').click();
    await jonas.getByRole('heading', { level: 1, name: 'Second reminder for an invoice already paid' }).waitFor();
    expect(await badgeOf(anna).textContent()).toBe('1');
  });

  it('says to the new assignee of a case that it is theirs, and to the team that somebody has it', async () => {
    await jonas.bringToFront();
    await bellOf(jonas).click();
    await rowOf(jonas, 'Urgent, and nobody has it: case 4735').waitFor();
    await anna.bringToFront();
    await anna.goto(`${stage.demo.url}/cases/4735`);
    await anna.getByRole('combobox', { name: 'Assignee' }).selectOption('Jonas Lie');
    await jonas.bringToFront();
    await panelOf(jonas).getByText('Handled by Anna Berg').waitFor();
    await rowOf(jonas, 'Anna Berg assigned case 4735 to you').waitFor();
    await rowOf(jonas, 'Urgent, and nobody has it').waitFor({ state: 'detached' });
    await jonas.keyboard.press('Escape');
    expect(await badgeOf(anna).count()).toBe(0);
  });

  it('asks for an answer to an invitation, and keeps it until there is one', async () => {
    await jonas.getByRole('button', { name: 'Make something happen' }).click();
    const drawer = jonas.getByRole('dialog', { name: 'Make something happen' });
    await drawer.getByRole('button', { name: 'New recurring meeting' }).click();
    await drawer.getByText('sent to you').waitFor();
    await bellOf(jonas).click();
    const card = panelOf(jonas).locator('article[data-waiting]');
    await card.waitFor();
    await panelOf(jonas).getByRole('button', { name: 'Archive all' }).click();
    await panelOf(jonas).getByText('kept: waiting for your answer').first().waitFor();
    expect(await card.count()).toBe(1);
    await card.getByRole('button', { name: /^Accept/ }).click();
    await card.waitFor({ state: 'detached' });
  });
});
