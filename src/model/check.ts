import { CasebellError } from './errors.js';

// Everything from outside is rebuilt field by field, so that nothing unexpected (a `__proto__`, a number as a title) gets in.

/** An object of which nothing is known yet. */
export type Fields = { readonly [name: string]: unknown };

/** The error for a value that is not of the protocol. */
export function unexpected(path: string, wanted: string): CasebellError {
  return new CasebellError(
    'invalidResponse',
    `The backend's answer breaks the protocol: ${path} is not ${wanted}. Nothing was changed.`,
  );
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own entry of an object, `undefined` of anything else: no name in a foreign document may reach a prototype. */
export function entryOf(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function fields(value: unknown, path: string): Fields {
  if (!isFields(value)) throw unexpected(path, 'an object');
  return value;
}

export function list<Item>(value: unknown, path: string, parse: (item: unknown, path: string) => Item): Item[] {
  if (!Array.isArray(value)) throw unexpected(path, 'a list');
  return value.map((item, index) => parse(item, `${path}[${index}]`));
}

export function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw unexpected(path, 'a text');
  return value;
}

export function integer(value: unknown, path: string): number {
  if (!Number.isSafeInteger(value)) throw unexpected(path, 'a whole number');
  return value as number;
}

export function oneOf<const Word extends string>(value: unknown, words: readonly Word[], path: string): Word {
  if (!words.includes(value as Word)) throw unexpected(path, `one of ${words.join(', ')}`);
  return value as Word;
}

export function maybeOneOf<const Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.includes(value as Word) ? (value as Word) : undefined;
}

export function maybeText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Without a prototype, so that no path or id of a foreign document means something else. */
export function dictionary<Value>(entries: readonly (readonly [string, Value])[]): { readonly [key: string]: Value } {
  return Object.assign(Object.create(null) as { [key: string]: Value }, Object.fromEntries(entries));
}

/** Leaves out what is undefined. */
export function defined<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}
