import type { Person, SyncAnswer, SyncRequest } from 'casebell/model';
import { sql } from 'kysely';
import { applyCommand, type ArrivedCommand } from './applyCommand.js';
import { commit, type Core } from './core.js';
import { snapshot, type Tx } from './database.js';
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
  const scope = { tenant, person: id };
  const found = await snapshot(core.db, scope, (tx) => lookUp(tx, tenant, id, clientId, acknowledged));
  const avatar = found?.avatar ?? null;
  const person = { id, name: name ?? found?.name ?? id, ...(avatar !== null && { avatar }) };
  const now = core.clock();
  const isNew = found?.known !== true || found.name === null;
  const hasHeard = found?.heard === true;
  // Once a day is enough to tell a client in use from one that is gone.
  const isBack = found?.used_at != null && now.getTime() - found.used_at.getTime() > DAY;
  if (!isNew && !hasHeard && !isBack) return person;
  await commit(core, scope, async (tx) => {
    if (isNew) await welcome(tx, tenant, person);
    if (hasHeard) {
      await sql`
        delete from casebell.rejections
        where tenant = ${tenant} and person = ${id} and client_id = ${clientId} and mid <= ${acknowledged}`.execute(tx);
    }
    if (isBack) {
      await sql`
        update casebell.clients set used_at = ${now}
        where tenant = ${tenant} and person = ${id} and client_id = ${clientId}`.execute(tx);
    }
  });
  return person;
}

interface Known {
  readonly known: boolean;
  readonly name: string | null;
  readonly avatar: string | null;
  readonly heard: boolean;
  readonly used_at: Date | null;
}

async function lookUp(tx: Tx, tenant: string, id: string, clientId: string, acknowledged: number): Promise<Known | undefined> {
  const { rows } = await sql<Known>`
    select
      exists (select 1 from casebell.inboxes where tenant = ${tenant} and person = ${id}) as known,
      r.name, r.avatar,
      exists (
        select 1 from casebell.rejections
        where tenant = ${tenant} and person = ${id} and client_id = ${clientId} and mid <= ${acknowledged}) as heard,
      (select used_at from casebell.clients where tenant = ${tenant} and person = ${id} and client_id = ${clientId}) as used_at
    from (select 1) as one left join casebell.recipients r on r.tenant = ${tenant} and r.person = ${id}`.execute(tx);
  return rows[0];
}

/** Who signs in for the first time gets an inbox, and can be written to. */
export async function welcome(tx: Tx, tenant: string, { id, name }: Person): Promise<void> {
  await lockInbox(tx, tenant, id);
  await sql`insert into casebell.recipients (tenant, person, name) values (${tenant}, ${id}, ${name}) on conflict do nothing`.execute(
    tx,
  );
}
