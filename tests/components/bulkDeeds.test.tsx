import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { NotificationPanel } from 'casebell';
import { superoffice } from 'casebell/presets';
import type { SeedNotification } from 'casebell/transports/memory';
import { describe, expect, it } from 'vitest';
import { createStage, INVITATION, rows, type Stage } from './stage.js';
import { button, link, notice, open, titles } from './triageStage.js';

const CRITICAL: SeedNotification = { id: 'critical', kind: 'system.critical', title: 'Storage is full', link: '/storage' };
const OVER: SeedNotification = {
  ...INVITATION,
  id: 'over',
  title: 'Stand-up',
  meeting: { start: '2026-01-05T14:00:00Z', end: '2026-01-05T14:15:00Z' },
};

const bar = () => within(screen.getByRole('toolbar'));
const offered = () =>
  bar()
    .getAllByRole('button')
    .flatMap((tool) => tool.getAttribute('aria-label') ?? []);
/** The ids of what left the inbox, and why. */
const left = ({ backend }: Stage) =>
  backend.rows('me').flatMap(({ id, place, archiveReason }) => (place === 'archived' ? [`${id} ${archiveReason}`] : []));

describe('a group', () => {
  const record = { type: 'case', id: '4711', title: 'Okafor family' };
  it('is changed where its rows can be, and nothing else is counted', async () => {
    const archived = { place: 'archived', archiveReason: 'archived' } as const;
    const [one, two, three] = rows(3, { record });
    const stage = createStage([{ ...one!, read: true }, two!, { ...three!, ...archived }]);
    const { show, user, pass, backend } = stage;
    await show(<NotificationPanel views={[{ id: 'case', filter: { record } }]} />, { behaviour: { group: 'record' } });
    await waitFor(() => expect(button('Okafor family · 3 updates')).toBeVisible());
    await user.click(button('Mark all as read, Okafor family · 3 updates'));
    await pass(1_000);
    expect(notice()).toBe('Marked as read');
    expect(backend.rows('me').map(({ read }) => read)).toEqual([true, true, false]);
    expect(screen.queryByRole('button', { name: /^Mark all as read, Okafor/ })).toBeNull();
    await user.click(button('Archive all, Okafor family · 3 updates'));
    await pass(1_000);
    expect(notice()).toBe('2 archived');
    expect(screen.queryByRole('button', { name: /^Archive all, Okafor/ })).toBeNull();
  });

  it('is done as a whole also with more rows than one command may name, and undone at once', async () => {
    // Saved ones are loaded without scrolling.
    const stage = createStage(rows(120, { record, saved: true }));
    const { show, user, pass, backend } = stage;
    await show(<NotificationPanel />, { behaviour: { group: 'record' } });
    await waitFor(() => expect(button('Okafor family · 120 updates')).toBeVisible());
    const unread = () => backend.rows('me').filter(({ read }) => !read).length;
    await user.click(button('Mark all as read, Okafor family · 120 updates'));
    await pass(1_000);
    expect([notice(), unread()]).toEqual(['120 marked as read', 0]);
    await user.click(button('Undo'));
    await pass(1_000);
    expect(unread()).toBe(120);
    await user.click(button('Archive all, Okafor family · 120 updates'));
    await pass(1_000);
    expect([notice(), left(stage).length]).toEqual(['120 archived', 120]);
    await user.click(button('Undo'));
    await pass(1_000);
    expect(left(stage)).toEqual([]);
  });

  it('is not archived where the product has no Archive', async () => {
    const { show } = createStage(rows(2, { record }));
    await show(<NotificationPanel />, { behaviour: { ...superoffice, group: 'record' } });
    await waitFor(() => expect(button('Okafor family · 2 updates')).toBeVisible());
    expect(screen.queryByRole('button', { name: /^Archive/ })).toBeNull();
  });
});

describe('Got it on a selection', () => {
  it('stands in the place of Archive where the product has none, takes what offers it and says what was kept', async () => {
    const stage = await open(createStage([INVITATION, OVER, CRITICAL, ...rows(2)]), { behaviour: superoffice });
    const { user, pass, backend } = stage;
    link('Row 1').focus();
    await user.keyboard('a');
    expect(offered()).toEqual(['Got it', 'Mark as read', 'Snooze…', 'Save for later', 'Clear selection']);
    await user.click(bar().getByRole('button', { name: 'Got it' }));
    await pass(1_000);
    expect(notice()).toBe('Got 4. 1 kept: waiting for your answer');
    expect(left(stage).sort()).toEqual(['critical gotIt', 'over gotIt', 'row-1 gotIt', 'row-2 gotIt']);
    expect(screen.queryByRole('toolbar')).toBeNull();
    await user.keyboard('z');
    await pass(1_000);
    expect(left(stage)).toEqual([]);
    expect(backend.rows('me').find(({ id }) => id === 'critical')).toMatchObject({ acknowledged: false });
  });

  it('is beside Archive for what only informs, and leaves the rest alone', async () => {
    const stage = await open(createStage([CRITICAL, ...rows(2)]));
    const { user, pass } = stage;
    await user.click(screen.getByRole('checkbox', { name: 'Select, Row 1' }));
    expect(offered()).toEqual(['Archive', 'Mark as read', 'Snooze…', 'Save for later', 'Clear selection']);
    await user.click(screen.getByRole('checkbox', { name: 'Select, Storage is full' }));
    expect(offered()).toContain('Got it');
    await user.click(bar().getByRole('button', { name: 'Got it' }));
    await pass(1_000);
    expect(left(stage)).toEqual(['critical gotIt']);
    expect(notice()).toBe('Got it');
  });

  it('has its key', async () => {
    const stage = await open(createStage(rows(4)), { behaviour: { gotIt: 'all' } });
    const { user, pass } = stage;
    await user.click(screen.getByRole('checkbox', { name: 'Select, Row 2' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select, Row 3' }));
    expect(bar().getByRole('button', { name: 'Got it' })).toHaveAttribute('title', 'Got it (G)');
    link('Row 4').focus();
    await user.keyboard('g');
    await pass(1_000);
    expect([notice(), titles()]).toEqual(['Got 2', ['Row 1', 'Row 4']]);
    await user.keyboard('g');
    await pass(1_000);
    expect(titles()).toEqual(['Row 1']);
    await user.keyboard('z');
    await pass(1_000);
    expect(titles()).toEqual(['Row 1', 'Row 4']);
  });

  it('leaves the selection where nothing in it offers it', async () => {
    const stage = await open(createStage(rows(2)));
    await stage.user.keyboard('ag');
    await stage.pass(1_000);
    expect(screen.getByRole('toolbar')).toHaveTextContent('2 selected');
    expect(titles()).toHaveLength(2);
  });
});

describe('what a bulk action keeps', () => {
  const saved = { saved: true, read: true } as const;
  const [kept] = rows(1, { id: 'kept', title: 'Kept', ...saved });

  it('is said of Archive read too, as far as it was read', async () => {
    const stage = createStage([
      { ...INVITATION, read: true },
      { ...INVITATION, id: 'unread', title: 'Board' },
      { ...kept!, read: false },
      ...rows(2, saved).map((row) => ({ ...row, saved: false })),
    ]);
    const { show, user, pass } = stage;
    await show(<NotificationPanel />, { behaviour: { archiveRead: true } });
    await user.click(button('Archive read'));
    await pass(1_000);
    expect(notice()).toBe('2 archived. 1 kept: waiting for your answer');
    expect(button('Archive read')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Archive all')).toHaveAttribute('aria-disabled', 'true');
  });

  it('is said of what was saved, apart from what waits', async () => {
    const stage = createStage([{ ...INVITATION, saved: true }, kept!, ...rows(2)]);
    const { show, user, pass } = stage;
    await show(<NotificationPanel />);
    await user.click(button('Archive all'));
    await pass(1_000);
    expect(notice()).toBe('2 archived. 1 kept: waiting for your answer. 1 kept: saved for later');
    expect(titles()).toEqual(['Sales review', 'Kept']);
    expect(button('Archive all')).toHaveAttribute('aria-disabled', 'true');
    await pass(9_000);
    await user.click(button('Archive all'));
    expect(document.querySelector('.cb-notice')).toBeNull();
  });

  it('is counted exactly with rows that are not loaded', async () => {
    const read = rows(30, { read: true });
    const unread = rows(30).map((row) => ({ ...row, id: `unread-${row.id}` }));
    const stage = createStage([...unread, ...read, kept!]);
    const { show, user, pass } = stage;
    await show(<NotificationPanel />, { behaviour: { archiveRead: true } });
    expect(titles().length).toBeLessThan(40);
    await user.click(button('Archive read'));
    expect(notice()).toBe('30 archived. 1 kept: saved for later');
    await pass(1_000);
    expect(left(stage)).toHaveLength(30);
    expect(button('Archive read')).toHaveAttribute('aria-disabled', 'true');
    await user.click(button('Archive all'));
    expect(notice()).toBe('30 archived. 1 kept: saved for later');
  });

  it('is said only of what was on screen', async () => {
    const stage = createStage(rows(3));
    const { show, pass, backend } = stage;
    await show(<NotificationPanel />);
    link('Row 1').focus();
    backend.notify({ to: 'me', kind: 'meeting.invited', title: 'Later', meeting: INVITATION.meeting! });
    await pass(1_000);
    expect(button('1 new')).toBeVisible();
    // As in Safari, where a click leaves the focus in the list.
    fireEvent.click(button('Archive all'));
    await pass(1_000);
    expect(notice()).toBe('3 archived');
  });

  it('is no work for a view without a count', async () => {
    const record = { type: 'case', id: '1' };
    const { show } = createStage(rows(2, { ...saved, record }));
    await show(<NotificationPanel views={[{ id: 'case', filter: { record } }]} />, { behaviour: { archiveRead: true } });
    expect(button('Archive all')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Archive read')).toHaveAttribute('aria-disabled', 'true');
  });
});
