import type { SnoozePreset } from '../locales/internal/triageStrings.js';
import { dayNumberAt, momentOf, weekdayOf } from '../model/localTime.js';

/** A moment that a snooze offers, in milliseconds since 1970. */
export interface PresetMoment {
  readonly preset: SnoozePreset;
  readonly at: number;
}

export interface PresetContext {
  readonly now: number;
  /** IANA name of the person's zone. */
  readonly zone: string;
  /** BCP 47: says when a week begins and which days are free. */
  readonly locale: string;
  /** When the meeting begins, where it is about one. */
  readonly meetingStart?: string;
}

const HOUR = 3_600_000;
const MORNING = 9 * 60;
const EVENING = 18 * 60;
/** Later than this is no longer "later today"; nor is what comes after an evening that is offered. */
const LATE = 21 * 60;

/** What a snooze offers at this moment, soonest first: nothing that has passed, nothing twice. */
export function snoozePresets({ now, zone, locale, meetingStart }: PresetContext): readonly PresetMoment[] {
  const today = dayNumberAt(zone, now);
  const later = Math.ceil((now + 3 * HOUR) / HOUR) * HOUR;
  const evening = momentOf(zone, today, EVENING);
  const found: PresetMoment[] = [];
  // An hour is the least that is worth the words.
  const hasEvening = evening >= now + HOUR;
  if (later <= (hasEvening ? evening : momentOf(zone, today, LATE))) found.push({ preset: 'laterToday', at: later });
  if (hasEvening) found.push({ preset: 'thisEvening', at: evening });
  found.push({ preset: 'tomorrow', at: morningAfter(now, zone) });
  found.push({ preset: 'nextWeek', at: momentOf(zone, nextWorkingWeek(today, locale), MORNING) });
  const before = meetingStart === undefined ? NaN : Date.parse(meetingStart) - HOUR;
  if (before > now && before <= latestSnooze(now)) found.push({ preset: 'beforeMeeting', at: before });
  found.sort((one, other) => one.at - other.at);
  return found.filter(({ at }, index) => index === 0 || at !== found[index - 1]?.at);
}

/** Nine o'clock of the next day. */
export function morningAfter(now: number, zone: string): number {
  return momentOf(zone, dayNumberAt(zone, now) + 1, MORNING);
}

/** A snooze reaches a year ahead and no further. */
export function latestSnooze(now: number): number {
  return now + 366 * 24 * HOUR;
}

/** The first working day after this weekend or the one to come: Monday here, Sunday in Cairo. */
function nextWorkingWeek(today: number, locale: string): number {
  const weekend = weekendOf(locale);
  let day = today;
  while (!weekend.includes(weekdayOf(day))) day += 1;
  while (weekend.includes(weekdayOf(day))) day += 1;
  return day;
}

type WeekInfo = { readonly weekend?: readonly number[] };

/** The free days of a region, 1 for Monday; Saturday and Sunday where the browser does not say. */
function weekendOf(locale: string): readonly number[] {
  const known = new Intl.Locale(locale) as Intl.Locale & { readonly getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo };
  const weekend = (known.getWeekInfo?.() ?? known.weekInfo)?.weekend;
  return weekend && weekend.length > 0 && weekend.length < 7 ? weekend : [6, 7];
}

/** `2026-03-03T14:00`, as `<input type="datetime-local">` has it, on the clocks of the zone. */
export function toLocalInput(at: number, zone: string): string {
  const day = dayNumberAt(zone, at);
  // By the clock and not by what has passed since midnight: some days are an hour longer.
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
  return `${new Date(day * 24 * HOUR).toISOString().slice(0, 10)}T${shown.format(at)}`;
}

/** The moment that such a text means; `null` for none. */
export function fromLocalInput(text: string, zone: string): number | null {
  const shown = Date.parse(`${text}Z`);
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(shown)) return null;
  const day = Math.floor(shown / (24 * HOUR));
  return momentOf(zone, day, (shown - day * 24 * HOUR) / 60_000);
}
