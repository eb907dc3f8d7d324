import { screen } from '@testing-library/react';
import { NotificationList } from 'casebell';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStage, rows } from './stage.js';

const SLOT = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z', place: 'Room 4' };
const changed = (previous: Partial<typeof SLOT>) =>
  rows(1, { kind: 'meeting.changed', meeting: { ...SLOT, previous: { ...SLOT, ...previous } } });
const struck = () => document.querySelector('s')?.textContent ?? null;
const strong = () => [...document.querySelectorAll('.cb-meeting b')].map(({ textContent }) => textContent);
const at = (minutes: number) => new Date(Date.parse('2026-03-02T09:00:00Z') + minutes * 60_000).toISOString();

describe('what changed of a meeting', () => {
  it.each([
    ['only the place', { place: 'Room 1' }, 'Room 1', ['Room 4']],
    [
      'only the time',
      { start: '2026-03-03T09:00:00Z', end: '2026-03-03T10:00:00Z' },
      'Tue, 9:00 – 10:00 AM',
      ['Tue, 2:00 – 3:00 PM'],
    ],
    [
      'the week, of which the weekday says nothing',
      { start: '2026-02-24T14:00:00Z', end: '2026-02-24T15:00:00Z' },
      'Tue, Feb 24, 2:00 – 3:00 PM',
      ['Tue, Mar 3, 2:00 – 3:00 PM'],
    ],
    ['nothing that shows', {}, null, []],
  ])('is %s', async (_, previous, former, now) => {
    const { show } = createStage(changed(previous));
    await show(<NotificationList />, { locale: 'en-US' });
    const plain = (text: string | null) => text?.replace(/[\u2009\u202f]/g, ' ') ?? null;
    expect(plain(struck())).toBe(former);
    expect(strong().map(plain)).toEqual(now);
    expect(screen.getByRole('article')).toHaveTextContent('Room 4');
  });
});

describe('a meeting that lasts all day', () => {
  it.each(['America/Los_Angeles', 'Pacific/Auckland'])('is on its day everywhere, also in %s', async (zone) => {
    vi.stubEnv('TZ', zone);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { show } = createStage(rows(1, { kind: 'meeting.invited', meeting: { start: '2026-03-03', end: '2026-03-03' } }));
    await show(<NotificationList />, { locale: 'en-US' });
    expect(document.querySelector('.cb-date-tile')).toHaveTextContent('Mar3');
    expect(document.querySelector('.cb-meeting')).toHaveTextContent('Tue, Mar 3');
  });
});

describe('what expires', () => {
  it.each([
    [60 * 30, '30h left', null],
    [150, '2h left', null],
    [59, '59m left', 'warning'],
    [-1, 'Expired', 'neutral'],
  ])('in %i minutes says "%s"', async (minutes, text, tone) => {
    // A little more: until it is on screen some of it has passed.
    const { show } = createStage(rows(1, { expiresAt: at(minutes + 0.5) }));
    await show(<NotificationList />);
    const time = document.querySelector('.cb-expiry');
    expect(time).toHaveTextContent(text);
    expect(time?.getAttribute('data-tone') ?? null).toBe(tone);
  });

  it('has a minute left until the last moment of it', async () => {
    const { show, pass } = createStage(rows(1, { expiresAt: at(2.25) }));
    await show(<NotificationList />);
    const said = async (milliseconds: number) => {
      await pass(milliseconds);
      return document.querySelector('.cb-expiry')?.textContent;
    };
    expect(await said(0)).toBe('2m left');
    expect(await said(60_000)).toBe('1m left');
    expect(await said(30_000)).toBe('1m left');
    expect(await said(30_000)).toBe('1m left');
    expect(await said(30_000)).toBe('Expired');
  });

  it('counts down', async () => {
    const { show, pass } = createStage(rows(1, { expiresAt: at(61) }));
    await show(<NotificationList />);
    expect(screen.getByText('1h left')).toBeVisible();
    await pass(2 * 60_000);
    expect(document.querySelector('.cb-expiry')).toHaveTextContent(/^5\dm left$/);
  });
});

it('names the last of several people and how many more', async () => {
  const { show } = createStage(rows(1, { actor: { id: 'anna', name: 'Anna Berg' }, others: 3 }));
  await show(<NotificationList />);
  expect(screen.getByText('Anna Berg and 3 others')).toBeVisible();
});

it.each([0, -1, 1.5, 'many', null])('takes %j for no number of others', async (others) => {
  const { show } = createStage(rows(1, { actor: { id: 'anna', name: 'Anna Berg' }, others: others as number }));
  await show(<NotificationList />);
  expect(screen.getByRole('article')).not.toHaveTextContent('other');
});

it('marks what is kept and what waits', async () => {
  const { show } = createStage([
    { id: 'a', kind: 'reply', title: 'Kept', saved: true, read: true },
    { id: 'b', kind: 'meeting.invited', title: 'Asks', read: true, meeting: SLOT },
    { id: 'c', kind: 'meeting.invited', title: 'Asks anew', meeting: SLOT },
  ]);
  await show(<NotificationList />);
  expect(screen.getByRole('article', { name: 'Kept' })).toHaveTextContent('Saved');
  expect(screen.getByRole('img', { name: 'Waits for your answer' })).toBeVisible();
  expect(screen.getByRole('img', { name: 'Unread, Waits for your answer' })).toBeVisible();
});
