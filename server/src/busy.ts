import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import { lookAgain } from './deliveryPlans.js';
import { messageOf, ServerError } from './errors.js';
import { lockInbox } from './inboxes.js';
import type { Logger } from './logger.js';
import type { NotificationServerOptions } from './options.js';

/** Notes until when somebody is in a meeting; `null`, or a time that is over, ends it. Throws `unknownRecipient`. */
export async function setBusy(core: Core, tenant: string, person: string, until: Date | null): Promise<void> {
  await commit(core, { tenant }, async (tx) => {
    await lockInbox(tx, tenant, person);
    const { rows } = await sql`
      update casebell.recipients set busy_until = ${until} where tenant = ${tenant} and person = ${person} returning 1`.execute(
      tx,
    );
    if (rows.length === 0) throw unknownPerson(person);
    if (Object.keys(core.channels).length > 0) await lookAgain(tx, [tenant, person], core.clock());
  });
}

export function unknownPerson(person: string): ServerError {
  return new ServerError(
    'unknownRecipient',
    `Nobody is known as "${person}". Put the person into the directory first: PUT /v1/recipients/:id.`,
  );
}

const PATIENCE = 5_000;

/** The host's calendar as something that always answers: one that fails, or takes too long, says nothing of a meeting. */
export function calendarOf(busyUntil: NotificationServerOptions['busyUntil'], logger: Logger): Core['busyUntil'] {
  if (busyUntil === undefined) return async () => null;
  return async (tenant, person) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1_000} s`)), PATIENCE);
    });
    try {
      const until = await Promise.race([busyUntil(tenant, person), late]);
      return until === null || Number.isNaN(until.getTime()) ? null : until;
    } catch (error) {
      logger.warn({ error: messageOf(error) }, 'the calendar could not be asked; nobody is taken for busy by it');
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}
