import { dayNumberAt } from '../model/localTime.js';

/** A moment to come, as one says it: "today, 17:30", "tomorrow, 08:00", "Friday, 18:00", "12 Apr, 18:00". In the zone the person lives in. */
export function sayMoment(at: number, now: number, timeZone: string, locale: string): string {
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const days = dayNumberAt(timeZone, at) - dayNumberAt(timeZone, now);
  if (days === 0) return time;
  const day =
    days === 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day')
      : format(days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'short' });
  return `${day}, ${time}`;
}

/** What the clocks of a zone show, `HH:MM`. */
export function clockAt(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** The zone of this browser. */
export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A weekday in words; 1 is Monday. */
export function sayWeekday(day: number, locale: string, length: 'long' | 'short' = 'long'): string {
  // 5 January 1970 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format((day + 3) * 86_400_000);
}
