import { cleanup, render } from '@testing-library/react';
import axe from 'axe-core';
import { NotificationCenter, NotificationPanel, NotificationProvider, type NotificationProviderProps } from 'casebell';
import { ar } from 'casebell/locales/ar';
import { createSampleInbox, FAKE_START } from 'casebell/testing';
import { createMemoryTransport, type MemoryBackend, type SeedNotification } from 'casebell/transports/memory';
import { browserEnvironment } from 'casebell/store';
import 'casebell/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('data-theme');
  document.documentElement.dir = '';
});

/** An inbox in a real browser, on the clock of the samples. */
function open(notifications: readonly SeedNotification[] = createSampleInbox()): {
  readonly props: NotificationProviderProps;
  readonly backend: MemoryBackend;
} {
  const begun = Date.now();
  const now = () => FAKE_START + Date.now() - begun;
  const transport = createMemoryTransport({ now, notifications });
  const environment = { ...browserEnvironment(), now, storage: null };
  return { backend: transport.backend, props: { transport, recipient: { id: 'me' }, environment } };
}

const many = (count: number): readonly SeedNotification[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `row-${index}`,
    kind: 'reply',
    title: `Row ${index}`,
    body: 'Something was said, in more words than fit into a single line of the panel.',
    link: `/cases/${index}`,
    actor: { id: 'anna', name: 'Anna Lindqvist' },
    record: { type: 'case', id: `${index}`, title: `CASE-${index}` },
    createdAt: new Date(FAKE_START - index * 60_000).toISOString(),
  }));

function Panel(props: NotificationProviderProps) {
  return (
    <NotificationProvider {...props}>
      <main style={{ width: 420, height: 640 }}>
        <NotificationPanel onClose={() => {}} />
      </main>
    </NotificationProvider>
  );
}

async function violations(): Promise<readonly string[]> {
  // A feed says that it is busy while older rows are loading.
  await vi.waitFor(() => {
    const feed = document.querySelector('[role="feed"]');
    const cards = [...document.querySelectorAll('.cb-card')];
    expect(feed === null || (feed.getAttribute('aria-busy') !== 'true' && feed.querySelector('.cb-card') !== null)).toBe(true);
    expect(cards.filter((card) => getComputedStyle(card).visibility === 'hidden')).toEqual([]);
  });
  // What fades in has less contrast on its way. What moves with the scrolling never ends.
  const timed = document.getAnimations().filter(({ timeline }) => timeline === document.timeline);
  await Promise.all(timed.map(({ finished }) => finished));
  const { violations: found } = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const scheme = (name: 'light' | 'dark', dir: 'ltr' | 'rtl') => {
  document.documentElement.dataset['theme'] = name;
  document.documentElement.dir = dir;
  document.body.style.background = name === 'dark' ? '#111' : '#fff';
};

describe.each([
  ['light', 'ltr'],
  ['dark', 'ltr'],
  ['light', 'rtl'],
] as const)('accessibility, %s %s', (theme, dir) => {
  it('axe finds nothing in the open panel', async () => {
    scheme(theme, dir);
    const { props } = open();
    render(<NotificationCenter {...props} {...(dir === 'rtl' && { strings: ar })} />);
    await userEvent.click(page.getByRole('button'));
    await expect.element(page.getByRole('feed')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it.each(['empty', 'failed', 'loading', 'signedOut'])('axe finds nothing when it is %s', async (state) => {
    scheme(theme, dir);
    const { props, backend } = open([]);
    if (state === 'failed') backend.script.failure = { code: 'unavailable' };
    if (state === 'signedOut') backend.script.failure = { code: 'unauthorised' };
    if (state === 'loading') backend.script.failure = { at: 'hang' };
    render(<Panel {...props} />);
    await expect.element(page.getByRole('region')).toBeVisible();
    await vi.waitFor(() =>
      expect(
        document.querySelector(state === 'loading' ? '.cb-skeleton' : `[data-state=${state === 'failed' ? 'error' : state}]`),
      ).not.toBeNull(),
    );
    expect(await violations()).toEqual([]);
  });
});

describe('a long inbox', () => {
  it('keeps 10,000 rows within 300 elements, wherever it is scrolled', async () => {
    const { props, backend } = open(many(10_000));
    render(<NotificationCenter {...props} open />);
    void backend;
    await expect.element(page.getByRole('feed')).toBeVisible();
    await expect.element(page.getByRole('article').first()).toBeVisible();
    const list = document.querySelector('.cb-list')!;
    const elements = () => document.querySelectorAll('.cb-bell, .cb-bell *, .cb-popover, .cb-popover *').length;
    expect(elements()).toBeLessThanOrEqual(300);
    for (let turn = 0; turn < 5; turn++) {
      const before = list.scrollHeight;
      list.scrollTop = list.scrollHeight;
      await vi.waitFor(() => expect(list.scrollHeight).toBeGreaterThan(before));
      expect(elements()).toBeLessThanOrEqual(300);
    }
    // The heading of the day stays in view.
    expect(document.querySelector('.cb-day')!.getBoundingClientRect().top).toBeCloseTo(list.getBoundingClientRect().top, 0);
  });

  it('loads older rows as they come near', async () => {
    const { props } = open(many(60));
    render(<Panel {...props} />);
    await expect.element(page.getByRole('article').first()).toBeVisible();
    const list = document.querySelector('.cb-list')!;
    await vi.waitFor(() => {
      list.scrollTop = list.scrollHeight;
      expect(document.querySelector('[aria-posinset="60"]')).not.toBeNull();
    });
    await vi.waitFor(() => expect(document.querySelector('.cb-list-end')).toBeNull());
  });

  it('does not move the row under the pointer when something arrives', async () => {
    const { props, backend } = open(many(20));
    render(<Panel {...props} />);
    const third = page.getByRole('article').nth(2);
    await userEvent.hover(third);
    const where = third.element().getBoundingClientRect().top;
    for (let index = 0; index < 30; index++) backend.notify({ to: 'me', kind: 'mention', title: `New ${index}` });
    await expect.element(page.getByRole('button', { name: '30 new' })).toBeVisible();
    expect(document.querySelector('[data-id="row-2"]')!.getBoundingClientRect().top).toBeCloseTo(where, 0);
    await userEvent.click(page.getByRole('button', { name: '30 new' }));
    await expect.element(page.getByRole('article', { name: 'New 29' })).toBeVisible();
  });
});

describe('the dialog', () => {
  it('stands below the bell with their ends flush, in both directions', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      scheme('light', dir);
      const { props } = open(many(3));
      const { unmount } = render(
        <div style={{ display: 'flex', justifyContent: 'flex-end', padding: 16 }}>
          <NotificationCenter {...props} />
        </div>,
      );
      await userEvent.click(page.getByRole('button', { name: /^Notifications/ }));
      await expect.element(page.getByRole('dialog')).toBeVisible();
      const [bell, dialog] = ['.cb-bell', '.cb-popover'].map((part) => document.querySelector(part)!.getBoundingClientRect());
      expect(dialog!.top).toBeCloseTo(bell!.bottom + 8, 0);
      if (dir === 'ltr') expect(dialog!.right).toBeCloseTo(bell!.right, 0);
      else expect(dialog!.left).toBeCloseTo(bell!.left, 0);
      expect(dialog!.width).toBe(420);
      unmount();
    }
  });

  it('is a sheet of full height in a narrow window', async () => {
    await page.viewport(360, 640);
    const { props } = open(many(3));
    render(<NotificationCenter {...props} open />);
    await expect.element(page.getByRole('dialog')).toBeVisible();
    const { left, top, width, height } = document.querySelector('.cb-popover')!.getBoundingClientRect();
    expect({ left, top, width, height }).toEqual({ left: 0, top: 0, width: 360, height: 640 });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await page.viewport(1024, 768);
  });

  it('goes round by Tab, and Escape gives the focus back to the bell', async () => {
    const { props } = open(many(2));
    render(<NotificationCenter {...props} />);
    const bell = page.getByRole('button', { name: /^Notifications/ });
    (bell.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Notifications' })).toHaveFocus();
    const dialog = page.getByRole('dialog').element();
    for (let stop = 0; stop < 16; stop++) {
      await userEvent.keyboard('{Tab}');
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
    await userEvent.keyboard('{Escape}');
    await expect.element(bell).toHaveFocus();
  });

  it('gives every control at least 24 by 24 pixels', async () => {
    const { props } = open();
    render(<NotificationCenter {...props} open />);
    await expect.element(page.getByRole('feed')).toBeVisible();
    const small = [...document.querySelectorAll('.cb-popover :is(button, a):not(.cb-card-link)')].filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width < 24 || height < 24;
    });
    expect(small.map(({ outerHTML }) => outerHTML)).toEqual([]);
  });
});
