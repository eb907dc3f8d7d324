import { dayNumberAt, isZone, momentOf, weekdayOf } from './localTime.js';
import { readSetting, type QuietSpan, type TimeOfDay, type Weekday } from './preferences.js';
import type { Preferences } from './protocol.js';

/** Spans follow each other at most so long before the week repeats itself: then they never end. */
const LONGEST_DAYS = 8;

/** Minutes after midnight. */
export const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The zone a person lives in: their own word, else that of the directory, else UTC. */
export const zoneOf = (preferences: Preferences, zone: string): string =>
  readSetting.zone(preferences, isZone(zone) ? zone : 'UTC');

/**
 * When the quiet hours that hold at `now` end, in milliseconds since 1970; `null` outside them, `Infinity` where they never end. `zone` is
 * that of the directory, for a person who set none.
 */
export function quietUntil(preferences: Preferences, zone: string, now: number): number | null {
  if (!readSetting.isQuietOn(preferences)) return null;
  const local = zoneOf(preferences, zone);
  let end: number | null = null;
  const lastDay = dayNumberAt(local, now) + LONGEST_DAYS;
  for (let at: number | null = now; at !== null; at = endOfSpan(preferences, local, at)) {
    if (at > now) end = at;
    if (dayNumberAt(local, at) > lastDay) return Infinity;
  }
  return end;
}

/** The end of the longest span around a moment. */
function endOfSpan(preferences: Preferences, zone: string, at: number): number | null {
  const today = dayNumberAt(zone, at);
  let latest: number | null = null;
  for (const day of [today - 1, today]) {
    for (const span of readSetting.quietDay(preferences, weekdayOf(day) as Weekday)) {
      const [start, end] = momentsOf(zone, day, span);
      if (start <= at && at < end) latest = Math.max(latest ?? end, end);
    }
  }
  return latest;
}

function momentsOf(zone: string, day: number, { from, to }: QuietSpan): readonly [start: number, end: number] {
  return [momentOf(zone, day, minutesOf(from)), momentOf(zone, to > from ? day : day + 1, minutesOf(to))];
}
