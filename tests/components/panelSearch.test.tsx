import { screen, waitFor, within } from '@testing-library/react';
import { NotificationPanel } from 'casebell';
import { CasebellError } from 'casebell';
import { describe, expect, it, vi } from 'vitest';
import { createStage, rows } from './stage.js';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const titles = () => screen.queryAllByRole('article').map((article) => within(article).getByRole('heading').textContent);

const MIXED = [
  ...rows(25),
  { id: 'invoice', kind: 'reply', title: 'Invoice 2210 is overdue' },
  { id: 'paid', kind: 'reply', title: 'Paid', body: 'That was invoice 2187', place: 'archived', archiveReason: 'archived' },
] as const;

/** The code loads with its first use. */
const PATIENCE = { timeout: 15_000 };

/** A backend that has no search. */
function withoutSearch({ props }: ReturnType<typeof createStage>) {
  const transport = props.transport!;
  const page = vi.fn<typeof transport.page>((request, context) =>
    request.query === undefined
      ? transport.page(request, context)
      : Promise.reject(new CasebellError('badRequest', 'This backend cannot search.')),
  );
  return { transport: { ...transport, page }, page };
}

async function searchLoaded(stage: ReturnType<typeof createStage>, words: string) {
  await stage.show(<NotificationPanel />, { transport: withoutSearch(stage).transport });
  await stage.user.click(button('Search'));
  await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus(), PATIENCE);
  await stage.user.keyboard(`${words}{Enter}`);
  await stage.pass(5_000);
}

async function openSearch(stage: ReturnType<typeof createStage>, part = <NotificationPanel />) {
  await stage.show(part);
  await stage.user.click(button('Search'));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Search notifications' })).toHaveFocus(), PATIENCE);
}

describe('the search', () => {
  it('finds what is not loaded, in every place, on the backend', async () => {
    const stage = createStage(MIXED);
    await openSearch(stage);
    expect(screen.getByRole('heading', { name: 'Search your notifications' })).toBeVisible();
    await stage.user.keyboard('invoice');
    await stage.pass(300);
    await stage.pass();
    expect(titles()).toEqual(['Invoice 2210 is overdue', 'Paid']);
  });

  it('shows findings as they are now: what is archived here says so, what is purged is gone', async () => {
    const stage = createStage(MIXED);
    await openSearch(stage);
    await stage.user.keyboard('2210{Enter}');
    await stage.pass();
    await stage.user.click(button('Archive, Invoice 2210 is overdue'));
    await stage.pass();
    expect(titles()).toEqual(['Invoice 2210 is overdue']);
    expect(screen.getByRole('article')).toHaveTextContent('Archived');
    expect(stage.backend.rows('me').find((row) => row.id === 'invoice')?.place).toBe('archived');
  });

  it('ends by Escape on a finding too, and the panel stays', async () => {
    const stage = createStage(MIXED);
    const onClose = vi.fn();
    await openSearch(stage, <NotificationPanel onClose={onClose} />);
    await stage.user.keyboard('2210{Enter}');
    await stage.pass();
    screen.getByRole('button', { name: 'Invoice 2210 is overdue' }).focus();
    await stage.user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(button('Search')).toHaveFocus();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('says that nothing is found', async () => {
    const stage = createStage(MIXED);
    await openSearch(stage);
    await stage.user.keyboard('passport{Enter}');
    await stage.pass();
    expect(screen.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    expect(screen.getByText('No notification speaks of “passport”.')).toBeVisible();
  });

  it('searches what is loaded where the backend cannot, says so and does not ask again', async () => {
    const stage = createStage(MIXED);
    const { transport, page } = withoutSearch(stage);
    await stage.show(<NotificationPanel />, { transport });
    await stage.user.click(button('Search'));
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus(), PATIENCE);
    await stage.user.keyboard('row 7{Enter}');
    await stage.pass(5_000);
    expect(screen.getByText('Searches what is loaded. Older notifications are not looked through.')).toBeVisible();
    expect(titles()).toEqual(['Row 7']);
    expect(page.mock.calls.filter(([request]) => request.query !== undefined)).toHaveLength(1);
  });

  it('says what went wrong and tries again', async () => {
    const stage = createStage(MIXED);
    await openSearch(stage);
    stage.backend.script.failure = { next: 1 };
    await stage.user.keyboard('invoice{Enter}');
    await stage.pass();
    await stage.user.click(button('Try again'));
    await stage.pass();
    expect(titles()).toEqual(['Invoice 2210 is overdue', 'Paid']);
  });

  it('takes back the words with Escape, then itself, and gives the focus back', async () => {
    const stage = createStage(MIXED);
    await openSearch(stage);
    await stage.user.keyboard('invoice{Escape}');
    await stage.pass(300);
    expect(screen.getByRole('textbox')).toHaveValue('');
    await stage.user.keyboard('{Escape}');
    await stage.pass();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(button('Search')).toHaveFocus();
    expect(titles()).toHaveLength(20);
  });

  it('leaves the places of other lists alone', async () => {
    const stage = createStage(MIXED);
    await openSearch(stage);
    await stage.user.keyboard('invoice{Enter}');
    await stage.pass();
    await stage.user.click(button('Cancel'));
    await stage.pass();
    expect(titles()).toHaveLength(20);
    await stage.user.click(button('Show older'));
    await stage.pass();
    expect(titles()).toHaveLength(26);
  }, 20_000);
});

describe('what acts on the findings', () => {
  const unread = ({ backend }: ReturnType<typeof createStage>) =>
    backend
      .rows('me')
      .filter((row) => !row.read)
      .map((row) => row.id);
  const SEVEN = [...rows(6), { id: 'invoice', kind: 'reply', title: 'Invoice 2210 is overdue' }] as const;

  it('marks as read what was found and nothing else, with one way back', async () => {
    const stage = createStage(SEVEN);
    await openSearch(stage);
    await stage.user.keyboard('invoice{Enter}');
    await stage.pass();
    await stage.user.click(button('Mark all as read'));
    await stage.pass();
    expect(document.querySelector('.cb-notice')).toHaveTextContent('Marked as read');
    expect(unread(stage)).toEqual(rows(6).map(({ id }) => id));
    expect(button('Mark all as read')).toHaveAttribute('aria-disabled', 'true');
    await stage.user.click(button('Undo'));
    await stage.pass();
    expect(unread(stage)).toContain('invoice');
  });

  it('marks more findings than a command takes, and takes all of them back at once', async () => {
    const stage = createStage([...rows(101), { id: 'other', kind: 'reply', title: 'Other' }]);
    const all = { id: 'all', filter: { place: 'inbox' }, pageSize: 100 } as const;
    await stage.show(<NotificationPanel views={[all]} />, { transport: withoutSearch(stage).transport });
    await stage.user.click(button('Show older'));
    await stage.pass();
    await stage.user.click(button('Search'));
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus(), PATIENCE);
    await stage.user.keyboard('row{Enter}');
    await stage.pass(5_000);
    await stage.user.click(button('Mark all as read'));
    await stage.pass();
    expect(document.querySelector('.cb-notice')).toHaveTextContent('101 marked as read');
    expect(unread(stage)).toEqual(['other']);
    await stage.user.click(button('Undo'));
    await stage.pass();
    expect(unread(stage)).toHaveLength(102);
  }, 60_000);

  it('marks nothing while nothing is found, or only what is archived', async () => {
    const stage = createStage([...SEVEN, { id: 'paid', kind: 'reply', title: 'Paid', place: 'archived' }]);
    await openSearch(stage);
    for (const words of ['', 'passport', 'paid']) {
      await stage.user.clear(screen.getByRole('textbox'));
      await stage.user.keyboard(`${words}{Enter}`);
      await stage.pass();
      expect(button('Mark all as read')).toHaveAttribute('aria-disabled', 'true');
      await stage.user.click(button('Mark all as read'));
    }
    await stage.pass();
    expect(unread(stage)).toHaveLength(8);
    await stage.user.click(button('Cancel'));
    expect(button('Mark all as read')).toHaveAttribute('aria-disabled', 'false');
  });

  it('shows no way to clear the list that is behind it', async () => {
    const stage = createStage(SEVEN);
    await openSearch(stage);
    expect(screen.queryByRole('button', { name: 'Archive all' })).toBeNull();
  });

  it('leaves the selection behind when other words are looked for', async () => {
    const stage = createStage(SEVEN);
    await openSearch(stage);
    await stage.user.keyboard('row{Enter}');
    await stage.pass();
    await stage.user.click(screen.getByRole('checkbox', { name: 'Select, Row 2' }));
    await screen.findByRole('toolbar', {}, PATIENCE);
    await stage.user.click(screen.getByRole('textbox'));
    await stage.user.keyboard(' 3{Enter}');
    await stage.pass();
    expect(screen.queryByRole('toolbar')).toBeNull();
  });
});

describe('the findings among what is loaded', () => {
  const focused = () => document.activeElement?.closest('[data-id]')?.getAttribute('data-id');

  it('are reached and gone through with the keys of a list', async () => {
    const stage = createStage(rows(5));
    await searchLoaded(stage, 'row');
    await stage.user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focused()).toBe('row-1'), PATIENCE);
    await stage.user.keyboard('{ArrowDown}');
    expect(focused()).toBe('row-2');
    await stage.user.keyboard('j');
    expect(focused()).toBe('row-3');
    await stage.user.keyboard('k');
    expect(focused()).toBe('row-2');
    await stage.user.keyboard('{End}');
    expect(focused()).toBe('row-5');
    await stage.user.keyboard('xk');
    await stage.user.keyboard('x');
    await waitFor(() => expect(screen.getByRole('toolbar')).toHaveTextContent('2 selected'), PATIENCE);
  });

  it('pass the focus on when a row leaves, in the end to the heading', async () => {
    const stage = createStage(rows(2));
    await searchLoaded(stage, 'row');
    for (const left of [1, 0]) {
      const [archive] = screen.getAllByRole('button', { name: /^Archive, Row/ });
      archive!.focus();
      await stage.user.keyboard('{Enter}');
      await stage.pass();
      expect(screen.queryAllByRole('article')).toHaveLength(left);
      if (left > 0) expect(button('Archive, Row 2')).toHaveFocus();
    }
    expect(screen.getByRole('heading', { name: 'Nothing found' })).toHaveFocus();
  });

  it('are marked as read like those of the backend', async () => {
    const stage = createStage([...rows(3), { id: 'other', kind: 'reply', title: 'Other' }]);
    await searchLoaded(stage, 'row');
    await stage.user.click(button('Mark all as read'));
    await stage.pass();
    expect(document.querySelector('.cb-notice')).toHaveTextContent('3 marked as read');
    expect(stage.backend.rows('me').find((row) => row.id === 'other')?.read).toBe(false);
  });
});
