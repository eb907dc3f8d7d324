import { screen, within } from '@testing-library/react';
import { NotificationCard, NotificationList, useNotifications } from 'casebell';
import { describe, expect, it } from 'vitest';
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
});
