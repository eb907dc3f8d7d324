const DAY = 86_400_000;

/** The first moment of the day, by the clock of the reader, that a time (milliseconds since 1970) belongs to. */
export const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** How many days of the calendar lie between; days are 23 or 25 hours long where the clocks change. */
export const daysBetween = (earlier: number, later: number): number =>
  Math.round((startOfDay(later) - startOfDay(earlier)) / DAY);

/** The same time of day so many days before. */
export function daysAgo(days: number, now: number): Date {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  return date;
}
