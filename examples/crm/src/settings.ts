import { createContext, useContext } from 'react';

export const LOCALES = [
  ['en-GB', 'English (United Kingdom)'],
  ['en-US', 'English (United States)'],
  ['nb-NO', 'Norsk bokmål'],
  ['de-DE', 'Deutsch'],
  ['fr-FR', 'Français'],
  ['es-ES', 'Español'],
  ['pt-BR', 'Português (Brasil)'],
  ['pl-PL', 'Polski'],
  ['uk-UA', 'Українська'],
  ['ja-JP', '日本語'],
  ['ar-EG', 'العربية'],
  ['he-IL', 'עברית'],
] as const;

export type LocaleTag = (typeof LOCALES)[number][0];

/** What a person chose about how Harbour looks. Kept in this browser, one set per person. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly density: 'comfortable' | 'compact';
  readonly locale: LocaleTag;
}

const DEFAULTS: Settings = { theme: 'system', direction: 'ltr', density: 'comfortable', locale: 'en-GB' };

const CHOICES: { readonly [name in keyof Settings]: readonly Settings[name][] } = {
  theme: ['system', 'light', 'dark'],
  direction: ['ltr', 'rtl'],
  density: ['comfortable', 'compact'],
  locale: LOCALES.map(([tag]) => tag),
};

const keyOf = (personId: string): string => `harbour.settings.${personId}`;

/** Field by field, because anything may stand in storage. */
export function loadSettings(personId: string): Settings {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '{}');
  } catch {
    return DEFAULTS;
  }
  if (typeof kept !== 'object' || kept === null) return DEFAULTS;
  const values = new Map<string, unknown>(Object.entries(kept));
  const pick = <Name extends keyof Settings>(name: Name): Settings[Name] =>
    CHOICES[name].find((choice) => choice === values.get(name)) ?? DEFAULTS[name];
  return { theme: pick('theme'), direction: pick('direction'), density: pick('density'), locale: pick('locale') };
}

export function saveSettings(personId: string, settings: Settings): void {
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify(settings));
  } catch {
    // Storage is full or switched off: the choice holds until the page is closed.
  }
}

/** Puts the choice on the document, where CSS reads it. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = settings.theme;
  root.dir = settings.direction;
  root.dataset['density'] = settings.density;
}

export interface SettingsValue {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

const SettingsContext = createContext<SettingsValue | null>(null);
export const SettingsProvider = SettingsContext.Provider;

export function useSettings(): SettingsValue {
  const value = useContext(SettingsContext);
  if (value === null) throw new Error('SettingsProvider is missing: useSettings works below it only.');
  return value;
}
