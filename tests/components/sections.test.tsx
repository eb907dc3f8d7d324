import { screen, waitFor, within } from '@testing-library/react';
import { NotificationPanel } from 'casebell';
import { superoffice } from 'casebell/presets';
import type { SeedNotification } from 'casebell/transports/memory';
import { describe, expect, it } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
/** Of the rows; the bar above an unfolded group is an article of the feed too, without a heading of its own. */
const titles = () =>
  screen.queryAllByRole('article').flatMap((article) => within(article).queryByRole('heading')?.textContent ?? []);
const feed = () => screen.getByRole('feed');

const CRITICAL: SeedNotification = { id: 'password', kind: 'system.critical', title: 'Your password expires' };
const okafor = { type: 'case', id: '4711', title: 'Okafor family' };
const update = (index: number, more: Partial<SeedNotification> = {}): SeedNotification => ({
  id: `update-${index}`,
  kind: 'reply',
  title: `Update ${index}`,
  link: `/cases/4711#${index}`,
  record: okafor,
  ...more,
});

describe('sections', () => {
  it('are the categories of the kinds where the product has it so', async () => {
    const { show } = createStage([
      { id: 'a', kind: 'request.created', title: 'A request' },
      INVITATION,
      { id: 'b', kind: 'request.message', title: 'Another request' },
    ]);
    await show(<NotificationPanel />, { behaviour: superoffice });
    await waitFor(() => expect(feed()).toHaveTextContent(/Requests.*A request.*Another request.*Appointments.*Sales review/));
    expect(screen.getAllByRole('article').map((article) => article.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
  });

  it('can be left out', async () => {
    const { show } = createStage(rows(2));
    await show(<NotificationPanel />, { behaviour: { sections: 'none' } });
    await waitFor(() => expect(feed()).not.toHaveTextContent('Today'));
    expect(titles()).toEqual(['Row 1', 'Row 2']);
  });

  it('keep a critical notice on top until it is acknowledged', async () => {
    const { show, user, pass } = createStage([...rows(2), CRITICAL]);
    await show(<NotificationPanel />);
    await waitFor(() => expect(titles()).toEqual(['Your password expires', 'Row 1', 'Row 2']));
    expect(feed()).toHaveTextContent(/Needs your attention.*Your password expires.*Today.*Row 1/);
    await user.click(button(/^Got it/));
    await pass();
    expect(titles()).toEqual(['Row 1', 'Row 2']);
    expect(feed()).not.toHaveTextContent('Needs your attention');
  });

  it('move on to the next row below, whatever came first', async () => {
    const { show, user, pass } = createStage([
      { id: 'a', kind: 'mail.received', title: 'Mail', link: '/1' },
      { id: 'b', kind: 'case.assigned', title: 'Case', link: '/2' },
      { id: 'c', kind: 'reply', title: 'Reply', link: '/3' },
    ]);
    await show(<NotificationPanel />, { behaviour: { sections: 'categories' } });
    await waitFor(() => expect(titles()).toEqual(['Case', 'Mail', 'Reply']));
    await user.click(button('Archive, Case'));
    await pass();
    expect(button('Archive, Mail')).toHaveFocus();
  });
});

describe('groups by record', () => {
  const grouped = { behaviour: { group: 'record' } } as const;

  it('show the newest and how many there are, and unfold in place', async () => {
    const { show, user, pass } = createStage([update(1), ...rows(1), update(2), update(3)]);
    await show(<NotificationPanel />, grouped);
    await waitFor(() => expect(titles()).toEqual(['Update 1', 'Row 1']));
    const bar = button('Okafor family · 3 updates');
    expect(bar).toHaveAttribute('aria-expanded', 'false');
    await user.click(bar);
    await pass();
    expect(titles()).toEqual(['Update 1', 'Update 2', 'Update 3', 'Row 1']);
    expect(bar).toHaveAttribute('aria-expanded', 'true');
    expect(bar).toHaveFocus();
    await user.click(bar);
    await pass();
    expect(titles()).toEqual(['Update 1', 'Row 1']);
  });

  it('stay unfolded when something new comes about the record', async () => {
    const { show, user, pass, backend } = createStage([update(1), update(2)]);
    await show(<NotificationPanel />, grouped);
    await waitFor(() => expect(button('Okafor family · 2 updates')).toBeVisible());
    await user.click(button('Okafor family · 2 updates'));
    await user.click(document.body);
    (document.activeElement as HTMLElement).blur();
    backend.notify({ to: 'me', kind: 'reply', title: 'Update 0', record: okafor });
    await pass();
    expect(button('Okafor family · 3 updates')).toHaveAttribute('aria-expanded', 'true');
    expect(titles()).toEqual(['Update 0', 'Update 1', 'Update 2']);
  });

  it('are read and archived as a whole, with one Undo', async () => {
    const { show, user, pass, backend } = createStage([update(1), update(2), ...rows(1)]);
    await show(<NotificationPanel />, grouped);
    await waitFor(() => expect(button('Okafor family · 2 updates')).toBeVisible());
    await user.click(button('Mark all as read, Okafor family · 2 updates'));
    await pass();
    expect(backend.rows('me').filter((row) => row.read)).toHaveLength(2);
    expect(button('Okafor family · 2 updates')).toHaveFocus();
    await user.click(button('Archive all, Okafor family · 2 updates'));
    await pass();
    expect(titles()).toEqual(['Row 1']);
    expect(screen.getByRole('link', { name: 'Row 1' })).toHaveFocus();
    await user.click(button('Undo'));
    await pass(500);
    expect(titles()).toEqual(['Update 1', 'Row 1']);
  });

  it('never fold away what waits for an answer', async () => {
    const { show } = createStage([update(1), { ...INVITATION, record: okafor }, update(2)]);
    await show(<NotificationPanel />, grouped);
    await waitFor(() => expect(titles()).toEqual(['Update 1', 'Sales review']));
  });

  it('pass the focus to the row that takes the place of an archived one', async () => {
    const { show, user, pass } = createStage([update(1), update(2), update(3)]);
    await show(<NotificationPanel />, grouped);
    await waitFor(() => expect(titles()).toEqual(['Update 1']));
    await user.click(button('Archive, Update 1'));
    await pass();
    expect(titles()).toEqual(['Update 2']);
    expect(button('Archive, Update 2')).toHaveFocus();
  });
});
