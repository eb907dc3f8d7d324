const DAY = 86_400_000;

/**
 * "14:00", with the weekday when it is not today, with the date when it is not this week; `null` for what has no end. On the clocks of
 * `timeZone`, else of the browser.
 */
export function untilInWords(
  until: number | null | undefined,
  now: number,
  locale: string,
  timeZone: string | undefined,
): string | null {
  if (until === null || until === undefined || !Number.isFinite(until)) return null;
  const inZone = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const date = inZone({ dateStyle: 'short' });
  const isToday = date.format(until) === date.format(now);
  const day: Intl.DateTimeFormatOptions = until - now < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return inZone({ ...(!isToday && day), hour: 'numeric', minute: '2-digit' }).format(until);
}
