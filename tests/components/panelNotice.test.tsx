import { act, screen, waitFor } from '@testing-library/react';
import { NotificationPanel } from 'casebell';
import { describe, expect, it } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the line that says what was done', () => {
  it('offers Undo for as long as the behaviour says, and while the pointer is on it', async () => {
    const { show, user, pass } = createStage(rows(2));
    await show(<NotificationPanel />, { behaviour: { undoSeconds: 5 } });
    await user.click(button('Archive, Row 1'));
    await pass(4_000);
    await user.hover(button('Undo'));
    await pass(10_000);
    expect(button('Undo')).toBeVisible();
    await user.unhover(button('Undo'));
    await pass(5_100);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('keeps Undo under the focus when the pointer has left', async () => {
    const { show, user, pass } = createStage(rows(2));
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 1'));
    button('Undo').focus();
    await user.hover(button('Undo'));
    await user.unhover(button('Undo'));
    await pass(10_000);
    expect(button('Undo')).toHaveFocus();
  });

  it('takes the notice away after the focus has left it, by the search too', async () => {
    const { show, user, pass } = createStage(rows(2));
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 1'));
    await pass();
    button('Undo').focus();
    await user.keyboard('/');
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus(), { timeout: 15_000 });
    await user.keyboard('{Escape}');
    await pass(7_500);
    expect(button('Undo')).toBeVisible();
    await pass(600);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('takes the notice away that went with the list, under the pointer, and came back', async () => {
    const { show, user, pass } = createStage(rows(2));
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 1'));
    await pass();
    await user.hover(button('Undo'));
    // As by the keyboard: the pointer stays where it is.
    act(() => button('Notification settings').click());
    const back = await screen.findByRole('button', { name: 'Back to notifications' }, { timeout: 15_000 });
    act(() => back.click());
    await pass(8_100);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('takes a refusal away that came in place of the focused Undo', async () => {
    const { show, user, pass, backend } = createStage([...rows(1), INVITATION]);
    await show(<NotificationPanel />);
    await user.click(button('Archive, Row 1'));
    await pass();
    backend.script.latency = 500;
    await user.click(button(/^Accept, Sales review/));
    backend.update('invitation', { title: 'Sales review, moved' });
    button('Undo').focus();
    await pass(3_000);
    await waitFor(() =>
      expect(document.querySelector('.cb-notice')).toHaveTextContent('It has changed meanwhile. Please look again.'),
    );
    await pass(8_100);
    expect(document.querySelector('.cb-notice')).toBeNull();
  });
});
