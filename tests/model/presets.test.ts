import { DEFAULT_BEHAVIOUR, KINDS } from 'casebell/model';
import { agentDesk, cases, immcase, superoffice } from 'casebell/presets';
import { describe, expect, it } from 'vitest';

describe.each(Object.entries({ cases, immcase, agentDesk, superoffice }))('the preset %s', (_name, preset) => {
  it('decides everything that has a default', () => {
    expect(Object.keys(preset)).toEqual(expect.arrayContaining(Object.keys(DEFAULT_BEHAVIOUR)));
  });

  it('speaks only of kinds the library has', () => {
    const named = [...Object.keys(preset.kindLabels), ...preset.clearAtMidnight];
    expect(named.filter((kind) => !Object.hasOwn(KINDS, kind))).toEqual([]);
  });

  it('gives every kind a label of its own', () => {
    expect(new Set(Object.values(preset.kindLabels)).size).toBe(Object.keys(preset.kindLabels).length);
  });
});

it('empties the case inbox into the archive, and offers X and the Archived tab', () => {
  expect(cases).toMatchObject({ clear: 'archiveAll', archivedTab: true, archiveButton: true });
});

it('offers Mark all as read and keeps 30 days at ImmCase', () => {
  expect(immcase).toMatchObject({ readAll: true, retentionDays: 30, archiveButton: true });
});

it('clears, gets and forgets at SuperOffice: no archive, no X, requests gone by morning', () => {
  expect(superoffice).toMatchObject({ clear: 'clearAll', gotIt: 'all', archivedTab: false, archiveButton: false });
  expect(superoffice.clearAtMidnight).toEqual(Object.keys(KINDS).filter((kind) => kind.startsWith('request.')));
});
