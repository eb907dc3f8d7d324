import { safeUrl } from 'casebell/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAD_LINKS, GOOD_LINKS } from './links.js';

const OPTIONS = { origin: 'https://crm.example.com', allowedHosts: ['cal.example.org'] };

describe('safeUrl', () => {
  it.each(BAD_LINKS.map((link) => [JSON.stringify(link).slice(0, 80), link]))('refuses %s', (_shown, link) => {
    expect(safeUrl(link, OPTIONS)).toBeNull();
  });

  it.each(GOOD_LINKS)('accepts %s', (link, href, external) => {
    expect(safeUrl(link, OPTIONS)).toEqual({ href, external, host: external ? 'cal.example.org' : 'crm.example.com' });
  });

  it('has nothing to open without a link', () => {
    expect(safeUrl(undefined, OPTIONS)).toBeNull();
  });

  it('leads to no other host unless it is on the list', () => {
    expect(safeUrl('https://cal.example.org/', { origin: OPTIONS.origin })).toBeNull();
  });

  it('takes a path only where there is a page it could be of', () => {
    expect(safeUrl('/cases/1', {})).toBeNull();
  });

  it('what it gives back leads, as a link of the page, to where it says', () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2e',
      ':',
      '@',
      '?',
      '#',
      'https',
      'javascript',
      'evil.example',
      'crm.example.com',
      'cal.example.org',
      'a',
      ' ',
      '\t',
      '\u202e',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const safe = safeUrl(pieces.join(''), OPTIONS);
        if (safe === null) return;
        const url = new URL(safe.href, `${OPTIONS.origin}/some/page`);
        expect(url.protocol).toMatch(/^https?:$/);
        expect(url.host).toBe(safe.host);
        expect(url.origin === OPTIONS.origin).toBe(!safe.external);
        expect(safeUrl(safe.href, OPTIONS)).toEqual(safe);
      }),
      { numRuns: 2_000 },
    );
  });
});
