'use client';
import { useMemo } from 'react';
import { enPanel } from '../locales/internal/enPanel.js';
import type { BellStrings, PanelStrings, Strings } from '../locales/internal/strings.js';
import { useCasebell, type AppearanceOptions } from '../react/context.js';

/** The texts of the panel in force and the locale that dates and numbers are written in. */
export function useStrings(): BellStrings & PanelStrings {
  return useTexts(enPanel);
}

/** The same for a part that loads on use and brings its own English: `useTexts(enToasts)`. `english` must keep its identity. */
export function useTexts<Part extends Partial<Strings>>(english: Part): Part & { readonly locale: string } {
  const { strings, locale } = useCasebell();
  return useMemo(() => textsOf(english, { strings, locale }), [english, strings, locale]);
}

/** The same outside of a component, with the options of the provider. */
export function textsOf<Part extends Partial<Strings>>(
  english: Part,
  { strings, locale }: { readonly [option in 'strings' | 'locale']?: AppearanceOptions[option] | undefined },
): Part & { readonly locale: string } {
  const all = { locale: enPanel.locale, ...english, ...strings };
  return { ...all, locale: withDigitsOf(all.locale, locale ?? regional(all.locale)) };
}

/** English texts with British dates for somebody whose browser is British. */
function regional(language: string): string {
  const own = globalThis.navigator?.language ?? '';
  return own.startsWith(`${language}-`) ? own : language;
}

/** Two tags of one language, whose digits are the same but for these: asking the browser takes 20 ms the first time. */
const SAME_DIGITS = /^(?!ar|u[rz])(\w\w)(-..)? \1(-..)?$/;

const tags = new Map<string, string>();

/** Worked out once for a pair: it takes the browser milliseconds, and every part asks. */
function withDigitsOf(language: string, tag: string): string {
  const pair = `${language} ${tag}`;
  const known = tags.get(pair) ?? (SAME_DIGITS.test(pair) ? tag : tagWithDigits(language, tag));
  tags.set(pair, known);
  return known;
}

/** Dates in the digits of the words around them, unless the tag names others: Arabic has two kinds. What is no tag gives way to the words'. */
function tagWithDigits(language: string, tag: string): string {
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
