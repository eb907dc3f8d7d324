import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  createNotificationStore,
  NotificationCenter,
  NotificationPanel,
  type NotificationProviderProps,
  type Preferences,
} from 'casebell';
import { FAKE_START } from 'casebell/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStage, INVITATION, rows, type Stage } from './stage.js';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const titles = () => [...document.querySelectorAll('article h3')].map(({ textContent }) => textContent);
const link = (title: string) => screen.getByRole('link', { name: title });
const item = (name: string | RegExp) => screen.getByRole('menuitem', { name });
const notice = () => document.querySelector('.cb-notice-text')?.textContent ?? '';

/** A panel with the focus on its first row. */
async function open(stage: Stage, props?: Partial<NotificationProviderProps>): Promise<Stage> {
  await stage.show(<NotificationPanel />, props);
  document.querySelector<HTMLElement>('[data-control=title]')?.focus();
  return stage;
}

/** Presses a tool of a row and waits for what it opens. */
async function openMenu({ user }: Stage, title = 'Row 1'): Promise<HTMLElement> {
  await user.click(button(`More actions, ${title}`));
  return screen.findByRole('menu');
}

// What loads on use loads here once, so that no test waits for it.
beforeAll(async () => {
  const stage = await open(createStage(rows(1)));
  await stage.user.keyboard('?');
  await screen.findByRole('dialog', {}, { timeout: 20_000 });
  await stage.user.keyboard('{Escape}s');
  await screen.findByRole('dialog', {}, { timeout: 20_000 });
  await stage.user.keyboard('{Escape}x');
  await screen.findByRole('toolbar', {}, { timeout: 20_000 });
  await stage.user.click(button('More actions, Row 1'));
  await screen.findByRole('menu', {}, { timeout: 20_000 });
  cleanup();
}, 60_000);

describe('the tools of a row', () => {
  it('are archive, snooze and more; without archive on what waits for an answer', async () => {
    const { show } = createStage([INVITATION, ...rows(1)]);
    await show(<NotificationPanel />);
    const tools = (title: string) =>
      [...screen.getByRole('article', { name: title }).querySelectorAll('.cb-card-tools button')].map((tool) =>
        tool.getAttribute('aria-label'),
      );
    expect(tools('Row 1')).toEqual(['Archive, Row 1', 'Snooze, Row 1', 'More actions, Row 1']);
    expect(tools('Sales review')).toEqual(['Snooze, Sales review', 'More actions, Sales review']);
  });

  it('name the keys that do the same', async () => {
    await open(createStage(rows(1)), { shortcuts: { archive: 'y' } });
    expect(button('Archive, Row 1')).toHaveAttribute('title', 'Archive, Row 1 (Y)');
    expect(button('Archive, Row 1')).toHaveAttribute('aria-keyshortcuts', 'y');
    expect(button('Snooze, Row 1')).toHaveAttribute('title', 'Snooze, Row 1 (S)');
  });
});

describe('the menu of a row', () => {
  it('opens with the focus on its first item, goes round by the arrows and returns the focus', async () => {
    const stage = await open(createStage(rows(2)));
    await openMenu(stage);
    expect(item(/^Mark as read/)).toHaveFocus();
    await stage.user.keyboard('{ArrowUp}');
    expect(item('Copy link')).toHaveFocus();
    await stage.user.keyboard('{Home}{ArrowDown}');
    expect(item(/^Save/)).toHaveFocus();
    await stage.user.keyboard('{End}');
    expect(item('Copy link')).toHaveFocus();
    await stage.user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button('More actions, Row 1')).toHaveFocus();
  });

  it('finds items by their first letters', async () => {
    const stage = await open(createStage(rows(1)));
    await openMenu(stage);
    await stage.user.keyboard('sn');
    expect(item(/^Snooze/)).toHaveFocus();
    await stage.pass(1_000);
    await stage.user.keyboard('o');
    expect(item('Open in new tab')).toHaveFocus();
  });

  it('marks, saves and archives, each with a way back', async () => {
    const stage = await open(createStage(rows(2)));
    const { user, pass, backend } = stage;
    const first = () => backend.rows('me').find(({ id }) => id === 'row-1');
    await openMenu(stage);
    await user.click(item(/^Mark as read/));
    await pass(1_000);
    expect(first()).toMatchObject({ read: true });
    await openMenu(stage);
    await user.click(item('Save for later'));
    await pass(1_000);
    expect(first()).toMatchObject({ saved: true });
    expect(notice()).toBe('Saved for later');
    await user.click(button('Undo'));
    await pass(1_000);
    expect(first()).toMatchObject({ saved: false, read: true });
    await openMenu(stage);
    await user.click(item(/^Archive/));
    await pass();
    expect(titles()).toEqual(['Row 2']);
    expect(button('More actions, Row 2')).toHaveFocus();
  });

  it('closes when its row leaves, and the focus stays in the list', async () => {
    const stage = createStage();
    stage.backend.notify({ to: 'me', kind: 'reply', title: 'Row 2', link: '/2' });
    stage.backend.notify({ to: 'me', kind: 'reply', title: 'Row 1', link: '/1', idempotencyKey: 'one' });
    await open(stage);
    await openMenu(stage);
    stage.backend.withdraw('one');
    await stage.pass(1_000);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(link('Row 2')).toHaveFocus();
  });

  it('does not close the panel around by Escape', async () => {
    const stage = createStage(rows(1));
    await stage.show(<NotificationCenter open />);
    await waitFor(() => expect(screen.getByRole('article')).toBeVisible());
    await openMenu(stage);
    await stage.user.keyboard('{Escape}');
    expect(screen.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('copies the address of the record', async () => {
    const stage = await open(createStage(rows(1)));
    await openMenu(stage);
    await stage.user.click(item('Copy link'));
    await waitFor(() => expect(notice()).toBe('Link copied'));
    expect(await navigator.clipboard.readText()).toBe('http://localhost:3000/cases/1');
  });

  it('offers an archived row the way back and nothing that would not count', async () => {
    const stage = createStage(rows(1, { place: 'archived', archiveReason: 'archived' }));
    await stage.show(<NotificationPanel />);
    await stage.user.click(screen.getByRole('tab', { name: /^Archived/ }));
    await stage.pass();
    await openMenu(stage);
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Save for later',
      'Move to inbox',
      'SelectX',
      'Less like this: New reply',
      'Open in new tab',
      'Copy link',
    ]);
  });
});

describe('mute', () => {
  const about = { record: { type: 'case', id: '7', title: 'CASE-7' } };

  /** A panel before a backend that keeps preferences. */
  async function openWithPreferences(): Promise<Stage & { readonly saved: () => Preferences }> {
    const stage = createStage(rows(1, about));
    const { transport, environment } = stage.props;
    const store = createNotificationStore({ transport: transport!, environment: environment!, recipient: { id: 'me' } });
    store.actions.setPreference('sound', false);
    await open(stage, { store });
    return { ...stage, saved: () => stage.backend.snapshot('me').preferences };
  }

  it('mutes a record for good and takes it back', async () => {
    const stage = await openWithPreferences();
    const { user, pass, saved } = stage;
    await openMenu(stage);
    await user.click(item('Mute CASE-7'));
    await user.click(item('For good'));
    await pass(1_000);
    expect(saved()['mute/record/case/7']).toBe(true);
    expect(notice()).toBe('Muted: CASE-7');
    await user.click(button('Undo'));
    await pass(1_000);
    expect(saved()['mute/record/case/7']).toBeUndefined();
  });

  it('mutes a kind until tomorrow by the keys, and can be ended', async () => {
    const stage = await openWithPreferences();
    await openMenu(stage);
    await stage.user.keyboard('less{ArrowRight}');
    await stage.pass();
    expect(item('For an hour')).toHaveFocus();
    await stage.user.keyboard('{ArrowDown}{Enter}');
    await stage.pass(1_000);
    const until = stage.saved()['mute/kind/reply'] as string;
    expect(Date.parse(until)).toBeGreaterThan(FAKE_START);
    await openMenu(stage);
    await stage.user.click(item(/^Unmute/));
    await stage.pass(1_000);
    expect(stage.saved()['mute/kind/reply']).toBeUndefined();
  });
});

describe('snooze', () => {
  it('offers moments to come and takes the row out until then', async () => {
    const stage = await open(createStage(rows(2)));
    const { user, pass, backend } = stage;
    await user.click(button('Snooze, Row 1'));
    const dialog = await screen.findByRole('dialog', { name: 'Snooze until' });
    expect(within(dialog).getByRole('button', { name: /^Later today/ })).toHaveFocus();
    await user.click(within(dialog).getByRole('button', { name: /^Tomorrow morning/ }));
    await pass(1_000);
    expect(titles()).toEqual(['Row 2']);
    expect(button('Snooze, Row 2')).toHaveFocus();
    expect(notice()).toMatch(/^Snoozed until Tue,? 9:00/);
    const { place, snoozedUntil } = backend.rows('me').find(({ id }) => id === 'row-1')!;
    expect({ place, snoozedUntil }).toEqual({ place: 'snoozed', snoozedUntil: '2026-03-03T09:00:00.000Z' });
    await user.click(button('Undo'));
    await pass(1_000);
    expect(titles()).toEqual(['Row 1', 'Row 2']);
  });

  it('takes a time of your own, but none that has passed and none beyond a year', async () => {
    const stage = await open(createStage(rows(1)));
    const { user, pass, backend } = stage;
    await user.keyboard('s');
    const time = await screen.findByLabelText('Date and time');
    const pick = async (value: string) => {
      fireEvent.change(time, { target: { value } });
      await user.click(button('Snooze'));
    };
    await pick('2020-01-01T10:00');
    expect(screen.getByRole('alert')).toHaveTextContent('That has passed. Pick a later time.');
    expect(time).toBeInvalid();
    await pick('2031-01-01T10:00');
    expect(screen.getByRole('alert')).toHaveTextContent('At most a year ahead.');
    await pick('');
    expect(screen.getByRole('alert')).toHaveTextContent('Pick a date and a time.');
    await pick('2026-03-20T10:30');
    await pass(1_000);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(backend.rows('me')[0]).toMatchObject({ snoozedUntil: '2026-03-20T10:30:00.000Z' });
  });

  it('keeps what waits counted as waiting, and brings it back as new', async () => {
    const stage = await open(createStage([INVITATION]), { behaviour: { archivedTab: false } });
    const { user, pass, environment } = stage;
    await user.click(button('Snooze, Sales review'));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Later today/ }));
    await pass(1_000);
    expect(titles()).toEqual([]);
    expect(screen.getByText('Waiting 1')).toBeVisible();
    await pass(4 * 3_600_000);
    expect(environment.now()).toBeGreaterThan(FAKE_START + 3 * 3_600_000);
    expect(titles()).toEqual(['Sales review']);
    expect(screen.getByRole('article')).toHaveAttribute('data-unread');
  });
});

describe('undo by key', () => {
  it('gives back exactly what several deeds of one sort took', async () => {
    const stage = await open(createStage([{ id: 'read', kind: 'reply', title: 'Read', read: true, link: '/r' }, ...rows(2)]));
    const { user, pass, backend } = stage;
    await user.keyboard('e');
    await pass();
    await user.keyboard('e');
    await pass();
    expect(notice()).toBe('2 archived');
    await user.keyboard('z');
    await pass(1_000);
    expect(titles()).toEqual(['Read', 'Row 1', 'Row 2']);
    expect(backend.rows('me').map(({ read }) => read)).toEqual([true, false, false]);
    expect(document.body).not.toHaveFocus();
  });

  it('is over with the notice', async () => {
    const stage = await open(createStage(rows(2)));
    await stage.user.keyboard('e');
    await stage.pass(9_000);
    await stage.user.keyboard('z');
    await stage.pass(1_000);
    expect(titles()).toEqual(['Row 2']);
  });
});

describe('selection', () => {
  it('reports what was kept', async () => {
    const stage = await open(createStage([INVITATION, ...rows(3)]));
    const { user, pass } = stage;
    link('Row 1').focus();
    await user.keyboard('a');
    expect(screen.getByRole('toolbar')).toHaveTextContent('4 selected');
    await user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Archive' }));
    await pass();
    expect(notice()).toBe('3 archived. 1 kept: waiting for your answer');
    expect(titles()).toEqual(['Sales review']);
    expect(screen.queryByRole('toolbar')).toBeNull();
    expect(screen.getByRole('article')).toContainElement(document.activeElement as HTMLElement);
    await user.keyboard('z');
    await pass();
    expect(titles()).toHaveLength(4);
  });

  it('takes a range by Shift and click, and by Shift and the arrows', async () => {
    const { user } = await open(createStage(rows(6)));
    const box = (index: number) => screen.getByRole('checkbox', { name: `Select, Row ${index}` });
    const chosen = () =>
      screen
        .getAllByRole<HTMLInputElement>('checkbox')
        .map(({ checked }) => (checked ? 'x' : '-'))
        .join('');
    await user.click(box(2));
    await user.keyboard('{Shift>}');
    await user.click(box(4));
    await user.keyboard('{/Shift}');
    expect(chosen()).toBe('-xxx--');
    link('Row 6').focus();
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(chosen()).toBe('-xxxxx');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(chosen()).toBe('-xxx-x');
    await user.keyboard('{Escape}');
    expect(chosen()).toBe('------');
    expect(link('Row 6')).toHaveFocus();
  });

  it('forgets rows that leave meanwhile', async () => {
    const stage = createStage();
    for (const index of [3, 2, 1])
      stage.backend.notify({ to: 'me', kind: 'reply', title: `Row ${index}`, link: `/${index}`, idempotencyKey: `${index}` });
    await open(stage);
    await stage.user.keyboard('a');
    expect(screen.getByRole('toolbar')).toHaveTextContent('3 selected');
    stage.backend.withdraw('2');
    await stage.pass(1_000);
    expect(screen.getByRole('toolbar')).toHaveTextContent('2 selected');
  });

  it('offers in the archive to restore', async () => {
    const stage = createStage(rows(3, { place: 'archived', archiveReason: 'archived' }));
    const { show, user, pass } = stage;
    await show(<NotificationPanel />);
    await user.click(screen.getByRole('tab', { name: /^Archived/ }));
    await pass();
    link('Row 1').focus();
    await user.keyboard('a');
    const tools = within(screen.getByRole('toolbar')).getAllByRole('button');
    expect(tools.map((tool) => tool.getAttribute('aria-label'))).toEqual(['Move to inbox', 'Save for later', 'Clear selection']);
    await user.click(tools[0]!);
    await pass();
    expect(notice()).toBe('3 moved to the inbox');
  });
});

describe('keys', () => {
  it('go through the rows, mark, acknowledge and open the list of keys', async () => {
    const stage = await open(createStage([{ id: 'c', kind: 'system.critical', title: 'Critical', link: '/c' }, ...rows(3)]));
    const { user, pass, backend } = stage;
    const focused = () => document.activeElement?.textContent;
    await user.keyboard('j');
    expect(focused()).toBe('Row 1');
    await user.keyboard('u');
    await pass(1_000);
    expect(backend.rows('me').find(({ id }) => id === 'row-1')).toMatchObject({ read: true });
    await user.keyboard('k');
    expect(focused()).toBe('Critical');
    await user.keyboard('e');
    await pass();
    expect(notice()).toBe('Kept: waiting for your answer');
    await user.keyboard('g');
    await pass();
    expect(titles()).toEqual(['Row 1', 'Row 2', 'Row 3']);
    await user.keyboard('{End}');
    expect(focused()).toBe('Row 3');
    await user.keyboard('{Home}');
    expect(focused()).toBe('Row 1');
    await user.keyboard('?');
    const help = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(help).getByText('Archive').closest('div')).toHaveTextContent('ArchiveE');
    await user.keyboard('{Escape}');
    expect(focused()).toBe('Row 1');
  });

  it('can be others, or none', async () => {
    const stage = await open(createStage(rows(3)), { shortcuts: { archive: 'y', read: false } });
    const { user, pass, backend } = stage;
    await user.keyboard('e');
    await user.keyboard('u');
    await pass(1_000);
    expect(titles()).toHaveLength(3);
    expect(backend.rows('me').every(({ read }) => !read)).toBe(true);
    await user.keyboard('y');
    await pass();
    expect(titles()).toHaveLength(2);
  });

  it('are silent where the host switches them off; arrows go on', async () => {
    const { user, pass } = await open(createStage(rows(2)), { shortcuts: false });
    await user.keyboard('e?xj');
    await pass();
    expect(titles()).toHaveLength(2);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(link('Row 1')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(link('Row 2')).toHaveFocus();
  });

  it('mean nothing with Ctrl, ⌘ or Alt, nor outside of the panel', async () => {
    const { user, pass } = await open(createStage(rows(2)));
    await user.keyboard('{Control>}e{/Control}{Meta>}e{/Meta}{Alt>}e{/Alt}');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('e');
    await pass();
    expect(titles()).toHaveLength(2);
  });

  it('work with the shift lock on and on a keyboard of another script', async () => {
    await open(createStage(rows(3)));
    const press = (key: string, code: string) => fireEvent.keyDown(document.activeElement!, { key, code });
    press('J', 'KeyJ');
    expect(link('Row 2')).toHaveFocus();
    press('л', 'KeyK');
    expect(link('Row 1')).toHaveFocus();
  });
});
