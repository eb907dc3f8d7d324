import {
  copyDay,
  dayNumberAt,
  isZone,
  momentOf,
  nextDigestAt,
  quietUntil,
  weekdayOf,
  WEEKDAYS,
  type Preferences,
} from 'casebell/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMoment, anyTime, anyZone } from './preferenceArbitraries.js';

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(time);
const iso = (moment: number | null) => (moment === null || moment === Infinity ? moment : new Date(moment).toISOString());

/** What a clock on the wall shows. */
const clockOf = (zone: string, moment: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(moment)
    .replace(',', '');

describe('the next digest', () => {
  const digest = (preferences: Preferences, now: string, zone = 'Europe/Oslo') => iso(nextDigestAt(preferences, zone, at(now)));

  it.each([
    ['at 18:00 where the person lives', {}, '2026-06-01T12:00:00Z', '2026-06-01T16:00:00.000Z'],
    ['tomorrow for what comes at its very moment', {}, '2026-06-01T16:00:00Z', '2026-06-02T16:00:00.000Z'],
    ['at the time the person picked', { 'digest/time': '07:30' }, '2026-06-01T12:00:00Z', '2026-06-02T05:30:00.000Z'],
    ['in the zone the person picked', { zone: 'Asia/Tokyo' }, '2026-06-01T12:00:00Z', '2026-06-02T09:00:00.000Z'],
    ['on the days the person picked', { 'digest/days': [5] }, '2026-06-01T12:00:00Z', '2026-06-05T16:00:00.000Z'],
    ['a week later where it is once a week', { 'digest/days': [1] }, '2026-06-01T16:00:00Z', '2026-06-08T16:00:00.000Z'],
    ['every day where no day makes sense', { 'digest/days': [] }, '2026-06-01T12:00:00Z', '2026-06-01T16:00:00.000Z'],
    ['after the gap where the clocks skip it', { 'digest/time': '02:30' }, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['the first time where they show it twice', { 'digest/time': '02:30' }, '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['and not the second time', { 'digest/time': '02:30' }, '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
  ])('goes out %s', (_, preferences, now, expected) => {
    expect(digest(preferences, now)).toBe(expected);
  });

  it('goes out at the first moment of a day without midnight, and after a day that a country skipped', () => {
    expect(digest({ 'digest/time': '00:00' }, '2026-09-05T12:00:00Z', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
    expect(digest({ 'digest/days': [5] }, '2011-12-29T12:00:00Z', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('goes by UTC where neither the person nor the directory names a zone that exists', () => {
    expect(digest({ zone: 'Mars/Base' }, '2026-06-01T12:00:00Z', 'Moon/Base')).toBe('2026-06-01T18:00:00.000Z');
  });

  it('comes once a local day, at the time on the clock unless the clocks skip it', () => {
    fc.assert(
      fc.property(anyZone, anyTime, anyMoment, (zone, time, start) => {
        const preferences = { 'digest/time': time };
        const days: number[] = [];
        for (let [now, count] = [start, 0]; count < 4; count++) {
          now = nextDigestAt(preferences, zone, now);
          days.push(dayNumberAt(zone, now));
          const shown = clockOf(zone, now).slice(4);
          // In a gap the clock is already past it, by the hour or half hour that was skipped: some of them begin at midnight.
          const before = clockOf(zone, now - 1).slice(4);
          if (shown !== time) expect((before > shown || before < time) && time < shown).toBe(true);
        }
        expect(days).toEqual(days.map((_, index) => (days[0] ?? 0) + index));
      }),
      { numRuns: 300, examples: [['America/Santiago', '00:00', at('2027-09-01T04:00:00Z')]] },
    );
  });
});

describe('quiet hours', () => {
  const NIGHT = [{ from: '22:00', to: '07:00' }];
  const everyNight = { quiet: true, ...Object.fromEntries(WEEKDAYS.map((day) => [`quiet/${day}`, NIGHT])) };
  const quiet = (preferences: Preferences, now: string) => iso(quietUntil(preferences, 'Europe/Oslo', at(now)));

  it.each([
    ['in the evening until the next morning', everyNight, '2026-06-01T20:00:00Z', '2026-06-02T05:00:00.000Z'],
    ['after midnight by the day before', everyNight, '2026-06-02T04:59:00Z', '2026-06-02T05:00:00.000Z'],
    ['not in the moment they end', everyNight, '2026-06-02T05:00:00Z', null],
    ['not before they begin', everyNight, '2026-06-01T19:59:59Z', null],
    ['not while they are switched off', { ...everyNight, quiet: false }, '2026-06-01T20:00:00Z', null],
    ['on their weekday only', { quiet: true, 'quiet/1': NIGHT }, '2026-06-02T20:00:00Z', null],
    [
      'through spans that touch',
      {
        quiet: true,
        'quiet/1': [
          { from: '12:00', to: '13:00' },
          { from: '13:00', to: '14:30' },
        ],
      },
      '2026-06-01T10:30:00Z',
      '2026-06-01T12:30:00.000Z',
    ],
    [
      'a whole day and the next morning',
      { quiet: true, 'quiet/6': [{ from: '00:00', to: '00:00' }], 'quiet/7': [{ from: '00:00', to: '09:00' }] },
      '2026-06-06T10:00:00Z',
      '2026-06-07T07:00:00.000Z',
    ],
    [
      'without an end where every day is quiet',
      { quiet: true, ...Object.fromEntries(WEEKDAYS.map((day) => [`quiet/${day}`, [{ from: '00:00', to: '00:00' }]])) },
      '2026-06-06T10:00:00Z',
      Infinity,
    ],
    ['an hour shorter when the clocks go forward', everyNight, '2026-03-28T21:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['an hour longer when they go back', everyNight, '2026-10-24T20:00:00Z', '2026-10-25T06:00:00.000Z'],
    [
      'until after the gap where the clocks skip their end',
      { quiet: true, 'quiet/6': [{ from: '22:00', to: '02:30' }] },
      '2026-03-28T22:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'until their end is shown first where it is shown twice',
      { quiet: true, 'quiet/6': [{ from: '22:00', to: '02:30' }] },
      '2026-10-24T22:00:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'not again when it is shown again',
      { quiet: true, 'quiet/6': [{ from: '22:00', to: '02:30' }] },
      '2026-10-25T01:15:00Z',
      null,
    ],
  ])('hold %s', (_, preferences, now, expected) => {
    expect(quiet(preferences, now)).toBe(expected);
  });

  it('hold by the clock on the wall, on every day but those on which the clocks change', () => {
    fc.assert(
      fc.property(anyZone, anyTime, anyTime, anyMoment, (zone, from, to, now) => {
        const isOrdinary =
          [-30, -15, 15, 30].every((hours) => clockOf(zone, now + hours * HOUR).slice(-2) === clockOf(zone, now).slice(-2)) &&
          clockOf(zone, now - 24 * HOUR).slice(4) === clockOf(zone, now).slice(4) &&
          clockOf(zone, now + 24 * HOUR).slice(4) === clockOf(zone, now).slice(4);
        fc.pre(isOrdinary && from !== to);
        const preferences = { quiet: true, ...Object.fromEntries(WEEKDAYS.map((day) => [`quiet/${day}`, [{ from, to }]])) };
        const clock = clockOf(zone, now).slice(4);
        const isWithin = from < to ? from <= clock && clock < to : from <= clock || clock < to;
        const end = quietUntil(preferences, zone, now);
        expect(end !== null).toBe(isWithin);
        if (end !== null) expect(clockOf(zone, end).slice(4)).toBe(to);
      }),
      { numRuns: 300 },
    );
  });

  it('are copied to other days as they are, and leave their own alone', () => {
    const preferences = { 'quiet/1': NIGHT };
    expect(copyDay(preferences, 1, [1, 2, 7])).toEqual({ 'quiet/2': NIGHT, 'quiet/7': NIGHT });
    expect(copyDay(preferences, 3, [1])).toEqual({ 'quiet/1': null });
  });
});

describe('local time', () => {
  it('numbers days and knows their weekday, also before 1970', () => {
    expect(dayNumberAt('UTC', 0)).toBe(0);
    expect([-4, -1, 0, 3, 4].map(weekdayOf)).toEqual([7, 3, 4, 7, 1]);
    expect(weekdayOf(dayNumberAt('Pacific/Honolulu', at('2026-06-01T05:00:00Z')))).toBe(7);
  });

  it('finds the moment at which clocks show a time', () => {
    fc.assert(
      fc.property(anyZone, anyMoment, (zone, moment) => {
        const minute = Math.floor(moment / 60_000) * 60_000;
        const [hours, minutes] = clockOf(zone, minute).slice(4).split(':').map(Number);
        const found = momentOf(zone, dayNumberAt(zone, minute), (hours ?? 0) * 60 + (minutes ?? 0));
        // Where they show it twice it is the first.
        expect(clockOf(zone, found)).toBe(clockOf(zone, minute));
        expect(found <= minute).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('knows which zones there are', () => {
    expect(['Europe/Oslo', 'UTC', 'Mars/Base', '', 7, null].map(isZone)).toEqual([true, true, false, false, false, false]);
  });
});
