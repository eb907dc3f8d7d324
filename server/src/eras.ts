import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Executor, Tx } from './database.js';

/**
 * What somebody outside of the database has seen of it: in an era, a mark that only rises. Each witness has a mark of its own, and
 * moves it in the database before it remembers it; so a database that has less than a witness remembers has lost what came between.
 */
export interface Testimony {
  readonly id: string;
  readonly era: string;
  readonly mark: number;
}

/** Days after which a witness that was not seen is forgotten. One that comes back later counts as having seen another history. */
const FORGET = 400;

/** Moves the mark of a witness on. Resolves to `null` when it is not where the witness left it. */
export async function testify(db: Executor, { id, mark }: Testimony): Promise<Testimony | null> {
  const { rows } = await sql<Testimony>`
    update casebell.witnesses set mark = mark + 1, seen_at = now() where id = ${id} and mark = ${mark}
    returning id, mark, ${currentEra} as era`.execute(db);
  return rows[0] ?? null;
}

/** Begins with a witness, or with what it remembers, whatever the database says. */
export async function enter(tx: Tx, remembered: Testimony | null): Promise<Testimony> {
  await sql`delete from casebell.witnesses where seen_at < now() - make_interval(days => ${FORGET}::int)`.execute(tx);
  await sql`insert into casebell.eras (id) select ${randomUUID()} where not exists (select 1 from casebell.eras)`.execute(tx);
  const { rows } = await sql<Testimony>`
    insert into casebell.witnesses as w (id, mark) values (${remembered?.id ?? randomUUID()}, ${(remembered?.mark ?? 0) + 1})
    on conflict (id) do update set mark = greatest(w.mark + 1, excluded.mark), seen_at = now()
    returning id, mark, ${currentEra} as era`.execute(tx);
  const [testimony] = rows;
  if (testimony === undefined) throw new Error('A witness could not be written.');
  return testimony;
}

const currentEra = sql`(select e.id from casebell.eras e order by e.number desc limit 1)`;

/**
 * Whether the database contradicts what a witness remembers: it never heard of that era, or is in it still and has a lower mark. A later
 * era means that whatever was lost, the epochs were renewed since.
 */
export async function contradicts(tx: Tx, { id, era, mark }: Testimony): Promise<boolean> {
  const { rows } = await sql<{ known: boolean; current: boolean; mark: number | null }>`
    select exists (select 1 from casebell.eras where id = ${era}) as known, ${currentEra} is not distinct from ${era} as current,
      (select mark from casebell.witnesses where id = ${id}) as mark`.execute(tx);
  const [found] = rows;
  return found?.known !== true || (found.current && (found.mark ?? 0) < mark);
}

/**
 * Gives every inbox a new epoch and begins a new era, as must happen whenever history was rewritten; returns how many inboxes there are.
 */
export async function renewEpochs(tx: Tx, lostEra?: string): Promise<number> {
  // Others who remember an era that began after the backup was made need not renew once more.
  if (lostEra !== undefined) await sql`insert into casebell.eras (id) values (${lostEra}) on conflict do nothing`.execute(tx);
  await sql`insert into casebell.eras (id) values (${randomUUID()})`.execute(tx);
  const { rows } = await sql<{ renewed: number }>`
    with renewed as (update casebell.inboxes set epoch = gen_random_uuid()::text returning 1)
    select count(*)::int8 as renewed from renewed`.execute(tx);
  return rows[0]?.renewed ?? 0;
}
