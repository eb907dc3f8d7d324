import { cleanup, render } from '@testing-library/react';
import { NotificationCenter, NotificationPanel, NotificationProvider, type NotificationProviderProps } from 'casebell';
import { FAKE_START } from 'casebell/testing';
import type { SeedNotification } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { countIn, focusedTitle, inbox, placeOf, press } from './inboxStage.js';

afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

const INVITATION: SeedNotification = {
  id: 'invitation',
  kind: 'meeting.invited',
  title: 'Sales review',
  createdAt: new Date(FAKE_START).toISOString(),
  meeting: { start: '2026-03-05T14:00:00Z', end: '2026-03-05T15:00:00Z', place: 'Room 4' },
};

const notice = () => document.querySelector('.cb-notice-text')?.textContent ?? '';

/** A point as the browser's own input has it: the window of the test is drawn smaller than it is. */
function scaled(x: number, y: number): readonly [number, number] {
  const scale = (globalThis.frameElement?.getBoundingClientRect().width ?? innerWidth) / innerWidth;
  return [x * scale, y * scale];
}

/** Rows take the focus once they are there. */
const focusFirst = () =>
  vi.waitFor(() => {
    document.querySelector<HTMLElement>('[data-control=title]')?.focus();
    expect(focusedTitle()).toBeTruthy();
  });

it('takes a double click for one press: not for the row that comes under the pointer', async () => {
  const { props, backend } = inbox(3);
  render(
    <div style={{ width: 420, height: 640 }}>
      <NotificationProvider {...props}>
        <NotificationPanel />
      </NotificationProvider>
    </div>,
  );
  await expect.element(page.getByRole('article').first()).toBeVisible();
  const archive = document.querySelector('.cb-card [data-control=archive]')!;
  const { x, y, width, height } = archive.getBoundingClientRect();
  const [left, top] = scaled(x + width / 2, y + height / 2);
  const click = async (clickCount: number) => {
    const at = { x: left, y: top, button: 'left', clickCount } as const;
    await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: at.x, y: at.y });
    await cdp().send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await cdp().send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  };
  await click(1);
  await vi.waitFor(() => expect(document.querySelectorAll('.cb-card')).toHaveLength(2));
  await click(2);
  expect(document.querySelector('[data-id="row-1"]')).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await click(1);
  await vi.waitFor(() => expect(placeOf(backend, 'row-1')).toBe('archived'));
  expect(placeOf(backend, 'row-2')).toBe('inbox');
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 0, y: 0 });
});

describe('a case worker with a keyboard and nothing else', () => {
  it('answers, finds, snoozes, selects, undoes and clears forty notifications', { timeout: 120_000 }, async () => {
    const { props, backend } = inbox(40, [INVITATION]);
    render(<NotificationCenter {...props} />);
    const bell = page.getByRole('button', { name: /^Notifications/ });
    await expect.element(bell).toBeVisible();
    (bell.element() as HTMLElement).focus();
    await press('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Notifications', exact: true })).toHaveFocus();
    await expect.element(page.getByRole('article').first()).toBeVisible();

    // What waits resists; its answer takes it out.
    await press('j');
    await vi.waitFor(() => expect(focusedTitle()).toBe('Sales review'));
    await press('e');
    await vi.waitFor(() => expect(notice()).toBe('Kept: waiting for your answer'));
    await press('{Tab}');
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^(Accept|Select), Sales review/));
    while (!document.activeElement?.getAttribute('aria-label')?.startsWith('Accept')) await press('{Shift>}{Tab}{/Shift}');
    await press('{Enter}');
    await vi.waitFor(() => expect(backend.rows('me').find(({ id }) => id === 'invitation')?.answer).toBe('accepted'));
    await vi.waitFor(() => expect(page.getByRole('article', { name: 'Sales review' }).query()).toBeNull(), 10_000);

    // One slip, taken back: the row is there again, with the focus.
    await press('{Home}');
    await vi.waitFor(() => expect(focusedTitle()).toBe('Row 0'));
    await press('e');
    await vi.waitFor(() => expect(focusedTitle()).toBe('Row 1'));
    await press('z');
    await vi.waitFor(() => expect(focusedTitle()).toBe('Row 0'));

    // Last week's, found by a word of it, is put off from among the findings.
    await press('/');
    await expect.element(page.getByRole('textbox')).toHaveFocus();
    await press('okafor');
    await vi.waitFor(() => expect(document.querySelectorAll('.cb-card')).toHaveLength(1));
    await vi.waitFor(async () => {
      await press('{ArrowDown}');
      expect(focusedTitle()).toBe('Row 30');
    });
    await press('s');
    await expect.element(page.getByRole('dialog', { name: 'Snooze until' })).toBeVisible();
    await press('{Enter}');
    await vi.waitFor(() => expect(placeOf(backend, 'row-30')).toBe('snoozed'));
    while (!document.activeElement?.matches('input.cb-search-field')) await press('{Shift>}{Tab}{/Shift}');
    await press('{Escape}{Escape}');
    await vi.waitFor(() => expect(document.querySelectorAll('.cb-card').length).toBeGreaterThan(3));
    await vi.waitFor(async () => {
      await press('j');
      expect(focusedTitle()).toBe('Row 0');
    });

    // Snoozed by the keys of the picker.
    await press('s');
    await expect.element(page.getByRole('dialog', { name: 'Snooze until' })).toBeVisible();
    await press('{ArrowDown}{Enter}');
    await vi.waitFor(() => expect(placeOf(backend, 'row-0')).toBe('snoozed'));
    await vi.waitFor(() => expect(focusedTitle()).toBe('Row 1'));

    // A range, archived in one go and said so.
    await press('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
    await expect.element(page.getByRole('toolbar')).toHaveTextContent('5 selected');
    await press('e');
    await vi.waitFor(() => expect(notice()).toBe('5 archived'));
    await vi.waitFor(() => expect(focusedTitle()).toBe('Row 6'));

    // The rest, one by one, as fast as the keys go.
    while (countIn(backend, 'inbox') > 0) {
      const before = document.querySelectorAll('.cb-card').length;
      await press('e');
      if (before === 1) break;
      await vi.waitFor(() => expect(focusedTitle() ?? document.activeElement?.className).toBeTruthy());
    }
    await vi.waitFor(() => expect(countIn(backend, 'inbox')).toBe(0));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('You’re all caught up'));
    expect(countIn(backend, 'snoozed')).toBe(2);
    await press('{Escape}');
    await expect.element(bell).toHaveFocus();
  });

  it('reaches rows that are not in the document yet', async () => {
    const { props } = inbox(90);
    render(<Panel {...props} />);
    await expect.element(page.getByRole('article').first()).toBeVisible();
    await focusFirst();
    for (const expected of [19, 39, 59]) {
      await press('{End}');
      await vi.waitFor(() => expect(focusedTitle()).toBe(`Row ${expected}`));
      await vi.waitFor(() => expect(document.querySelector('.cb-list')!.scrollTop).toBeGreaterThan(expected * 30));
      await vi.waitFor(() =>
        expect(Number(document.querySelector('.cb-card:focus-within')!.getAttribute('aria-setsize'))).toBe(90),
      );
      // Older ones come near and load.
      await vi.waitFor(() => expect(document.querySelector(`[data-id="row-${expected + 1}"]`)).not.toBeNull());
    }
    await press('{Home}');
    await vi.waitFor(() => expect(focusedTitle()).toBe('Row 0'));
    const [row, day] = ['.cb-card:focus-within', '.cb-day'].map((part) => document.querySelector(part)!.getBoundingClientRect());
    expect(row!.top).toBeGreaterThanOrEqual(day!.bottom - 1);
  });
});

function Panel(props: NotificationProviderProps) {
  return (
    <NotificationProvider {...props}>
      <main style={{ width: 420, height: 640 }}>
        <NotificationPanel onClose={() => {}} />
      </main>
    </NotificationProvider>
  );
}

describe('the menu of a row', () => {
  it('stays within the window in both directions, near every edge', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      document.documentElement.dir = dir;
      const { props } = inbox(20);
      const { unmount } = render(<Panel {...props} />);
      await expect.element(page.getByRole('article').first()).toBeVisible();
      const buttons = () => [...document.querySelectorAll<HTMLElement>('[data-control=more]')];
      for (const index of [0, 5]) {
        await vi.waitFor(() => {
          buttons()[index]!.click();
          expect(document.querySelector('[role=menu]')).not.toBeNull();
        });
        const { left, right, top, bottom } = document.querySelector('[role=menu]')!.getBoundingClientRect();
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(globalThis.innerWidth);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(bottom).toBeLessThanOrEqual(globalThis.innerHeight);
        await userEvent.keyboard('{Escape}');
        await vi.waitFor(() => expect(document.querySelector('[role=menu]')).toBeNull());
        expect(document.activeElement).toBe(buttons()[index]);
      }
      unmount();
    }
  });

  it('opens over the dialog of the bell; a click beside it closes the menu and nothing else', async () => {
    const { props, backend } = inbox(3);
    render(<NotificationCenter {...props} open />);
    await expect.element(page.getByRole('article').first()).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'More actions, Row 0' }));
    await expect.element(page.getByRole('menu')).toBeVisible();
    await userEvent.click(page.getByRole('link', { name: 'Row 2' }), { force: true });
    await vi.waitFor(() => expect(document.querySelector('[role=menu]')).toBeNull());
    expect(document.querySelector('.cb-popover')).not.toBeNull();
    expect(backend.rows('me').every(({ read }) => !read)).toBe(true);
  });
});

it('leaves the list where it is when a row goes by another hand from below its menu or picker', async () => {
  const { props, backend } = inbox(60);
  render(<Panel {...props} />);
  await expect.element(page.getByRole('article').first()).toBeVisible();
  const list = document.querySelector('.cb-list')!;
  const card = (index: number) => document.querySelector<HTMLElement>(`[data-id="row-${index}"]`)!;
  list.scrollTop = 400;
  await vi.waitFor(() => expect(card(9)).not.toBeNull());
  let mid = 0;
  for (const [index, opener] of [
    [7, 'snooze'],
    [8, 'more'],
  ] as const) {
    card(index).querySelector<HTMLElement>(`[data-control=${opener}]`)!.focus();
    const { scrollTop } = list;
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(document.querySelector('.cb-layer')).not.toBeNull());
    backend.sync('me', {
      clientId: 'phone',
      epoch: null,
      cursor: -1,
      preferencesRev: -1,
      acknowledged: 0,
      views: [],
      commands: [{ type: 'archive', ids: [`row-${index}`], mid: ++mid, epoch: backend.snapshot('me').epoch }],
    });
    await vi.waitFor(() => expect(document.querySelector('.cb-layer')).toBeNull());
    await vi.waitFor(() => expect(focusedTitle()).toBe(`Row ${index + 1}`));
    expect(list.scrollTop).toBe(scrollTop);
  }
});

describe('ten thousand rows', () => {
  it('are selected, archived and given back in one go', { timeout: 120_000 }, async () => {
    const { props, backend } = inbox(10_000);
    const view = { id: 'all', filter: { place: 'inbox' as const }, pageSize: 10_000 };
    render(
      <NotificationProvider {...props}>
        <main style={{ width: 420, height: 640 }}>
          <NotificationPanel views={[view]} />
        </main>
      </NotificationProvider>,
    );
    await expect.element(page.getByRole('article').first()).toBeVisible();
    await focusFirst();
    await press('a');
    await expect.element(page.getByRole('toolbar')).toHaveTextContent('10,000 selected');
    expect(document.querySelectorAll('.cb-card').length).toBeLessThan(30);
    await press('e');
    await vi.waitFor(() => expect(countIn(backend, 'archived')).toBe(10_000), 60_000);
    await press('z');
    await vi.waitFor(() => expect(countIn(backend, 'archived')).toBe(0), 60_000);
  });
});

describe('a finger', () => {
  /** Pulls the first row aside by so many pixels and lets go, or takes it back first. */
  async function swipe(dx: number, { back = false } = {}): Promise<void> {
    const card = document.querySelector('.cb-card')!.getBoundingClientRect();
    const pointAt = (offset: number) => {
      const [x, y] = scaled(card.left + card.width / 2 + offset, card.top + 16);
      return { x, y };
    };
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', offset?: number) =>
      cdp().send('Input.dispatchTouchEvent', { type, touchPoints: offset === undefined ? [] : [pointAt(offset)] });
    await touch('touchStart', 0);
    for (let step = 1; step <= 8; step++) await touch('touchMove', (dx * step) / 8);
    if (back) await touch('touchMove', 4);
    await touch('touchEnd');
  }
  async function open(dir: 'ltr' | 'rtl', others: readonly SeedNotification[] = []) {
    document.documentElement.dir = dir;
    const { props, backend } = inbox(3, others);
    render(<Panel {...props} />);
    await expect.element(page.getByRole('article').first()).toBeVisible();
    // The code of the swipe loads with the first touch.
    await swipe(dir === 'ltr' ? 40 : -40);
    return backend;
  }

  it.each([
    ['ltr', 160],
    ['rtl', -160],
  ] as const)('archives towards the end of the line and snoozes towards its start: %s', async (dir, towardsEnd) => {
    const backend = await open(dir);
    await vi.waitFor(async () => {
      await swipe(towardsEnd);
      expect(placeOf(backend, 'row-0')).toBe('archived');
    });
    await swipe(towardsEnd / 8);
    await swipe(towardsEnd, { back: true });
    expect(placeOf(backend, 'row-1')).toBe('inbox');
    expect(location.hash).toBe('');
    await swipe(-towardsEnd);
    await expect.element(page.getByRole('dialog', { name: 'Snooze until' })).toBeVisible();
  });

  it('does not archive what waits for an answer', async () => {
    const backend = await open('ltr', [INVITATION]);
    await swipe(200);
    await swipe(200);
    expect(placeOf(backend, 'invitation')).toBe('inbox');
  });
});
