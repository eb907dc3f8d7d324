import { screen, within } from '@testing-library/react';
import { createNotificationStore, NotificationPanel } from 'casebell';
import type { Meeting } from 'casebell/model';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStage, rows, type Stage } from './stage.js';
import { button } from './triageStage.js';

const EVENING: Meeting = { start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' };

/** A panel of a browser in UTC with one meeting, for a person who has chosen this zone. */
async function open(meeting: Meeting, zone?: string): Promise<Stage> {
  const stage = createStage(rows(1, { kind: 'meeting.changed', title: 'Sales review', meeting }));
  const { transport, environment } = stage.props;
  const store = createNotificationStore({ transport: transport!, environment: environment!, recipient: { id: 'me' } });
  if (zone !== undefined) store.actions.setPreference('zone', zone);
  await stage.show(<NotificationPanel />, { store, locale: 'en-US' });
  return stage;
}

const plain = (text: string | null | undefined) => text?.replace(/[\u2009\u202f]/g, ' ');
const told = () => plain(document.querySelector('.cb-meeting')?.textContent);
const tile = () => document.querySelector('.cb-date-tile')?.textContent;

beforeEach(() => {
  vi.stubEnv('TZ', 'UTC');
  onTestFinished(() => void vi.unstubAllEnvs());
});

describe('your time', () => {
  it.each([
    ['America/New_York', 'Tue, 9:00 – 10:00 PM', 'Mar3', 'Tue 9:00 PM'],
    ['Asia/Tokyo', 'Wed, 11:00 AM – 12:00 PM', 'Mar4', 'Wed 11:00 AM'],
    ['Mars/Base', 'Wed, 2:00 – 3:00 AM', 'Mar4', 'Wed 2:00 AM'],
    [undefined, 'Wed, 2:00 – 3:00 AM', 'Mar4', 'Wed 2:00 AM'],
  ])('is that of the zone %s, on all of the card', async (zone, time, day, start) => {
    await open(EVENING, zone);
    expect(told()).toBe(`${time} (your time)`);
    expect(tile()).toBe(day);
    expect(plain(button(/^Accept/).getAttribute('aria-label'))).toBe(`Accept, Sales review, ${start}`);
  });

  it('is the one that snooze goes by', async () => {
    const { user } = await open(EVENING, 'America/New_York');
    expect(told()).toContain('Tue, 9:00 – 10:00 PM');
    await user.click(button('Snooze, Sales review'));
    const dialog = await screen.findByRole('dialog', { name: 'Snooze until' });
    const offer = within(dialog).getByRole('button', { name: /^An hour before it begins/ });
    expect(plain(offer.textContent)).toContain('Tue 8:00 PM');
  });

  it('tells by its own days whether a meeting moved to another one', async () => {
    // 23:00 of the day before in UTC, and the same evening in New York.
    await open({ ...EVENING, previous: { start: '2026-03-03T23:00:00Z', end: '2026-03-04T00:00:00Z' } }, 'America/New_York');
    expect(told()).toBe('Before: Tue, 6:00 – 7:00 PMNow: Tue, 9:00 – 10:00 PM (your time)');
  });

  it('leaves a meeting that lasts all day on its day', async () => {
    await open({ start: '2026-03-03', end: '2026-03-03' }, 'America/New_York');
    expect(told()).toBe('Tue, Mar 3 (your time)');
    expect(tile()).toBe('Mar3');
  });
});
