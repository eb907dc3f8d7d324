import {
  cellValue,
  createKinds,
  decideDelivery,
  hasDigest,
  isNoisy,
  isToggledOn,
  KINDS,
  PREFERENCE_PATHS as PATHS,
  sensiblePreferences,
  SHOW_TOGGLES,
  switchToggle,
  type Preferences,
} from 'casebell/model';
import { describe, expect, it } from 'vitest';

const kinds = createKinds();
const mailed = (preferences: Preferences) =>
  Object.keys(KINDS).filter((kind) => cellValue(preferences, kinds, kind, 'email') !== false);
const everyEmail = Object.fromEntries(Object.keys(KINDS).map((kind) => [PATHS.cell(kind, 'email'), true]));

/** The document after changes. */
const changed = (preferences: Preferences, changes: Preferences): Preferences =>
  Object.fromEntries(Object.entries({ ...preferences, ...changes }).filter(([, value]) => value !== null));

describe('too many emails', () => {
  it('are nearly all kinds by email', () => {
    expect(isNoisy({}, kinds)).toBe(false);
    expect(isNoisy(everyEmail, kinds)).toBe(true);
    expect(isNoisy({ ...everyEmail, [PATHS.cell('reply', 'email')]: false }, kinds)).toBe(true);
  });

  it('are none where the digest brings them, or only what is mine', () => {
    const all = (channel: string, value: boolean | 'mine') =>
      Object.fromEntries(Object.keys(KINDS).map((kind) => [PATHS.cell(kind, channel), value]));
    expect(isNoisy({ ...everyEmail, ...all('digest', true) }, kinds)).toBe(false);
    expect(isNoisy(all('email', 'mine'), kinds)).toBe(false);
  });

  it('end with the sensible setting', () => {
    const loud = { ...everyEmail, [PATHS.cell('case.created', 'email', 'visa')]: true, [PATHS.cell('reply', 'bell')]: false };
    const changes = sensiblePreferences(kinds, loud);
    const quiet = changed(loud, changes);
    expect(isNoisy(quiet, kinds)).toBe(false);
    expect(mailed(quiet)).toEqual(['case.assigned', 'mention', 'deadline.upcoming', 'system.critical']);
    expect(cellValue(quiet, kinds, 'case.created', 'email', 'visa')).toBe(false);
    expect(cellValue(quiet, kinds, 'reply', 'bell')).toBe(true);
    expect(sensiblePreferences(kinds, quiet)).toEqual({});
  });

  it('is what holds at first', () => {
    expect(sensiblePreferences(kinds)).toEqual({});
  });

  it('touches no locked cell', () => {
    const locked = { ...everyEmail, [PATHS.lock(PATHS.cell('reply', 'email'))]: true } as const;
    expect(sensiblePreferences(kinds, locked)).not.toHaveProperty([PATHS.cell('reply', 'email')]);
    expect(Object.keys(sensiblePreferences(kinds, locked)).length).toBeGreaterThan(10);
  });
});

describe('whether there is a digest', () => {
  it('depends on any kind, or finer kind, that is on for it', () => {
    expect(hasDigest({}, kinds)).toBe(false);
    expect(hasDigest({ [PATHS.cell('reply', 'digest')]: 'mine' }, kinds)).toBe(true);
    expect(hasDigest({ [PATHS.cell('case.created', 'digest', 'visa')]: true }, kinds)).toBe(true);
    expect(hasDigest({ [PATHS.cell('case.created', 'digest', 'visa')]: false }, kinds)).toBe(false);
  });
});

describe('what the panel shows', () => {
  it('has four switches for appointments and seven for requests, each for kinds of its own', () => {
    expect(SHOW_TOGGLES.filter(({ group }) => group === 'appointments')).toHaveLength(4);
    expect(SHOW_TOGGLES.filter(({ group }) => group === 'requests')).toHaveLength(7);
    const governed = SHOW_TOGGLES.flatMap((toggle) => toggle.kinds);
    const shipped = Object.entries(KINDS).flatMap(([kind, { category }]) =>
      ['appointments', 'requests'].includes(category) ? [kind] : [],
    );
    expect([...governed].sort()).toEqual([...shipped].sort());
  });

  it('is switched apart from who is told where', () => {
    for (const toggle of SHOW_TOGGLES) {
      const off = switchToggle(toggle, false);
      expect(isToggledOn({}, toggle)).toBe(true);
      expect(isToggledOn(off, toggle)).toBe(false);
      for (const kind of toggle.kinds) {
        const context = { kinds, channels: ['bell', 'email'], now: 0, zone: 'UTC', meetingUntil: null };
        expect(decideDelivery({ kind }, off, context)).toEqual(decideDelivery({ kind }, {}, context));
      }
    }
  });
});
