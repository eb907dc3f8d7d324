import { randomUUID } from 'node:crypto';
import { kindOf, type TestReport } from 'casebell/model';
import { sql } from 'kysely';
import { commit, type Core } from './core.js';
import { json } from './database.js';
import { hasRow, recordDecisions } from './delivery.js';
import { readListener } from './describePreferences.js';
import { ServerError } from './errors.js';
import { add, lockInbox, saveInboxes } from './inboxes.js';
import { decideFor } from './listeners.js';
import type { Identity } from './options.js';
import { newRowOf, type Send } from './sends.js';
import { welcome } from './sync.js';

/**
 * Sends a person a sample of a kind by the same decision as any other. What may go out now does; what would be held or collected is
 * only reported, for nobody waits for a sample until the evening.
 */
export async function testKind(
  core: Core,
  { tenant, recipient }: Identity,
  { kind, subKind }: { readonly kind: string; readonly subKind?: string | undefined },
): Promise<TestReport> {
  const { id: person, name = person } = recipient;
  if (!core.kinds.has(kind))
    throw new ServerError('badRequest', `"${kind}" is not a kind that is known here. Choose one of the preferences.`, {
      field: 'kind',
    });
  const busyUntil = await core.busyUntil(tenant, person);
  return commit(core, { tenant }, async (tx, after) => {
    await welcome(tx, tenant, { id: person, name });
    const inbox = await lockInbox(tx, tenant, person);
    const listener = await readListener(tx, tenant, recipient);
    const id = randomUUID();
    // It waits for nothing: a sample that cannot be archived before it is answered would be a nuisance.
    const send: Send = {
      id,
      content: {
        kind,
        ...(subKind !== undefined && { subKind }),
        title: kindOf(core.kinds, kind).label,
        reason: 'direct',
        data: { test: true },
      },
      needs: null,
      version: 1,
      freshVersion: 0,
      closedAs: null,
      createdAt: core.clock(),
      handledBy: null,
    };
    await sql`
      insert into casebell.sends (tenant, key, id, content, needs, version, fresh_version, created_at, notified)
      values (${tenant}, ${`sample ${id}`}, ${id}, ${json(send.content)}, null, 1, 0, ${send.createdAt}, 1)`.execute(tx);
    const decisions = decideFor(core, listener, send.content, busyUntil);
    const outgoing = [...decisions].filter(([, { outcome }]) => outcome === 'deliver');
    if (hasRow(new Map([[person, decisions]]), person)) add(inbox, newRowOf(send, core.clock()));
    await recordDecisions(core, tx, after, tenant, send, new Map([[person, new Map(outgoing)]]));
    after.moved(tenant, await saveInboxes(tx, tenant, [inbox], core.clock()));
    return { decisions: Object.fromEntries(decisions) };
  });
}
