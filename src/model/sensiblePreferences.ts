import type { PreferenceChanges } from './copyDay.js';
import { isRequiredOn } from './decideDelivery.js';
import type { Kinds } from './kinds.js';
import type { JsonValue } from './notification.js';
import { cellValue, lockOf, PREFERENCE_PATHS } from './preferences.js';
import type { Preferences } from './protocol.js';

/** What is urgent and personal; critical kinds beside. */
const WORTH_AN_EMAIL: ReadonlySet<string> = new Set(['case.assigned', 'mention', 'deadline.upcoming']);

/** Of fewer kinds, all by email is a choice and no noise. */
const FEW_KINDS = 4;
/** The share of the kinds from which on nearly everything comes by email. */
const NEARLY_ALL = 0.8;

/** Whether a person gets an email of (nearly) every kind: not counted are those that only the digest brings, or only what is theirs. */
export function isNoisy(preferences: Preferences, kinds: Kinds): boolean {
  const names = [...kinds.keys()].filter((kind) => !isRequiredOn(kinds, kind, 'email'));
  const isMailed = (kind: string): boolean =>
    cellValue(preferences, kinds, kind, 'email') === true && cellValue(preferences, kinds, kind, 'digest') !== true;
  return names.length >= FEW_KINDS && names.filter(isMailed).length >= names.length * NEARLY_ALL;
}

/**
 * The cells to set for few and useful interruptions: email for assignments, mentions, deadlines and critical notices, the bell for
 * everything, no push, no digest. Only what has to change; finer cells that say otherwise are taken out, locked ones are left.
 */
export function sensiblePreferences(kinds: Kinds, preferences: Preferences = {}): PreferenceChanges {
  const changes: [path: string, value: JsonValue][] = [];
  for (const [kind, { critical }] of kinds) {
    const wanted = { bell: true, email: critical === true || WORTH_AN_EMAIL.has(kind), push: false, digest: false };
    for (const [channel, value] of Object.entries(wanted)) {
      if (isRequiredOn(kinds, kind, channel)) continue;
      const path = PREFERENCE_PATHS.cell(kind, channel);
      if (cellValue(preferences, kinds, kind, channel) !== value) changes.push([path, value]);
      for (const finer of Object.keys(preferences)) {
        if (finer.startsWith(`${path}/`) && preferences[finer] !== value) changes.push([finer, null]);
      }
    }
  }
  return Object.fromEntries(changes.filter(([path]) => lockOf(preferences, path) === null));
}

/** Whether any kind is on for the digest, so that there is one to wait for. */
export function hasDigest(preferences: Preferences, kinds: Kinds): boolean {
  const isFinerOn = (path: string): boolean => /^deliver\/[^/]+\/digest\//.test(path) && preferences[path] !== false;
  return (
    [...kinds.keys()].some((kind) => cellValue(preferences, kinds, kind, 'digest') !== false) ||
    Object.keys(preferences).some(isFinerOn)
  );
}
