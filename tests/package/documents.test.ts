import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDescription, parsePage, parseStreamFrame, parseSyncAnswer, parseTestReport } from 'casebell/model';
import { describe, expect, it } from 'vitest';
import { ROOT } from './installed.js';

const text = readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8');
const examples = [...text.matchAll(/^```json (\w+)\n([\s\S]*?)^```/gm)].map(([, what, json]) => ({
  what: what!,
  value: JSON.parse(json!) as unknown,
}));

const PARSERS: { readonly [what: string]: (value: unknown) => unknown } = {
  answer: parseSyncAnswer,
  frame: parseStreamFrame,
  page: parsePage,
  description: parseDescription,
  report: parseTestReport,
  request: (value) => value,
};

describe('docs/protocol.md', () => {
  it.each(examples)('shows a $what that the client understands and leaves as it is', ({ what, value }) => {
    expect(JSON.parse(JSON.stringify(PARSERS[what]!(value)))).toEqual(value);
  });

  it('shows every sort of message', () => {
    expect(new Set(examples.map(({ what }) => what))).toEqual(new Set(Object.keys(PARSERS)));
  });
});
