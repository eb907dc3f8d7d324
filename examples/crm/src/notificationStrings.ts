import type { Strings } from 'casebell';
import { useEffect, useState } from 'react';
import type { LocaleTag } from './settings.js';

// Each language is a file of its own and comes when it is chosen; English is in the package's core.
const LOADERS: { readonly [locale in LocaleTag]?: () => Promise<Strings> } = {
  'nb-NO': () => import('casebell/locales/nb').then(({ nb }) => nb),
  'de-DE': () => import('casebell/locales/de').then(({ de }) => de),
  'fr-FR': () => import('casebell/locales/fr').then(({ fr }) => fr),
  'es-ES': () => import('casebell/locales/es').then(({ es }) => es),
  'pt-BR': () => import('casebell/locales/pt-BR').then(({ ptBR }) => ptBR),
  'pl-PL': () => import('casebell/locales/pl').then(({ pl }) => pl),
  'uk-UA': () => import('casebell/locales/uk').then(({ uk }) => uk),
  'ja-JP': () => import('casebell/locales/ja').then(({ ja }) => ja),
  'ar-EG': () => import('casebell/locales/ar').then(({ ar }) => ar),
  'he-IL': () => import('casebell/locales/he').then(({ he }) => he),
};

/** The texts of the notification centre in a language; `undefined` for English, and until the others are there. */
export function useNotificationStrings(locale: LocaleTag): Strings | undefined {
  const [loaded, setLoaded] = useState<{ readonly locale: LocaleTag; readonly strings: Strings }>();

  useEffect(() => {
    let isCurrent = true;
    LOADERS[locale]?.().then(
      (strings) => isCurrent && setLoaded({ locale, strings }),
      // Without the file the notification centre stays English.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [locale]);

  return loaded?.locale === locale ? loaded.strings : undefined;
}
