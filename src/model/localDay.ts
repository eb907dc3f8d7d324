const HOUR = 3_600_000;
/** Longer than any day, also one that a change of the clocks or of the date line makes longer. */
const REACH = 50 * HOUR;

/** A day as people in a time zone live it: 23 or 25 hours long where the clocks change. */
export interface LocalDay {
  /** For example `2026-03-29`. Texts of later days are greater. */
  readonly date: string;
  /** Its first moment, in milliseconds since 1970: midnight, or later where the clocks skip midnight. */
  readonly start: number;
  /** The first moment of the next day. */
  readonly end: number;
}

/** The day that a moment (milliseconds since 1970) belongs to in an IANA time zone. Throws `RangeError` for a zone nobody knows. */
export function localDayAt(timeZone: string, at: number): LocalDay {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dateAt = (moment: number): string => {
    const [day, month, year] = format.format(moment).split('/');
    return `${year}-${month}-${day}`;
  };
  const date = dateAt(at);
  return {
    date,
    start: firstIn(at - REACH, at, (moment) => dateAt(moment) === date),
    end: firstIn(at, at + REACH, (moment) => dateAt(moment) !== date),
  };
}

/** Searched rather than computed: no rule about offsets holds for every zone and year. `from` does not fulfil it, `to` does. */
function firstIn(from: number, to: number, fulfils: (moment: number) => boolean): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (fulfils(middle)) after = middle;
    else before = middle;
  }
  return after;
}
