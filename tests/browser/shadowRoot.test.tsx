import { NotificationCenter, NotificationProvider } from 'casebell';
import { createSampleInbox } from 'casebell/testing';
import { createMemoryTransport } from 'casebell/transports/memory';
import styles from 'casebell/styles.css?inline';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

let clean = (): void => {};
afterEach(() => clean());

/** The centre inside a shadow root, with its style sheet in there and nowhere else. */
function openInShadow(): { readonly shadow: ShadowRoot; readonly host: HTMLElement } {
  const host = document.createElement('div');
  document.body.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  const mount = document.createElement('div');
  shadow.append(mount);
  const root = createRoot(mount);
  root.render(
    <NotificationProvider
      transport={createMemoryTransport({ notifications: createSampleInbox({ now: Date.now() }) })}
      recipient={{ id: 'me' }}
    >
      <NotificationCenter />
      <p>Elsewhere in the shadow</p>
    </NotificationProvider>,
  );
  clean = () => {
    root.unmount();
    host.remove();
  };
  return { shadow, host };
}

// The code of the panel loads with its first use, which takes as long as the machine takes.
const inside = <Found extends HTMLElement>(shadow: ShadowRoot, selector: string): Promise<Found> =>
  vi.waitFor(
    () => {
      const found = shadow.querySelector<Found>(selector);
      expect(found).not.toBeNull();
      return found!;
    },
    { timeout: 10_000 },
  );

describe('inside a shadow root', () => {
  it('opens in there, styled, and closes by Escape with the focus on the bell', async () => {
    const { shadow } = openInShadow();
    const bell = await inside(shadow, '.cb-bell');
    await userEvent.click(bell);
    const dialog = await inside(shadow, '.cb-popover');
    await inside(shadow, '.cb-card');
    expect(document.querySelector('.cb-popover')).toBeNull();
    expect(getComputedStyle(dialog).position).toBe('fixed');
    expect(dialog.getBoundingClientRect().width).toBe(420);
    await vi.waitFor(() => expect(shadow.activeElement?.className).toContain('cb-panel-title'));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(shadow.querySelector('.cb-popover')).toBeNull());
    expect(shadow.activeElement).toBe(bell);
  });

  it('stays open for clicks in the panel, closes for others of the same root and of the page', async () => {
    const { shadow } = openInShadow();
    for (const outside of [() => shadow.querySelector<HTMLElement>('p')!, () => document.body]) {
      await userEvent.click(await inside(shadow, '.cb-bell'));
      await userEvent.click(await inside(shadow, '[data-tab=archived]'));
      expect(shadow.querySelector('.cb-popover')).not.toBeNull();
      await userEvent.click(outside(), { position: { x: 2, y: 2 } });
      await vi.waitFor(() => expect(shadow.querySelector('.cb-popover')).toBeNull());
      expect(shadow.activeElement).toBe(shadow.querySelector('.cb-bell'));
    }
  });

  it('takes its theme from the host element', async () => {
    const { shadow, host } = openInShadow();
    host.dataset['theme'] = 'dark';
    await userEvent.click(await inside(shadow, '.cb-bell'));
    const dialog = await inside(shadow, '.cb-popover');
    expect(getComputedStyle(dialog).colorScheme).toBe('dark');
    expect(getComputedStyle(shadow.querySelector('.cb-bell')!).colorScheme).toBe('dark');
    void page;
  });
});
