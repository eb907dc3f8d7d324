'use client';
import { memo, type ReactElement } from 'react';
import { useNow } from '../react/useNow.js';
import { daysBetween } from './days.js';
import { kept } from './formats.js';
import { useStrings } from './useStrings.js';

const MINUTE = 60_000;
/** The length of `2026-03-02`. */
const DATE_ONLY = 10;

/** How long ago, kept right while it is on screen; before today the time of day, because the day stands above. Renders a `<time>`. */
export const RelativeTime = memo(function RelativeTime({ iso, dated }: RelativeTimeProps): ReactElement {
  const { locale } = useStrings();
  const now = useNow();
  const date = new Date(iso);
  return (
    <time className="cb-card-time" dateTime={iso} title={formatDate(date, locale, { dateStyle: 'full', timeStyle: 'short' })}>
      {relative(date, now, locale, dated)}
    </time>
  );
});

interface RelativeTimeProps {
  readonly iso: string;
  readonly dated: boolean;
}

function relative(date: Date, now: number, locale: string, dated: boolean): string {
  if (Number.isNaN(date.getTime())) return '';
  if (daysBetween(date.getTime(), now) > 0) {
    return formatDate(date, locale, { ...(dated && { day: 'numeric', month: 'short' }), hour: 'numeric', minute: '2-digit' });
  }
  // The clocks of two computers differ: nothing is ever told from the future.
  const minutes = Math.floor((now - date.getTime()) / MINUTE);
  const numeric = minutes < 1 ? 'auto' : 'always';
  const words = kept(`${locale} ${numeric}`, () => new Intl.RelativeTimeFormat(locale, { numeric, style: 'narrow' }));
  if (minutes < 1) return words.format(0, 'second');
  return minutes < 60 ? words.format(-minutes, 'minute') : words.format(-Math.floor(minutes / 60), 'hour');
}

/** A date in words of the locale; an empty text for what is no date. */
export function formatDate(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  if (Number.isNaN(date.getTime())) return '';
  // By the clock of the reader, which may be another one by now.
  const key = `${locale} ${JSON.stringify(options)} ${date.getTimezoneOffset()}`;
  return kept(key, () => new Intl.DateTimeFormat(locale, options)).format(date);
}

/** A date without a time is that day everywhere; a moment is told by the clock of the reader. */
export const zoneOfDay = (iso: string): 'UTC' | undefined => (iso.length === DATE_ONLY ? 'UTC' : undefined);
