import { describe, expect, it } from 'vitest';
import { playScript, type Script } from 'casebell/testing';
import { MUTANT_SCRIPTS, SCENARIOS } from './scenarios.js';

describe('scenarios on the memory backend', () => {
  for (const [name, script] of SCENARIOS) {
    it(`${script.story} (${name})`, async () => {
      const { problems } = await playScript(script);
      expect(problems).toEqual([]);
    });
  }

  it('says what a device shows instead of what a script expects', async () => {
    const script: Script = {
      story: 'An expectation that is wrong',
      people: ['ada'],
      devices: [{ name: 'laptop', person: 'ada', views: ['inbox'] }],
      steps: [
        { do: 'notify', name: 'one', to: 'ada', kind: 'reply' },
        { do: 'read', device: 'laptop', rows: ['one'] },
        {
          do: 'expect',
          device: 'laptop',
          view: 'inbox',
          rows: [],
          row: { one: { read: false }, two: { read: true } },
          counts: { unread: 1 },
          refused: ['changed'],
        },
      ],
    };
    expect((await playScript(script)).problems).toEqual([
      'laptop: expected the rows of inbox to be [], not ["one"]',
      'laptop: expected read of one to be false, not true',
      'laptop: expected a row two in an open view',
      'laptop: expected the count of unread to be 1, not 0',
      'laptop: expected what was refused to be ["changed"], not []',
    ]);
  });
});

describe('scripts that show a broken rule', () => {
  for (const [name, script] of MUTANT_SCRIPTS) {
    it(`show nothing where none is broken: ${script.story} (${name})`, async () => {
      expect((await playScript(script)).problems).toEqual([]);
    });
  }
});
