import { chosenBy, dueRules, ruleKey, ruleNotification, type Milestone, type Rule } from 'casebell/model';
import { describe, expect, it } from 'vitest';

const rule = (id: string, changes: Partial<Rule> = {}): Rule => ({
  id,
  when: 'slaLate',
  amount: 2,
  unit: 'hours',
  channels: ['bell'],
  enabled: true,
  ...changes,
});
const milestone = (changes: Partial<Milestone> = {}): Milestone => ({
  key: 'sla-4711',
  record: { type: 'case', id: '4711' },
  event: 'sla',
  at: '2026-03-02T12:00:00Z',
  title: 'Visa Nadia Rahman',
  ...changes,
});
const due = (changes: Partial<Milestone>, ...rules: readonly Rule[]) =>
  dueRules(milestone(changes), rules).map(({ rule: { id }, at }) => [id, new Date(at).toISOString()]);

describe('the rules a milestone makes fire', () => {
  it('are those about a late SLA, a passed time or a deadline, each at its own moment', () => {
    const rules = [
      rule('late'),
      rule('passed', { when: 'elapsed', amount: 90, unit: 'minutes' }),
      rule('before', { when: 'beforeDeadline', amount: 1, unit: 'days' }),
    ];
    expect(due({}, ...rules)).toEqual([['late', '2026-03-02T14:00:00.000Z']]);
    expect(due({ event: 'case.created' }, ...rules)).toEqual([['passed', '2026-03-02T13:30:00.000Z']]);
    expect(due({ event: 'deadline' }, ...rules)).toEqual([['before', '2026-03-01T12:00:00.000Z']]);
  });

  it('are of its template, or of any', () => {
    const rules = [rule('any'), rule('visa', { template: 'visa', amount: 1 }), rule('asylum', { template: 'asylum' })];
    expect(due({ template: 'visa' }, ...rules).map(([id]) => id)).toEqual(['visa', 'any']);
    expect(due({}, ...rules).map(([id]) => id)).toEqual(['any']);
  });

  it('are not those that are switched off', () => {
    expect(due({}, rule('off', { enabled: false }))).toEqual([]);
  });

  it('tell what the milestone says, on the channels of the rule', () => {
    const content = ruleNotification(milestone({ template: 'visa', link: '/cases/4711' }), rule('late', { channels: ['email'] }));
    expect(content).toMatchObject({
      kind: 'rule.fired',
      subKind: 'visa',
      title: 'Visa Nadia Rahman',
      link: '/cases/4711',
      record: { type: 'case', id: '4711' },
    });
    expect(chosenBy(content)).toEqual(['email']);
    expect(chosenBy({ kind: 'mention', data: { channels: ['email'] } })).toBeNull();
    expect(chosenBy({ kind: 'rule.fired', data: { channels: 'email' } })).toBeNull();
  });

  it('have a key for each person, rule and milestone', () => {
    const keys = [
      ruleKey('anna', { key: 'a/b' }, { id: 'c' }),
      ruleKey('anna', { key: 'a' }, { id: 'b/c' }),
      ruleKey('mateo', { key: 'a' }, { id: 'b/c' }),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});
