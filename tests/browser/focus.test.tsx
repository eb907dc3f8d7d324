import { cleanup, render } from '@testing-library/react';
import { NotificationPanel, NotificationProvider } from 'casebell';
import { createRandom } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';

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

  /** One row of each sort, in a panel; the search finds all of them. */
  async function showSorts(layout?: 'page') {
    const backend = createMemoryBackend();
    const transport = backend.transport({ id: 'me', name: 'Me' });
    const to = 'me';
    const meeting = { start: '2050-12-01T09:00:00Z', end: '2050-12-01T10:00:00Z' };
    backend.notify({ to, kind: 'reply', title: 'Row reply', link: '/cases/1', idempotencyKey: 'reply' });
    backend.notify({ to, kind: 'system.critical', title: 'Row notice', link: '/cases/2', idempotencyKey: 'notice' });
    backend.notify({ to, kind: 'meeting.invited', title: 'Row meeting', link: '/cases/3', meeting, idempotencyKey: 'meeting' });
    render(
      <NotificationProvider transport={transport} recipient={{ id: 'me' }}>
        <div style={{ width: 900, height: 640 }}>
          <NotificationPanel views={['inbox', 'saved', 'archived']} {...(layout && { layout })} />
        </div>
      </NotificationProvider>,
    );
    await expect.element(page.getByRole('article').first()).toBeVisible();
    if (layout) await expect.element(page.getByRole('region', { name: 'Selected notification' })).toBeVisible();
    return backend;
  }

  /** Without the mouse, which would stay where it is and hold the lists of other tests. */
  const click = (what: Locator) => (what.element() as HTMLElement).click();

  const DEEDS = [
    ['archive', 'Row reply'],
    ['gotIt', 'Row notice'],
    ['accepted', 'Row meeting'],
  ] as const;

  /** Presses a button of a row by the keyboard, and follows the focus until what it did is done. */
  async function press(area: string, title: string, control: string, isDone: (card: Element) => boolean) {
    const find = () => [...document.querySelectorAll(`${area} .cb-card`)].find((card) => card.textContent.includes(title))!;
    await vi.waitFor(() => {
      find().querySelector<HTMLElement>(`[data-control=${control}]`)!.focus();
      expect(find().contains(document.activeElement)).toBe(true);
    });
    const lost: string[] = [];
    let isOver = false;
    const look = () => {
      if (document.activeElement === document.body) lost.push(`${control} ${title}`);
      if (!isOver) requestAnimationFrame(look);
    };
    look();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(isDone(find())).toBe(true), { timeout: 10_000 });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    isOver = true;
    expect(lost).toEqual([]);
    expect(find().contains(document.activeElement)).toBe(true);
  }

  const isArchived = (card: Element) =>
    card.getAttribute('data-place') === 'archived' && !card.hasAttribute('data-settled') && card.querySelector('h3') !== null;

  it.each(DEEDS)('stays in the row where the row stays: %s of a finding', async (control, title) => {
    await showSorts();
    click(page.getByRole('button', { name: 'Search' }));
    await expect.element(page.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('Row');
    await vi.waitFor(() => expect(document.querySelectorAll('.cb-card')).toHaveLength(3));
    await press('.cb-list', title, control, isArchived);
  });

  it.each(DEEDS)('stays in the reading pane: %s', async (control, title) => {
    await showSorts('page');
    click(page.getByRole('link', { name: title }));
    await press('.cb-pane', title, control, isArchived);
  });

  it('stays in the reading pane when somebody else closes what is read', async () => {
    const backend = await showSorts('page');
    click(page.getByRole('link', { name: 'Row meeting' }));
    const accept = () => document.querySelector<HTMLElement>('.cb-pane [data-control=accepted]');
    await vi.waitFor(() => {
      accept()!.focus();
      expect(accept()!.matches(':focus')).toBe(true);
    });
    backend.withdraw('meeting');
    await vi.waitFor(() => expect(accept()).toBeNull());
    expect(document.querySelector('.cb-pane')?.contains(document.activeElement)).toBe(true);
  });

  it('goes from the button of what is new to the newest row', async () => {
    const backend = await showSorts();
    document.querySelector<HTMLElement>('.cb-card [data-control=title]')!.focus();
    backend.notify({ to: 'me', kind: 'reply', title: 'Row new', link: '/cases/4' });
    const newer = page.getByRole('button', { name: '1 new' });
    await expect.element(newer).toBeVisible();
    (newer.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Row new'));
  });
});
