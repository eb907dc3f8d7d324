import { act, cleanup, render } from '@testing-library/react';
import { NotificationPresence, NotificationProvider, useNotificationStore, type NotificationStore } from 'casebell';
import { createFakeBrowser, createFakeClock, createFakeEnvironment } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';
import { useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStage, rows, type Stage } from './stage.js';

const FAVICON = { normal: '/icon.png', unread: '/icon-unread.png' };

async function open(stage: Stage, props: Parameters<typeof NotificationPresence>[0] = {}) {
  const person: { current: NotificationStore | null } = { current: null };
  function Person() {
    const store = useNotificationStore();
    useEffect(() => {
      person.current = store;
    }, [store]);
    return null;
  }
  const shown = await stage.show(
    <>
      <Person />
      <NotificationPresence {...props} />
    </>,
  );
  await vi.dynamicImportSettled();
  await stage.pass();
  return {
    ...shown,
    does: async (deed: (store: NotificationStore) => void) => {
      if (person.current) deed(person.current);
      await stage.pass();
    },
  };
}

const hrefs = () => [...document.head.querySelectorAll('link[rel~=icon]')].map((link) => link.getAttribute('href'));

beforeEach(() => {
  document.title = 'Cases';
});
afterEach(() => {
  cleanup();
  for (const link of document.head.querySelectorAll('link')) link.remove();
  Reflect.deleteProperty(navigator, 'setAppBadge');
  Reflect.deleteProperty(navigator, 'clearAppBadge');
});

describe('NotificationPresence', () => {
  it('counts in the title of the tab, and gives it back', async () => {
    const stage = createStage(rows(3));
    const { unmount, does } = await open(stage);
    expect(document.title).toBe('(3) Cases');
    await does(({ actions }) => actions.read(['row-1', 'row-2', 'row-3']));
    expect(document.title).toBe('Cases');
    await does(({ actions }) => actions.unread(['row-1']));
    expect(document.title).toBe('(1) Cases');
    unmount();
    expect(document.title).toBe('Cases');
  });

  it('keeps its place when the host changes the title, in whatever way', async () => {
    const stage = createStage(rows(2));
    const { unmount } = await open(stage);
    document.title = 'Case 1042';
    await stage.pass();
    expect(document.title).toBe('(2) Case 1042');
    document.title = `${document.title} (edited)`;
    await stage.pass();
    expect(document.title).toBe('(2) Case 1042 (edited)');
    document.querySelector('title')?.remove();
    document.head.append(Object.assign(document.createElement('title'), { textContent: '(7) of ours' }));
    await stage.pass();
    expect(document.title).toBe('(2) (7) of ours');
    document.title = '';
    await stage.pass();
    expect(document.title).toBe('(2)');
    unmount();
    expect(document.title).toBe('');
  });

  it('says 99+ above 99', async () => {
    const stage = createStage(rows(120));
    await open(stage);
    expect(document.title).toBe('(99+) Cases');
  });

  it('shows another favicon while something is unread', async () => {
    document.head.insertAdjacentHTML('beforeend', '<link rel="icon" type="image/svg+xml" href="/own.svg">');
    const stage = createStage(rows(1));
    const { unmount, does } = await open(stage, { favicon: FAVICON });
    expect(hrefs()).toEqual(['/icon-unread.png']);
    await does(({ actions }) => actions.read(['row-1']));
    expect(hrefs()).toEqual(['/own.svg']);
    expect(document.querySelector('link')).toHaveAttribute('type', 'image/svg+xml');
    await does(({ actions }) => actions.unread(['row-1']));
    unmount();
    expect(hrefs()).toEqual(['/own.svg']);
  });

  it('brings a favicon along where the page has none', async () => {
    const stage = createStage(rows(1));
    const { unmount, does } = await open(stage, { favicon: FAVICON });
    expect(hrefs()).toEqual(['/icon-unread.png']);
    await does(({ actions }) => actions.read(['row-1']));
    expect(hrefs()).toEqual(['/icon.png']);
    unmount();
    expect(hrefs()).toEqual([]);
  });

  it('shows no count where the person does not want one', async () => {
    const setAppBadge = vi.fn(async () => {});
    Object.assign(navigator, { setAppBadge, clearAppBadge: setAppBadge });
    const stage = createStage(rows(3));
    const { does } = await open(stage, { favicon: FAVICON });
    expect(setAppBadge).toHaveBeenLastCalledWith(3);
    await does(({ actions: { setPreference } }) => {
      setPreference('counter/title', false);
      setPreference('counter/app', false);
    });
    expect(document.title).toBe('Cases');
    expect(hrefs()).toEqual(['/icon.png']);
    expect(setAppBadge).toHaveBeenLastCalledWith();
  });

  it('leaves nothing behind when the person signs out', async () => {
    const [setAppBadge, clearAppBadge] = [vi.fn(async () => {}), vi.fn(async () => {})];
    Object.assign(navigator, { setAppBadge, clearAppBadge });
    const stage = createStage(rows(3));
    const { does } = await open(stage);
    expect(clearAppBadge).not.toHaveBeenCalled();
    await does(({ signOut }) => signOut());
    expect(document.title).toBe('Cases');
    expect(clearAppBadge).toHaveBeenCalledOnce();
  });

  it('writes on the app icon from one tab, and from the next when that is left', async () => {
    const [setAppBadge, clearAppBadge] = [vi.fn(async () => {}), vi.fn(async () => {})];
    Object.assign(navigator, { setAppBadge, clearAppBadge });
    const clock = createFakeClock();
    const browser = createFakeBrowser();
    const me = { id: 'me', name: 'Me' };
    const backend = createMemoryBackend({ ...clock, recipients: [me] });
    backend.notify({ to: 'me', kind: 'reply', title: 'A' });
    const environments = [1, 2].map((seed) => createFakeEnvironment({ clock, browser, seed }));
    const pass = () =>
      act(async () => {
        await clock.advance(50);
        await vi.dynamicImportSettled();
        await clock.advance(50);
      });
    for (const environment of environments) {
      render(
        <NotificationProvider transport={backend.transport(me)} recipient={me} environment={environment}>
          <NotificationPresence />
        </NotificationProvider>,
      );
      await pass();
    }
    expect(setAppBadge.mock.calls).toEqual([[1]]);
    backend.notify({ to: 'me', kind: 'reply', title: 'B' });
    await pass();
    expect(setAppBadge.mock.calls).toEqual([[1], [2]]);
    act(() => environments[0]?.signal('gone'));
    await pass();
    expect(setAppBadge.mock.calls).toEqual([[1], [2], [2]]);
    backend.notify({ to: 'me', kind: 'reply', title: 'C' });
    await pass();
    expect(setAppBadge.mock.calls).toEqual([[1], [2], [2], [3]]);
  });
});
