import { isZone } from './localTime.js';
import type { JsonValue } from './notification.js';
import { lockOf, PREFERENCE_PATHS, ruleFlaw, RULES_MAX, rulesOf, understandRule } from './preferences.js';
import {
  isAlert,
  isBoolean,
  isCell,
  isContent,
  isDays,
  isInstant,
  isShare,
  isSpans,
  isTimeOfDay,
  isUntil,
} from './preferenceValues.js';
import type { Preferences } from './protocol.js';

/** The sizes of a preferences document. */
export const PREFERENCE_LIMITS = {
  /** Characters of a path. */
  path: 300,
  /** Bytes of a value as JSON. */
  bytes: 8_192,
  /** Cells of a person. */
  cells: 5_000,
} as const;

/** Why a cell of the preferences cannot be kept. */
export type PreferenceFlaw =
  /** No path, one that is too long, or one that the backend alone says. */
  | 'path'
  /** The backend keeps it as it is. */
  | 'locked'
  /** Too large, or one cell too many. */
  | 'size'
  /** Not what this path holds. */
  | 'value'
  /** A time zone nobody knows. */
  | 'zone'
  /** A rule without a whole number from 1. */
  | 'amount'
  /** A rule that waits longer than a year. */
  | 'tooLong'
  /** A rule without channels. */
  | 'channels'
  /** One more than 200. */
  | 'tooManyRules';

const NAME = '[^/]+';
const RULE = new RegExp(`^rule/(${NAME})$`);

/** What the values of the known paths are. */
const VALUES: readonly (readonly [path: RegExp, isRight: (value: JsonValue) => boolean])[] = [
  [new RegExp(`^deliver/${NAME}/${NAME}(/${NAME})?$`), isCell],
  [new RegExp(`^(show|sound/kind)/${NAME}$`), isBoolean],
  [new RegExp(`^subscribe/${NAME}(/${NAME})?$`), isBoolean],
  [new RegExp(`^alert/${NAME}$`), isAlert],
  [/^(quiet|meeting\/calendar|previews|sound|counter\/(bell|title|app))$/, isBoolean],
  [/^sound\/volume$/, isShare],
  [/^digest\/time$/, isTimeOfDay],
  [/^digest\/days$/, isDays],
  [/^digest\/content$/, isContent],
  [/^quiet\/[1-7]$/, isSpans],
  [/^mute$/, isInstant],
  [new RegExp(`^(meeting|mute/kind/${NAME}|mute/record/${NAME}/${NAME})$`), isUntil],
];

/**
 * Why a cell cannot be set to a value; `null` when it can. The one judge for interface, server and memory transport. A path that nobody
 * knows may hold anything of a sensible size: a newer client knows more. `null` takes a cell out and is always right, but for a locked one.
 * `preferences` is the document as it is; without it, locks and numbers are not looked at.
 */
export function preferenceFlaw(path: string, value: JsonValue, preferences: Preferences = {}): PreferenceFlaw | null {
  if (path === '' || path.length > PREFERENCE_LIMITS.path || path.startsWith(PREFERENCE_PATHS.lock(''))) return 'path';
  if (lockOf(preferences, path) !== null) return 'locked';
  if (value === null) return null;
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) return 'value';
  if (new TextEncoder().encode(json).length > PREFERENCE_LIMITS.bytes) return 'size';
  const isNew = !Object.hasOwn(preferences, path);
  if (isNew && Object.keys(preferences).length >= PREFERENCE_LIMITS.cells) return 'size';
  if (path === PREFERENCE_PATHS.zone) return isZone(value) ? null : 'zone';
  const rule = RULE.exec(path);
  if (rule?.[1] !== undefined) {
    if (isNew && rulesOf(preferences).length >= RULES_MAX) return 'tooManyRules';
    const understood = understandRule(rule[1], value);
    return understood === null ? 'value' : ruleFlaw(understood);
  }
  const isRight = VALUES.find(([pattern]) => pattern.test(path))?.[1];
  return isRight === undefined || isRight(value) ? null : 'value';
}
