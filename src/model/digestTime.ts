import { dayNumberAt, momentOf, weekdayOf } from './localTime.js';
import { readSetting } from './preferences.js';
import type { Preferences } from './protocol.js';
import { minutesOf, zoneOf } from './quietHours.js';

/**
 * When the next digest after `now` goes out, in milliseconds since 1970; what comes at that very moment is for the one after. `zone` is
 * that of the directory, for a person who set none. Where the clocks skip the time it is the first moment after the gap; a time that they
 * show twice counts once.
 */
export function nextDigestAt(preferences: Preferences, zone: string, now: number): number {
  const local = zoneOf(preferences, zone);
  const minutes = minutesOf(readSetting.digestTime(preferences));
  const days: readonly number[] = readSetting.digestDays(preferences);
  for (let day = dayNumberAt(local, now); ; day++) {
    const at = momentOf(local, day, minutes);
    if (at > now && days.includes(weekdayOf(day))) return at;
  }
}
