import { differenceInCalendarDays } from 'date-fns';
import type { Notification } from '../model/notification.js';
import type { PanelStrings } from '../locales/internal/strings.js';
import { formatDate } from './RelativeTime.js';

/** A line of the list: the heading of a day, or a row with its place among the rows. */
export type ListItem =
  | { readonly type: 'day'; readonly key: string; readonly label: string }
  | { readonly type: 'row'; readonly key: string; readonly position: number };

/** Puts a heading above the first row of each day. Rows come newest first. */
export function withDays(
  ids: Iterable<string>,
  row: (id: string) => Notification | undefined,
  now: number,
  strings: PanelStrings,
): readonly ListItem[] {
  const items: ListItem[] = [];
  let last: number | null = null;
  let position = 0;
  for (const id of ids) {
    position += 1;
    const newAt = row(id)?.newAt;
    const date = newAt === undefined ? null : new Date(newAt);
    if (date !== null && !Number.isNaN(date.getTime())) {
      const day = Math.max(0, differenceInCalendarDays(now, date));
      // Rows are ordered by sequence, not by clock: a day that comes back after another gets its heading again.
      if (day !== last) items.push({ type: 'day', key: `day ${day} ${position}`, label: dayLabel(date, day, strings) });
      last = day;
    }
    items.push({ type: 'row', key: id, position });
  }
  return items;
}

function dayLabel(date: Date, daysAgo: number, strings: PanelStrings): string {
  if (daysAgo === 0) return strings.today;
  if (daysAgo === 1) return strings.yesterday;
  if (daysAgo < 7) return formatDate(date, strings.locale, { weekday: 'long' });
  return formatDate(date, strings.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(daysAgo > 300 && { year: 'numeric' }),
  });
}
