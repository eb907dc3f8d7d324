import { PREFERENCE_PATHS, type RecipientReason } from 'casebell/model';
import { sql, type RawBuilder } from 'kysely';
import { json, type Tx } from './database.js';
import { ServerError } from './errors.js';
import type { Target, TenantPreferences } from './options.js';
import { isLocked, readTenantDocument } from './preferences.js';

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
  const document = 'subscribers' in target ? await readTenantDocument(tx, tenant) : {};
  const { rows } = await sql<{ person: string }>`${selectPeople(tenant, target, document)} order by person`.execute(tx);
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

function selectPeople(tenant: string, target: Target, document: TenantPreferences): RawBuilder<{ person: string }> {
  const group = groupOf(target);
  if (group !== null) {
    return sql`select person from casebell.team_members where tenant = ${tenant} and kind = ${group.kind} and team = ${group.id}`;
  }
  if ('everyone' in target) return sql`select person from casebell.recipients where tenant = ${tenant}`;
  if ('subscribers' in target) return selectSubscribers(tenant, target.subscribers, document);
  return sql`select person from casebell.recipients where tenant = ${tenant} and person = any(${[...namedPeople(target)]}::text[])`;
}

/** The finer cell decides where there is one; in place of what a person did not say, or may not, stands what the tenant says. */
function selectSubscribers(
  tenant: string,
  { kind, subKind }: { readonly kind: string; readonly subKind?: string },
  document: TenantPreferences,
): RawBuilder<{ person: string }> {
  const paths = [...(subKind === undefined ? [] : [PREFERENCE_PATHS.subscribe(kind, subKind)]), PREFERENCE_PATHS.subscribe(kind)];
  const values = paths.map((path) => {
    const own = sql`(
      select value from casebell.preferences p where p.tenant = r.tenant and p.person = r.person and p.path = ${path})`;
    const value = document.defaults?.[path];
    const otherwise = typeof value === 'boolean' ? json(value) : sql`null::jsonb`;
    return isLocked(document, path) ? otherwise : sql`coalesce(${own}, ${otherwise})`;
  });
  return sql`
    select r.person from casebell.recipients r where r.tenant = ${tenant} and coalesce(${sql.join(values)}, 'false') = 'true'`;
}
