import { hasEnded } from 'casebell/model';
import { describe, expect, it } from 'vitest';

const at = (time: string): number => Date.parse(time);

describe('a meeting has ended', () => {
  it.each([
    ['one minute after its end', '2026-03-03T14:00:00Z', '2026-03-03T15:00:00Z', '2026-03-03T15:01:00Z', true],
    ['not while it runs', '2026-03-03T14:00:00Z', '2026-03-03T15:00:00Z', '2026-03-03T14:59:00Z', false],
    ['by the moment, whatever the zone', '2026-03-03T14:00:00+09:00', '2026-03-03T15:00:00+09:00', '2026-03-03T06:01:00Z', true],
    [
      'not by the digits of another zone',
      '2026-03-03T14:00:00-08:00',
      '2026-03-03T15:00:00-08:00',
      '2026-03-03T15:01:00Z',
      false,
    ],
    ['not an hour after a start without an end', '2026-03-03T14:00:00Z', '2026-03-03T14:00:00Z', '2026-03-03T15:00:00Z', false],
    ['a day after a start without an end', '2026-03-03T14:00:00Z', '2026-03-03T14:00:00Z', '2026-03-04T14:01:00Z', true],
    ['a day after a start behind its end', '2026-03-03T14:00:00Z', '2026-03-03T13:00:00Z', '2026-03-04T14:01:00Z', true],
    ['not while an all-day one lasts in Honolulu', '2026-03-03', '2026-03-03', '2026-03-04T11:00:00Z', false],
    ['when an all-day one is over everywhere', '2026-03-03', '2026-03-03', '2026-03-04T12:01:00Z', true],
    ['when the last of several days is over everywhere', '2026-03-03', '2026-03-05', '2026-03-06T12:01:00Z', true],
    ['not before the last of several days', '2026-03-03', '2026-03-05', '2026-03-05T23:00:00Z', false],
    ['never when nobody knows when it is', 'soon', 'later', '2036-03-03T00:00:00Z', false],
    ['not when its end cannot be read', '2026-03-03T14:00:00Z', 'later', '2026-03-03T15:00:00Z', false],
  ])('%s', (_, start, end, now, ended) => {
    expect(hasEnded({ start, end }, at(now))).toBe(ended);
  });

  it('only once for all: a series goes on', () => {
    const slot = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z' };
    expect(hasEnded({ ...slot, recurring: 'Every Tuesday' }, at('2026-04-01T00:00:00Z'))).toBe(false);
    expect(hasEnded({ ...slot, recurring: false }, at('2026-04-01T00:00:00Z'))).toBe(true);
  });
});
