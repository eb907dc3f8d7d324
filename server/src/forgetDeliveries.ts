import { sql } from 'kysely';
import type { Executor } from './database.js';

const DAY = 86_400_000;
/** Longer than volumes are counted over and any digest looks back. */
const LOG_DAYS = 35;
/** For how long can be said who changed which preference. */
export const CHANGE_DAYS = 90;
const MILESTONE_DAYS = 30;

/** Forgets what became of deliveries, who changed what, and milestones that are over, once each is old. */
export async function forgetDeliveries(db: Executor, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  await sql`delete from casebell.delivery_log where at < ${before(LOG_DAYS)} and (outcome <> 'hold' or batch is not null)`.execute(
    db,
  );
  await sql`delete from casebell.digests where cut_off < ${before(LOG_DAYS)}`.execute(db);
  await sql`delete from casebell.preference_changes where at < ${before(CHANGE_DAYS)}`.execute(db);
  await sql`
    with over as (
      delete from casebell.milestones where completed_at < ${before(MILESTONE_DAYS)} returning tenant, key),
    targets as (
      delete from casebell.milestone_targets t using over where t.tenant = over.tenant and t.milestone = over.key)
    delete from casebell.due_rules d using over where d.tenant = over.tenant and d.milestone = over.key`.execute(db);
}
