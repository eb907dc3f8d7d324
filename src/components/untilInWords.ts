const DAY = 86_400_000;

/** "14:00", with the weekday when it is not today, with the date when it is not this week; `null` for what has no end. */
export function untilInWords(until: number | null | undefined, now: number, locale: string): string | null {
  if (until === null || until === undefined || !Number.isFinite(until)) return null;
  const [date, today] = [new Date(until), new Date(now)];
  const isToday = date.toDateString() === today.toDateString();
  const day: Intl.DateTimeFormatOptions = until - now < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale, { ...(!isToday && day), hour: 'numeric', minute: '2-digit' }).format(date);
}
