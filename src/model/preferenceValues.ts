import { entryOf } from './check.js';
import type { Alert, CellValue, QuietSpan, TimeOfDay, Weekday } from './preferences.js';

// What the values of the preferences document look like: for reading, where another is as good as none, and for refusing it.

/** 1 is Monday, 7 is Sunday. */
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** How many quiet spans a day may have. */
const SPANS_MAX = 10;

export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isCell = (value: unknown): value is CellValue => isBoolean(value) || value === 'mine';
export const isAlert = (value: unknown): value is Alert => value === 'no' || value === 'always' || value === 'alsoInMeetings';
export const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
export const isContent = (value: unknown): value is 'all' | 'unread' => value === 'all' || value === 'unread';

// With its offset: without one it would be another moment in every browser.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

/** Until a moment, or for good. */
export const isUntil = (value: unknown): value is string | true => value === true || isInstant(value);

/** Whether a text is a time of day. */
export const isTimeOfDay = (value: unknown): value is TimeOfDay =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

export const isDays = (value: unknown): value is readonly Weekday[] =>
  Array.isArray(value) && value.length > 0 && value.every((day) => (WEEKDAYS as readonly unknown[]).includes(day));

type SpanRecord = Pick<QuietSpan, 'from' | 'to'>;
export const isSpans = (value: unknown): value is readonly SpanRecord[] =>
  Array.isArray(value) &&
  value.length <= SPANS_MAX &&
  value.every((span) => isTimeOfDay(entryOf(span, 'from')) && isTimeOfDay(entryOf(span, 'to')));
