import { cleanup, render } from '@testing-library/react';
import { NotificationPanel, NotificationProvider, useNotifications } from 'casebell';
import 'casebell/styles.css';
import { createMemoryBackend } from 'casebell/transports/memory';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { page, userEvent } from 'vitest/browser';

const ADA = { id: 'ada', name: 'Ada' };

let animate: MockInstance<Element['animate']>;

beforeEach(() => {
  // The browser of the tests wants no motion: asked for the opposite it says no, too.
  const match = globalThis.matchMedia;
  vi.spyOn(globalThis, 'matchMedia').mockImplementation((query) =>
    match(query.replace('motion: reduce', 'motion: no-preference')),
  );
  animate = vi.spyOn(Element.prototype, 'animate');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function showPanel(count: number, height = 640) {
  const backend = createMemoryBackend({ recipients: [ADA] });
  const send = (index: number) =>
    backend.notify({ to: { person: 'ada' }, kind: 'case.assigned', title: `Row ${index}`, idempotencyKey: `row ${index}` });
  for (let index = 1; index <= count; index++) send(index);
  render(
    <NotificationProvider transport={backend.transport(ADA)} recipient={ADA}>
      <main style={{ width: 420, height }}>
        <NotificationPanel />
      </main>
    </NotificationProvider>,
  );
  await expect.element(page.getByText(`Row ${count}`, { exact: true })).toBeVisible();
  return { backend, send };
}

/** What moved, as it began: the title of each row with the properties that changed. */
const moved = () =>
  Object.fromEntries(
    animate.mock.calls.map(([frames], index) => [
      (animate.mock.contexts[index] as Element).querySelector('.cb-card-title')?.textContent,
      Object.keys(frames ?? {}),
    ]),
  );
const ALL = { id: 'all', filter: { place: 'inbox' }, pageSize: 100 } as const;

/** Keeps a view loaded while no list shows it. */
function KeptOpen() {
  useNotifications(ALL);
  return null;
}

const topOf = (title: string) => page.getByRole('article', { name: title }).element().getBoundingClientRect().top;
const scroller = () => document.querySelector('.cb-list')!;

describe('motion', () => {
  it('lets what arrives appear and what it pushes down glide', async () => {
    const { send } = await showPanel(3);
    expect(moved()).toEqual({});
    send(4);
    await expect.element(page.getByText('Row 4', { exact: true })).toBeVisible();
    expect(moved()).toEqual({
      'Row 4': ['opacity', 'translate'],
      'Row 3': ['translate'],
      'Row 2': ['translate'],
      'Row 1': ['translate'],
    });
  });

  it('closes the gap of a row that left', async () => {
    await showPanel(3);
    await userEvent.click(page.getByRole('button', { name: 'Archive, Row 2' }));
    await expect.poll(() => page.getByRole('article', { name: 'Row 2' }).query()).toBeNull();
    expect(moved()).toEqual({ 'Row 1': ['translate'] });
  });

  it('is not for older rows, neither by scrolling nor at the end', async () => {
    await showPanel(45);
    await vi.waitFor(() => {
      scroller().scrollTop = 1e6;
      expect(page.getByText('Row 1', { exact: true }).query()).not.toBeNull();
    });
    expect(moved()).toEqual({});
  });
});

describe('a list that is scrolled', () => {
  it('stays where it is while rows above it leave', async () => {
    const { backend } = await showPanel(40);
    scroller().scrollTo({ top: 1_200 });
    await expect.element(page.getByText('Row 22', { exact: true })).toBeVisible();
    const before = topOf('Row 22');
    for (const index of [40, 39, 30]) backend.withdraw(`row ${index}`);
    await expect.poll(() => document.querySelector('.cb-card')?.getAttribute('aria-setsize')).toBe('37');
    expect(topOf('Row 22')).toBe(before);
    expect(moved()).toEqual({});
    scroller().scrollTo({ top: 0 });
    await expect.element(page.getByText('Row 38', { exact: true })).toBeVisible();
  });

  it('takes in the row below where one on screen left', async () => {
    await showPanel(40);
    scroller().scrollTo({ top: 1_200 });
    await expect.element(page.getByText('Row 22', { exact: true })).toBeVisible();
    const [gap, next] = [topOf('Row 22'), topOf('Row 21')];
    await userEvent.click(page.getByRole('button', { name: 'Archive, Row 22' }));
    await expect.poll(() => page.getByRole('article', { name: 'Row 22' }).query()).toBeNull();
    await expect.poll(() => topOf('Row 21')).toBe(gap);
    expect(next).toBeGreaterThan(gap);
  });

  it('shows rows wherever the scroll bar is dragged to, and all of them on the way', async () => {
    await showPanel(400);
    const seen = new Set<string>();
    await vi.waitFor(
      () => {
        for (const card of document.querySelectorAll('.cb-card')) seen.add(card.getAttribute('data-id')!);
        const list = scroller();
        list.scrollTop += list.clientHeight / 2;
        expect(seen.size).toBe(400);
      },
      { timeout: 20_000, interval: 20 },
    );
    scroller().scrollTo({ top: scroller().scrollHeight / 2 });
    await vi.waitFor(() => {
      const { top, height } = scroller().getBoundingClientRect();
      const hit = document.elementFromPoint(200, top + height / 2);
      expect(hit?.closest('.cb-card')).not.toBeNull();
    });
  });

  it('draws a few rows and no more where the scroll bar is dragged to in a list that is shown again', async () => {
    const backend = createMemoryBackend({ recipients: [ADA] });
    for (let index = 1; index <= 500; index++) {
      backend.notify({ to: { person: 'ada' }, kind: 'case.assigned', title: `Row ${index}`, idempotencyKey: `row ${index}` });
    }
    const panel = (isShown: boolean) => (
      <NotificationProvider transport={transport} recipient={ADA}>
        <KeptOpen />
        <main style={{ width: 420, height: 640 }}>{isShown && <NotificationPanel views={[ALL]} />}</main>
      </NotificationProvider>
    );
    const transport = backend.transport(ADA);
    const { rerender } = render(panel(true));
    await expect.element(page.getByText('Row 500', { exact: true })).toBeVisible();
    await vi.waitFor(() => {
      scroller().scrollTop = 1e6;
      expect(page.getByText('Row 1', { exact: true }).query()).not.toBeNull();
    });
    rerender(panel(false));
    rerender(panel(true));
    await expect.element(page.getByText('Row 500', { exact: true })).toBeVisible();
    scroller().scrollTo({ top: scroller().scrollHeight / 2 });
    await vi.waitFor(() => {
      const { top, height } = scroller().getBoundingClientRect();
      expect(document.elementFromPoint(200, top + height / 2)?.closest('.cb-card')).not.toBeNull();
    });
    const places = [...document.querySelectorAll('.cb-card')].map((card) => Number(card.getAttribute('aria-posinset')));
    expect(places.length).toBeLessThan(25);
    expect(places.at(-1)).toBeGreaterThan(200);
    expect(places.at(-1)).toBeLessThan(300);
  });
});
