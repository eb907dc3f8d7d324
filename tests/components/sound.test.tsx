import { act, render } from '@testing-library/react';
import { NotificationBell, NotificationProvider, useNotificationActions } from 'casebell';
import { createFakeBrowser, createFakeClock, createFakeEnvironment, type FakeClock } from 'casebell/testing';
import { createMemoryBackend, type MemoryBackend } from 'casebell/transports/memory';
import { useEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';

interface Tab {
  readonly play: ReturnType<typeof vi.fn<(volume: number) => Promise<boolean>>>;
  readonly setVisible: (visible: boolean) => void;
}

const ME = { id: 'me', name: 'Me' };
let clock: FakeClock;
let backend: MemoryBackend;

const pass = (milliseconds = 50) =>
  act(async () => {
    await clock.advance(milliseconds);
    await vi.dynamicImportSettled();
    await clock.advance(10);
    await clock.advance(10);
  });

/** Tabs of one browser with a bell each; of each whether a gesture has armed its audio. */
async function openTabs(
  armed: readonly boolean[],
  settings: { readonly [path: string]: string | number | boolean } = { sound: true },
) {
  clock = createFakeClock();
  const browser = createFakeBrowser();
  backend = createMemoryBackend({ ...clock, recipients: [ME] });
  const tabs = armed.map((isArmed, index): Tab => {
    const fake = createFakeEnvironment({ clock, browser, seed: index + 1 });
    const play = vi.fn(async (_volume: number) => true);
    const environment = { ...fake, tone: { isArmed: () => isArmed, play } };
    render(
      <NotificationProvider transport={backend.transport(ME)} recipient={ME} environment={environment}>
        {index === 0 && <Prefers settings={settings} />}
        <NotificationBell />
      </NotificationProvider>,
    );
    return { play, setVisible: fake.setVisible };
  });
  await pass(5_000);
  await pass();
  return tabs;
}

function Prefers({ settings }: { readonly settings: { readonly [path: string]: string | number | boolean } }) {
  const { setPreference } = useNotificationActions();
  useEffect(() => {
    for (const [path, value] of Object.entries(settings)) setPreference(path, value);
  }, [settings, setPreference]);
  return null;
}

const arrive = async (kind = 'reply', wait = 50): Promise<void> => {
  backend.notify({ to: 'me', kind, title: 'Something' });
  await pass(wait);
  await pass(wait);
};
const heard = (tabs: readonly Tab[]): number => tabs.reduce((sum, { play }) => sum + play.mock.calls.length, 0);

describe('the sound of an arrival', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is off until the person wants it', async () => {
    const tabs = await openTabs([true], {});
    await arrive();
    expect(heard(tabs)).toBe(0);
  });

  it('is heard once, though three tabs are open', async () => {
    const tabs = await openTabs([true, true, true], { sound: true, 'sound/volume': 0.25 });
    await arrive();
    expect(heard(tabs)).toBe(1);
    expect(tabs.flatMap(({ play }) => play.mock.calls)).toEqual([[0.25]]);
  });

  it('comes from a tab that a gesture has armed, be it hidden', async () => {
    const tabs = await openTabs([false, true, false]);
    tabs[1]?.setVisible(false);
    await arrive();
    expect(tabs.map(({ play }) => play.mock.calls.length)).toEqual([0, 1, 0]);
  });

  it('is skipped where none is armed, and not made up for', async () => {
    const tabs = await openTabs([false, false]);
    await arrive();
    await pass(60_000);
    expect(heard(tabs)).toBe(0);
  });

  it('is heard at most once in three seconds', async () => {
    const tabs = await openTabs([true, true]);
    await arrive();
    await arrive();
    expect(heard(tabs)).toBe(1);
    await pass(3_000);
    await arrive();
    expect(heard(tabs)).toBe(2);
  });

  it.each([
    ['the kind', { 'sound/kind/reply': false }],
    ['a mute', { mute: '2026-03-02T12:00:00Z' }],
    ['do not disturb', { meeting: true }],
    ['the bell off', { 'deliver/reply/bell': false }],
    ['no volume', { 'sound/volume': 0 }],
  ])('is silenced by %s', async (_, settings) => {
    const tabs = await openTabs([true], { sound: true, ...settings });
    await arrive();
    expect(heard(tabs)).toBe(0);
  });

  it('is heard in spite of a mute for what always alerts', async () => {
    const tabs = await openTabs([true], { sound: true, mute: '2026-03-02T12:00:00Z' });
    await arrive('mention');
    expect(heard(tabs)).toBe(1);
  });
});
