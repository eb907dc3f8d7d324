import { CasebellError } from '../../model/errors.js';
import type { RecipientReason, Team } from '../../model/notification.js';
import { PREFERENCE_PATHS } from '../../model/preferences.js';
import type { Preferences } from '../../model/protocol.js';
import type { Database } from './database.js';
import type { Audience, Membership, MemoryRecipient } from './memoryTypes.js';

/** A group whose members share one item: whoever acts first closes it for all. */
export interface SharedWith {
  readonly reason: 'team' | 'role';
  readonly id: string;
}

/** The team or role an audience names; `null` for any other. */
export function sharedWith(to: Audience): SharedWith | null {
  if (typeof to === 'string') return null;
  if ('team' in to) return { reason: 'team', id: to.team };
  return 'role' in to ? { reason: 'role', id: to.role } : null;
}

const asTeam = (membership: Membership): Team =>
  typeof membership === 'string' ? { id: membership, name: membership } : membership;

function membershipOf({ teams = [], roles = [] }: MemoryRecipient, { reason, id }: SharedWith): Team | undefined {
  return (reason === 'team' ? teams : roles).map(asTeam).find((team) => team.id === id);
}

export function isMember(recipient: MemoryRecipient, group: SharedWith): boolean {
  return membershipOf(recipient, group) !== undefined;
}

/** The group as its members call it. */
export function teamOf(group: SharedWith, members: readonly MemoryRecipient[]): Team {
  const [first] = members;
  return (first && membershipOf(first, group)) ?? { id: group.id, name: group.id };
}

/** Who is told, and why. Throws `badRequest` for a person nobody knows. */
export function resolveAudience(
  to: Audience,
  { recipients }: Database,
  documentOf: (recipientId: string) => Preferences,
): { readonly reason: RecipientReason; readonly recipients: readonly MemoryRecipient[] } {
  const all = [...recipients.values()];
  const group = sharedWith(to);
  if (group) return { reason: group.reason, recipients: all.filter((recipient) => isMember(recipient, group)) };
  if (typeof to !== 'string' && 'everyone' in to) return { reason: 'everyone', recipients: all };
  if (typeof to !== 'string' && 'subscribers' in to) {
    const { kind, subKind } = to.subscribers;
    const coarse = PREFERENCE_PATHS.subscribe(kind);
    const isSubscribed = ({ id }: MemoryRecipient): boolean => {
      const preferences = documentOf(id);
      // The finer cell decides where there is one.
      const fine = subKind === undefined ? undefined : preferences[PREFERENCE_PATHS.subscribe(kind, subKind)];
      return (fine ?? preferences[coarse]) === true;
    };
    return { reason: 'subscribed', recipients: all.filter(isSubscribed) };
  }
  return { reason: 'direct', recipients: [...new Set(idsOf(to))].map((id) => known(recipients, id)) };
}

function idsOf(to: Audience): readonly string[] {
  if (typeof to === 'string') return [to];
  if (isList(to)) return to;
  if ('person' in to) return [to.person];
  return 'people' in to ? to.people : [];
}

const isList = (to: Audience): to is readonly string[] => Array.isArray(to);

function known(recipients: ReadonlyMap<string, MemoryRecipient>, id: string): MemoryRecipient {
  const recipient = recipients.get(id);
  if (recipient) return recipient;
  throw new CasebellError(
    'badRequest',
    `Nobody is called "${id}" here. Enter the person with \`recipients.put\` before notifying them.`,
  );
}
