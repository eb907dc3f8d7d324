import type { Person, SyncAnswer, SyncRequest } from 'casebell/model';
import { sql } from 'kysely';
import { applyCommand, type ArrivedCommand } from './applyCommand.js';
import { commit, type Core } from './core.js';
import { readFrame } from './frames.js';
import { lockInbox } from './inboxes.js';
import type { Identity } from './options.js';

/** Seconds between polls of those who have no stream. */
const POLL_SECONDS = 30;
const DAY = 86_400_000;

/** A sync request whose commands may hold some that this server cannot apply. */
export type ArrivedSync = Omit<SyncRequest, 'commands'> & { readonly commands: readonly ArrivedCommand[] };

/** Applies a person's commands in order, then reads what changed: the only read path that may replace the client's state. */
export async function sync(core: Core, { tenant, recipient }: Identity, request: ArrivedSync): Promise<SyncAnswer> {
  const { clientId, acknowledged, views } = request;
  const person = await prepare(core, tenant, recipient, clientId, acknowledged);
  for (const command of request.commands) await applyCommand(core, { tenant, person, clientId }, command);
  const frame = await readFrame(core.db, [tenant, person.id], request, views);
  return { ...frame, serverTime: core.clock().toISOString(), pollSeconds: POLL_SECONDS };
}

/** Gives newcomers an inbox, forgets the rejections the client has heard of, and remembers that it was here. */
async function prepare(
  core: Core,
  tenant: string,
  { id, name }: Identity['recipient'],
  clientId: string,
  acknowledged: number,
): Promise<Person> {
  const { rows } = await sql<{ known: boolean; name: string | null; heard: boolean; used_at: Date | null }>`
    select
      exists (select 1 from casebell.inboxes where tenant = ${tenant} and person = ${id}) as known,
      (select name from casebell.recipients where tenant = ${tenant} and person = ${id}) as name,
      exists (
        select 1 from casebell.rejections
        where tenant = ${tenant} and person = ${id} and client_id = ${clientId} and mid <= ${acknowledged}) as heard,
      (select used_at from casebell.clients where tenant = ${tenant} and person = ${id} and client_id = ${clientId}) as used_at`.execute(
    core.db,
  );
  const found = rows[0];
  const person = { id, name: name ?? found?.name ?? id };
  if (found?.known !== true || found.name === null) await welcome(core, tenant, person);
  if (found?.heard === true) {
    await sql`
      delete from casebell.rejections
      where tenant = ${tenant} and person = ${id} and client_id = ${clientId} and mid <= ${acknowledged}`.execute(core.db);
  }
  const now = core.clock();
  // Once a day is enough to tell a client in use from one that is gone.
  if (found?.used_at && now.getTime() - found.used_at.getTime() > DAY) {
    await sql`
      update casebell.clients set used_at = ${now}
      where tenant = ${tenant} and person = ${id} and client_id = ${clientId}`.execute(core.db);
  }
  return person;
}

/** Who signs in for the first time gets an inbox, and can be written to. */
async function welcome(core: Core, tenant: string, { id, name }: Person): Promise<void> {
  await commit(core, async (tx) => {
    await lockInbox(tx, tenant, id);
    await sql`insert into casebell.recipients (tenant, person, name) values (${tenant}, ${id}, ${name}) on conflict do nothing`.execute(
      tx,
    );
  });
}
