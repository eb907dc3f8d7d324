import { screen } from '@testing-library/react';
import { NotificationPanel, NotificationProvider } from 'casebell';
import { describe, expect, it, vi } from 'vitest';
import { createStage, rows } from './stage.js';

const button = (name: string) => screen.getByRole('button', { name });
const titles = () => [...document.querySelectorAll('article h3')].map(({ textContent }) => textContent);

describe('what arrives in an open panel', () => {
  it('keeps rows still under the focus and offers what is newer', async () => {
    const { show, user, pass, backend } = createStage(rows(2));
    await show(<NotificationPanel />);
    screen.getByRole('link', { name: 'Row 1' }).focus();
    backend.notify({ to: 'me', kind: 'mention', title: 'Newest' });
    await pass();
    expect(titles()).toEqual(['Row 1', 'Row 2']);
    await user.click(button('1 new'));
    expect(titles()).toEqual(['Newest', 'Row 1', 'Row 2']);
  });

  it('has not seen what waits behind the pill, and sees it once it shows', async () => {
    const { show, user, pass, backend } = createStage(rows(2));
    await show(<NotificationPanel />);
    const isSeen = () => backend.rows('me').find(({ title }) => title === 'Newest')?.seen;
    screen.getByRole('link', { name: 'Row 1' }).focus();
    await pass(3_000);
    backend.notify({ to: 'me', kind: 'mention', title: 'Newest' });
    await pass(30_000);
    expect(isSeen()).toBe(false);
    await user.click(button('1 new'));
    await pass(3_000);
    expect(isSeen()).toBe(true);
  });

  it('has not seen what waited behind the pill when it closed', async () => {
    const { show, pass, backend, props } = createStage(rows(2));
    const { rerender } = await show(<NotificationPanel />);
    screen.getByRole('link', { name: 'Row 1' }).focus();
    backend.notify({ to: 'me', kind: 'mention', title: 'Newest' });
    await pass();
    rerender(<NotificationProvider {...props}>{null}</NotificationProvider>);
    await pass(30_000);
    expect(backend.rows('me').find(({ title }) => title === 'Newest')).toMatchObject({ seen: false });
  });

  it('tells what arrives in quick succession to be seen in one request, and by the time it closes', async () => {
    const { show, pass, backend, props } = createStage(rows(2));
    const sync = vi.spyOn(props.transport!, 'sync');
    const requests = () => sync.mock.calls.length;
    const { rerender } = await show(<NotificationPanel />);
    await pass(3_000);
    const before = requests();
    for (let i = 0; i < 10; i++) {
      backend.notify({ to: 'me', kind: 'reply', title: `Newer ${i}` });
      await pass(100);
    }
    expect(requests()).toBe(before);
    await pass(3_000);
    expect(requests()).toBe(before + 1);
    expect(backend.rows('me').every(({ seen }) => seen)).toBe(true);
    backend.notify({ to: 'me', kind: 'reply', title: 'Newest' });
    await pass(100);
    rerender(<NotificationProvider {...props}>{null}</NotificationProvider>);
    await pass(100);
    expect(backend.rows('me').every(({ seen }) => seen)).toBe(true);
  });
});
