import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NotificationCenter, useNotificationActions } from 'casebell';
import { useEffect, useLayoutEffect, useState, version, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createStage, rows } from './stage.js';

const bell = () => screen.getByRole('button', { name: /^Notifications/ });
const dialog = () => screen.findByRole('dialog', { name: 'Notifications' });
const articles = () => screen.getAllByRole('article', { hidden: true });
const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

/** Asks for what the backend refuses. */
function UndoTooLate() {
  const { undo } = useNotificationActions();
  return (
    <button type="button" onClick={() => undo(7)}>
      Undo something old
    </button>
  );
}

describe('NotificationCenter', () => {
  it('is the whole centre in one line', async () => {
    const { props, pass, user, show: _show } = createStage(rows(2));
    render(<NotificationCenter {...props} />);
    await pass();
    await user.click(bell());
    await dialog();
    await pass();
    expect(screen.getAllByRole('article')).toHaveLength(2);
  });

  it('tells assistive technology what the bell opens', async () => {
    const { show, user } = createStage(rows(1));
    await show(<NotificationCenter />);
    expect(bell()).toHaveAttribute('aria-haspopup', 'dialog');
    expect(bell()).toHaveAttribute('aria-expanded', 'false');
    await user.click(bell());
    const panel = await dialog();
    expect(bell()).toHaveAttribute('aria-expanded', 'true');
    expect(bell()).toHaveAttribute('aria-controls', panel.id);
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Notifications' })).toHaveFocus());
  });

  it('closes on Escape and gives the focus back to the bell', async () => {
    const onOpenChange = vi.fn();
    const { show, user } = createStage(rows(1));
    await show(<NotificationCenter onOpenChange={onOpenChange} />);
    await user.click(bell());
    await dialog();
    await user.keyboard('{Escape}');
    await closed();
    await waitFor(() => expect(bell()).toHaveFocus());
    expect(onOpenChange.mock.calls).toEqual([
      [true, 'bell'],
      [false, 'escape'],
    ]);
  });

  it('says when it opens what was refused while it was closed', async () => {
    const { show, pass, user } = createStage(rows(1));
    await show(
      <>
        <UndoTooLate />
        <NotificationCenter />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Undo something old' }));
    await pass();
    await user.click(bell());
    expect(await dialog()).toHaveTextContent('Too late to undo that');
    await pass(60_000);
    expect(await dialog()).not.toHaveTextContent('Too late to undo that');
    await user.click(bell());
    await user.click(bell());
    expect(await dialog()).not.toHaveTextContent('Too late to undo that');
  });

  it('shows its rows at once when code opens it again, without a pointer or the focus on the bell', async () => {
    const { props, pass, backend } = createStage(rows(2));
    const { rerender } = render(<NotificationCenter {...props} open />);
    await waitFor(async () => {
      await pass();
      expect(screen.getAllByRole('article')).toHaveLength(2);
    });
    rerender(<NotificationCenter {...props} open={false} />);
    await pass(1_000);
    backend.script.latency = 5_000;
    rerender(<NotificationCenter {...props} open />);
    expect(screen.getAllByRole('article')).toHaveLength(2);
  });

  it('closes by its X, by a click outside and by the bell itself', async () => {
    const onOpenChange = vi.fn();
    const { show, user } = createStage(rows(1));
    await show(
      <>
        <p>Elsewhere</p>
        <NotificationCenter onOpenChange={onOpenChange} />
      </>,
    );
    for (const [close, reason] of [
      [() => user.click(screen.getByRole('button', { name: 'Close' })), 'close'],
      [() => user.click(screen.getByText('Elsewhere')), 'outside'],
      [() => user.click(bell()), 'bell'],
    ] as const) {
      await user.click(bell());
      await dialog();
      await close();
      await closed();
      await waitFor(() => expect(bell()).toHaveFocus());
      expect(onOpenChange).toHaveBeenLastCalledWith(false, reason);
    }
  });

  it('leaves the focus where a click outside put it', async () => {
    const { show, user } = createStage(rows(1));
    await show(
      <>
        <input aria-label="Search" />
        <NotificationCenter />
      </>,
    );
    await user.click(bell());
    await dialog();
    await user.click(screen.getByRole('textbox'));
    await closed();
    expect(screen.getByRole('textbox')).toHaveFocus();
  });

  it('opens and closes as the host says', async () => {
    const onOpenChange = vi.fn();
    const { show, user } = createStage(rows(1));
    await show(<NotificationCenter open onOpenChange={onOpenChange} />);
    await dialog();
    await user.keyboard('{Escape}');
    expect(onOpenChange).toHaveBeenCalledExactlyOnceWith(false, 'escape');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('marks a row read when it is opened, and closes', async () => {
    const { show, user, pass, backend } = createStage(rows(2));
    const onOpen = vi.fn((_notification: unknown, event: { preventDefault: () => void }) => event.preventDefault());
    await show(<NotificationCenter onOpen={onOpen} />);
    await user.click(bell());
    await dialog();
    await pass();
    await user.click(screen.getByRole('link', { name: 'Row 2' }));
    await closed();
    await pass();
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ id: 'row-2', link: '/cases/2' });
    expect(bell()).toHaveAccessibleName('Notifications, 1 unread');
    await waitFor(() =>
      expect(backend.rows('me').find(({ id }) => id === 'row-2')).toMatchObject({ read: true, place: 'inbox' }),
    );
  });

  it('stays open for a click that opens the record elsewhere, and marks it read', async () => {
    const { show, pass, user } = createStage(rows(3));
    const onOpen = vi.fn();
    await show(<NotificationCenter onOpen={onOpen} />);
    await user.click(bell());
    await dialog();
    await pass();
    // jsdom would follow the link itself.
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    fireEvent.click(screen.getByRole('link', { name: 'Row 1' }), { ctrlKey: true });
    fireEvent(screen.getByRole('link', { name: 'Row 2' }), new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    await pass();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    expect(bell()).toHaveAccessibleName('Notifications, 1 unread');
    // The browser leads there; the host must not as well.
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('stays open where the behaviour says so', async () => {
    const { show, pass, user } = createStage(rows(1));
    await show(<NotificationCenter onOpen={(_notification, event) => event.preventDefault()} />, {
      behaviour: { closeOnOpen: false },
    });
    await user.click(bell());
    await dialog();
    await pass();
    await user.click(screen.getByRole('link', { name: 'Row 1' }));
    await pass();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('has seen what it showed', async () => {
    const { show, pass, user, backend } = createStage(rows(2));
    await show(<NotificationCenter />);
    expect(bell()).toHaveAttribute('data-unseen');
    await user.click(bell());
    await dialog();
    await pass();
    await pass(200);
    expect(bell()).not.toHaveAttribute('data-unseen');
    await pass(1_000);
    expect(backend.rows('me').every(({ seen }) => seen)).toBe(true);
  });

  it('is another panel each time it opens, with what arrived meanwhile', async () => {
    const { show, pass, user, backend } = createStage(rows(2));
    await show(<NotificationCenter />);
    await user.click(bell());
    await dialog();
    await user.click(screen.getByRole('tab', { name: /Archived/ }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await pass();
    expect(screen.queryByRole('dialog')).toBeNull();
    backend.notify({ to: 'me', kind: 'reply', title: 'Came while it was closed' });
    await pass();
    await user.click(bell());
    await dialog();
    expect(screen.getByRole('tab', { name: /Inbox/ })).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByRole('article')[0]).toHaveAccessibleName('Came while it was closed');
  });

  it('is not seen and takes no focus before it opens, and runs effects of the host once', async () => {
    const { show, pass, user, backend } = createStage(rows(2));
    const mounted = vi.fn();
    const Header = ({ children }: { readonly children: ReactNode }) => {
      useEffect(mounted, []);
      return children;
    };
    await show(<NotificationCenter slots={{ header: Header }} />);
    await user.hover(bell());
    await pass(1_000);
    expect(document.body).toHaveFocus();
    expect(backend.rows('me').some(({ seen }) => seen)).toBe(false);
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(bell());
    await dialog();
    expect(mounted).toHaveBeenCalledOnce();
  });

  // React 18 cannot draw ahead.
  describe.skipIf(version.startsWith('18.'))('drawn ahead', () => {
    /** Laid out, and not visible. */
    const expectReady = () => {
      expect(screen.getByText('Row 1').closest('[style*="display: none"]')).toBeNull();
      expect(screen.getByText('Row 1')).not.toBeVisible();
    };
    /** The centre with its panel drawn, closed, and nobody at the bell. */
    const showDrawn = async (center = <NotificationCenter />) => {
      const stage = createStage(rows(2));
      await stage.show(center);
      await stage.user.hover(bell());
      await stage.user.unhover(bell());
      await stage.pass(1_000);
      await stage.pass(5_000);
      return stage;
    };

    it('draws what arrived meanwhile before it opens, while somebody is at the bell', async () => {
      const { pass, user, backend } = await showDrawn();
      const arrive = async (title: string) => {
        backend.notify({ to: 'me', kind: 'reply', title });
        await pass(1_000);
      };
      await arrive('Came while nobody was near');
      expect(articles()).toHaveLength(2);
      await user.hover(bell());
      await arrive('Came while somebody was');
      expect(articles().map((row) => row.getAttribute('aria-posinset'))).toEqual(['1', '2', '3', '4']);
      await pass(5_000);
      await arrive('Came after that');
      expect(articles()).toHaveLength(4);
      expect(articles()[0]).not.toBeVisible();
    });

    it('shows what arrived meanwhile in its first frame when code opens it and nobody is at the bell', async () => {
      const onScreen: (string | undefined)[] = [];
      // Runs before anything is painted.
      const Header = () => {
        useLayoutEffect(() => void onScreen.push(document.querySelector('article h3')?.textContent), []);
        return null;
      };
      const ByCode = () => {
        const [open, setOpen] = useState(false);
        return (
          <>
            <button type="button" onClick={() => setOpen(true)}>
              Open it
            </button>
            <NotificationCenter open={open} onOpenChange={setOpen} slots={{ header: Header }} />
          </>
        );
      };
      const { pass, user, backend } = await showDrawn(<ByCode />);
      backend.notify({ to: 'me', kind: 'reply', title: 'Just in' });
      await pass(1_000);
      onScreen.length = 0;
      await user.click(screen.getByRole('button', { name: 'Open it' }));
      expect(onScreen).toEqual(['Just in']);
    });

    it('shows nothing to anybody while it is ready: nothing is seen, named, focused or closed by a key', async () => {
      const onOpenChange = vi.fn();
      const { pass, user, backend } = await showDrawn(<NotificationCenter onOpenChange={onOpenChange} />);
      await user.hover(bell());
      await user.keyboard('{Escape}');
      await pass(4_000);
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(document.body).toHaveFocus();
      expect(backend.rows('me').some(({ seen }) => seen)).toBe(false);
      expect(onOpenChange).not.toHaveBeenCalled();
      await user.click(bell());
      expect(screen.getByRole('heading', { name: 'Notifications' })).toHaveFocus();
      await pass(1_000);
      expect(backend.rows('me').every(({ seen }) => seen)).toBe(true);
    });

    it('is ready the first time too, once its code and the rows are there', async () => {
      const { show, pass, user } = createStage(rows(2));
      await show(<NotificationCenter />);
      await user.hover(bell());
      await pass(1_000);
      expectReady();
    });

    it('is ready on touch too, where no pointer comes before the finger', async () => {
      const { pass } = await showDrawn();
      fireEvent.pointerDown(bell(), { pointerType: 'touch' });
      await pass(0);
      expectReady();
    });

    it('says what was refused since it was drawn', async () => {
      const { pass, user } = await showDrawn(
        <>
          <UndoTooLate />
          <NotificationCenter />
        </>,
      );
      await user.click(screen.getByRole('button', { name: 'Undo something old' }));
      await pass(1_000);
      await user.click(bell());
      expect(await dialog()).toHaveTextContent('Too late to undo that');
    });
  });
});
