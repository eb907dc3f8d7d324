import { entryOf } from './check.js';
import { kindOf, type Channel, type Kinds } from './kinds.js';
import { isZone } from './localTime.js';
import type { JsonValue } from './notification.js';
import {
  isAlert,
  isBoolean,
  isCell,
  isContent,
  isDays,
  isInstant,
  isShare,
  isSpans,
  isTimeOfDay,
  isUntil,
  WEEKDAYS,
} from './preferenceValues.js';
import type { Preferences } from './protocol.js';

export { isTimeOfDay, WEEKDAYS } from './preferenceValues.js';

// Preferences are one document of cells: a JSON value per path. This file says which paths there are, what their values mean, and what holds
// where a cell is absent or says something that cannot be understood: such a cell is kept as it is and read as if it were absent.
// A backend with defaults of its own sends the document with them filled in, so a client need not know them.

/** Whether a kind reaches me on a channel. `mine`: only what is assigned to me. */
export type CellValue = boolean | 'mine';

/** A time of day, `HH:MM` from 00:00 to 23:59. */
export type TimeOfDay = string;

/** A span of a day in which nothing interrupts; it ends on the next day when `to` is not after `from`. */
export interface QuietSpan {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `always`: beats mute and quiet hours. `alsoInMeetings`: those and meetings. */
export type Alert = 'no' | 'always' | 'alsoInMeetings';

/** What a custom rule waits for. */
export type RuleTrigger =
  /** An SLA is so much late. */
  | 'slaLate'
  /** So much time has passed since an event. */
  | 'elapsed'
  /** So much time is left before a deadline. */
  | 'beforeDeadline';

export const RULE_TRIGGERS: readonly RuleTrigger[] = ['slaLate', 'elapsed', 'beforeDeadline'];

export type RuleUnit = 'minutes' | 'hours' | 'days';

export const RULE_UNITS: readonly RuleUnit[] = ['minutes', 'hours', 'days'];

/** Milliseconds of a unit. */
export const UNIT_MS: { readonly [unit in RuleUnit]: number } = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** The longest wait of a rule. */
export const RULE_MAX_MS = 365 * UNIT_MS.days;

/** How many rules a person may have. */
export const RULES_MAX = 200;

/** A custom SLA rule: "notify me by bell and email when an SLA is 2 hours late on any template". */
export interface Rule {
  readonly id: string;
  readonly when: RuleTrigger;
  /** A whole number from 1. */
  readonly amount: number;
  readonly unit: RuleUnit;
  /** The template (sub-kind) of the record; absent: any. */
  readonly template?: string;
  readonly channels: readonly Channel[];
  readonly enabled: boolean;
}

/** Parts of a path may hold any character, so each is written as in a URL. */
const path = (...parts: readonly (string | number)[]): string => parts.map((part) => encodeURIComponent(part)).join('/');

/** The paths of the document. */
export const PREFERENCE_PATHS = {
  /** `CellValue`; with a sub-kind it goes before that of the whole kind. */
  cell: (kind: string, channel: Channel, subKind?: string) =>
    subKind === undefined ? path('deliver', kind, channel) : path('deliver', kind, channel, subKind),
  /** `false` hides the kind from the panel. */
  show: (kind: string) => path('show', kind),
  /** `true`: told of every notification that is sent to the subscribers of the kind. */
  subscribe: (kind: string, subKind?: string) =>
    subKind === undefined ? path('subscribe', kind) : path('subscribe', kind, subKind),
  /** `Alert`. */
  alert: (kind: string) => path('alert', kind),
  /** IANA name of the person's zone: what digest, quiet hours and nights go by. */
  zone: 'zone',
  /** `TimeOfDay`, default 18:00. */
  digestTime: 'digest/time',
  /** `Weekday[]`, at least one; default every day. */
  digestDays: 'digest/days',
  /** `all` or `unread`. */
  digestContent: 'digest/content',
  /** Whether quiet hours are kept at all. */
  quiet: 'quiet',
  /** `QuietSpan[]` of a weekday. */
  quietDay: (day: Weekday) => path('quiet', day),
  /** ISO 8601: all interruptions are held until then. */
  mute: 'mute',
  /** ISO 8601, or `true` for good: this kind interrupts no more. */
  muteKind: (kind: string) => path('mute', 'kind', kind),
  /** The same for what is about one record. */
  muteRecord: (type: string, id: string) => path('mute', 'record', type, id),
  /** Do not disturb by hand: ISO 8601, or `true` until it is switched off. */
  meeting: 'meeting',
  /** Whether meetings in the calendar of the host disturb as little. Default true. */
  meetingCalendar: 'meeting/calendar',
  /** `false`: push and toasts say what kind of thing it is and no more. Default true. */
  previews: 'previews',
  /** Whether anything makes a sound. Default false: nobody's office should ring unasked. */
  sound: 'sound',
  /** 0 to 1, default 0.5. */
  soundVolume: 'sound/volume',
  /** Whether this kind makes a sound, once sound is on. Default true. */
  soundKind: (kind: string) => path('sound', 'kind', kind),
  /** Whether the bell, the tab title and the app icon show a count. Default true. */
  counter: (where: 'bell' | 'title' | 'app') => path('counter', where),
  /** `Rule` without its id. */
  rule: (id: string) => path('rule', id),
  /** Said by the backend: the cell of this path cannot be changed. `true`, or the reason in words. */
  lock: (locked: string) => `lock/${locked}`,
} as const;

/** Reads a cell of the document as a type, or what holds where it is absent. */
function read<Value extends JsonValue, Default>(
  preferences: Preferences,
  name: string,
  isValue: (value: unknown) => value is Value,
  absent: Default,
): Value | Default {
  const value = entryOf(preferences, name);
  return isValue(value) ? value : absent;
}

/** Whether a kind reaches the person on a channel by their own word; `undefined` where they never said. */
export function ownCell(preferences: Preferences, kind: string, channel: Channel, subKind?: string): CellValue | undefined {
  const whole = read(preferences, PREFERENCE_PATHS.cell(kind, channel), isCell, undefined);
  if (subKind === undefined) return whole;
  return read(preferences, PREFERENCE_PATHS.cell(kind, channel, subKind), isCell, whole);
}

/** What holds for a cell: what the document says, else the registry. */
export function cellValue(preferences: Preferences, kinds: Kinds, kind: string, channel: Channel, subKind?: string): CellValue {
  return ownCell(preferences, kind, channel, subKind) ?? entryOf(kindOf(kinds, kind).channels, channel) === true;
}

/** The plain settings, each with what holds while the person has not said otherwise. */
export const readSetting = {
  isShown: (preferences: Preferences, kind: string) => read(preferences, PREFERENCE_PATHS.show(kind), isBoolean, true),
  alert: (preferences: Preferences, kinds: Kinds, kind: string) =>
    read(preferences, PREFERENCE_PATHS.alert(kind), isAlert, kindOf(kinds, kind).alwaysAlert === true ? 'always' : 'no'),
  zone: (preferences: Preferences, otherwise: string) => read(preferences, PREFERENCE_PATHS.zone, isZone, otherwise),
  digestTime: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.digestTime, isTimeOfDay, '18:00'),
  digestDays: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.digestDays, isDays, WEEKDAYS),
  digestContent: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.digestContent, isContent, 'all'),
  isQuietOn: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.quiet, isBoolean, false),
  quietDay: (preferences: Preferences, day: Weekday): readonly QuietSpan[] =>
    read(preferences, PREFERENCE_PATHS.quietDay(day), isSpans, []),
  mutedUntil: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.mute, isInstant, null),
  kindMuted: (preferences: Preferences, kind: string) => read(preferences, PREFERENCE_PATHS.muteKind(kind), isUntil, null),
  recordMuted: (preferences: Preferences, { type, id }: { readonly type: string; readonly id: string }) =>
    read(preferences, PREFERENCE_PATHS.muteRecord(type, id), isUntil, null),
  meeting: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.meeting, isUntil, null),
  followsCalendar: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.meetingCalendar, isBoolean, true),
  showsPreviews: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.previews, isBoolean, true),
  isSoundOn: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.sound, isBoolean, false),
  soundVolume: (preferences: Preferences) => read(preferences, PREFERENCE_PATHS.soundVolume, isShare, 0.5),
  kindSounds: (preferences: Preferences, kind: string) => read(preferences, PREFERENCE_PATHS.soundKind(kind), isBoolean, true),
  counts: (preferences: Preferences, where: 'bell' | 'title' | 'app') =>
    read(preferences, PREFERENCE_PATHS.counter(where), isBoolean, true),
} as const;

/** Whether something that lasts until a moment, or for good, still holds. */
export function holdsAt(until: string | true | null, now: number): boolean {
  return until === true || (until !== null && Date.parse(until) > now);
}

/** Whether the backend has locked a cell: the reason in words, `true` without one, `null` where the person decides. */
export function lockOf(preferences: Preferences, name: string): string | true | null {
  const lock = entryOf(preferences, PREFERENCE_PATHS.lock(name));
  return lock === true || (typeof lock === 'string' && lock !== '') ? lock : null;
}

const RULE = 'rule/';

/** A part of a path as it was before it was written into one; as it is, where nobody wrote it so. */
function plainOf(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The custom rules, those that cannot be understood left out. Ordered by id, so that they keep their places. */
export function rulesOf(preferences: Preferences): readonly Rule[] {
  return Object.keys(preferences)
    .filter((name) => name.startsWith(RULE))
    .sort()
    .flatMap((name) => {
      const rule = parseRule(plainOf(name.slice(RULE.length)), preferences[name]);
      return rule === null ? [] : [rule];
    });
}

/** A stored rule, or `null` when it cannot be understood or makes no sense. */
export function parseRule(id: string, value: unknown): Rule | null {
  const rule = understandRule(id, value);
  return rule !== null && ruleFlaw(rule) === null ? rule : null;
}

/** A rule as it is written, also one that makes no sense; `null` when it is none. */
export function understandRule(id: string, value: unknown): Rule | null {
  const [when, unit] = [entryOf(value, 'when'), entryOf(value, 'unit')];
  const [amount, template, channels] = [entryOf(value, 'amount'), entryOf(value, 'template'), entryOf(value, 'channels')];
  const isUnderstood =
    (RULE_TRIGGERS as readonly unknown[]).includes(when) &&
    (RULE_UNITS as readonly unknown[]).includes(unit) &&
    Number.isInteger(amount) &&
    (template === undefined || typeof template === 'string') &&
    Array.isArray(channels) &&
    channels.every((channel) => typeof channel === 'string');
  if (!isUnderstood) return null;
  return {
    id,
    when: when as RuleTrigger,
    amount: amount as number,
    unit: unit as RuleUnit,
    ...(template !== undefined && { template }),
    channels,
    enabled: entryOf(value, 'enabled') !== false,
  };
}

/** What is wrong with a rule, by field; `null` when it can be kept. */
export function ruleFlaw({ amount, unit, channels }: Rule): 'amount' | 'tooLong' | 'channels' | null {
  if (!Number.isInteger(amount) || amount < 1) return 'amount';
  if (amount * UNIT_MS[unit] > RULE_MAX_MS) return 'tooLong';
  return channels.length === 0 ? 'channels' : null;
}
