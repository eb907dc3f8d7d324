import { ar } from 'casebell/locales/ar';
import { de } from 'casebell/locales/de';
import { en } from 'casebell/locales/en';
import { fr } from 'casebell/locales/fr';
import { nb } from 'casebell/locales/nb';
import { describe, expect, it } from 'vitest';

/** Every key with the type of its value, nested ones by their path. */
function shapeOf(texts: object, path = ''): string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      typeof value === 'object' && value !== null ? shapeOf(value, `${path}${key}.`) : [`${path}${key}: ${typeof value}`],
    )
    .sort();
}

describe.each(Object.entries({ nb, de, fr, ar }))('%s', (tag, strings) => {
  it('has every text that English has', () => {
    expect(shapeOf(strings)).toEqual(shapeOf(en));
    expect(strings.locale).toBe(tag);
  });

  it('leaves no text empty and none in English', () => {
    const flat = (texts: object): string[] =>
      Object.values(texts).flatMap((value) =>
        typeof value === 'string' ? [value] : typeof value === 'object' ? flat(value as object) : [],
      );
    const [own, english] = [flat(strings), flat(en)];
    expect(own.every((text) => text.trim() !== '')).toBe(true);
    const same = own.filter((text, index) => text === english[index]);
    // "Notifications" is French too.
    expect(same.filter((text) => text !== 'Notifications')).toEqual([]);
  });

  it.each([0, 1, 2, 3, 11, 100])('says %i of everything without a gap', (count) => {
    for (const text of [
      strings.bell({ count, max: 99, of: 'unread', waiting: count }),
      strings.bell({ count, max: 99, of: 'unseen', waiting: 0 }),
      strings.bell({ count, max: 99, of: 'open', waiting: 0 }),
      strings.newer(count),
      strings.waiting(count),
      strings.offline(count),
      ...(['age', 'someNight', 'night', 'unsaved', 'answered'] as const).map((until) =>
        strings.retention({ days: count, until }),
      ),
      strings.done('archiveAll', count, count),
      strings.arrived({ count, mentions: count, title: 'x' }),
    ]) {
      expect(text).not.toMatch(/#|undefined|NaN|\[object/);
      expect(text.trim()).not.toBe('');
    }
  });
});

describe('the name of the bell', () => {
  it('follows the plural forms of Arabic', () => {
    const names = [1, 2, 3, 11].map((count) => ar.bell({ count, max: 99, of: 'unread', waiting: 0 }));
    expect(new Set(names.map((name) => name.replace(/\d+/, ''))).size).toBe(4);
  });

  it('says more than the maximum', () => {
    expect(en.bell({ count: 120, max: 99, of: 'unread', waiting: 0 })).toBe('Notifications, more than 99 unread');
  });
});

describe('numbers', () => {
  it.each(Object.entries({ en, nb, de, fr, ar }))('are written as %s writes them', (tag, strings) => {
    const written = new Intl.NumberFormat(tag).format(12_345);
    const texts = (['archive', 'restore', 'gotIt', 'archiveAll', 'archiveRead', 'readAll'] as const).map((deed) =>
      strings.done(deed, 12_345, 0),
    );
    for (const text of [...texts, strings.newer(12_345), strings.arrived({ count: 12_345, mentions: 12_345, title: 'x' })]) {
      expect(text).toContain(written);
      expect(text).not.toContain('12345');
    }
  });
});
