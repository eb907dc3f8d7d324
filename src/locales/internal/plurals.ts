/** The forms a language needs; `other` always. */
export type PluralForms = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Chooses the plural form of a language and writes the number in its digits in place of `#`. */
export function plurals(locale: string): (count: number, forms: PluralForms) => string {
  // Made with the first number: both take the browser milliseconds, and many languages are loaded to say no number at all.
  let rules: Intl.PluralRules | undefined;
  let digits: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(locale);
    digits ??= new Intl.NumberFormat(locale);
    return (forms[rules.select(count)] ?? forms.other).replace('#', digits.format(count));
  };
}
