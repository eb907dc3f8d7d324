import { cleanup, render } from '@testing-library/react';
import { NotificationPanel, NotificationProvider } from 'casebell';
import { createRandom } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { Profiler } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

afterEach(cleanup);

const ME = { id: 'me', name: 'Me' };

/** Milliseconds between looks: five hundred times the usual fifty would be most of the test. */
const OFTEN = { interval: 4 };

async function showPanel(count: number, behaviour = {}) {
  const backend = createMemoryBackend();
  const transport = backend.transport(ME);
  const notify = (index: number) =>
    backend.notify({ to: 'me', kind: 'reply', title: `Row ${index}`, link: `/cases/${index}`, idempotencyKey: `key ${index}` });
  for (let index = 0; index < count; index++) notify(index);
  const commits = { count: 0 };
  render(
    <NotificationProvider transport={transport} recipient={ME} behaviour={behaviour}>
      <Profiler id="panel" onRender={() => (commits.count += 1)}>
        <div style={{ width: 420, height: 640 }}>
          <NotificationPanel views={[{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 100 }]} />
        </div>
      </Profiler>
    </NotificationProvider>,
  );
  await expect.element(page.getByRole('article').first()).toBeVisible();
  await expect.poll(() => document.querySelector('[role=feed]')?.getAttribute('aria-busy')).toBe('false');
  return { backend, notify, commits };
}

describe('a list under load', () => {
  it('keeps the focused row where it is while a thousand arrive', async () => {
    const { notify } = await showPanel(30);
    const row = () => document.activeElement?.closest<HTMLElement>('[data-id]');
    document.querySelectorAll<HTMLElement>('.cb-card [data-control=title]')[2]!.focus();
    const id = row()?.dataset['id'];
    const top = row()!.getBoundingClientRect().top;
    for (let index = 30; index < 1_030; index++) {
      notify(index);
      if (index % 50 > 0) continue;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      expect(row()?.dataset['id']).toBe(id);
      expect(row()!.getBoundingClientRect().top).toBe(top);
    }
    await expect.element(page.getByRole('button', { name: '1,000 new' })).toBeVisible();
    expect(row()!.getBoundingClientRect().top).toBe(top);
  });

  it('commits a burst of a thousand in a few, and keeps the document small', async () => {
    const { notify, commits } = await showPanel(100);
    await new Promise((resolve) => setTimeout(resolve, 300));
    commits.count = 0;
    for (let index = 100; index < 1_100; index++) notify(index);
    await expect.element(page.getByText('Row 1099', { exact: true })).toBeVisible();
    expect(commits.count).toBeLessThanOrEqual(10);
    expect(document.querySelectorAll('.cb-panel *').length).toBeLessThanOrEqual(300);
  });

  it.each([{ sections: 'days' }, { sections: 'categories' }])(
    'never loses the focus in 500 random removals: own, remote, in bulk, with %o',
    async (behaviour) => {
      const random = createRandom(11);
      const { backend, notify } = await showPanel(60, behaviour);
      let next = 60;
      const focusedRow = () => document.activeElement?.closest('[data-id]') ?? null;
      const titleOf = (row: Element | null) => row?.querySelector('[data-control=title]')?.textContent ?? '';
      document.querySelector<HTMLElement>('[data-control=archive]')!.focus();
      for (let removal = 0; removal < 500;) {
        const title = titleOf(focusedRow());
        const what = random();
        if (what < 0.45) (document.activeElement as HTMLElement).click();
        else if (what < 0.95) backend.withdraw(`key ${title.replace('Row ', '')}`);
        else if (what < 0.975) {
          const boxes = [...document.querySelectorAll<HTMLElement>('.cb-card-select input')].slice(0, 5);
          for (const box of boxes) box.click();
          const archive = await vi.waitFor(() => {
            const button = document.querySelector<HTMLElement>('[role=toolbar] [aria-label=Archive]');
            expect(button).not.toBeNull();
            return button!;
          }, OFTEN);
          archive.focus();
          archive.click();
          removal += boxes.length;
        } else {
          const titles = [...document.querySelectorAll('.cb-card')].slice(0, 5).map(titleOf);
          for (const one of titles) backend.withdraw(`key ${one.replace('Row ', '')}`);
          removal += titles.length;
        }
        removal += 1;
        await vi.waitFor(() => {
          expect(document.activeElement).not.toBe(document.body);
          expect(focusedRow()).not.toBeNull();
          if (what < 0.95) expect(titleOf(focusedRow())).not.toBe(title);
        }, OFTEN);
        if (backend.rows('me').filter((row) => row.place === 'inbox').length < 20) {
          for (const until = next + 30; next < until;) notify(next++);
          // What is newer waits above; with the focus on the pill's list it is let in.
          document.querySelector<HTMLElement>('.cb-newer')?.click();
          await vi.waitFor(() => expect(document.querySelectorAll('[data-control=archive]').length).toBeGreaterThan(4), OFTEN);
        }
        if (focusedRow() === null || document.activeElement?.getAttribute('data-control') !== 'archive')
          document.querySelector<HTMLElement>('[data-control=archive]')!.focus();
      }
    },
    120_000,
  );
});
