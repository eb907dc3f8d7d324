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
    const transport = stage.props.transport!;
    const page = vi.fn<typeof transport.page>((request, context) =>
      request.query === undefined
        ? transport.page(request, context)
        : Promise.reject(new CasebellError('badRequest', 'This backend cannot search.')),
    );
    await stage.show(<NotificationPanel />, { transport: { ...transport, page } });
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
