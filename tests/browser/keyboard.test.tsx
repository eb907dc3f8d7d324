import { cleanup, render } from '@testing-library/react';
import { NotificationCenter, NotificationPanel, NotificationProvider } from 'casebell';
import type { SeedNotification } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { focusedTitle, inbox, placeOf, press } from './inboxStage.js';

afterEach(cleanup);

const okafor = { type: 'case', id: '4711', title: 'Okafor family' };
const OTHERS: readonly SeedNotification[] = [
  { id: 'notice', kind: 'system.critical', title: 'Storage is full', link: '#/storage' },
  { id: 'urgent', kind: 'team.unassignedUrgent', title: 'Urgent case', link: '#/urgent', team: { id: 'intake', name: 'Intake' } },
  ...[1, 2, 3].map((index) => ({
    id: `update-${index}`,
    kind: 'reply',
    title: `Update ${index}`,
    link: `#/cases/4711/${index}`,
    record: okafor,
  })),
];

const focused = () => document.activeElement;
const nameOf = (element: Element | null) => element?.getAttribute('aria-label') ?? element?.textContent ?? '';

/** Tabs on until the control has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 60 && !nameOf(focused()).match(name); tries++) await press('{Tab}');
  expect(nameOf(focused())).toMatch(name);
}

/** Moves down until the row has the focus. */
async function goTo(title: string): Promise<void> {
  await press('{Home}');
  for (let tries = 0; tries < 20 && focusedTitle() !== title; tries++) {
    const before = focusedTitle();
    await press('j');
    await vi.waitFor(() => expect(focusedTitle()).not.toBe(before));
  }
  expect(focusedTitle()).toBe(title);
}

describe('with the keyboard alone', () => {
  it('everything is done that the bell, its toasts and its panel offer', { timeout: 120_000 }, async () => {
    const { props, backend } = inbox(3, OTHERS);
    const row = (id: string) => backend.rows('me').find((one) => one.id === id);
    render(
      <>
        <button type="button">Host</button>
        <NotificationCenter {...props} toasts behaviour={{ group: 'record' }} views={['inbox', 'saved', 'snoozed', 'archived']} />
      </>,
    );
    const bell = page.getByRole('button', { name: /^Notifications/ });
    await expect.element(bell).toBeVisible();
    await expect.poll(() => document.querySelector('[data-casebell=toasts]')).not.toBeNull();

    // A toast comes, is reached, and sent away; the focus goes back to where it was.
    const host = page.getByRole('button', { name: 'Host' });
    (host.element() as HTMLElement).focus();
    backend.notify({ to: 'me', kind: 'mention', title: 'Anna mentioned you', link: '#/mention' });
    await expect.poll(() => document.querySelectorAll('.cb-toast').length).toBe(1);
    await press('{F6}');
    await vi.waitFor(() => expect(focused()?.closest('.cb-toast')).not.toBeNull());
    await press('{Escape}');
    await expect.poll(() => document.querySelectorAll('.cb-toast').length).toBe(0);
    await expect.element(host).toHaveFocus();

    await press('{Tab}{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Notifications', exact: true })).toHaveFocus();
    await expect.element(page.getByRole('article').first()).toBeVisible();

    // Pinned until it is acknowledged.
    await press('j');
    await vi.waitFor(() => expect(focusedTitle()).toBe('Storage is full'));
    await press('g');
    await vi.waitFor(() => expect(row('notice')).toMatchObject({ place: 'archived', acknowledged: true }));

    // Read and unread.
    await goTo('Anna mentioned you');
    const isRead = () => backend.rows('me').find(({ title }) => title === 'Anna mentioned you')?.read;
    await press('u');
    await vi.waitFor(() => expect(isRead()).toBe(true));
    await press('u');
    await vi.waitFor(() => expect(isRead()).toBe(false));

    // From the menu of the row: saved.
    await tabTo(/^More actions, Anna/);
    await press('{Enter}');
    await vi.waitFor(() => expect(nameOf(focused())).toMatch(/^Mark as read/));
    await press('sav{Enter}');
    await vi.waitFor(() => expect(backend.rows('me').find(({ title }) => title === 'Anna mentioned you')?.saved).toBe(true));
    await vi.waitFor(() => expect(nameOf(focused())).toMatch(/^More actions, Anna/));

    // Taken from the team.
    await goTo('Urgent case');
    await tabTo(/^Take it/);
    await press('{Enter}');
    await vi.waitFor(() => expect(row('urgent')).toMatchObject({ archiveReason: 'handled' }));
    await vi.waitFor(() => expect(page.getByRole('article', { name: 'Urgent case' }).query()).toBeNull(), 10_000);

    // A group unfolds, and is archived as one.
    await goTo('Update 1');
    await tabTo(/3 updates/);
    await press('{Enter}');
    await vi.waitFor(() => expect(page.getByRole('article', { name: 'Update 3' }).query()).not.toBeNull());
    await tabTo(/^Archive all, Okafor family/);
    await press('{Enter}');
    await vi.waitFor(() => expect(placeOf(backend, 'update-3')).toBe('archived'));
    await vi.waitFor(() => expect(focusedTitle()).toBeTruthy());

    // The list of the keys, and back.
    const before = focused();
    await press('?');
    await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await press('{Escape}');
    await vi.waitFor(() => expect(focused()).toBe(before));

    // Another tab, and the row that was kept there.
    await press('{Control>}{Home}{/Control}');
    await vi.waitFor(() => expect(focused()?.getAttribute('role')).toBe('tab'));
    await press('{ArrowRight}');
    await expect.element(page.getByRole('tab', { name: /^Saved/ })).toHaveFocus();
    await vi.waitFor(() => expect(document.querySelectorAll('.cb-card')).toHaveLength(1));
    await press('j');
    await vi.waitFor(() => expect(focusedTitle()).toBe('Anna mentioned you'));
    await press('{Escape}');
    await expect.element(bell).toHaveFocus();
  });

  it('a row of the full page is read, and its neighbours', async () => {
    const { props, backend } = inbox(3);
    render(
      <NotificationProvider {...props}>
        <main style={{ width: 900, height: 640 }}>
          <NotificationPanel layout="page" />
        </main>
      </NotificationProvider>,
    );
    const pane = page.getByRole('region', { name: 'Selected notification' });
    await expect.element(pane).toBeVisible();
    await vi.waitFor(() => {
      document.querySelector<HTMLElement>('.cb-page-list [data-control=title]')!.focus();
      expect(focusedTitle()).toBe('Row 0');
    });
    await press('{Enter}');
    await expect.element(pane.getByRole('heading', { name: 'Row 0' })).toBeVisible();
    await tabTo('Next notification');
    await press('{Enter}');
    await expect.element(pane.getByRole('heading', { name: 'Row 1' })).toBeVisible();
    await tabTo(/^Archive, Row 1/);
    await press('{Enter}');
    await vi.waitFor(() => expect(placeOf(backend, 'row-1')).toBe('archived'));
    await vi.waitFor(() => expect(focused()?.closest('.cb-pane')).not.toBeNull());
  });
});
