import { chosenBy, decideDelivery, PREFERENCE_PATHS, type Channel, type Decision } from 'casebell/model';
import { sql } from 'kysely';
import { goesOut } from './channels.js';
import type { Aftermath, Core } from './core.js';
import { json, type Tx } from './database.js';
import { decideFor, readListeners, type Decided } from './listeners.js';
import { readDocuments } from './preferences.js';
import type { Send } from './sends.js';

/** What becomes of one notification for each of its people. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<Channel, Decision>>;

/** Decides for many people at once. A server without channels looks at the cells of the bell and at nothing else. */
export async function decideForPeople(
  core: Core,
  tx: Tx,
  tenant: string,
  people: readonly string[],
  { content }: Pick<Send, 'content'>,
): Promise<Decisions> {
  if (people.length === 0) return new Map();
  if (Object.keys(core.channels).length === 0) return decideBell(core, tx, tenant, people, content);
  const listeners = await readListeners(tx, tenant, people);
  return new Map([...listeners].map(([person, listener]) => [person, decideFor(core, listener, content)]));
}

async function decideBell(core: Core, tx: Tx, tenant: string, people: readonly string[], content: Decided): Promise<Decisions> {
  const { kind, subKind } = content;
  const chosen = chosenBy(content);
  const paths = [
    PREFERENCE_PATHS.cell(kind, 'bell'),
    ...(subKind === undefined ? [] : [PREFERENCE_PATHS.cell(kind, 'bell', subKind)]),
  ];
  const documents = await readDocuments(tx, tenant, people, paths);
  const context = {
    kinds: core.kinds,
    channels: ['bell'],
    now: core.clock().getTime(),
    zone: 'UTC',
    meetingUntil: null,
    ...(chosen !== null && { chosen }),
  };
  return new Map([...documents].map(([person, preferences]) => [person, decideDelivery(content, preferences, context)]));
}

/** Whether somebody gets a row. */
export const hasRow = (decisions: Decisions, person: string): boolean => decisions.get(person)?.get('bell')?.outcome !== 'drop';

/** What is handed to a channel together. Its name is part of the id that the channel sees. */
export const BATCH = {
  single: ({ id, freshVersion }: Pick<Send, 'id' | 'freshVersion'>) => `${id}.${freshVersion}`,
  summary: (word: string) => `summary.${word}`,
  digest: (date: string) => `digest.${date}`,
} as const;

/**
 * Writes down what was decided, once for each time it became new, hands to the channels what goes out now, and plans the digests. Of the bell only what was dropped is
 * written down: the rest is in the inbox.
 */
export async function recordDecisions(
  core: Core,
  tx: Tx,
  after: Aftermath,
  tenant: string,
  send: Send,
  decisions: Decisions,
): Promise<void> {
  const batch = BATCH.single(send);
  const entries = [...decisions].flatMap(([person, channels]) =>
    [...channels].flatMap(([channel, { outcome, because, until }]) =>
      channel === 'bell' && outcome !== 'drop'
        ? []
        : [{ person, channel, outcome, because, until: until ?? null, batch: goesOut({ outcome }) ? batch : null }],
    ),
  );
  if (entries.length === 0) return;
  const at = core.clock();
  const { kind, subKind = null, reason = null } = send.content;
  const { rows } = await sql<{ person: string; channel: string; batch: string | null }>`
    insert into casebell.delivery_log as l (tenant, person, send_id, channel, kind, sub_kind, reason, outcome, because, chosen, fresh, due_at, at, batch)
    select ${tenant}, x.person, ${send.id}, x.channel, ${kind}, ${subKind}, ${reason}, x.outcome, x.because, ${chosenBy(send.content) !== null}, ${send.freshVersion}, x.until, ${at}, x.batch
    from jsonb_to_recordset(${json(entries)})
      as x(person text, channel text, outcome text, because text, until timestamptz, batch text)
    on conflict (tenant, person, send_id, channel) do update set
      outcome = excluded.outcome, because = excluded.because, fresh = excluded.fresh, due_at = excluded.due_at,
      batch = excluded.batch, handed_at = null
    where l.fresh < excluded.fresh and l.channel <> 'digest'
    returning person, channel, batch`.execute(tx);
  for (const { person, channel, batch: given } of rows)
    if (given !== null) after.queue({ type: 'handOver', tenant, person, channel, batch: given });
  await planDigests(tx, tenant, entries, at);
}

/** Notes when the digests of these people go out, for those who had none to wait for. */
async function planDigests(
  tx: Tx,
  tenant: string,
  entries: readonly { readonly person: string; readonly outcome: string; readonly until: string | null }[],
  at: Date,
): Promise<void> {
  const collected = entries.filter(({ outcome }) => outcome === 'digest').map(({ person, until }) => ({ person, until }));
  if (collected.length === 0) return;
  await sql`
    insert into casebell.delivery_plans as p (tenant, person, next_digest, last_digest)
    select ${tenant}, x.person, x.until, ${new Date(at.getTime() - 1)}
    from jsonb_to_recordset(${json(collected)}) as x(person text, until timestamptz) order by x.person
    on conflict (tenant, person) do update set
      next_digest = coalesce(p.next_digest, excluded.next_digest), last_digest = coalesce(p.last_digest, excluded.last_digest)`.execute(
    tx,
  );
}
