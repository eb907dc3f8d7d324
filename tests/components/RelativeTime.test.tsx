import { screen } from '@testing-library/react';
import { NotificationList } from 'casebell';
import { describe, expect, it, vi } from 'vitest';
import { createStage, rows } from './stage.js';

const times = () => [...document.querySelectorAll('time')].map(({ textContent }) => textContent);

describe('relative times', () => {
  it('stay right while the page is open', async () => {
    const { show, pass } = createStage(rows(1));
    await show(<NotificationList />);
    expect(times()).toEqual(['now']);
    await pass(5 * 60_000);
    expect(times()).toEqual(['5m ago']);
    expect(document.querySelector('time')).toHaveAttribute('title', expect.stringContaining('2026'));
  });

  it.each([
    ['later', 2, '5h ago'],
    ['earlier, by a clock that was set back', -2, '1h ago'],
  ])('are right from the first drawing, when they show again %s', async (_when, hours, said) => {
    const { show, environment, pass } = createStage(rows(1));
    const { unmount } = await show(<NotificationList />);
    await pass(3 * 3_600_000);
    unmount();
    environment.clock.jump(hours * 3_600_000);
    await show(<NotificationList />);
    expect(times()).toEqual([said]);
  });

  it('share one timer, which rests while the page is hidden and when nothing is shown', async () => {
    const { show, pass, environment } = createStage(rows(12));
    const set = vi.spyOn(environment, 'setTimer');
    const { unmount } = await show(<NotificationList />, { live: false });
    expect(screen.getAllByRole('article')).toHaveLength(12);
    const ticks = () => set.mock.calls.filter(([, delay]) => delay === 30_000).length;
    await pass(60_000);
    expect(ticks()).toBe(3);
    environment.setVisible(false);
    await pass(600_000);
    expect(ticks()).toBe(3);
    environment.setVisible(true);
    await pass();
    expect(times()[0]).toBe('11m ago');
    unmount();
    const after = ticks();
    await pass(600_000);
    expect(ticks()).toBe(after);
  });
});
