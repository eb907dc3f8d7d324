import { cleanup, render } from '@testing-library/react';
import { NotificationCenter, NotificationPanel, NotificationProvider } from 'casebell';
import 'casebell/styles.css';
import { createMemoryBackend } from 'casebell/transports/memory';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

afterEach(cleanup);

const ADA = { id: 'ada', name: 'Ada' };

it('shows every row as one after the other arrives in the open panel', async () => {
  const backend = createMemoryBackend({ recipients: [ADA] });
  const send = (title: string) => backend.notify({ to: { person: 'ada' }, kind: 'case.assigned', title });
  send('Case 1');
  render(
    <NotificationProvider transport={backend.transport(ADA)} recipient={ADA}>
      <main style={{ width: 420, height: 640 }}>
        <NotificationPanel />
      </main>
    </NotificationProvider>,
  );
  await expect.element(page.getByText('Case 1')).toBeVisible();
  // As many as fit without scrolling.
  for (let i = 2; i <= 6; i++) {
    send(`Case ${i}`);
    await expect.element(page.getByText(`Case ${i}`, { exact: true })).toBeVisible();
    await expect.poll(() => document.querySelectorAll('.cb-card[data-id]').length).toBe(i);
  }
});

it('clears and reads no further than what is on screen while newer rows wait', async () => {
  const backend = createMemoryBackend({ recipients: [ADA] });
  const send = (title: string) => backend.notify({ to: { person: 'ada' }, kind: 'case.assigned', title });
  for (let i = 1; i <= 30; i++) send(`Case ${i}`);
  render(<NotificationCenter transport={backend.transport(ADA)} recipient={ADA} open />);
  await expect.element(page.getByText('Case 30', { exact: true })).toBeVisible();
  // The first page is whole once the feed is no longer busy.
  await expect.poll(() => document.querySelector('[role=feed]')?.getAttribute('aria-busy')).toBe('false');
  document.querySelector('.cb-list')?.scrollTo({ top: 400 });
  await expect.poll(() => document.querySelector('.cb-card[aria-posinset="1"]')).toBeNull();
  send('Case 31');
  await expect.element(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Mark all as read' }));
  await expect
    .poll(() =>
      backend
        .rows('ada')
        .filter((row) => !row.read)
        .map((row) => row.title),
    )
    .toEqual(['Case 31']);
  await userEvent.click(page.getByRole('button', { name: 'Archive all' }));
  await expect
    .poll(() =>
      backend
        .rows('ada')
        .filter((row) => row.place === 'inbox')
        .map((row) => row.title),
    )
    .toEqual(['Case 31']);
  await expect.element(page.getByText('Case 31', { exact: true })).toBeVisible();
});

it('shows the newest row again where it was once its archiving is undone', async () => {
  const backend = createMemoryBackend({ recipients: [ADA] });
  const send = (title: string) => backend.notify({ to: { person: 'ada' }, kind: 'case.assigned', title });
  for (let i = 1; i <= 3; i++) send(`Case ${i}`);
  render(<NotificationCenter transport={backend.transport(ADA)} recipient={ADA} open />);
  await expect.element(page.getByText('Case 3', { exact: true })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Archive, Case 3' }));
  await expect.poll(() => document.querySelectorAll('.cb-card[data-id]').length).toBe(2);
  await userEvent.click(page.getByRole('button', { name: 'Undo' }));
  await expect.element(page.getByText('Case 3', { exact: true })).toBeVisible();
  expect(document.querySelector('.cb-newer')).toBeNull();
  // What comes afterwards is new, as long as somebody is in the list.
  send('Case 4');
  await expect.element(page.getByRole('button', { name: '1 new' })).toBeVisible();
});
