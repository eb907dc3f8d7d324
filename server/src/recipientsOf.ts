import type { RecipientReason } from 'casebell/model';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from './database.js';
import { ServerError } from './errors.js';
import type { Target } from './options.js';

/** Why people of a target are told, unless the producer says. */
export function reasonOf(target: Target): RecipientReason {
  if ('team' in target) return 'team';
  if ('role' in target) return 'role';
  if ('everyone' in target) return 'everyone';
  return 'subscribers' in target ? 'subscribed' : 'direct';
}

/** Those a target names one by one. */
export function namedPeople(target: Target): readonly string[] {
  if ('person' in target) return [target.person];
  return 'people' in target ? [...new Set(target.people)] : [];
}

/** A target that shares one record among its members. */
export function groupOf(target: Target): { readonly kind: 'team' | 'role'; readonly id: string } | null {
  if ('team' in target) return { kind: 'team', id: target.team };
  return 'role' in target ? { kind: 'role', id: target.role } : null;
}

/** The ids of the people a target means, in order. Throws `unknownRecipient` for a team or role without members. */
export async function recipientsOf(tx: Tx, tenant: string, target: Target): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`${selectPeople(tenant, target)} order by person`.execute(tx);
  const group = groupOf(target);
  if (rows.length === 0 && group !== null) {
    throw new ServerError(
      'unknownRecipient',
      `The ${group.kind} "${group.id}" has no members. Name it in the ${group.kind}s of at least one person: PUT /v1/recipients/:id.`,
      { field: `to.${group.kind}` },
    );
  }
  return rows.map(({ person }) => person);
}

function selectPeople(tenant: string, target: Target): RawBuilder<{ person: string }> {
  const group = groupOf(target);
  if (group !== null) {
    return sql`select person from casebell.team_members where tenant = ${tenant} and kind = ${group.kind} and team = ${group.id}`;
  }
  if ('everyone' in target) return sql`select person from casebell.recipients where tenant = ${tenant}`;
  if ('subscribers' in target) return selectSubscribers(tenant, target.subscribers);
  return sql`select person from casebell.recipients where tenant = ${tenant} and person = any(${[...namedPeople(target)]}::text[])`;
}

/** The finer cell decides where there is one. */
function selectSubscribers(
  tenant: string,
  { kind, subKind }: { readonly kind: string; readonly subKind?: string },
): RawBuilder<{ person: string }> {
  const coarse = `subscribe/${kind}`;
  const fine = subKind === undefined ? coarse : `${coarse}/${subKind}`;
  return sql`
    select r.person from casebell.recipients r
    left join casebell.preferences c on c.tenant = r.tenant and c.person = r.person and c.path = ${coarse}
    left join casebell.preferences f on f.tenant = r.tenant and f.person = r.person and f.path = ${fine}
    where r.tenant = ${tenant} and coalesce(f.value, c.value) = 'true'`;
}
