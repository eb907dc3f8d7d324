import { CasebellError } from '../../model/errors.js';
import { dueRules, ruleKey, ruleNotification, type DueRule } from '../../model/milestones.js';
import { PREFERENCE_PATHS, rulesOf } from '../../model/preferences.js';
import type { Environment } from '../../store/environment.js';
import { resolveAudience } from './audience.js';
import { inboxOf, type Backend, type ReportedMilestone } from './database.js';
import type { MemoryBackend } from './memoryTypes.js';

/** Timers of browsers overflow above 24.8 days, and a clock may be set: none is set for longer than this. */
const LONGEST = 3_600_000;

/** Fires people's custom rules for the milestones that producers report. */
export interface Rules extends Pick<MemoryBackend, 'milestones'> {
  /** Fires what is due, and sets the clock for the next. */
  readonly run: () => void;
}

export function createRules(
  { database, now, documentOf }: Backend,
  { setTimer, notify }: { readonly setTimer: Environment['setTimer']; readonly notify: MemoryBackend['notify'] },
): Rules {
  let cancel = (): void => {};

  function* dueOf(milestone: ReportedMilestone): Generator<DueRule & { readonly recipientId: string; readonly key: string }> {
    for (const { id: recipientId } of resolveAudience(milestone.to, database, documentOf).recipients) {
      const { setAt } = inboxOf(database, recipientId);
      for (const due of dueRules(milestone, rulesOf(documentOf(recipientId)))) {
        const key = ruleKey(recipientId, milestone, due.rule);
        // A rule looks ahead: what was due before it was written, of a milestone known by then, is history.
        const since = setAt.get(PREFERENCE_PATHS.rule(due.rule.id)) ?? -Infinity;
        const isHistory = due.at < since && milestone.reportedAt < since;
        if (!isHistory && !database.items.has(key)) yield { ...due, recipientId, key };
      }
    }
  }

  function run(): void {
    cancel();
    let next = Infinity;
    for (const milestone of database.milestones.values()) {
      for (const { rule, at, recipientId, key } of dueOf(milestone)) {
        if (at > now()) next = Math.min(next, at);
        else notify({ ...ruleNotification(milestone, rule), to: { person: recipientId }, idempotencyKey: key });
      }
    }
    cancel = next === Infinity ? () => {} : setTimer(run, Math.min(next - now(), LONGEST));
  }

  return {
    run,
    milestones: {
      report: (milestone) => {
        if (Number.isNaN(Date.parse(milestone.at))) {
          throw new CasebellError('badRequest', `The milestone "${milestone.key}" has no time. Give \`at\` as ISO 8601.`);
        }
        resolveAudience(milestone.to, database, documentOf);
        const reportedAt = database.milestones.get(milestone.key)?.reportedAt ?? now();
        database.milestones.set(milestone.key, { ...structuredClone(milestone), reportedAt });
        run();
      },
      complete: (key) => {
        database.milestones.delete(key);
      },
    },
  };
}
