import type { ChannelInfo, PreferencesDescription } from '../../model/delivery.js';
import type { Kinds } from '../../model/kinds.js';
import { hasDigest } from '../../model/sensiblePreferences.js';
import { inboxOf, type Backend } from './database.js';
import type { DeliveryOptions } from './deliveryTypes.js';
import type { Dispatch } from './dispatch.js';
import { isoTime } from './inbox.js';

/** What volumes are counted over. */
const FOUR_WEEKS = 28 * 86_400_000;

/** What is said about somebody's preferences beside the document itself. */
export function describePreferences(
  { database, now, documentOf }: Backend,
  dispatch: Dispatch,
  kinds: Kinds,
  { subKinds }: Pick<DeliveryOptions, 'subKinds'>,
  recipientId: string,
): PreferencesDescription {
  const inbox = inboxOf(database, recipientId);
  inbox.arrivals = inbox.arrivals.filter(({ at }) => at > now() - FOUR_WEEKS);
  const volumes = new Map<string, number>();
  for (const { kind } of inbox.arrivals) volumes.set(kind, (volumes.get(kind) ?? 0) + 1);
  const unavailable = dispatch.unavailableTo(recipientId);
  const isExpected = hasDigest(documentOf(recipientId), kinds) || inbox.outbox.digestAt !== null;
  return {
    channels: dispatch.channels.map((channel): ChannelInfo => {
      const reason = unavailable[channel];
      return { channel, ...(reason && { unavailable: reason }) };
    }),
    ...(subKinds && { subKinds }),
    volumes: Object.fromEntries(volumes),
    digest: {
      at: isExpected ? isoTime(dispatch.digestAt(recipientId)) : null,
      count: inbox.outbox.waiting.filter(({ decision }) => decision.outcome === 'digest').length,
    },
  };
}
