import { CasebellError } from '../../model/errors.js';
import type { RecipientReason } from '../../model/notification.js';
import type { Audience, MemoryRecipient, NotifyInput } from './memoryTypes.js';

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

export function isMember(recipient: MemoryRecipient, { reason, id }: SharedWith): boolean {
  return (reason === 'team' ? recipient.teams : recipient.roles)?.includes(id) === true;
}

/** Who is told, and why. Throws `badRequest` for a person nobody knows. */
export function resolveAudience(
  { to, kind, subKind }: NotifyInput,
  recipients: ReadonlyMap<string, MemoryRecipient>,
): { readonly reason: RecipientReason; readonly recipients: readonly MemoryRecipient[] } {
  const all = [...recipients.values()];
  const group = sharedWith(to);
  if (group) return { reason: group.reason, recipients: all.filter((recipient) => isMember(recipient, group)) };
  if (typeof to !== 'string' && 'everyone' in to) return { reason: 'everyone', recipients: all };
  if (typeof to !== 'string' && 'subscribers' in to)
    return { reason: 'subscribed', recipients: all.filter((one) => subscribes(one, kind, subKind)) };
  return { reason: 'direct', recipients: [...new Set(idsOf(to))].map((id) => known(recipients, id)) };
}

function idsOf(to: Audience): readonly string[] {
  if (typeof to === 'string') return [to];
  if (isList(to)) return to;
  if ('person' in to) return [to.person];
  return 'people' in to ? to.people : [];
}

const isList = (to: Audience): to is readonly string[] => Array.isArray(to);

function subscribes({ subscriptions = [] }: MemoryRecipient, kind: string, subKind: string | undefined): boolean {
  return subscriptions.some((wanted) => wanted.kind === kind && (wanted.subKind === undefined || wanted.subKind === subKind));
}

function known(recipients: ReadonlyMap<string, MemoryRecipient>, id: string): MemoryRecipient {
  const recipient = recipients.get(id);
  if (recipient) return recipient;
  throw new CasebellError(
    'badRequest',
    `Nobody is called "${id}" here. Enter the person with \`recipients.put\` before notifying them.`,
  );
}
