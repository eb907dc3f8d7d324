import { screen, waitFor, within } from '@testing-library/react';
import { NotificationPanel } from 'casebell';
import { FAKE_START } from 'casebell/testing';
import { describe, expect, it, vi } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';

const row = (title: string) => screen.getByRole('article', { name: title });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const titles = () => [...document.querySelectorAll('article h3')].map(({ textContent }) => textContent);

describe('NotificationPanel: lists', () => {
  it('shows the inbox newest first, under its days', async () => {
    const { show } = createStage([
      { id: 'new', kind: 'reply', title: 'New', createdAt: new Date(FAKE_START - 60_000).toISOString() },
      { id: 'old', kind: 'reply', title: 'Old', createdAt: new Date(FAKE_START - 86_400_000).toISOString() },
    ]);
    await show(<NotificationPanel />);
    expect(titles()).toEqual(['New', 'Old']);
    expect(screen.getByRole('feed')).toHaveTextContent(/Today.*New.*Yesterday.*Old/);
  });

  it('counts days of the calendar, also over a night in which the clocks change', async () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const { show, environment } = createStage([
      { id: 'today', kind: 'reply', title: 'Today', createdAt: '2026-03-30T00:10:00+02:00' },
      { id: 'yesterday', kind: 'reply', title: 'Yesterday', createdAt: '2026-03-29T00:10:00+01:00' },
      { id: 'before', kind: 'reply', title: 'Before', createdAt: '2026-03-28T23:50:00+01:00' },
    ]);
    environment.clock.jump(Date.parse('2026-03-30T00:20:00+02:00') - environment.now());
    await show(<NotificationPanel />);
    const days = [...document.querySelectorAll('.cb-day, h3')].map(({ textContent }) => textContent);
    expect(days).toEqual(['Today', 'Today', 'Yesterday', 'Yesterday', 'Saturday', 'Before']);
    vi.unstubAllEnvs();
  });

  it('says that a tab could not be loaded, and tries again', async () => {
    const { show, user, pass, backend } = createStage([
      ...rows(2),
      { id: 'done', kind: 'reply', title: 'Done', place: 'archived', archiveReason: 'archived' },
    ]);
    await show(<NotificationPanel />);
    backend.script.failure = { next: 1 };
    await user.click(screen.getByRole('tab', { name: 'Archived 1' }));
    await pass();
    await user.click(button('Try again'));
    await pass();
    expect(titles()).toEqual(['Done']);
  });

  it('moves between Inbox and Archived with the arrow keys', async () => {
    const { show, user, pass } = createStage([
      ...rows(2),
      { id: 'done', kind: 'reply', title: 'Done', place: 'archived', archiveReason: 'archived' },
    ]);
    await show(<NotificationPanel />);
    const inbox = screen.getByRole('tab', { name: 'Inbox 2' });
    expect(inbox).toHaveAttribute('aria-selected', 'true');
    inbox.focus();
    await user.keyboard('{ArrowRight}');
    await pass();
    expect(screen.getByRole('tab', { name: 'Archived 1' })).toHaveFocus();
    expect(screen.getByRole('tabpanel', { name: 'Archived 1' })).toBeVisible();
    expect(titles()).toEqual(['Done']);
    await user.keyboard('{Home}');
    await pass();
    expect(titles()).toEqual(['Row 1', 'Row 2']);
  });

  it('has no tabs where the product has no archive', async () => {
    const { show } = createStage(rows(1));
    await show(<NotificationPanel />, { behaviour: { archivedTab: false } });
    expect(screen.queryByRole('tab')).toBeNull();
    expect(titles()).toEqual(['Row 1']);
  });

  it('says why an archived row is there', async () => {
    const archived = { place: 'archived', kind: 'reply' } as const;
    const { show, user, pass } = createStage([
      { ...archived, id: 'a', title: 'One', archiveReason: 'handled', handledBy: { id: 'anna', name: 'Anna' } },
      { ...archived, id: 'b', title: 'Two', archiveReason: 'answered', answer: 'accepted' },
      { ...archived, id: 'c', title: 'Three', archiveReason: 'withdrawn' },
    ]);
    await show(<NotificationPanel />);
    await user.click(screen.getByRole('tab', { name: /^Archived/ }));
    await pass();
    expect(row('One')).toHaveTextContent('Handled by Anna');
    expect(row('Two')).toHaveTextContent('Accepted');
    expect(row('Three')).toHaveTextContent('Withdrawn');
    expect(screen.queryByRole('button', { name: /^Move to inbox/ })).toBeNull();
  });

  it('loads older rows on request and says so when that fails', async () => {
    const { show, user, pass, backend } = createStage(rows(45));
    await show(<NotificationPanel />);
    expect(titles()).toHaveLength(20);
    await user.click(screen.getByText('Show older'));
    await pass();
    expect(titles()).toHaveLength(40);
    backend.script.failure = { code: 'unavailable' };
    await user.click(screen.getByText('Show older'));
    await pass();
    expect(screen.getByText('Older notifications could not be loaded.')).toBeVisible();
    backend.script.failure = null;
    await user.click(within(screen.getByText('Older notifications could not be loaded.').parentElement!).getByRole('button'));
    await pass();
    expect(titles()).toHaveLength(45);
  });

  it('describes the feed: position and length of the whole', async () => {
    const { show } = createStage(rows(45));
    await show(<NotificationPanel />);
    expect(row('Row 3')).toHaveAttribute('aria-posinset', '3');
    expect(row('Row 3')).toHaveAttribute('aria-setsize', '45');
  });

  it('moves between rows with Page Down and Page Up', async () => {
    const { show, user } = createStage(rows(3));
    await show(<NotificationPanel />);
    screen.getByRole('link', { name: 'Row 1' }).focus();
    await user.keyboard('{PageDown}{PageDown}');
    expect(screen.getByRole('link', { name: 'Row 3' })).toHaveFocus();
    await user.keyboard('{PageUp}');
    expect(screen.getByRole('link', { name: 'Row 2' })).toHaveFocus();
  });
});

describe('NotificationPanel: what a person can do', () => {
  it('archives by the X of a row and takes it back by Undo', async () => {
    const { show, user, pass, backend } = createStage(rows(2));
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 1'));
    await pass();
    expect(titles()).toEqual(['Row 2']);
    expect(screen.getByText('Archived', { selector: '.cb-notice *' })).toBeVisible();
    await user.click(button('Undo'));
    await pass();
    expect(titles()).toEqual(['Row 1', 'Row 2']);
    expect(screen.getByRole('link', { name: 'Row 1' })).toHaveFocus();
    await pass(1_000);
    expect(backend.rows('me')[0]).toMatchObject({ place: 'inbox', read: false });
  });

  it('takes back several rows with one Undo', async () => {
    const { show, user, pass } = createStage(rows(3));
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 1'));
    await pass();
    await user.click(button('Archive, Row 2'));
    await pass();
    expect(screen.getByText('2 archived')).toBeVisible();
    await user.click(button('Undo'));
    await pass();
    expect(titles()).toEqual(['Row 1', 'Row 2', 'Row 3']);
  });

  it('moves an archived row back, unread', async () => {
    const { show, user, pass } = createStage([
      { id: 'done', kind: 'reply', title: 'Done', place: 'archived', archiveReason: 'archived', read: true },
    ]);
    await show(<NotificationPanel />);
    await user.click(screen.getByRole('tab', { name: /^Archived/ }));
    await pass();
    await user.click(button('Move to inbox, Done'));
    await user.click(screen.getByRole('tab', { name: /^Inbox/ }));
    await pass();
    expect(row('Done')).toHaveAttribute('data-unread');
  });

  it('marks all as read, invitations too, which go on waiting', async () => {
    const { show, user, pass } = createStage([INVITATION, ...rows(2)]);
    await show(<NotificationPanel />);
    await user.click(button('Mark all as read'));
    await pass();
    expect(screen.queryByRole('img', { name: 'Unread' })).toBeNull();
    expect(screen.getByText('3 marked as read')).toBeVisible();
    expect(screen.getByText('Waiting 1')).toBeVisible();
    expect(button('Mark all as read')).toHaveAttribute('aria-disabled', 'true');
  });

  it('archives all but what waits for an answer, and says so', async () => {
    const { show, user, pass } = createStage([INVITATION, ...rows(3)]);
    await show(<NotificationPanel />);
    await user.click(button('Archive all'));
    await pass();
    expect(titles()).toEqual(['Sales review']);
    expect(screen.getByText('3 archived. 1 kept: waiting for your answer')).toBeVisible();
    await user.click(button('Undo'));
    await pass();
    expect(titles()).toHaveLength(4);
  });

  it('calls it Clear all, and offers Archive read, where the behaviour says so', async () => {
    const { show, user, pass } = createStage([...rows(1), { id: 'read', kind: 'reply', title: 'Read', read: true }]);
    await show(<NotificationPanel />, { behaviour: { clear: 'clearAll', archiveRead: true } });
    expect(button('Clear all')).toBeVisible();
    await user.click(button('Archive read'));
    await pass();
    expect(titles()).toEqual(['Row 1']);
  });

  it('says how long notifications are kept', async () => {
    const { show } = createStage(rows(1));
    await show(<NotificationPanel />, { behaviour: { retentionDays: 14, clearAtMidnight: ['request.created'] } });
    expect(screen.getByText('Some leave every night. Kept for 14 days')).toBeVisible();
  });

  it('answers an invitation, which then leaves the inbox', async () => {
    const { show, user, pass, backend } = createStage([INVITATION, ...rows(1)]);
    await show(<NotificationPanel />);
    expect(within(row('Sales review')).queryByRole('button', { name: /^Archive/ })).toBeNull();
    expect(row('Sales review')).toHaveTextContent('Room 4');
    await user.click(button('Accept, Sales review, Tue 2:00 PM'));
    await pass(3_000);
    expect(titles()).toEqual(['Row 1']);
    expect(backend.rows('me').find(({ id }) => id === 'invitation')).toMatchObject({
      answer: 'accepted',
      archiveReason: 'answered',
    });
  });

  it('offers Got it on what only informs, and everywhere where the behaviour says so', async () => {
    const notifications = [{ id: 'critical', kind: 'system.critical', title: 'Storage is full' }, ...rows(1)];
    const one = createStage(notifications);
    const { unmount } = await one.show(<NotificationPanel />);
    expect(screen.getAllByRole('button', { name: /^Got it/ })).toHaveLength(1);
    expect(within(row('Storage is full')).queryByRole('button', { name: /^Archive/ })).toBeNull();
    await one.user.click(button('Got it, Storage is full'));
    await one.pass();
    expect(titles()).toEqual(['Row 1']);
    unmount();
    const two = createStage(notifications);
    await two.show(<NotificationPanel />, { behaviour: { gotIt: 'all' } });
    expect(screen.getAllByRole('button', { name: /^Got it/ })).toHaveLength(2);
  });

  it('says in words what the backend refused', async () => {
    const { show, user, pass, backend } = createStage([INVITATION]);
    await show(<NotificationPanel />);
    backend.script.latency = 500;
    await user.click(button('Accept, Sales review, Tue 2:00 PM'));
    backend.update(backend.rows('me')[0]!.id, { title: 'Sales review, moved' });
    await pass(3_000);
    await waitFor(() =>
      expect(document.querySelector('.cb-notice')).toHaveTextContent('It has changed meanwhile. Please look again.'),
    );
  });

  it('hands buttons of the producer to the host', async () => {
    const onAction = vi.fn();
    const { show, user } = createStage([
      {
        id: 'w',
        kind: 'workflow.pending',
        title: 'Approve',
        actions: [
          { id: 'approve', label: 'Approve now' },
          { id: 'open', label: 'Open', link: '/w/1' },
        ],
      },
    ]);
    await show(<NotificationPanel onAction={onAction} />);
    await user.click(button('Approve now, Approve'));
    expect(onAction).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'w', read: false }), 'approve');
    await user.click(button('Mark all as read'));
    await user.click(button('Approve now, Approve'));
    expect(onAction).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'w', read: true }), 'approve');
    expect(screen.getByRole('link', { name: 'Open, Approve' })).toHaveAttribute('href', '/w/1');
  });
});

describe('NotificationPanel: where the focus goes', () => {
  it('goes to no button of a producer that is called like the one that was pressed', async () => {
    const actions = [{ id: 'archive', label: 'Close the case' }];
    const { show, user, pass } = createStage(rows(2, { actions }));
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 1'));
    await pass();
    expect(button('Archive, Row 2')).toHaveFocus();
  });

  it('goes to the same button of the next row, else of the one before, else to the heading of the empty list', async () => {
    const { show, user, pass } = createStage(rows(3));
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 2'));
    await pass();
    expect(button('Archive, Row 3')).toHaveFocus();
    await user.keyboard('{Enter}');
    await pass();
    expect(button('Archive, Row 1')).toHaveFocus();
    await user.keyboard('{Enter}');
    await pass();
    expect(screen.getByRole('heading', { name: 'You’re all caught up' })).toHaveFocus();
  });

  it('is not lost when another device removes the row', async () => {
    const { show, pass, backend } = createStage();
    const keys = ['one', 'two'].map(
      (title) => backend.notify({ to: 'me', kind: 'reply', title, link: '/x', idempotencyKey: title }).key,
    );
    await show(<NotificationPanel />);
    screen.getByRole('link', { name: 'two' }).focus();
    backend.withdraw(keys[1]!);
    await pass();
    expect(titles()).toEqual(['one']);
    expect(screen.getByRole('link', { name: 'one' })).toHaveFocus();
  });
});

describe('NotificationPanel: states', () => {
  it('is loading until the first answer', async () => {
    const { show, backend, pass } = createStage(rows(1));
    backend.script.latency = 1_000;
    await show(<NotificationPanel />);
    expect(screen.getByRole('status', { name: 'Loading notifications' })).toBeVisible();
    await pass(3_000);
    expect(titles()).toEqual(['Row 1']);
  });

  it('is empty when there is nothing', async () => {
    const { show } = createStage();
    await show(<NotificationPanel />);
    expect(screen.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();
  });

  it('says what went wrong and tries again', async () => {
    const { show, backend, user, pass } = createStage(rows(1));
    backend.script.failure = { code: 'unavailable' };
    await show(<NotificationPanel />);
    expect(screen.getByText('The server cannot answer at the moment.')).toBeVisible();
    backend.script.failure = null;
    await user.click(button('Try again'));
    await pass();
    expect(titles()).toEqual(['Row 1']);
  });

  it('keeps the rows while offline and says how many changes wait', async () => {
    const { show, backend, environment, user, pass } = createStage(rows(3));
    await show(<NotificationPanel />);
    await pass(500);
    backend.script.offline = true;
    environment.setOnline(false);
    await pass();
    expect(screen.getByText('Offline. This is what was here last.')).toBeVisible();
    await user.click(button('Archive, Row 1'));
    await pass();
    expect(titles()).toEqual(['Row 2', 'Row 3']);
    expect(screen.getByText('Offline. 1 change will be sent when you are back.')).toBeVisible();
    backend.script.offline = false;
    environment.setOnline(true);
    await pass(5_000);
    expect(screen.queryByText(/^Offline/)).toBeNull();
    expect(backend.rows('me').find(({ id }) => id === 'row-1')).toMatchObject({ place: 'archived' });
  });

  it('shows nothing of a person who is signed out', async () => {
    const { show, backend, pass } = createStage(rows(1));
    await show(<NotificationPanel />);
    backend.script.failure = { code: 'unauthorised' };
    backend.script.offline = true;
    backend.script.offline = false;
    await pass(120_000);
    expect(await screen.findByRole('heading', { name: 'You are signed out' })).toBeVisible();
    expect(titles()).toEqual([]);
  });
});
