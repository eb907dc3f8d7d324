import { screen, waitFor, within } from '@testing-library/react';
import { CasebellError, NotificationPanel, type NotificationProviderProps, type PanelSlotProps, type PanelState } from 'casebell';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const pane = () => screen.getByRole('region', { name: 'Selected notification' });
const listed = () => within(screen.getByRole('feed')).queryAllByRole('article');

/** The code loads with its first use. */
const PATIENCE = { timeout: 15_000 };

describe('the panel as a full page', () => {
  it('reads the selected notification beside the list and marks it read', async () => {
    const { show, user, pass, backend } = createStage([...rows(3, { body: 'All of it' }), INVITATION]);
    await show(<NotificationPanel layout="page" />);
    await waitFor(() => expect(pane()).toHaveTextContent('Nothing selected'), PATIENCE);
    await user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 2' }));
    await pass();
    expect(within(pane()).getByRole('article', { name: 'Row 2' })).toHaveTextContent('All of it');
    expect(within(pane()).getByRole('link', { name: 'Open' })).toHaveAttribute('href', '/cases/2');
    expect(backend.rows('me').find((row) => row.id === 'row-2')?.read).toBe(true);
    await user.click(button('Next notification'));
    await pass();
    expect(within(pane()).getByRole('article', { name: 'Row 3' })).toBeVisible();
    expect(button('Previous notification')).toHaveAttribute('aria-disabled', 'false');
  });

  it('has the menu of what is read also when it has left the list for that', async () => {
    const { show, user, pass } = createStage(rows(2));
    await show(<NotificationPanel layout="page" views={['unread']} />);
    await waitFor(() => expect(pane()).toHaveTextContent('Nothing selected'), PATIENCE);
    await user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 1' }));
    await pass();
    expect(listed()).toHaveLength(1);
    await user.click(within(pane()).getByRole('button', { name: 'More actions, Row 1' }));
    await waitFor(() => expect(screen.getByRole('menuitem', { name: /^Mark as unread/ })).toHaveFocus(), PATIENCE);
    await pass();
    expect(screen.getByRole('menu')).toBeVisible();
  });

  it('opens the record by the button of the pane only', async () => {
    const onOpen = vi.fn((_notification: unknown, event: { preventDefault: () => void }) => event.preventDefault());
    const { show, user, pass } = createStage(rows(2));
    await show(<NotificationPanel layout="page" onOpen={onOpen} />);
    await waitFor(() => expect(pane()).toBeInTheDocument(), PATIENCE);
    await user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 1' }));
    await pass();
    expect(onOpen).not.toHaveBeenCalled();
    await user.click(within(pane()).getByRole('link', { name: 'Open' }));
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it('keeps tab, notification and filter where the host wants them', async () => {
    const seen: PanelState[] = [];
    function Host() {
      const [state, setState] = useState<PanelState>({ viewId: 'inbox', notificationId: 'row-1' });
      return (
        <NotificationPanel
          layout="page"
          value={state}
          onChange={(next) => {
            seen.push(next);
            setState(next);
          }}
        />
      );
    }
    const { show, user, pass } = createStage([...rows(2), { id: 'tag', kind: 'mention', title: 'Tagged', read: true }]);
    await show(<Host />);
    await waitFor(() => expect(within(pane()).getByRole('article', { name: 'Row 1' })).toBeVisible(), PATIENCE);
    await user.click(within(screen.getByRole('group', { name: 'Filters' })).getByRole('button', { name: 'Unread' }));
    await pass();
    expect(seen.at(-1)).toEqual({ viewId: 'inbox', notificationId: 'row-1', filter: { unread: true } });
    expect(listed().map((row) => row.getAttribute('data-id'))).not.toContain('tag');
    await user.click(button('Clear filters'));
    await pass();
    expect(seen.at(-1)).toEqual({ viewId: 'inbox', notificationId: 'row-1' });
    await user.click(screen.getByRole('tab', { name: 'Archived' }));
    expect(seen.at(-1)).toEqual({ viewId: 'archived' });
  });

  it('narrows by category and by time', async () => {
    const { show, user, pass } = createStage([
      { id: 'old', kind: 'case.assigned', title: 'Old case', createdAt: '2026-02-10T09:00:00Z', newAt: '2026-02-10T09:00:00Z' },
      { id: 'new', kind: 'case.assigned', title: 'New case' },
      { id: 'talk', kind: 'reply', title: 'Reply' },
    ]);
    await show(<NotificationPanel layout="page" />);
    await waitFor(() => expect(button('Cases')).toBeVisible(), PATIENCE);
    expect(screen.queryByRole('button', { name: 'Requests' })).toBeNull();
    await user.click(button('Cases'));
    await pass();
    expect(button('Cases')).toHaveAttribute('aria-pressed', 'true');
    expect(listed().map((row) => row.getAttribute('data-id'))).toEqual(['new', 'old']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Any time' }), 'Last 7 days');
    await pass();
    expect(listed().map((row) => row.getAttribute('data-id'))).toEqual(['new']);
  });
});

describe('a notification without a link on a full page', () => {
  const title = () => within(screen.getByRole('feed')).getByRole('button', { name: 'Sales review' });

  it.each(['click', 'Enter'])('is read in the pane by %s on its title', async (way) => {
    const { show, user, pass, backend } = createStage([...rows(1), INVITATION]);
    await show(<NotificationPanel layout="page" />);
    await waitFor(() => expect(pane()).toHaveTextContent('Nothing selected'), PATIENCE);
    if (way === 'click') await user.click(title());
    else {
      title().focus();
      await user.keyboard('{Enter}');
    }
    await pass();
    expect(within(pane()).getByRole('article', { name: 'Sales review' })).toBeVisible();
    expect(title()).not.toHaveAttribute('aria-expanded');
    expect(backend.rows('me').find((row) => row.id === 'invitation')?.read).toBe(true);
  });

  it('unfolds where there is no pane', async () => {
    const { show, user } = createStage([INVITATION]);
    await show(<NotificationPanel />);
    await user.click(title());
    expect(title()).toHaveAttribute('aria-expanded', 'true');
  });
});

describe('the search on a full page', () => {
  const SOME = [...rows(3), { id: 'tag', kind: 'mention', title: 'Tagged in row 9', link: '/cases/9', read: true }] as const;
  async function search(stage: ReturnType<typeof createStage>, words: string, props?: Partial<NotificationProviderProps>) {
    await stage.show(<NotificationPanel layout="page" />, props);
    await waitFor(() => expect(pane()).toBeInTheDocument(), PATIENCE);
    await stage.user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 1' }));
    await stage.pass();
    await stage.user.click(button('Search'));
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus(), PATIENCE);
    expect(within(pane()).getByRole('article', { name: 'Row 1' })).toBeVisible();
    await stage.user.keyboard(`${words}{Enter}`);
    await stage.pass(5_000);
  }

  it('finds in place of the list and shows what is clicked in the pane', async () => {
    const stage = createStage(SOME);
    await search(stage, 'row');
    expect(within(pane()).getByRole('article', { name: 'Row 1' })).toBeVisible();
    await stage.user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 3' }));
    await stage.pass();
    expect(within(pane()).getByRole('article', { name: 'Row 3' })).toBeVisible();
    expect(document.querySelector('.cb-card-current')).toHaveAttribute('data-id', 'row-3');
    await stage.user.click(button('Next notification'));
    await stage.pass();
    expect(within(pane()).getByRole('article', { name: 'Tagged in row 9' })).toBeVisible();
    await stage.user.click(button('Cancel'));
    await stage.pass();
    expect(within(pane()).getByRole('article', { name: 'Tagged in row 9' })).toBeVisible();
    expect(listed()).toHaveLength(4);
  });

  it('keeps the filters, and narrows the findings by them', async () => {
    const stage = createStage(SOME);
    await search(stage, 'row');
    expect(listed()).toHaveLength(4);
    await stage.user.click(within(screen.getByRole('group', { name: 'Filters' })).getByRole('button', { name: 'Unread' }));
    await stage.pass();
    expect(listed().map((row) => row.getAttribute('data-id'))).toEqual(['row-2', 'row-3']);
  });

  it('does all of it among what is loaded, too', async () => {
    const stage = createStage(SOME);
    const transport = stage.props.transport!;
    const page: typeof transport.page = (request, context) =>
      request.query === undefined
        ? transport.page(request, context)
        : Promise.reject(new CasebellError('badRequest', 'This backend cannot search.'));
    await search(stage, 'row', { transport: { ...transport, page } });
    await stage.user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 3' }));
    await stage.pass();
    await stage.user.click(button('Next notification'));
    await stage.pass();
    expect(within(pane()).getByRole('article', { name: 'Tagged in row 9' })).toBeVisible();
    await stage.user.click(within(screen.getByRole('group', { name: 'Filters' })).getByRole('button', { name: 'Unread' }));
    await stage.pass(5_000);
    expect(listed().map((row) => row.getAttribute('data-id'))).toEqual(['row-2']);
  });

  it('leaves unread what was marked so in the pane', async () => {
    const stage = createStage(rows(2));
    await stage.show(<NotificationPanel layout="page" />);
    await waitFor(() => expect(pane()).toBeInTheDocument(), PATIENCE);
    await stage.user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 1' }));
    await stage.pass();
    within(screen.getByRole('feed')).getByRole('link', { name: 'Row 1' }).focus();
    await stage.user.keyboard('u');
    const isRead = () => stage.backend.rows('me').find((row) => row.id === 'row-1')?.read;
    await waitFor(async () => {
      await stage.pass();
      expect(isRead()).toBe(false);
    }, PATIENCE);
    await stage.user.keyboard('/');
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus(), PATIENCE);
    await stage.pass();
    expect(isRead()).toBe(false);
  });
});

it('is no page where none is asked for, although the code of one is there', async () => {
  const { show, pass } = createStage(rows(1));
  const { unmount } = await show(<NotificationPanel layout="page" />);
  await waitFor(() => expect(pane()).toBeInTheDocument(), PATIENCE);
  unmount();
  await createStage(rows(1)).show(<NotificationPanel />);
  await pass();
  expect(screen.queryByRole('group', { name: 'Filters' })).toBeNull();
});

it('leaves the focus on the tab that was chosen', async () => {
  const { show, user, pass } = createStage(rows(2));
  await show(<NotificationPanel layout="page" />);
  await waitFor(() => expect(pane()).toBeInTheDocument(), PATIENCE);
  await user.click(within(screen.getByRole('feed')).getByRole('link', { name: 'Row 1' }));
  await pass();
  await user.click(screen.getByRole('tab', { name: 'Archived' }));
  await pass();
  expect(screen.getByRole('tab', { name: 'Archived' })).toHaveFocus();
});

describe('the slots of the panel', () => {
  function Framed({ children, view }: PanelSlotProps) {
    return (
      <div data-testid={`around ${view.id}`}>
        {children}
        <span>The host was here</span>
      </div>
    );
  }
  it.each(['header', 'footer', 'empty'] as const)('let the host wrap the %s', async (slot) => {
    const { show } = createStage([]);
    await show(<NotificationPanel slots={{ [slot]: Framed }} />);
    const around = screen.getByTestId('around inbox');
    expect(around).toHaveTextContent('The host was here');
    const inside = { header: 'Notifications', footer: 'Kept for 30 days', empty: 'You’re all caught up' };
    expect(around).toHaveTextContent(inside[slot]);
  });
});
