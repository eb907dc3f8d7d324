import { entryOf } from './check.js';
import { traitsOf, type Traits } from './channels.js';
import type { Decision } from './delivery.js';
import { nextDigestAt } from './digestTime.js';
import { kindOf, type Channel, type Kinds } from './kinds.js';
import type { NotificationContent, RecipientReason } from './notification.js';
import { pauseOf, type Pause, type PauseContext } from './pause.js';
import { cellValue } from './preferences.js';
import type { Preferences } from './protocol.js';

/** What a decision needs beside the notification and the preferences. */
export interface DeliveryContext extends PauseContext {
  /** The channels to decide about. */
  readonly channels: readonly Channel[];
  /** Those that do not reach this person at all: no address, not allowed, not installed. */
  readonly unavailable?: ReadonlySet<Channel>;
  /** How the host's own channels behave. Default: they interrupt. */
  readonly traits?: Traits;
  /** The channels chosen for this one notification, by a custom rule: they decide in place of the cells. */
  readonly chosen?: readonly Channel[];
}

/** What `decideDelivery` looks at. */
export type Deliverable = Pick<NotificationContent, 'kind' | 'subKind' | 'record' | 'reason'>;

/**
 * The reasons that "only mine" means: it was given to me, I was named in it, or the producer named me and no group. Without a reason it
 * came from a producer that only ever speaks to the person concerned.
 */
const MINE: ReadonlySet<RecipientReason | undefined> = new Set(['assigned', 'mentioned', 'direct', undefined]);

/** Whether a scope "only mine" lets it through. */
export const isMine = ({ reason }: Pick<NotificationContent, 'reason'>): boolean => MINE.has(reason);

/**
 * What becomes of a notification on each channel, and why: the one place where that is decided, for the interface, the server, the memory
 * transport and the tests. In this order: required, the cell with its scope, a meeting, always alert, quiet hours, mute.
 */
export function decideDelivery(
  notification: Deliverable,
  preferences: Preferences,
  context: DeliveryContext,
): ReadonlyMap<Channel, Decision> {
  const { channels, traits } = context;
  const isRequired = (channel: Channel): boolean => isRequiredOn(context.kinds, notification.kind, channel);
  const silence = silenceOf(notification, preferences, context);
  const decide = (channel: Channel): Decision =>
    decideAlone(notification, preferences, context, channel, isRequired(channel), silence);
  const carrierOf = (channel: Channel): Channel | undefined => traitsOf(channel, traits).inPlaceOf;

  /** A channel and the one that collects in its place never both carry it. */
  function settle(channel: Channel): Decision {
    const decision = decide(channel);
    if (decision.outcome === 'drop') return decision;
    const carrier = carrierOf(channel);
    if (carrier !== undefined && channels.includes(carrier) && isRequired(carrier))
      return { outcome: 'drop', because: 'required' };
    if (isRequired(channel)) return decision;
    const isCollected = channels.some((other) => carrierOf(other) === channel && decide(other).outcome === 'digest');
    return isCollected ? { outcome: 'drop', because: 'digest' } : decision;
  }

  return new Map(channels.map((channel) => [channel, settle(channel)]));
}

/** Whether nobody can switch a kind off on a channel: critical kinds on the bell, and where else the registry has them on. */
export function isRequiredOn(kinds: Kinds, kind: string, channel: Channel): boolean {
  const { critical, channels } = kindOf(kinds, kind);
  return critical === true && (channel === 'bell' || entryOf(channels, channel) === true);
}

/** What keeps it from interrupting, or that its kind alerts in spite of that. */
type Silence = Pause | 'beaten' | null;

/** Worked out for the first channel that asks. */
function silenceOf(notification: Deliverable, preferences: Preferences, context: DeliveryContext): () => Silence {
  let silence: Silence | undefined;
  return () => {
    if (silence !== undefined) return silence;
    silence = pauseOf(notification, preferences, context);
    if (silence === null && pauseOf(notification, preferences, context, 'no') !== null) silence = 'beaten';
    return silence;
  };
}

function decideAlone(
  notification: Deliverable,
  preferences: Preferences,
  { kinds, chosen, unavailable, traits, zone, now }: DeliveryContext,
  channel: Channel,
  isRequired: boolean,
  silenceNow: () => Silence,
): Decision {
  const { manner, inPlaceOf } = traitsOf(channel, traits);
  const because = isRequired ? 'required' : 'cell';
  if (!isRequired) {
    const cell = chosen
      ? chosen.includes(channel)
      : cellValue(preferences, kinds, notification.kind, channel, notification.subKind);
    if (cell === false) return { outcome: 'drop', because };
    if (cell === 'mine' && !isMine(notification)) return { outcome: 'drop', because: 'notMine' };
  }
  // A digest goes where its carrier goes.
  if (unavailable?.has(channel) || (inPlaceOf !== undefined && unavailable?.has(inPlaceOf)))
    return { outcome: 'drop', because: 'unavailable' };
  if (manner === 'collects') return { outcome: 'digest', because, until: isoTime(nextDigestAt(preferences, zone, now)) };
  const silence = isRequired ? null : silenceNow();
  if (silence === null) return { outcome: 'deliver', because };
  if (silence === 'beaten') return { outcome: 'deliver', because: 'alert' };
  const isForGood = silence.until === Infinity;
  const outcome = manner === 'lists' ? 'quietly' : isForGood ? 'drop' : 'hold';
  const until = silence.until === null || isForGood ? {} : { until: isoTime(silence.until) };
  return { outcome, because: silence.because, ...until };
}

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
