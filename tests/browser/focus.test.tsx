import { cleanup, render } from '@testing-library/react';
import { NotificationPanel, NotificationProvider } from 'casebell';
import { createRandom } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

afterEach(cleanup);

describe('the focus', () => {
  it('is never lost, whoever removes rows: this person, another device, a bulk command', async () => {
    const random = createRandom(7);
    const backend = createMemoryBackend();
    const transport = backend.transport({ id: 'me', name: 'Me' });
    const notify = (index: number) =>
      backend.notify({ to: 'me', kind: 'reply', title: `Row ${index}`, link: `/cases/${index}`, idempotencyKey: `key ${index}` });
    for (let index = 0; index < 80; index++) notify(index);
    render(
      <NotificationProvider transport={transport} recipient={{ id: 'me' }}>
        <div style={{ width: 420, height: 640 }}>
          <NotificationPanel />
        </div>
      </NotificationProvider>,
    );
    await expect.element(page.getByRole('article').first()).toBeVisible();

    const focusedRow = () => document.activeElement?.closest('[data-id]') ?? null;
    const titleOf = (row: Element | null) => row?.querySelector('[data-control=title]')?.textContent ?? '';
    await vi.waitFor(() => {
      document.querySelector<HTMLElement>('[data-control=archive]')!.focus();
      expect(focusedRow()).not.toBeNull();
    });
    for (let removal = 0; removal < 60; removal++) {
      const before = focusedRow();
      const title = titleOf(before);
      if (random() < 0.5) (document.activeElement as HTMLElement).click();
      else backend.withdraw(`key ${title.replace('Row ', '')}`);
      await vi.waitFor(() => {
        expect(document.activeElement).not.toBe(document.body);
        expect(['', title]).not.toContain(titleOf(focusedRow()));
      });
      expect(document.activeElement?.getAttribute('data-control')).toBe('archive');
    }
    const archiveAll = page.getByRole('button', { name: 'Archive all' }).element() as HTMLElement;
    archiveAll.click();
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('You’re all caught up'));
  });
});
