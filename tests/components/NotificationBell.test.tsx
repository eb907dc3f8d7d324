import { act, screen, waitFor } from '@testing-library/react';
import { NotificationBell, NotificationProvider } from 'casebell';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';

const badge = (): Element | null => document.querySelector('.cb-badge');

describe('NotificationBell', () => {
  it('shows how many are unread and says it in its name', async () => {
    const { show } = createStage(rows(3));
    await show(<NotificationBell />);
    expect(screen.getByRole('button', { name: 'Notifications, 3 unread' })).toBeVisible();
    expect(badge()).toHaveTextContent('3');
    expect(badge()).toHaveAttribute('aria-hidden', 'true');
  });

  it('stops counting at the maximum', async () => {
    const { show } = createStage(rows(12));
    await show(<NotificationBell max={9} />);
    expect(screen.getByRole('button', { name: 'Notifications, more than 9 unread' })).toBeVisible();
    expect(badge()).toHaveTextContent('9+');
  });

  it('has no badge when there is nothing, unless zero is to be shown', async () => {
    const { show } = createStage();
    const { rerender } = await show(<NotificationBell />);
    expect(screen.getByRole('button', { name: 'Notifications' })).toBeVisible();
    expect(badge()).toBeNull();
    const { props } = createStage();
    rerender(
      <NotificationProvider {...props}>
        <NotificationBell showZero />
      </NotificationProvider>,
    );
    await waitFor(async () => {
      await act(() => props.environment && (props.environment as ReturnType<typeof createStage>['environment']).advance(50));
      expect(badge()).toHaveTextContent('0');
    });
    expect(screen.getByRole('button', { name: 'Notifications, 0 unread' })).toBeVisible();
  });

  it('can show a dot in place of the figure', async () => {
    const { show } = createStage(rows(3));
    await show(<NotificationBell badge="dot" />);
    expect(badge()).toBeEmptyDOMElement();
    expect(screen.getByRole('button', { name: 'Notifications, 3 unread' })).toBeVisible();
  });

  it('counts what the behaviour says', async () => {
    const { show } = createStage([...rows(2), { id: 'seen', kind: 'reply', title: 'Seen and read', seen: true, read: true }]);
    await show(<NotificationBell />, { behaviour: { count: 'open' } });
    expect(screen.getByRole('button', { name: 'Notifications, 3 in the inbox' })).toBeVisible();
  });

  it('marks that something waits for an answer', async () => {
    const { show } = createStage([{ ...INVITATION, read: true, seen: true }]);
    await show(<NotificationBell />);
    expect(screen.getByRole('button', { name: 'Notifications, 1 waiting for you' })).toHaveAttribute('data-waiting');
    expect(badge()).toBeNull();
  });

  it('counts up as something arrives, without being asked', async () => {
    const { show, backend, pass } = createStage(rows(1));
    await show(<NotificationBell />);
    backend.notify({ to: 'me', kind: 'mention', title: 'Anna mentioned you' });
    await pass();
    expect(screen.getByRole('button', { name: 'Notifications, 2 unread' })).toBeVisible();
  });

  it('is quiet while nobody is signed in', async () => {
    const { show } = createStage(rows(3));
    await show(<NotificationBell />, { enabled: false, recipient: null });
    expect(screen.getByRole('button', { name: 'Notifications' })).toBeVisible();
    expect(badge()).toBeNull();
  });

  it('announces what arrives, once and summed up', async () => {
    const { show, backend, pass } = createStage();
    await show(<NotificationBell />);
    await pass(60_000);
    backend.notify({ to: 'me', kind: 'mention', title: 'Anna mentioned you' });
    backend.notify({ to: 'me', kind: 'reply', title: 'Mateo replied' });
    const region = () => document.querySelector('[data-casebell=announcer]');
    await waitFor(async () => {
      await pass(200);
      expect(region()).toHaveTextContent('2 new notifications, 1 mention');
    });
    expect(region()).toHaveAttribute('aria-live', 'polite');
    for (let index = 0; index < 20; index++) backend.notify({ to: 'me', kind: 'reply', title: `Reply ${index}` });
    await pass(2_000);
    expect(region()).toHaveTextContent('2 new notifications, 1 mention');
    await pass(4_000);
    expect(region()).toHaveTextContent('20 new notifications');
    await pass(8_000);
    expect(region()).toBeEmptyDOMElement();
  });
});

describe('NotificationBell rendered on a server', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is a bell without a count and without style attributes, and hydrates cleanly', async () => {
    const { props, pass } = createStage(rows(3));
    const page = (
      <NotificationProvider {...props}>
        <NotificationBell />
      </NotificationProvider>
    );
    const html = renderToString(page);
    expect(html).toContain('aria-label="Notifications"');
    expect(html).not.toMatch(/style=|cb-badge/);

    const complaints = vi.spyOn(console, 'error');
    const container = document.createElement('div');
    document.body.append(container);
    container.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
    const root = await act(async () => hydrateRoot(container, page));
    await pass();
    expect(container.querySelector('.cb-badge')).toHaveTextContent('3');
    expect(complaints).not.toHaveBeenCalled();
    await act(async () => root.unmount());
    container.remove();
  });
});
