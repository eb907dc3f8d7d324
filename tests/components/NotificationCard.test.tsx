import { screen, within } from '@testing-library/react';
import { NotificationCard, NotificationList, useNotifications } from 'casebell';
import { ar } from 'casebell/locales/ar';
import { describe, expect, it, vi } from 'vitest';
import { createStage, rows } from './stage.js';

function First() {
  const { ids } = useNotifications('inbox');
  const id = ids.at(0);
  return id === undefined ? null : <NotificationCard id={id} />;
}

describe('NotificationCard', () => {
  it('is an article whose title is a real link', async () => {
    const { show } = createStage(rows(1));
    await show(<First />);
    expect(within(screen.getByRole('article', { name: 'Row 1' })).getByRole('link', { name: 'Row 1' })).toHaveAttribute(
      'href',
      '/cases/1',
    );
  });

  it('shows the host of a link that leads elsewhere', async () => {
    const { show } = createStage(rows(1, { link: 'https://calendar.example.com/1' }));
    await show(<First />, { allowedHosts: ['calendar.example.com'] });
    expect(screen.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
    expect(screen.getByText('calendar.example.com')).toBeVisible();
  });

  it.each(['javascript:alert(1)', '//evil.example', 'https://evil.example/'])(
    'unfolds in place of following %s',
    async (link) => {
      const { show, user, pass } = createStage(rows(1, { link, body: 'The whole text' }));
      await show(<First />);
      expect(screen.queryByRole('link')).toBeNull();
      const title = screen.getByRole('button', { name: 'Row 1' });
      expect(title).toHaveAttribute('aria-expanded', 'false');
      await user.click(title);
      await pass();
      expect(title).toHaveAttribute('aria-expanded', 'true');
      expect(screen.getByRole('article')).not.toHaveAttribute('data-unread');
    },
  );

  it('shows an unknown kind as a plain card', async () => {
    const { show } = createStage(rows(1, { kind: 'constructor' }));
    await show(<First />);
    expect(screen.getByRole('article', { name: 'Row 1' })).toHaveAttribute('data-kind', 'constructor');
  });

  it('renders one row when one row changes', async () => {
    let drawn = 0;
    const Dot = () => {
      drawn += 1;
      return null;
    };
    const { show, user, pass } = createStage(rows(15));
    await show(<NotificationList />, { icons: { reply: Dot } });
    await user.tab();
    drawn = 0;
    // The row is marked read; nothing enters, leaves or moves.
    await user.click(screen.getByRole('link', { name: 'Row 7' }));
    await pass(1_000);
    expect(drawn).toBeGreaterThan(0);
    expect(drawn).toBeLessThanOrEqual(4);
  });

  it('shows the former and the new time of a changed meeting', async () => {
    const slot = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z', place: 'Room 4' };
    const { show } = createStage(
      rows(1, {
        kind: 'meeting.changed',
        meeting: { ...slot, recurring: 'Every Tuesday', previous: { ...slot, place: 'Room 1' } },
      }),
    );
    await show(<First />);
    expect(document.querySelector('s')).toHaveTextContent('Room 1');
    expect(screen.getByRole('article')).toHaveTextContent(/Before:.*Room 1.*Now:.*Room 4.*Every Tuesday/);
  });

  it('names the record by its title and never by its id', async () => {
    const { show } = createStage([
      { id: 'a', kind: 'reply', title: 'With', record: { type: 'case', id: 'c-4711', title: 'Case 4711' } },
      { id: 'b', kind: 'reply', title: 'Without', record: { type: 'case', id: 'c-4712' } },
    ]);
    await show(<NotificationList />);
    expect(screen.getByRole('article', { name: 'With' })).toHaveTextContent('Case 4711');
    expect(screen.getByRole('article', { name: 'Without' })).not.toHaveTextContent('4712');
  });

  it('writes times in the digits of the words around them', async () => {
    const slot = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z' };
    const { show } = createStage(rows(1, { kind: 'meeting.invited', meeting: slot }));
    await show(<NotificationList />, { locale: 'ar-EG', strings: ar });
    expect(screen.getByRole('article')).toHaveTextContent(/3/);
    expect(screen.getByRole('feed')).not.toHaveTextContent(/[٠-٩]/);
  });

  it('writes times in the digits the host asks for', async () => {
    const slot = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z' };
    const { show } = createStage(rows(1, { kind: 'meeting.invited', meeting: slot }));
    await show(<NotificationList />, { locale: 'ar-EG-u-nu-arab', strings: ar });
    expect(screen.getByRole('article')).toHaveTextContent(/[٠-٩]/);
  });
});

describe('a card that cannot be drawn', () => {
  it.each([
    { start: 'soon', end: 'later' },
    { start: '2026-03-03T14:00:00Z', end: 'later' },
    { start: '2026-03-03T14:00:00Z', end: '2026-03-03T13:00:00Z' },
    { start: '+275761-01-01T00:00:00Z', end: '-275761-01-01T00:00:00Z' },
  ])('shows a meeting from $start to $end without falling over', async (slot) => {
    const meeting = { ...slot, place: 'Room 4', previous: slot };
    const { show } = createStage(rows(1, { kind: 'meeting.invited', meeting, createdAt: 'once' }));
    await show(<NotificationList />, { locale: 'no_such locale' });
    expect(screen.getByRole('article', { name: 'Row 1' }).querySelector('time')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Accept, Row 1/ })).toBeVisible();
    expect(screen.queryByText(/Invalid/)).toBeNull();
  });

  it('keeps its title and its buttons when an icon of the host throws; the others are whole', async () => {
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
    const Broken = () => {
      throw new Error('This icon is broken.');
    };
    const { show, user, pass } = createStage([
      { id: 'a', kind: 'mention', title: 'Broken', link: '/cases/1', body: 'Its text' },
      { id: 'b', kind: 'reply', title: 'Whole', link: '/cases/2', body: 'Other text' },
    ]);
    await show(<NotificationList />, { icons: { mention: Broken } });
    expect(screen.getByRole('link', { name: 'Broken' })).toBeVisible();
    expect(screen.getByRole('article', { name: 'Broken' })).toHaveTextContent('Its text');
    expect(screen.getByRole('article', { name: 'Whole' })).toHaveTextContent('Other text');
    await user.click(screen.getByRole('button', { name: 'Archive, Broken' }));
    await pass();
    expect(screen.queryByRole('article', { name: 'Broken' })).toBeNull();
    console.mockRestore();
  });

  it('keeps its title when an icon of its own buttons throws', async () => {
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
    const Broken = () => {
      throw new Error('This icon is broken.');
    };
    const { show } = createStage(rows(2));
    await show(<NotificationList />, { icons: { close: Broken } });
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Row 1', 'Row 2']);
    console.mockRestore();
  });
});
