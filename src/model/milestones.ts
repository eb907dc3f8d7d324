import type { Channel } from './kinds.js';
import type { NotificationContent, RecordRef } from './notification.js';
import { UNIT_MS, type Rule, type RuleTrigger } from './preferences.js';

/**
 * A moment that custom rules count from: the producer reports it once, and again where it moves; what is settled it completes. Whether and
 * when anybody is told, their rules say.
 */
export interface Milestone {
  /** Names it: reported again, it is the same one. */
  readonly key: string;
  readonly record: RecordRef;
  /** `sla`: when an SLA falls due. `deadline`: when something has to be done. Any other: when it happened. */
  readonly event: 'sla' | 'deadline' | (string & {});
  /** ISO 8601. */
  readonly at: string;
  /** The template (sub-kind) of the record; rules may ask for one. */
  readonly template?: string;
  /** What the notification says. */
  readonly title: string;
  readonly link?: string;
}

/** A rule, and when it falls due for a milestone, in milliseconds since 1970. */
export interface DueRule {
  readonly rule: Rule;
  readonly at: number;
}

const triggerOf = (event: string): RuleTrigger =>
  event === 'sla' ? 'slaLate' : event === 'deadline' ? 'beforeDeadline' : 'elapsed';

/** The enabled rules that a milestone which is not completed makes fire, and when; the first one first. */
export function dueRules({ event, at, template }: Milestone, rules: readonly Rule[]): readonly DueRule[] {
  const trigger = triggerOf(event);
  const start = Date.parse(at);
  return rules
    .filter((rule) => rule.enabled && rule.when === trigger && (rule.template === undefined || rule.template === template))
    .map((rule) => {
      const wait = rule.amount * UNIT_MS[rule.unit];
      return { rule, at: trigger === 'beforeDeadline' ? start - wait : start + wait };
    })
    .sort((one, other) => one.at - other.at);
}

/** One notification for each rule and milestone of a person, however often it is looked at. */
export const ruleKey = (person: string, { key }: Pick<Milestone, 'key'>, { id }: Pick<Rule, 'id'>): string =>
  ['rule', person, id, key].map(encodeURIComponent).join('/');

const RULE_KIND = 'rule.fired';

/** What a rule that fires tells its person. */
export function ruleNotification({ record, event, at, template, title, link, key }: Milestone, rule: Rule): NotificationContent {
  const { id, when, amount, unit, channels } = rule;
  return {
    kind: RULE_KIND,
    ...(template !== undefined && { subKind: template }),
    title,
    ...(link !== undefined && { link }),
    record,
    reason: 'direct',
    data: { rule: id, when, amount, unit, channels, milestone: key, event, at },
  };
}

/** The channels of the custom rule that made a notification, which decide in place of the cells; `null` for any other notification. */
export function chosenBy({ kind, data }: Pick<NotificationContent, 'kind' | 'data'>): readonly Channel[] | null {
  const channels = kind === RULE_KIND ? data?.['channels'] : undefined;
  return Array.isArray(channels) ? channels.filter((channel): channel is string => typeof channel === 'string') : null;
}
