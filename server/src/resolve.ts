import type { Person } from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import { json } from './database.js';
import { alignChunk } from './deliver.js';
import { ServerError } from './errors.js';
import { anyKind, notSent, type KindCheck } from './notify.js';
import { lockSend } from './sends.js';
import { NOBODY } from './teamItems.js';

/**
 * Closes a team item that was acted upon elsewhere, for example in its record: it leaves everybody's inbox as handled, by whom if that is
 * said. The first one to handle it stays. Throws `notFound` when nothing was sent under the key, `badRequest` for what is no team item.
 */
export async function resolve(
  core: Core,
  tenant: string,
  key: string,
  by: Person | undefined,
  allow: KindCheck = anyKind,
): Promise<void> {
  await commit(core, { tenant }, async (tx, after) => {
    const send = await lockSend(tx, tenant, { key }, 'update');
    if (send === null || !allow(send.content.kind)) throw notSent(key, null);
    const { rows } = await sql<{ handled_by: Person }>`
      update casebell.team_items set handled_by = coalesce(handled_by, ${json(by ?? NOBODY)})
      where tenant = ${tenant} and id = ${send.id} returning handled_by`.execute(tx);
    const [item] = rows;
    if (item === undefined) {
      throw new ServerError('badRequest', `What was sent under the key "${key}" is no team item. Withdraw it instead.`, {
        field: 'idempotencyKey',
      });
    }
    if (send.handledBy === null) await alignChunk(core, tx, after, tenant, { ...send, handledBy: item.handled_by }, '');
  });
}
