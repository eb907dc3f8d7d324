'use client';
import { useMemo } from 'react';
import { en } from '../locales/en.js';
import type { Strings } from '../locales/strings.js';
import { useCasebell } from '../react/context.js';

/** The texts in force and the locale that dates and numbers are written in. */
export function useStrings(): Strings {
  const { strings, locale } = useCasebell();
  return useMemo(() => {
    const all = { ...en, ...strings };
    return { ...all, locale: locale ?? regional(all.locale) };
  }, [strings, locale]);
}

/** English texts with British dates for somebody whose browser is British. */
function regional(language: string): string {
  const own = globalThis.navigator?.language ?? '';
  return own.startsWith(`${language}-`) ? own : language;
}
