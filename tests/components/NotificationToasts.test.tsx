import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { NotificationCenter, NotificationToasts, useNotificationActions, type NotificationCenterProps } from 'casebell';
import { de } from 'casebell/locales/de';
import type { NotifyInput } from 'casebell/transports/memory';
import { useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createStage, INVITATION, type Stage } from './stage.js';

/** Sets preferences as the person does. */
function Prefers(settings: { readonly [path: string]: string | boolean }) {
  const { setPreference } = useNotificationActions();
  const entries = JSON.stringify(settings);
  useEffect(() => {
    for (const [path, value] of Object.entries(JSON.parse(entries) as typeof settings)) setPreference(path, value);
  }, [entries, setPreference]);
  return null;
}

const region = () => screen.queryByRole('region', { name: /New notifications/ });
const toasts = () => [...document.querySelectorAll('.cb-toast')].map((toast) => toast.querySelector('h3')?.textContent);

async function open(
  stage: Stage,
  center: NotificationCenterProps = {},
  settings: { readonly [path: string]: string | boolean } = {},
): Promise<void> {
  await stage.show(
    <>
      <input aria-label="Search" />
      <Prefers {...settings} />
      <NotificationCenter toasts {...center} />
    </>,
  );
  await stage.pass();
  await vi.dynamicImportSettled();
  await stage.pass();
}

async function arrive({ backend, pass }: Stage, ...news: readonly Partial<NotifyInput>[]): Promise<void> {
  for (const one of news) backend.notify({ to: 'me', kind: 'reply', title: 'Mateo replied', ...one });
  await pass();
  await vi.dynamicImportSettled();
  await pass();
}

describe('NotificationToasts', () => {
  it('shows what arrives while the panel is closed, and nothing of what was there', async () => {
    const stage = createStage([{ id: 'old', kind: 'reply', title: 'Old' }]);
    await open(stage);
    expect(region()).toBeNull();
    await arrive(stage, { title: 'Anna replied', link: '/cases/1' });
    expect(region()).toBeInTheDocument();
    expect(toasts()).toEqual(['Anna replied']);
    expect(document.body).toHaveFocus();
  });

  it('stacks three, the newest in front, and leads to the others', async () => {
    const stage = createStage();
    const onOpenChange = vi.fn();
    await open(stage, { onOpenChange });
    await arrive(stage, ...['A', 'B', 'C', 'D', 'E'].map((title) => ({ title })));
    expect(toasts()).toEqual(['E', 'D', 'C']);
    await stage.user.click(screen.getByRole('button', { name: '+2 more' }));
    expect(onOpenChange).toHaveBeenCalledWith(true, 'toast');
    await stage.pass();
    expect(region()).toBeNull();
  });

  it('keeps what is critical on screen, whatever else comes and goes', async () => {
    const stage = createStage();
    await open(stage);
    await arrive(stage, { kind: 'system.critical', title: 'Critical' });
    for (const title of ['A', 'B', 'C']) await arrive(stage, { title });
    expect(toasts()).toEqual(['C', 'B', 'Critical']);
    expect(screen.getByRole('button', { name: '+1 more' })).toBeVisible();
    await stage.pass(9_000);
    expect(toasts()).toEqual(['Critical']);
  });

  it('shows the newest of many critical ones, and the others once there is room, unless they are gone by then', async () => {
    const stage = createStage();
    await open(stage);
    for (const title of ['1', '2', '3', '4', '5']) await arrive(stage, { kind: 'system.critical', title, idempotencyKey: title });
    await arrive(stage, { title: 'A' });
    expect(toasts()).toEqual(['5', '4', '3']);
    expect(screen.getByRole('button', { name: '+3 more' })).toBeVisible();
    stage.backend.withdraw('2');
    await stage.user.click(screen.getByRole('button', { name: 'Dismiss, 4' }));
    await stage.pass();
    expect(toasts()).toEqual(['5', '3', '1']);
    for (const title of ['5', '3', '1']) await stage.user.click(screen.getByRole('button', { name: `Dismiss, ${title}` }));
    await stage.pass();
    expect(region()).toBeNull();
  });

  it('goes after its time, which stands still under the pointer, the focus and on a hidden page', async () => {
    const stage = createStage();
    await open(stage);
    await arrive(stage, { title: 'A' });
    fireEvent.pointerEnter(region() as HTMLElement);
    await stage.pass(60_000);
    expect(toasts()).toEqual(['A']);
    fireEvent.pointerLeave(region() as HTMLElement);
    act(() => stage.environment.setVisible(false));
    await stage.pass(60_000);
    expect(toasts()).toEqual(['A']);
    act(() => stage.environment.setVisible(true));
    await stage.pass(7_000);
    expect(toasts()).toEqual(['A']);
    await stage.pass(1_500);
    expect(toasts()).toEqual([]);
  });

  it('is reached by a key, dismissed by Escape, and gives the focus back', async () => {
    const stage = createStage();
    await open(stage);
    await arrive(stage, { title: 'A', link: '/a' }, { title: 'B', link: '/b' });
    const search = screen.getByRole('textbox', { name: 'Search' });
    search.focus();
    await stage.user.keyboard('{F6}');
    expect(screen.getByRole('link', { name: 'B' })).toHaveFocus();
    await stage.user.keyboard('{Escape}');
    await stage.pass();
    expect(toasts()).toEqual(['A']);
    expect(screen.getByRole('link', { name: 'A' })).toHaveFocus();
    await stage.user.keyboard('{Escape}');
    await stage.pass();
    expect(region()).toBeNull();
    expect(search).toHaveFocus();
  });

  it('takes Got it back by Undo, also by the keys, and gives the focus back', async () => {
    const stage = createStage();
    await open(stage);
    const search = screen.getByRole('textbox', { name: 'Search' });
    const dismissed = () => stage.backend.rows('me').filter(({ place }) => place === 'archived');
    await arrive(stage, { kind: 'meeting.cancelled', title: 'A', meeting: INVITATION.meeting! });
    search.focus();
    await stage.user.keyboard('{F6}');
    await stage.user.click(screen.getByRole('button', { name: 'Got it, A' }));
    await stage.pass();
    expect([toasts(), dismissed().length]).toEqual([[], 1]);
    expect(region()).toHaveTextContent('Got it');
    expect(search).toHaveFocus();
    await stage.user.keyboard('{F6}{Enter}');
    await stage.pass();
    expect([region(), dismissed()]).toEqual([null, []]);
    expect(search).toHaveFocus();
  });

  it('offers Undo no longer than the panel does', async () => {
    const stage = createStage();
    await open(stage);
    await arrive(stage, { kind: 'meeting.cancelled', title: 'A', meeting: INVITATION.meeting! });
    await stage.user.click(screen.getByRole('button', { name: 'Got it, A' }));
    await stage.pass(7_000);
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
    await stage.pass(1_500);
    expect(region()).toBeNull();
  });

  it('leaves the notification as it is when it is dismissed by its X', async () => {
    const stage = createStage();
    await open(stage);
    await arrive(stage, { title: 'A' });
    await stage.user.click(screen.getByRole('button', { name: 'Dismiss, A' }));
    await stage.pass();
    expect(toasts()).toEqual([]);
    expect(stage.backend.rows('me')[0]).toMatchObject({ place: 'inbox', read: false });
  });

  it('opens the record by the router of the host, and is read then', async () => {
    const stage = createStage();
    const onOpen = vi.fn((_row: unknown, event: { preventDefault: () => void }) => event.preventDefault());
    await open(stage, { onOpen });
    await arrive(stage, { title: 'A', link: '/cases/1' });
    await stage.user.click(screen.getByRole('link', { name: 'A' }));
    await stage.pass();
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ title: 'A' });
    expect(toasts()).toEqual([]);
    expect(stage.backend.rows('me')[0]).toMatchObject({ read: true });
  });

  it('takes the answer to an invitation, and says so before it goes', async () => {
    const stage = createStage();
    await open(stage);
    const { id: _id, ...invitation } = INVITATION;
    await arrive(stage, invitation);
    await stage.user.click(within(region() as HTMLElement).getByRole('button', { name: /^Accept, Sales review/ }));
    await stage.pass(500);
    expect(stage.backend.rows('me')[0]).toMatchObject({ answer: 'accepted' });
    expect(region()).toHaveTextContent('Accepted');
    await waitFor(async () => {
      await stage.pass(1_000);
      expect(region()).toBeNull();
    });
  });

  it('goes when its notification is read, archived or withdrawn elsewhere', async () => {
    const stage = createStage();
    await open(stage);
    await arrive(stage, { title: 'A', idempotencyKey: 'a' }, { title: 'B' });
    stage.backend.withdraw('a');
    await stage.pass();
    expect(toasts()).toEqual(['B']);
    const [row] = stage.backend.rows('me').filter(({ title }) => title === 'B');
    const elsewhere = { clientId: 'phone', epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, views: [] };
    stage.backend.sync('me', {
      ...elsewhere,
      commands: [{ type: 'read', ids: [row?.id ?? ''], mid: 1, epoch: stage.backend.snapshot('me').epoch }],
    });
    await stage.pass();
    expect(toasts()).toEqual([]);
  });

  it.each([
    ['a mute', { mute: '2026-03-02T12:00:00Z' }],
    ['do not disturb', { meeting: true }],
    ['a muted kind', { 'mute/kind/reply': true }],
    ['the bell switched off for the kind', { 'deliver/reply/bell': false }],
  ])('keeps quiet for %s', async (_, settings) => {
    const stage = createStage();
    await open(stage, {}, settings);
    await arrive(stage, { title: 'A' });
    expect(toasts()).toEqual([]);
  });

  it('keeps quiet in a meeting of the calendar, though not for what is critical', async () => {
    const stage = createStage();
    await open(stage, { ...stage.props, busy: { until: new Date(stage.environment.now() + 3_600_000) } });
    await arrive(stage, { kind: 'mention', title: 'A' });
    expect(toasts()).toEqual([]);
    await arrive(stage, { kind: 'system.critical', title: 'Your password expires' });
    expect(toasts()).toEqual(['Your password expires']);
    await stage.pass(3_000_000);
    expect(toasts()).toEqual(['Your password expires']);
  });

  it('says no more than the kind to somebody who hides previews', async () => {
    const stage = createStage();
    await open(stage, {}, { previews: false });
    await arrive(stage, { kind: 'mention', title: 'Juan Ruiz mentioned you', body: 'Secret', link: '/cases/1' });
    expect(toasts()).toEqual(['You were mentioned']);
    expect(document.body).not.toHaveTextContent(/Juan|Secret/);
  });

  it('says the kind in the language of the page', async () => {
    const stage = createStage();
    await open({ ...stage, show: (part) => stage.show(part, { strings: de }) }, {}, { previews: false });
    await arrive(stage, { kind: 'mention', title: 'Juan Ruiz mentioned you' });
    expect(toasts()).toEqual(['Erwähnung']);
    expect(screen.getByRole('button', { name: 'Ausblenden, Erwähnung' })).toBeVisible();
  });

  it.each([true, false])('marks read what a middle click opens, with previews: %s', async (previews) => {
    const stage = createStage();
    await open(stage, {}, { previews });
    await arrive(stage, { kind: 'mention', title: 'You were mentioned', link: '/cases/1' });
    const isRead = () => stage.backend.rows('me').map(({ read }) => read);
    const link = screen.getByRole('link', { name: 'You were mentioned' });
    fireEvent(link, new MouseEvent('auxclick', { bubbles: true, button: 2 }));
    await stage.pass(1_000);
    expect(isRead()).toEqual([false]);
    fireEvent(link, new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    await stage.pass(1_000);
    expect(isRead()).toEqual([true]);
  });

  it('shows none in a tab that nobody looks at', async () => {
    const stage = createStage();
    await open(stage);
    act(() => stage.environment.setVisible(false));
    await arrive(stage, { title: 'A' });
    act(() => stage.environment.setVisible(true));
    await stage.pass();
    expect(toasts()).toEqual([]);
  });

  it('stands on its own beside a panel of the host', async () => {
    const stage = createStage();
    await stage.show(<NotificationToasts hotkey={null} />);
    await vi.dynamicImportSettled();
    await stage.pass();
    await arrive(stage, { title: 'A' });
    expect(screen.getByRole('region', { name: 'New notifications' })).toHaveTextContent('A');
  });
});
