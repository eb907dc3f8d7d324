import type { Notification } from '../model/notification.js';
import type { PanelStrings } from '../locales/internal/strings.js';
import { daysBetween, startOfDay } from './days.js';
import { formatDate } from './RelativeTime.js';

/** A line of the list: a heading, a row with its place among the rows, or the bar below a row that stands for others. */
export type ListLine =
  | { readonly type: 'heading'; readonly key: string; readonly label: string }
  | { readonly type: 'row'; readonly key: string; readonly position: number; readonly inGroup?: true }
  | { readonly type: 'group'; readonly key: string; readonly group: RowGroup };

/** Several notifications about one record, shown as the newest of them. */
export interface RowGroup {
  /** Names the record: the group stays unfolded when a newer row comes. */
  readonly key: string;
  readonly title: string | undefined;
  /** All of them, newest first. */
  readonly ids: readonly string[];
  readonly isOpen: boolean;
}

/** Later than a day begins, it is in the next one, however the clocks change. */
const A_DAY_AND_A_HALF = 36 * 3_600_000;

/** Puts a heading above the first row of each day, as far as `count` rows. They come newest first. */
export function withDays(
  ids: Iterable<string>,
  row: (id: string) => Notification | undefined,
  today: number,
  strings: PanelStrings,
  count = Infinity,
): readonly ListLine[] {
  const lines: ListLine[] = [];
  let position = 0;
  let headings = 0;
  // The day under the last heading. It is asked of the calendar once a day and not once a row: there may be ten thousand.
  let begin = NaN;
  let end = NaN;
  for (const id of ids) {
    if (position === count) break;
    position += 1;
    const time = Date.parse(row(id)?.newAt ?? '');
    if (!Number.isNaN(time) && !(time >= begin && time < end)) {
      const daysAgo = Math.max(0, daysBetween(time, today));
      begin = daysAgo === 0 ? today : startOfDay(time);
      // By a clock that is ahead of this one it may be tomorrow already.
      end = daysAgo === 0 ? Infinity : startOfDay(begin + A_DAY_AND_A_HALF);
      // Rows are ordered by sequence, not by clock: a day that comes back after another gets its heading again.
      lines.push({ type: 'heading', key: `day ${daysAgo} ${(headings += 1)}`, label: dayLabel(time, daysAgo, strings) });
    }
    lines.push({ type: 'row', key: id, position });
  }
  return lines;
}

/** A critical notice that waits: it stands above everything else until it is acknowledged. */
export function isPinned({ needs, acknowledged, place }: Notification): boolean {
  return needs === 'acknowledgement' && !acknowledged && place === 'inbox';
}

/** The keys of the rows among the lines, from top to bottom. */
export function rowKeys(lines: readonly ListLine[]): readonly string[] {
  return lines.flatMap(({ type, key }) => (type === 'row' ? [key] : []));
}

function dayLabel(time: number, daysAgo: number, strings: PanelStrings): string {
  if (daysAgo === 0) return strings.today;
  if (daysAgo === 1) return strings.yesterday;
  const date = new Date(time);
  if (daysAgo < 7) return formatDate(date, strings.locale, { weekday: 'long' });
  return formatDate(date, strings.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(daysAgo > 300 && { year: 'numeric' }),
  });
}
