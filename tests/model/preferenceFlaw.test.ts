import { PREFERENCE_LIMITS, PREFERENCE_PATHS as PATHS, preferenceFlaw, rulesOf, RULES_MAX, type JsonValue } from 'casebell/model';
import { describe, expect, it } from 'vitest';

const RULE = { when: 'slaLate', amount: 2, unit: 'hours', channels: ['bell'], enabled: true };

/** Every path with a value it holds and one it does not. */
const PATH_VALUES: readonly (readonly [path: string, right: JsonValue, wrong: JsonValue])[] = [
  [PATHS.cell('mention', 'email'), 'mine', 'yours'],
  [PATHS.cell('case.created', 'bell', 'a/b'), false, 0],
  [PATHS.show('reply'), false, 'no'],
  [PATHS.subscribe('case.created', 'visa'), true, 'mine'],
  [PATHS.alert('mention'), 'alsoInMeetings', true],
  [PATHS.digestTime, '23:59', '24:00'],
  [PATHS.digestDays, [1, 7], []],
  [PATHS.digestContent, 'unread', 'read'],
  [PATHS.quiet, true, 'on'],
  [PATHS.quietDay(7), [{ from: '22:00', to: '07:00' }], [{ from: '22:00' }]],
  [PATHS.mute, '2026-03-02T12:00:00+01:00', '2026-03-02 12:00'],
  [PATHS.muteKind('reply'), true, false],
  [PATHS.muteRecord('case', 'a/b'), '2026-03-02T12:00Z', 'tomorrow'],
  [PATHS.meeting, true, 'now'],
  [PATHS.meetingCalendar, false, 1],
  [PATHS.previews, false, 'hidden'],
  [PATHS.sound, true, 'loud'],
  [PATHS.soundVolume, 0.5, 1.1],
  [PATHS.soundKind('reply'), false, null],
  [PATHS.counter('title'), false, 3],
  [PATHS.rule('r/1'), RULE, { ...RULE, when: 'never' }],
];

describe('a cell of the preferences', () => {
  it.each(PATH_VALUES)('%s holds %j and not %j', (path, right, wrong) => {
    expect(preferenceFlaw(path, right)).toBeNull();
    if (wrong !== null) expect(preferenceFlaw(path, wrong)).toBe('value');
    expect(preferenceFlaw(path, null)).toBeNull();
  });

  it.each([
    ['an unknown zone', PATHS.zone, 'Mars/Base', 'zone'],
    ['a rule of 0 minutes', PATHS.rule('r'), { ...RULE, amount: 0 }, 'amount'],
    ['a rule of half an hour', PATHS.rule('r'), { ...RULE, amount: 0.5 }, 'value'],
    ['a rule of two years', PATHS.rule('r'), { ...RULE, amount: 730, unit: 'days' }, 'tooLong'],
    ['a rule without channels', PATHS.rule('r'), { ...RULE, channels: [] }, 'channels'],
    [
      'more spans than a day needs',
      PATHS.quietDay(1),
      Array.from({ length: 11 }, () => ({ from: '01:00', to: '02:00' })),
      'value',
    ],
    ['a value that fills the disk', 'x', 'ü'.repeat(PREFERENCE_LIMITS.bytes / 2), 'size'],
    ['a path without end', 'x'.repeat(301), true, 'path'],
    ['no path', '', true, 'path'],
    ['a lock of one’s own', PATHS.lock('zone'), true, 'path'],
  ] as const)('refuses %s', (_, path, value, flaw) => {
    expect(preferenceFlaw(path, value)).toBe(flaw);
  });

  it('of a path nobody knows holds anything', () => {
    for (const path of ['x', 'quiet/8', 'deliver/a', 'rule/a/b', 'größe/ü', 'mute/else', 'show/a/b'])
      expect(preferenceFlaw(path, { any: ['thing', null, 1] })).toBeNull();
  });

  it('cannot be changed, nor taken out, while it is locked', () => {
    const preferences = { [PATHS.lock(PATHS.previews)]: 'Required by your administrator' };
    expect(preferenceFlaw(PATHS.previews, false, preferences)).toBe('locked');
    expect(preferenceFlaw(PATHS.previews, null, preferences)).toBe('locked');
    expect(preferenceFlaw(PATHS.sound, true, preferences)).toBeNull();
  });

  it('may be the 200th rule and not one more, and those there are can be edited', () => {
    const rules = Object.fromEntries(Array.from({ length: RULES_MAX }, (_, index) => [PATHS.rule(`${index}`), RULE]));
    const { [PATHS.rule('7')]: _seventh, ...fewer } = rules;
    expect(preferenceFlaw(PATHS.rule('new'), RULE, fewer)).toBeNull();
    expect(preferenceFlaw(PATHS.rule('new'), RULE, rules)).toBe('tooManyRules');
    expect(preferenceFlaw(PATHS.rule('7'), { ...RULE, amount: 3 }, rules)).toBeNull();
  });

  it('is one of 5,000 at most', () => {
    const full = Object.fromEntries(Array.from({ length: PREFERENCE_LIMITS.cells }, (_, index) => [`x/${index}`, 1]));
    expect(preferenceFlaw('x/new', 1, full)).toBe('size');
    expect(preferenceFlaw('x/7', 2, full)).toBeNull();
  });

  it('with a rule whose id nobody wrote as in a URL is read as it is', () => {
    expect(rulesOf({ 'rule/100%': RULE }).map(({ id }) => id)).toEqual(['100%']);
  });
});
