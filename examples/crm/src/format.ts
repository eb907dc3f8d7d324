import { useMemo } from 'react';
import { useSettings } from './settings.js';

const DAY = 86_400_000;

const dayNumber = (date: Date): number => Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / DAY);

export interface Format {
  /** 24 Nov, with the year when it is another one. */
  readonly day: (date: Date) => string;
  readonly weekday: (date: Date) => string;
  readonly time: (date: Date) => string;
  readonly moment: (date: Date) => string;
  /** "3 hours ago", "yesterday". */
  readonly ago: (date: Date) => string;
  /** "today", "tomorrow", "in 5 days", "2 days ago". */
  readonly dueIn: (date: Date) => string;
  readonly number: (value: number) => string;
  readonly range: (start: Date, end: Date) => string;
}

function createFormat(locale: string): Format {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const brief = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const number = new Intl.NumberFormat(locale);
  return {
    day: (date) => (date.getFullYear() === new Date().getFullYear() ? short : long).format(date),
    weekday: (date) => weekday.format(date),
    time: (date) => time.format(date),
    moment: (date) => moment.format(date),
    ago: (date) => {
      const minutes = Math.round((date.getTime() - Date.now()) / 60_000);
      if (minutes > -60) return brief.format(Math.min(minutes, 0), 'minute');
      if (minutes > -24 * 60) return brief.format(Math.ceil(minutes / 60), 'hour');
      return relative.format(dayNumber(date) - dayNumber(new Date()), 'day');
    },
    dueIn: (date) => relative.format(dayNumber(date) - dayNumber(new Date()), 'day'),
    number: (value) => number.format(value),
    range: (start, end) => time.formatRange(start, end),
  };
}

/** Dates and numbers in the locale of Settings. */
export function useFormat(): Format {
  const { locale } = useSettings().settings;
  return useMemo(() => createFormat(locale), [locale]);
}

/** Whole days from today, negative in the past. */
export function daysFromToday(date: Date): number {
  return dayNumber(date) - dayNumber(new Date());
}
