'use client';
import { differenceInCalendarDays } from 'date-fns';
import type { ReactElement } from 'react';
import { useNow } from '../react/useNow.js';
import { useStrings } from './useStrings.js';

const MINUTE = 60_000;
/** The length of `2026-03-02`. */
const DATE_ONLY = 10;

/** How long ago, kept right while it is on screen; before today the time of day, because the day stands above. Renders a `<time>`. */
export function RelativeTime({ iso, dated }: { readonly iso: string; readonly dated: boolean }): ReactElement {
  const { locale } = useStrings();
  const now = useNow();
  const date = new Date(iso);
  return (
    <time className="cb-card-time" dateTime={iso} title={formatDate(date, locale, { dateStyle: 'full', timeStyle: 'short' })}>
      {relative(date, now, locale, dated)}
    </time>
  );
}

function relative(date: Date, now: number, locale: string, dated: boolean): string {
  if (Number.isNaN(date.getTime())) return '';
  const days = differenceInCalendarDays(now, date);
  if (days > 0) {
    return formatDate(date, locale, { ...(dated && { day: 'numeric', month: 'short' }), hour: 'numeric', minute: '2-digit' });
  }
  // The clocks of two computers differ: nothing is ever told from the future.
  const minutes = Math.floor((now - date.getTime()) / MINUTE);
  if (minutes < 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }).format(0, 'second');
  const words = new Intl.RelativeTimeFormat(locale, { style: 'narrow' });
  return minutes < 60 ? words.format(-minutes, 'minute') : words.format(-Math.floor(minutes / 60), 'hour');
}

/** A date in words of the locale; an empty text for what is no date. */
export function formatDate(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locale, options).format(date);
}

/** A date without a time is that day everywhere; a moment is told by the clock of the reader. */
export const zoneOfDay = (iso: string): 'UTC' | undefined => (iso.length === DATE_ONLY ? 'UTC' : undefined);
