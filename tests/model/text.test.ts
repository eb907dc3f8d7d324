import { cleanLine, cleanText } from 'casebell/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Texts that say something else than they show, and what is left of them. */
const SPOOFS: readonly (readonly [what: string, text: string, clean: string])[] = [
  // direction
  ['a right-to-left override', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a left-to-right override', '\u202dabc', 'abc'],
  ['a right-to-left embedding', 'a\u202bb', 'ab'],
  ['a left-to-right embedding', 'a\u202ab', 'ab'],
  ['the end of an embedding', 'a\u202cb', 'ab'],
  ['a left-to-right isolate', 'a\u2066b', 'ab'],
  ['a right-to-left isolate', 'a\u2067b', 'ab'],
  ['a first strong isolate', 'a\u2068b', 'ab'],
  ['the end of an isolate', 'a\u2069b', 'ab'],
  ['a left-to-right mark', 'a\u200eb', 'ab'],
  ['a right-to-left mark', 'a\u200fb', 'ab'],
  ['an Arabic letter mark', 'a\u061cb', 'ab'],
  ['overrides nested', '\u202e\u202d\u202ex\u202c\u202c', 'x'],
  ['an override that would run into the next line', 'Hello \u202e', 'Hello'],
  // nothing to see
  ['a zero-width space', 'pay\u200bpal', 'paypal'],
  ['a word joiner', 'pay\u2060pal', 'paypal'],
  ['a byte order mark', '\ufeffHello', 'Hello'],
  ['a soft hyphen', 'pay\u00adpal', 'paypal'],
  ['a combining grapheme joiner', 'pay\u034fpal', 'paypal'],
  ['a Mongolian vowel separator', 'a\u180eb', 'ab'],
  ['a Mongolian variation selector', 'a\u180bb', 'ab'],
  ['invisible times', 'a\u2062b', 'ab'],
  ['an invisible separator', 'a\u2063b', 'ab'],
  ['invisible plus', 'a\u2064b', 'ab'],
  ['function application', 'a\u2061b', 'ab'],
  ['an unassigned invisible character', 'a\u2065b', 'ab'],
  ['inhibited symmetric swapping', 'a\u206ab', 'ab'],
  ['nominal digit shapes', 'a\u206fb', 'ab'],
  ['a Hangul filler', '\u3164', ''],
  ['a Hangul choseong filler', '\u115f\u1160', ''],
  ['a half-width Hangul filler', '\uffa0', ''],
  ['a blank Braille pattern', '\u2800\u2800', ''],
  ['Khmer inherent vowels', 'a\u17b4\u17b5b', 'ab'],
  ['interlinear annotation', 'a\ufff9b\ufffac\ufffb', 'abc'],
  ['a text in tags', 'Hi\u{e0001}\u{e0048}\u{e0049}\u{e007f}', 'Hi'],
  ['invisible characters alone', '\u200b\u200e\u2060\ufeff', ''],
  // controls
  ['a null', 'a\u0000b', 'ab'],
  ['a bell', 'a\u0007b', 'ab'],
  ['a backspace', 'safe\u0008\u0008\u0008\u0008evil', 'safeevil'],
  ['an escape sequence', '\u001b[31mred', '[31mred'],
  ['a vertical tab', 'a\u000bb', 'ab'],
  ['a form feed', 'a\u000cb', 'ab'],
  ['a delete', 'a\u007fb', 'ab'],
  ['a control of the upper half', 'a\u009bb', 'ab'],
  ['a next line', 'a\u0085b', 'ab'],
  ['a device control string', '\u0090x\u009c', 'x'],
  ['a shift out', 'a\u000eb\u000f', 'ab'],
  // lines
  ['line breaks', 'Approved\n\n\nby nobody', 'Approved by nobody'],
  ['a carriage return', 'shown\rhidden', 'shown hidden'],
  ['line break pairs', 'a\r\nb', 'a b'],
  ['tabs', 'a\t\t\tb', 'a b'],
  ['a line separator', 'a\u2028b', 'a b'],
  ['a paragraph separator', 'a\u2029b', 'a b'],
  ['space around it', '  \n a \t ', 'a'],
  // towers
  ['a tower of marks', `Z${'\u0301'.repeat(50)}`, 'Z\u0301\u0301\u0301'],
  ['towers on every letter', `a${'\u0335'.repeat(9)}b${'\u0489'.repeat(9)}`, 'a\u0335\u0335\u0335b\u0489\u0489\u0489'],
  ['a tower of different marks', 'e\u0300\u0301\u0302\u0303\u0304', 'e\u0300\u0301\u0302'],
  ['marks without a letter', '\u0301'.repeat(9), '\u0301\u0301\u0301'],
  // markup stays text
  ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a template', '{{constructor.constructor("x")()}}', '{{constructor.constructor("x")()}}'],
];

/** Texts of people, which stay as they are. */
const HONEST: readonly string[] = [
  'Permit renewal, Okafor family',
  'Ärger mit Übergrößen – „Straße“ №7',
  'ذكرتك ليلى حداد في «تجديد تصريح العمل»',
  'אנה הזכירה אותך',
  'می\u200cخواهم', // Persian needs its joiner
  'नमस्ते, क्षेत्र',
  'สวัสดีครับ ผู้ใหญ่',
  'Tiếng Việt: ệ ữ ẫ',
  'e\u0301te\u0301',
  '案件が割り当てられました',
  '한국어 알림',
  '👩\u200d👩\u200d👧\u200d👦 👍🏽 ❤️ 🏳️\u200d🌈 1️⃣',
  'paypal and раураl', // look-alike letters are a language to somebody
];

describe('cleanLine', () => {
  it.each(SPOOFS)('takes out %s', (_what, text, clean) => {
    expect(cleanLine(text, 200)).toBe(clean);
  });

  it.each(HONEST)('leaves %s', (text) => {
    expect(cleanLine(text, 200)).toBe(text);
    expect(cleanText(text, 200)).toBe(text);
  });

  it('cuts with an ellipsis, never through a character', () => {
    expect(cleanLine('abcdef', 4)).toBe('abc…');
    expect(cleanLine('abcd', 4)).toBe('abcd');
    expect(cleanLine('ab🔔🔔', 4)).toBe('ab…');
    expect(cleanLine('x'.repeat(5_000), 200)).toHaveLength(200);
  });

  it('gives a line that is clean, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const line = cleanLine(text, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\n\r\t\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]/);
        expect(() => encodeURIComponent(line)).not.toThrow();
        expect(cleanLine(line, limit)).toBe(line);
      }),
    );
  });
});

describe('cleanText', () => {
  it('keeps line breaks, all of one kind', () => {
    expect(cleanText('a\r\nb\rc\nd\u2028e\u2029f', 200)).toBe('a\nb\nc\nd\ne\nf');
  });

  it('takes out what disguises', () => {
    expect(cleanText('first\n\u202esecond\u0000', 200)).toBe('first\nsecond');
  });
});

it('cleans a text the same whether or not another part of it needs cleaning', () => {
  // An emoji takes the text along the way that looks at every character.
  const ways = [cleanLine, cleanText];
  for (let code = 0; code < 0xffff; code++) {
    const character = String.fromCharCode(code);
    const text = `${character}${character}${character}${character}${character}`;
    for (const clean of ways) {
      if (clean(`x${text}x`, 100) !== clean(`x${text}x😀`, 100).slice(0, -2)) expect.fail(`U+${code.toString(16)} differs`);
      if (clean(`x${text}`, 100) !== clean(`😀x${text}`, 100).slice(2)) expect.fail(`U+${code.toString(16)} differs at the end`);
    }
  }
});
