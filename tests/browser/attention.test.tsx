import { cleanup, render } from '@testing-library/react';
import { NotificationCenter, NotificationProvider, useNotificationActions } from 'casebell';
import { browserEnvironment } from 'casebell/store';
import 'casebell/styles.css';
import { createMemoryBackend, type MemoryBackend } from 'casebell/transports/memory';
import { useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

const ADA = { id: 'ada', name: 'Ada' };
let backend: MemoryBackend;

beforeEach(() => {
  backend = createMemoryBackend({ recipients: [ADA] });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const send = (title: string, more: object = {}) => backend.notify({ to: 'ada', kind: 'reply', title, link: '#case', ...more });
/** The store is connected, and the code of the toasts is there. */
async function connected(): Promise<void> {
  await expect.poll(() => backend.snapshot('ada').preferences).toMatchObject({ zone: 'UTC' });
  await expect.poll(() => document.querySelector('[data-casebell=toasts]')).not.toBeNull();
}

/** Writes a preference, so that a test knows when the store is connected. */
function Prefers({ sound = false }: { readonly sound?: boolean }) {
  const { setPreference } = useNotificationActions();
  useEffect(() => {
    setPreference('sound', sound);
    setPreference('zone', 'UTC');
  }, [setPreference, sound]);
  return null;
}

function Center(props: Parameters<typeof NotificationCenter>[0]) {
  return (
    <NotificationProvider transport={backend.transport(ADA)} recipient={ADA}>
      <Prefers />
      <NotificationCenter toasts {...props} />
    </NotificationProvider>
  );
}

const toast = (title: string) => page.getByRole('region', { name: /New notifications/ }).getByRole('article', { name: title });

describe('toasts', () => {
  it('stand at the lower inline end, the older ones an edge behind', async () => {
    render(<Center />);
    await connected();
    for (const title of ['A', 'B', 'C']) send(title);
    await expect.element(toast('C')).toBeVisible();
    await expect.poll(() => document.querySelectorAll('.cb-toast').length).toBe(3);
    const boxes = () => [...document.querySelectorAll('.cb-toast')].map((one) => one.getBoundingClientRect());
    // Once it has come in.
    await expect.poll(() => [innerWidth - boxes()[0]!.right, innerHeight - boxes()[0]!.bottom]).toEqual([16, 16]);
    const [front, second, third] = boxes();
    expect(front!.width).toBe(360);
    expect(second!.top).toBeLessThan(front!.top);
    expect(third!.top).toBeLessThan(second!.top);
    expect(front!.top - third!.top).toBeLessThan(40);
    // Somebody comes near: nothing covers anything.
    await userEvent.hover(toast('C'));
    await expect
      .poll(() => {
        const [first, next] = boxes();
        return next!.bottom <= first!.top;
      })
      .toBe(true);
  });

  it('fits on the narrowest page', async () => {
    await page.viewport(320, 568);
    render(<Center />);
    await connected();
    send('A long title that says what happened in the case of the Okafor family', { kind: 'mention' });
    await expect.poll(() => document.querySelector('.cb-toast')?.getBoundingClientRect().left).toBe(16);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await page.viewport(1024, 768);
  });

  it('has a ring around the focus with the corners of the toast, inside its line', async () => {
    render(<Center />);
    await connected();
    send('A');
    await expect.element(toast('A')).toBeVisible();
    await userEvent.keyboard('{F6}');
    const [around, ring] = ['.cb-toast', '.cb-toast > .cb-card'].map((part) => getComputedStyle(document.querySelector(part)!));
    expect(ring!.outlineStyle).toBe('solid');
    expect([around!.borderRadius, around!.borderWidth, ring!.borderRadius]).toEqual(['12px', '1px', '11px']);
  });

  it('is pushed out by a finger, not by half a push', async () => {
    render(<Center />);
    await connected();
    send('A');
    await expect.element(toast('A')).toBeVisible();
    const element = document.querySelector('.cb-toast') as HTMLElement;
    element.setPointerCapture = () => {};
    const finger = (type: string, clientX: number) =>
      element.dispatchEvent(
        new PointerEvent(type, { pointerType: 'touch', isPrimary: true, pointerId: 5, clientX, clientY: 700, bubbles: true }),
      );
    const push = (by: number) => {
      finger('pointerdown', 800);
      for (let way = 0; way <= by; way += 10) finger('pointermove', 800 + way);
      finger('pointerup', 800 + by);
    };
    push(40);
    await expect.element(toast('A')).toBeVisible();
    expect(element.style.translate).toBe('');
    push(120);
    await expect.poll(() => document.querySelector('.cb-toast')).toBeNull();
    expect(backend.rows('ada')[0]).toMatchObject({ place: 'inbox', read: false });
  });

  it('gives the bell the panel for what does not fit', async () => {
    render(<Center />);
    await connected();
    for (const title of ['A', 'B', 'C', 'D', 'E']) send(title);
    await userEvent.click(page.getByRole('button', { name: '+2 more' }));
    await expect.element(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
    await expect.poll(() => document.querySelector('.cb-toast')).toBeNull();
  });
});

describe('sound', () => {
  it('comes once of three tabs, by the locks of the browser', async () => {
    const play = vi.fn(async () => true);
    for (const part of [0, 1, 2]) {
      render(
        <NotificationProvider
          transport={backend.transport(ADA)}
          recipient={ADA}
          environment={{ ...browserEnvironment(), tone: { isArmed: () => true, play } }}
        >
          {part === 0 && <Prefers sound />}
          <NotificationCenter toasts={part === 0} />
        </NotificationProvider>,
      );
    }
    await connected();
    await expect.poll(() => document.querySelectorAll('.cb-bell').length).toBe(3);
    send('A');
    await expect.element(toast('A')).toBeVisible();
    await expect.poll(() => play.mock.calls.length).toBe(1);
    send('B');
    await expect.element(toast('B')).toBeVisible();
    expect(play).toHaveBeenCalledOnce();
  });

  it('is made by Web Audio once a gesture has armed it', async () => {
    const struck = vi.spyOn(AudioContext.prototype, 'createOscillator');
    render(
      <NotificationProvider transport={backend.transport(ADA)} recipient={ADA}>
        <Prefers sound />
        <NotificationCenter toasts />
      </NotificationProvider>,
    );
    await connected();
    await userEvent.click(document.body);
    send('A');
    await expect.poll(() => struck.mock.calls.length, { timeout: 5_000 }).toBe(2);
    struck.mockRestore();
  });
});
