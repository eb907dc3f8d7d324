import { describe, expect, it } from 'vitest';
import { fromLocalInput, latestSnooze, snoozePresets, toLocalInput } from '../../src/components/snoozePresets.js';

/** What is offered at a moment, as texts on the clocks of the zone. */
function offered(
  at: string,
  { zone = 'Europe/Oslo', locale = 'nb', meetingStart }: Partial<Record<'zone' | 'locale' | 'meetingStart', string>> = {},
) {
  const presets = snoozePresets({ now: Date.parse(at), zone, locale, ...(meetingStart !== undefined && { meetingStart }) });
  return Object.fromEntries(presets.map(({ preset, at: moment }) => [preset, toLocalInput(moment, zone)]));
}

describe('what a snooze offers', () => {
  it('is later today, this evening, tomorrow morning and next week', () => {
    expect(offered('2026-03-03T09:20:00+01:00')).toEqual({
      laterToday: '2026-03-03T13:00',
      thisEvening: '2026-03-03T18:00',
      tomorrow: '2026-03-04T09:00',
      nextWeek: '2026-03-09T09:00',
    });
  });

  it('is nothing that has passed, and nothing twice', () => {
    expect(Object.keys(offered('2026-03-03T17:30:00+01:00'))).toEqual(['laterToday', 'tomorrow', 'nextWeek']);
    expect(Object.keys(offered('2026-03-03T22:00:00+01:00'))).toEqual(['tomorrow', 'nextWeek']);
    // On a Sunday tomorrow is next week.
    expect(offered('2026-03-08T22:00:00+01:00')).toEqual({ tomorrow: '2026-03-09T09:00' });
  });

  it.each([
    ['14:30', { laterToday: '18:00' }],
    ['15:15', { thisEvening: '18:00' }],
    ['17:00', { thisEvening: '18:00' }],
    ['17:15', { laterToday: '21:00' }],
  ])('at %s is nothing later today than an evening it offers', (time, expected) => {
    const today = Object.entries(offered(`2026-03-03T${time}:00+01:00`)).filter(([, at]) => at.startsWith('2026-03-03'));
    expect(Object.fromEntries(today.map(([preset, at]) => [preset, at.slice(-5)]))).toEqual(expected);
  });

  it('shows the same time of day where the clocks change overnight', () => {
    expect(offered('2026-03-28T22:00:00+01:00')['tomorrow']).toBe('2026-03-29T09:00');
    const [spring] = snoozePresets({ now: Date.parse('2026-03-28T22:00:00+01:00'), zone: 'Europe/Oslo', locale: 'nb' });
    expect(new Date(spring!.at).toISOString()).toBe('2026-03-29T07:00:00.000Z');
    const [autumn] = snoozePresets({ now: Date.parse('2026-10-24T22:00:00+02:00'), zone: 'Europe/Oslo', locale: 'nb' });
    expect(new Date(autumn!.at).toISOString()).toBe('2026-10-25T08:00:00.000Z');
  });

  it('goes by the zone of the person and not by that of the browser', () => {
    const at = '2026-03-03T22:30:00Z';
    expect(offered(at, { zone: 'Asia/Tokyo' })['tomorrow']).toBe('2026-03-05T09:00');
    expect(offered(at, { zone: 'America/New_York' })['tomorrow']).toBe('2026-03-04T09:00');
  });

  it('begins the week where the region does', () => {
    // A Wednesday; the weekend is Friday and Saturday in Egypt.
    expect(offered('2026-03-04T10:00:00Z', { zone: 'Africa/Cairo', locale: 'ar-EG' })['nextWeek']).toBe('2026-03-08T09:00');
    expect(offered('2026-03-04T10:00:00Z', { zone: 'America/New_York', locale: 'en-US' })['nextWeek']).toBe('2026-03-09T09:00');
  });

  it('is an hour before a meeting that is still to come', () => {
    const now = '2026-03-03T09:20:00+01:00';
    expect(offered(now, { meetingStart: '2026-03-03T15:30:00+01:00' })['beforeMeeting']).toBe('2026-03-03T14:30');
    expect(offered(now, { meetingStart: '2026-03-03T10:00:00+01:00' })).not.toHaveProperty('beforeMeeting');
    expect(offered(now, { meetingStart: '2030-03-03T10:00:00+01:00' })).not.toHaveProperty('beforeMeeting');
    expect(offered(now, { meetingStart: 'soon' })).not.toHaveProperty('beforeMeeting');
  });
});

describe('a time of your own', () => {
  it('is read on the clocks of the zone', () => {
    expect(fromLocalInput('2026-07-01T08:15', 'Europe/Oslo')).toBe(Date.parse('2026-07-01T06:15:00Z'));
    expect(toLocalInput(Date.parse('2026-07-01T06:15:00Z'), 'Europe/Oslo')).toBe('2026-07-01T08:15');
  });

  it('is the first moment after a gap, and the first of two', () => {
    expect(fromLocalInput('2026-03-29T02:30', 'Europe/Oslo')).toBe(Date.parse('2026-03-29T01:00:00Z'));
    expect(fromLocalInput('2026-10-25T02:30', 'Europe/Oslo')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  it.each(['', 'soon', '2026-13-45T99:99', '2026-03-03'])('is none when it says %j', (text) => {
    expect(fromLocalInput(text, 'Europe/Oslo')).toBeNull();
  });

  it('lies within a year', () => {
    const now = Date.parse('2026-03-03T10:00:00Z');
    expect(new Date(latestSnooze(now)).toISOString().slice(0, 10)).toBe('2027-03-04');
  });
});
