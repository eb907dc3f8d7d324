const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Zones in use; bounded, because their names come from outside. */
const formats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 1_000;

/** Makes a format the first time only: it takes longer than everything that is done with it. Throws `RangeError` for a zone nobody knows. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= FORMATS_MAX) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/** Whether this environment knows the time zone. */
export function isZone(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  try {
    return formatOf(value) !== undefined;
  } catch {
    return false;
  }
}

/** What the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1_000) * 1_000;
}

/** The number of the local day a moment belongs to; 0 is 1 January 1970, a Thursday. Days have numbers so that one can count on. */
export function dayNumberAt(timeZone: string, at: number): number {
  return Math.floor((at + offsetAt(timeZone, at)) / DAY_MS);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/**
 * The moment at which clocks show a time (minutes after midnight) on a local day, in milliseconds since 1970. A time that the clocks skip
 * is the first moment after the gap; of a time that they show twice it is the first.
 */
export function momentOf(timeZone: string, dayNumber: number, minutes: number): number {
  const shown = dayNumber * DAY_MS + minutes * MINUTE_MS;
  // No zone is a day away from UTC, so these lie before and after every moment at which clocks may show it.
  const [early, late] = [shown - DAY_MS, shown + DAY_MS];
  const [before, after] = [offsetAt(timeZone, early), offsetAt(timeZone, late)];
  const shows = (at: number): boolean => at + offsetAt(timeZone, at) === shown;
  const moments = [shown - before, shown - after].filter(shows);
  return moments.length > 0 ? Math.min(...moments) : changeOfClocks(timeZone, early, late);
}

/** The first moment of another offset, between one of the old and one of the new. */
function changeOfClocks(timeZone: string, from: number, to: number): number {
  const former = offsetAt(timeZone, from);
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle) === former) before = middle;
    else after = middle;
  }
  return after;
}
