import { PREFERENCE_PATHS, readSetting, type Weekday } from './preferences.js';
import type { JsonValue } from './notification.js';
import type { Preferences } from './protocol.js';

/** Cells to set, by path; `null` takes one out. */
export type PreferenceChanges = { readonly [path: string]: JsonValue };

/** The cells that give other days the quiet hours of one day. */
export function copyDay(preferences: Preferences, from: Weekday, to: readonly Weekday[]): PreferenceChanges {
  const spans = readSetting.quietDay(preferences, from).map((span) => ({ from: span.from, to: span.to }));
  const days = to.filter((day) => day !== from);
  return Object.fromEntries(days.map((day) => [PREFERENCE_PATHS.quietDay(day), spans.length > 0 ? spans : null]));
}
