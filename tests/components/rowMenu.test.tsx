import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { CasebellError, createNotificationStore, NotificationCenter, NotificationPanel, type Preferences } from 'casebell';
import type { Transport } from 'casebell/store';
import { FAKE_START } from 'casebell/testing';
import { describe, expect, it } from 'vitest';
import { createStage, INVITATION, rows, type Stage } from './stage.js';
import { button, link, notice, open, titles } from './triageStage.js';

const item = (name: string | RegExp) => screen.getByRole('menuitem', { name });

/** Presses a tool of a row and waits for what it opens. */
async function openMenu({ user }: Stage, title = 'Row 1'): Promise<HTMLElement> {
  await user.click(button(`More actions, ${title}`));
  return screen.findByRole('menu');
}

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

  it.each([
    ['to the next row', ['Row 2', 'Row 1'], 'Row 2'],
    ['with the last row to what the empty list says', ['Row 1'], 'You’re all caught up'],
  ] as const)('closes when its row leaves, and the focus goes %s', async (_where, sent, next) => {
    const stage = createStage();
    for (const title of sent) stage.backend.notify({ to: 'me', kind: 'reply', title, link: '/1', idempotencyKey: title });
    await open(stage);
    await openMenu(stage);
    stage.backend.withdraw('Row 1');
    await stage.pass(1_000);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement?.textContent).toBe(next);
  });

  it('opens among findings that the backend does not list', async () => {
    const stage = createStage(rows(2));
    const { transport } = stage.props;
    const page: Transport['page'] = (request, context) =>
      request.query === undefined
        ? transport!.page(request, context)
        : Promise.reject(new CasebellError('badRequest', 'This backend cannot search.'));
    await open(stage, { transport: { ...transport!, page } });
    await stage.user.keyboard('/');
    await screen.findByRole('textbox', {}, { timeout: 15_000 });
    await stage.user.keyboard('row 2{Enter}');
    await stage.pass(5_000);
    await openMenu(stage, 'Row 2');
    await stage.pass();
    expect(item(/^Archive/)).toBeVisible();
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

  /** So many rows, of which the keys pick some, and the picker over those. */
  async function openPicker(count: number, first: string, keys = ''): Promise<Stage> {
    const stage = createStage();
    for (const { kind, title } of rows(count).toReversed())
      stage.backend.notify({ to: 'me', kind, title, link: '/cases', idempotencyKey: title });
    await open(stage);
    link(first).focus();
    if (keys === '') await stage.user.keyboard('s');
    else {
      await stage.user.keyboard(keys);
      await stage.user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: /^Snooze/ }));
    }
    await screen.findByRole('dialog', { name: 'Snooze until' });
    return stage;
  }
  async function leave({ backend, pass }: Stage, ...gone: readonly string[]): Promise<void> {
    for (const title of gone) backend.withdraw(title);
    await pass(1_000);
  }

  it.each([
    ['Row 2', 'Row 3'],
    ['Row 3', 'Row 2'],
  ])('closes when %s leaves by another hand, and the focus goes to %s', async (gone, next) => {
    await leave(await openPicker(3, gone), gone);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(link(next)).toHaveFocus();
  });

  it('closes when the last row leaves, and the focus goes to what the empty list says', async () => {
    await leave(await openPicker(1, 'Row 1'), 'Row 1');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.querySelector('.cb-state-title')).toHaveFocus();
  });

  it('stays while one of several rows is left, and snoozes that one', async () => {
    const stage = await openPicker(5, 'Row 2', 'xjx');
    await leave(stage, 'Row 2');
    expect(screen.getByRole('dialog', { name: 'Snooze until' })).toBeVisible();
    await stage.user.keyboard('{Enter}');
    await stage.pass(1_000);
    expect(titles()).toEqual(['Row 1', 'Row 4', 'Row 5']);
  });

  it('closes when the last of several rows leaves, and the focus goes to the row in their place', async () => {
    const stage = await openPicker(5, 'Row 2', 'xjx');
    await leave(stage, 'Row 2', 'Row 3');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(link('Row 4')).toHaveFocus();
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

  it('gives what is snoozed another time, and takes that back alone', async () => {
    const stage = createStage(rows(1).map((row) => ({ ...row, read: true })));
    await stage.show(<NotificationPanel views={['inbox', 'snoozed']} />);
    const { user, pass, backend } = stage;
    const snooze = async (until: RegExp) => {
      await user.click(button('Snooze, Row 1'));
      await user.click(within(await screen.findByRole('dialog', { name: 'Snooze until' })).getByRole('button', { name: until }));
      await pass(1_000);
    };
    const state = () => backend.rows('me').map(({ place, snoozedUntil, read, sort }) => ({ place, snoozedUntil, read, sort }));
    await snooze(/^Tomorrow morning/);
    await user.click(screen.getByRole('tab', { name: /^Snoozed/ }));
    await pass(1_000);
    const former = state();
    await snooze(/^Later today/);
    expect(state()).toEqual([{ ...former[0], snoozedUntil: expect.not.stringMatching(former[0]!.snoozedUntil!) as unknown }]);
    await user.click(button('Undo'));
    await pass(1_000);
    expect(state()).toEqual(former);
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
