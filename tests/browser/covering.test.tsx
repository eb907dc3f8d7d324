import { cleanup, render } from '@testing-library/react';
import { NotificationPanel, NotificationProvider } from 'casebell';
import { createMemoryBackend, type NotifyInput } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

// What lies over something else, and must not hide what a row is known by.

afterEach(cleanup);

async function show(inputs: readonly Partial<NotifyInput>[], dir: 'ltr' | 'rtl' = 'ltr') {
  await page.viewport(900, 700);
  const backend = createMemoryBackend();
  const transport = backend.transport({ id: 'me', name: 'Me' });
  for (const input of inputs) backend.notify({ to: 'me', kind: 'mention', title: 'Mention', ...input });
  render(
    <NotificationProvider transport={transport} recipient={{ id: 'me' }} dir={dir} behaviour={{ undoSeconds: 600 }}>
      <div dir={dir} style={{ width: 420, height: 640 }}>
        <NotificationPanel />
      </div>
    </NotificationProvider>,
  );
  await expect.element(page.getByRole('article').first()).toBeVisible();
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

const boxOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();

describe('the line that says what was done', () => {
  it('covers no row that has the focus, from the first to the last, and moves no row when it comes', async () => {
    await show(
      Array.from({ length: 14 }, (_, index) => ({ title: `Note ${index}`, body: 'A text of its own', link: '/cases/1' })),
    );
    const row = () => document.activeElement?.closest('.cb-card') ?? null;
    await vi.waitFor(() => {
      all('.cb-card-link')[0]!.focus();
      expect(row()).not.toBeNull();
    });
    const top = row()!.getBoundingClientRect().top;
    await userEvent.keyboard('e');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Note 12'));
    await vi.waitFor(() => expect(document.querySelector('.cb-notice')).not.toBeNull());
    await vi.waitFor(() => expect(row()?.getBoundingClientRect().top).toBeCloseTo(top, 0));
    for (let index = 11; index >= 0; index--) {
      await userEvent.keyboard('j');
      await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(`Note ${index}`));
      expect(row()!.getBoundingClientRect().bottom, `Note ${index}`).toBeLessThanOrEqual(boxOf('.cb-notice').top);
    }
  });
});

describe('the tools of a row', () => {
  it.each(['ltr', 'rtl'] as const)('lie beside the title, also of a row that came just now, %s', async (dir) => {
    await show(
      [{ title: 'Priya Nair mentioned you in case 4722, which is about the fire at the sorting line', body: 'Text' }],
      dir,
    );
    const [title, tools] = [boxOf('.cb-card-title'), boxOf('.cb-card-tools')];
    expect(tools.width).toBeGreaterThan(48);
    if (dir === 'ltr') expect(tools.left).toBeGreaterThanOrEqual(title.right);
    else expect(tools.right).toBeLessThanOrEqual(title.left);
  });
});

describe('a row with more words than room', () => {
  it('gives a title two lines, whether a text follows or not, and whether it has a link or not', async () => {
    const title = 'The archive is read-only tonight from 22:00 to 23:00, and so is everything else that is kept there';
    const body = 'Save your work.';
    await show([
      { title, body, link: '/cases/1' },
      { title, link: '/cases/1' },
      { title, body },
    ]);
    await vi.waitFor(() => expect(all('.cb-card-title')).toHaveLength(3));
    for (const { clientHeight } of all('.cb-card-title')) expect(clientHeight).toBe(40);
  });

  it('keeps the beginning of a record in a line from right to left', async () => {
    await show(
      [{ record: { type: 'case', id: '1', title: 'Reefer container failed between Rotterdam and Oslo '.repeat(3) } }],
      'rtl',
    );
    const name = document.querySelector('.cb-card-record > bdi')!;
    const range = document.createRange();
    range.selectNodeContents(name);
    const [text, box] = [range.getBoundingClientRect(), name.getBoundingClientRect()];
    expect(text.width).toBeGreaterThan(box.width);
    expect(text.left).toBeCloseTo(box.left, 0);
  });

  it('cuts the record before the name of who handled it', async () => {
    await show([
      {
        actor: { id: 'jonas', name: 'Jonas Weber-Lindqvist' },
        others: 3,
        record: { type: 'case', id: '1', title: 'Add the tug Havørn to the fleet policy of this year' },
        team: { id: 'intake', name: 'Team Intake' },
      },
    ]);
    const [people, record] = all('.cb-card-own > bdi');
    expect(people!.scrollWidth).toBe(people!.clientWidth);
    expect(record!.scrollWidth).toBeGreaterThan(record!.clientWidth);
  });
});
