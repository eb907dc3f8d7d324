import { render } from '@testing-library/react';
import { NotificationPanel, NotificationProvider } from 'casebell';
import 'casebell/styles.css';
import { createMemoryBackend } from 'casebell/transports/memory';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

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
