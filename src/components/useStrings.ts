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
    return { ...all, locale: withDigitsOf(all.locale, locale ?? regional(all.locale)) };
  }, [strings, locale]);
}

/** English texts with British dates for somebody whose browser is British. */
function regional(language: string): string {
  const own = globalThis.navigator?.language ?? '';
  return own.startsWith(`${language}-`) ? own : language;
}

/** Dates in the digits of the words around them, unless the tag names others: Arabic has two kinds. What is no tag gives way to the words'. */
function withDigitsOf(language: string, tag: string): string {
  try {
    const locale = new Intl.Locale(tag);
    if (locale.numberingSystem !== undefined) return tag;
    const { numberingSystem } = new Intl.NumberFormat(language).resolvedOptions();
    return new Intl.NumberFormat(tag).resolvedOptions().numberingSystem === numberingSystem
      ? tag
      : new Intl.Locale(locale, { numberingSystem }).toString();
  } catch {
    return language;
  }
}
