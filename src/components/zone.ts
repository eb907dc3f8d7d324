import type { Preferences } from '../model/protocol.js';

/** The person's time zone: the one of their preferences, else the browser's. */
export function zoneOf({ zone }: Preferences): string {
  const resolve = (timeZone?: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  try {
    return resolve(typeof zone === 'string' && zone !== '' ? zone : undefined);
  } catch {
    // A zone that this browser does not know.
    return resolve();
  }
}

const WEEK = 6 * 86_400_000;

/** A moment to come, in words: "Tue 9:00", and the date where the weekday would not be enough. */
export function formatUntil(at: number, now: number, locale: string, timeZone: string): string {
  if (Number.isNaN(at)) return '';
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...(at - now > WEEK && { day: 'numeric', month: 'short' }),
  }).format(at);
}
