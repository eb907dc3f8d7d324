import { screen, within } from '@testing-library/react';
import { NotificationList, NotificationPanel, type RendererProps } from 'casebell';
import { describe, expect, it, vi } from 'vitest';
import { createStage } from './stage.js';

const NOTIFICATIONS = [
  { id: 'a', kind: 'case.assigned', title: 'Permit renewal', link: '/cases/1', body: 'Its text', data: { priority: 'high' } },
  { id: 'b', kind: 'reply', title: 'A reply', link: '/cases/2', body: 'Other text' },
];
const assigned = () => screen.getByRole('article', { name: 'Permit renewal' });
const Priority = ({ notification, kind, children }: RendererProps) => (
  <div data-testid="own">
    {JSON.stringify(notification.data?.['priority'])} · {kind.label}
    {children}
  </div>
);

describe('renderers', () => {
  it('get the data and the library’s own part to wrap, for their kind alone', async () => {
    const { show } = createStage(NOTIFICATIONS);
    await show(<NotificationList />, { renderers: { 'case.assigned': { body: Priority } } });
    expect(screen.getAllByTestId('own')).toHaveLength(1);
    expect(within(assigned()).getByTestId('own')).toHaveTextContent('"high" · Assigned to youIts text');
    expect(within(assigned()).getByRole('link', { name: 'Permit renewal' })).toBeVisible();
  });

  it('may draw the buttons, or the whole row, which keeps its name and place', async () => {
    const { show } = createStage(NOTIFICATIONS);
    const Row = ({ notification }: RendererProps) => (
      <a href={notification.link} data-control="title">
        Mine
      </a>
    );
    const Buttons = () => <button type="button">Mine too</button>;
    await show(<NotificationList />, { renderers: { 'case.assigned': { card: Row }, reply: { actions: Buttons } } });
    expect(assigned()).toHaveTextContent(/^Mine$/);
    expect(assigned()).toHaveAttribute('aria-posinset', '1');
    expect(screen.getByRole('button', { name: 'Mine too' })).toBeVisible();
  });

  it('of a part go before those of the provider', async () => {
    const { show } = createStage(NOTIFICATIONS);
    const Other = () => <p>Of the list</p>;
    const around = { 'case.assigned': { body: Priority }, reply: { body: Priority } };
    await show(<NotificationList renderers={{ reply: { body: Other } }} />, { renderers: around });
    expect(screen.getByText('Of the list')).toBeVisible();
    expect(screen.getAllByTestId('own')).toHaveLength(1);
  });

  it.each(['card', 'body', 'actions'] as const)('are not asked again (%s) of a row that only moves down', async (grain) => {
    const drawn: string[] = [];
    const Own = ({ notification, children }: RendererProps) => {
      drawn.push(notification.title);
      return children;
    };
    const { show, pass, backend } = createStage(NOTIFICATIONS);
    const each = { 'case.assigned': { [grain]: Own }, reply: { [grain]: Own } };
    await show(<NotificationList />, { renderers: each });
    drawn.length = 0;
    backend.notify({ to: 'me', kind: 'reply', title: 'Just in' });
    await pass(1_000);
    expect(assigned()).toHaveAttribute('aria-posinset', '2');
    expect(new Set(drawn)).toEqual(new Set(['Just in']));
  });

  it('hear that their row is read, for which the library draws nothing of its own again but the dot', async () => {
    const icon = vi.fn(() => <svg />);
    const State = ({ notification: { read } }: RendererProps) => <p>{read ? 'Known' : 'News'}</p>;
    const { show, user } = createStage(NOTIFICATIONS);
    await show(<NotificationPanel />, { icons: { assignment: icon }, renderers: { reply: { body: State } } });
    expect(within(assigned()).getByRole('img', { name: 'Unread' })).toBeVisible();
    expect(screen.getByText('News')).toBeVisible();
    icon.mockClear();
    await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
    expect(screen.getByText('Known')).toBeVisible();
    expect(within(assigned()).queryByRole('img', { name: 'Unread' })).toBeNull();
    expect(icon).not.toHaveBeenCalled();
  });

  it.each(['card', 'body', 'actions'] as const)('that throw (%s) degrade to the library’s own; the list lives', async (grain) => {
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
    const Broken = () => {
      throw new Error('This renderer is broken.');
    };
    const { show } = createStage(NOTIFICATIONS);
    await show(<NotificationList />, { renderers: { 'case.assigned': { [grain]: Broken } } });
    expect(within(assigned()).getByRole('link', { name: 'Permit renewal' })).toBeVisible();
    expect(assigned()).toHaveTextContent('Its text');
    expect(screen.getByRole('article', { name: 'A reply' })).toHaveTextContent('Other text');
    console.mockRestore();
  });
});

describe('classNames', () => {
  it('stand beside the library’s on the part they name', async () => {
    const { show } = createStage(NOTIFICATIONS);
    await show(<NotificationList classNames={{ 'card-title': 'mine' }} />, { classNames: { card: 'bordered' } });
    expect(assigned()).toHaveClass('cb-card', 'bordered');
    expect(assigned().querySelector('[data-slot=card-title]')).toHaveClass('cb-card-title', 'mine');
    for (const slot of ['tile', 'card-title', 'card-body']) expect(assigned().querySelector(`[data-slot=${slot}]`)).toBeVisible();
  });
});
