import type { Strings } from 'casebell';
import { ar } from 'casebell/locales/ar';
import { de } from 'casebell/locales/de';
import { en } from 'casebell/locales/en';
import { es } from 'casebell/locales/es';
import { fr } from 'casebell/locales/fr';
import { he } from 'casebell/locales/he';
import { ja } from 'casebell/locales/ja';
import { nb } from 'casebell/locales/nb';
import { pl } from 'casebell/locales/pl';
import { ptBR } from 'casebell/locales/pt-BR';
import { uk } from 'casebell/locales/uk';
import { describe, expect, it } from 'vitest';

const LANGUAGES = Object.entries({ nb, de, fr, ar, es, 'pt-BR': ptBR, pl, uk, ja, he });

/** What a language writes as English does. */
const SAME: { readonly [tag: string]: readonly string[] } = {
  nb: ['mine', 'Panel', 'Push', 'System', 'Team', 'Test'],
  de: ['Push', 'System', 'Team', 'Test', 'Workflow'],
  fr: ['Conversations', 'Mention', 'Mentions', 'Notification', 'Notifications', 'Push', 'Test', 'Volume'],
  es: ['Panel', 'Push'],
  'pt-BR': ['Push', 'Volume'],
  pl: ['Panel', 'Push', 'System', 'Test'],
};

/** Only put together what they are given. */
const JOIN = ['ofRow', 'cell', 'unavailable'];

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100];

/** Every text by its path; functions as they are. */
function flat(texts: object, path = ''): [path: string, text: unknown][] {
  return Object.entries(texts).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? flat(value as object, `${path}${key}.`) : [[`${path}${key}`, value]],
  );
}

/** Every key with the type of its value, nested ones by their path. */
const shapeOf = (texts: object): string[] =>
  flat(texts)
    .map(([path, value]) => `${path}: ${typeof value}`)
    .sort();

/** What each text says, by its name and the place of what it was given. */
function said(strings: Strings, texts: { readonly [name in keyof Strings]?: () => readonly string[] }): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, say]) => say().map((text, index): [string, string] => [`${name} ${index}`, text])),
  );
}

/** What counts, said of so many. */
function counting(strings: Strings, count: number): Map<string, string> {
  const each = <Case extends string>(cases: readonly Case[], say: (one: Case) => string) => cases.map(say);
  return said(strings, {
    bell: () => [
      ...each(['unread', 'unseen', 'open'], (of) => strings.bell({ count, max: 99_999, of, waiting: 0 })),
      strings.bell({ count: null, max: 99, of: 'unread', waiting: count || 1 }),
    ],
    newer: () => [strings.newer(count)],
    waiting: () => [strings.waiting(count)],
    offline: () => [strings.offline(count)],
    others: () => [strings.others('x', count)],
    retention: () =>
      each(['age', 'someNight', 'night', 'unsaved', 'answered'], (until) => strings.retention({ days: count, until })),
    done: () => [
      ...each(['archive', 'restore', 'gotIt', 'archiveAll', 'archiveRead', 'readAll'], (deed) =>
        strings.done(deed, count, count),
      ),
      strings.done('archiveAll', 0, 0, count),
    ],
    arrived: () => [strings.arrived({ count, mentions: count, title: 'x' })],
    groupOf: () => [strings.groupOf({ title: undefined, count }), strings.groupOf({ title: 'x', count })],
    toastMore: () => [strings.toastMore(count)],
    unsaved: () => [strings.unsaved(count)],
    problem: () => each(['offline', 'signedOut', 'forbidden', 'unreachable'], (problem) => strings.problem(problem, count)),
    refusedChanges: () => [strings.refusedChanges(count)],
    flawedChanges: () => [strings.flawedChanges(count)],
    changedElsewhere: () => [strings.changedElsewhere(count)],
    volume: () => [strings.volume(count * 4), strings.volume(1)],
    rulesFull: () => [strings.rulesFull(count)],
    ruleSays: () =>
      each(['slaLate', 'elapsed', 'beforeDeadline'], (when) =>
        strings.ruleSays({ when, amount: count, unit: strings.ruleUnits.hours(count), channels: '', template: 'x' }),
      ),
    digestNext: () => [strings.digestNext('x', count), strings.digestNext('x', undefined)],
    rowsDone: () =>
      each(['archive', 'restore', 'read', 'unread', 'save', 'unsave', 'snooze', 'unsnooze'], (deed) =>
        strings.rowsDone(deed, count, count),
      ),
    lastDays: () => [strings.lastDays(count)],
    nothingFound: () => [strings.nothingFound('x').title, strings.nothingFound('x').hint],
    selectedRows: () => [strings.selectedRows(count)],
  });
}

/** What takes names, times or a choice. */
function naming(strings: Strings): Map<string, string> {
  const texts = strings as unknown as { readonly [name: string]: (...given: unknown[]) => string };
  const calls: readonly (readonly [name: string, ...given: unknown[]])[] = [
    ...['archive', 'restore', 'handledBy', 'left', 'readGroup', 'archiveGroup', 'toastDismiss', 'menuOf'].map(
      (name) => [name, 'x'] as const,
    ),
    ...['muteKind', 'endMute', 'snoozedUntil', 'nowMuted', 'nowHeard', 'muteTomorrow', 'quietMuted', 'testResult'].map(
      (name) => [name, 'x'] as const,
    ),
    ...['columnToggle', 'rowToggle', 'kindOptions', 'scopeOf', 'ruleEdit', 'ruleDuplicate', 'ruleDelete', 'quietFrom'].map(
      (name) => [name, 'x'] as const,
    ),
    ...['quietTo', 'quietAdd', 'quietCopy'].map((name) => [name, 'x'] as const),
    ...['muteRecord', 'cellFailed'].map((name) => [name, undefined] as const),
    ...['mutedUntil', 'toastRegion', 'quietNow'].flatMap((name) => [[name, null] as const, [name, 'x'] as const]),
    ['muteRecord', 'x'],
    ['ofRow', 'x', 'y'],
    ['cell', 'x', 'y'],
    ['unavailable', 'x', 'y'],
    ['groupCell', 'x', 'y'],
    ['clockGap', 'x', 'y'],
    ['zoneUnknown', 'x', 'y'],
    ['quietRemove', 'x', 'y', 'z'],
    ['refused', 'handled', 'x'],
    ...['network', 'timeout', 'unavailable', 'rateLimited', 'invalidResponse', 'unauthorised', 'forbidden', 'notFound', '?'].map(
      (code) => ['error', code] as const,
    ),
    ...['restored', 'tooLate', 'changed', 'gone', 'handled', 'invalid', 'unsupported'].flatMap((reason) => [
      ['refused', reason] as const,
      ['cellFailed', reason] as const,
    ]),
    ...['archive', 'restore', 'read', 'unread', 'save', 'unsave', 'snooze', 'unsnooze'].map((deed) => ['rowDeed', deed] as const),
    ...['hour', 'tomorrow', 'week', 'forGood'].map((span) => ['muteSpan', span] as const),
    ...['beforeMeeting', 'laterToday', 'thisEvening', 'tomorrow', 'nextWeek'].map((preset) => ['snoozePreset', preset] as const),
    ...['none', 'past', 'far'].map((flaw) => ['snoozeFlaw', flaw] as const),
    ...['next', 'previous', 'open', 'expand', 'archive', 'gotIt', 'read', 'snooze', 'select', 'selectRange', 'selectAll'].map(
      (key) => ['keyDoes', key] as const,
    ),
    ...['clearSelection', 'undo', 'search', 'help'].map((key) => ['keyDoes', key] as const),
    ...['meeting', 'quietHours', 'muted'].flatMap((because) =>
      [null, 'x'].map((until) => ['bellQuiet', { bell: 'x', because, until }] as const),
    ),
    ...['deliver', 'quietly', 'hold', 'digest', 'drop'].flatMap((outcome) =>
      [null, 'x'].map((until) => ['decision', { channel: 'x', outcome, because: 'muted', until }] as const),
    ),
    ...['required', 'notMine', 'meeting', 'alert', 'quietHours', 'kindMuted', 'recordMuted', 'digest', 'unavailable'].map(
      (because) => ['decision', { channel: 'x', outcome: 'drop', because, until: null }] as const,
    ),
  ];
  return new Map(
    calls.map(([name, ...given]): [string, string] => [`${name} ${JSON.stringify(given)}`, texts[name]?.(...given) ?? '']),
  );
}

describe.each(LANGUAGES)('%s', (tag, strings) => {
  const same = SAME[tag] ?? [];

  it('has every text that English has', () => {
    expect(strings.locale).toBe(tag);
    expect(shapeOf(strings)).toEqual(shapeOf(en));
  });

  it('leaves no text empty and none in English', () => {
    const english = new Map(flat(en));
    for (const [path, text] of flat(strings)) {
      if (typeof text !== 'string') continue;
      expect(text.trim(), path).not.toBe('');
      if (!same.includes(text)) expect(text, path).not.toBe(english.get(path));
    }
  });

  it('says nothing in English of names, times and choices', () => {
    const english = naming(en);
    for (const [call, text] of naming(strings)) {
      expect(text, call).not.toMatch(/#|undefined|null|NaN|\[object/);
      expect(text.trim(), call).not.toBe('');
      if (!JOIN.includes(call.split(' ')[0] ?? '')) expect(text, call).not.toBe(english.get(call));
    }
  });

  it.each(COUNTS)('says %i of everything without a gap, in its own words', (count) => {
    const english = counting(en, count);
    for (const [call, text] of counting(strings, count)) {
      expect(text, call).not.toMatch(/#|undefined|null|NaN|\[object/);
      expect(text.trim(), call).not.toBe('');
      expect(text, call).not.toBe(english.get(call));
    }
  });

  it('has every control of a rule in its sentence', () => {
    for (const form of Object.values(strings.ruleForm)) {
      expect(new Set([...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))).toEqual(
        new Set(['channels', 'amount', 'unit', 'when', 'template']),
      );
    }
  });
});

describe('the name of the bell', () => {
  it.each([
    ['pl', pl, [1, 5]],
    ['uk', uk, [1, 2, 5]],
    ['he', he, [1, 2]],
    ['ar', ar, [1, 3, 11]],
  ] as const)('follows the plural forms of %s', (_tag, strings, counts) => {
    const names = counts.map((count) => strings.bell({ count, max: 99, of: 'unread', waiting: 0 }));
    expect(new Set(names.map((name) => name.replace(/\d+/, ''))).size).toBe(counts.length);
  });

  it.each([['en', en] as const, ...LANGUAGES])(
    'says the number on the badge in %s, as those who speak to their browser do',
    (tag, strings) => {
      for (const count of [1, 2]) {
        const written = new Intl.NumberFormat(tag).format(count);
        for (const of of ['unread', 'unseen', 'open'] as const)
          expect(strings.bell({ count, max: 99, of, waiting: 0 })).toContain(written);
      }
    },
  );

  it('says more than the maximum', () => {
    expect(en.bell({ count: 120, max: 99, of: 'unread', waiting: 0 })).toBe('Notifications, more than 99 unread');
  });

  it('counts twenty-one in Ukrainian as twenty-one, in the singular', () => {
    expect(uk.bell({ count: 21, max: 99, of: 'unread', waiting: 0 })).toBe('Сповіщення, 21 непрочитане');
  });
});

/** Nothing is counted in these. */
const UNCOUNTED = /^(retention [34]|bell \d|digestNext 1|volume 1|nothingFound \d)$/;

describe('numbers', () => {
  it.each([['en', en] as const, ...LANGUAGES])('are written as %s writes them', (tag, strings) => {
    const written = new Intl.NumberFormat(tag).format(12_345);
    for (const [call, text] of counting(strings, 12_345)) {
      if (UNCOUNTED.test(call)) continue;
      expect(text, call).toContain(written);
      expect(text, call).not.toContain('12345');
    }
  });
});
