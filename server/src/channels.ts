import { traitsOf, type Channel, type ChannelInfo, type Decision, type NotificationContent, type Traits } from 'casebell/model';
import type { Core } from './core.js';
import { messageOf } from './errors.js';
import type { Logger } from './logger.js';
import type { NotificationServerOptions } from './options.js';

/** Somebody a channel is to reach, as the directory has them. */
export interface ChannelRecipient {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** A notification as a channel is handed it. */
export interface DeliveredNotification extends NotificationContent {
  readonly id: string;
  readonly version: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Whether the person has read it in the bell by now. */
  readonly read: boolean;
}

/** What a channel is asked to bring to one person. */
export interface ChannelDelivery {
  /** The same at every attempt: whoever has seen it before need not bring it again. */
  readonly id: string;
  readonly tenant: string;
  readonly channel: Channel;
  /** `single`: as it happens. `summary`: what was held while nothing might interrupt. `digest`: what came since the digest before. */
  readonly type: 'single' | 'summary' | 'digest';
  readonly recipient: ChannelRecipient;
  /** At least one, oldest first. */
  readonly notifications: readonly DeliveredNotification[];
  /** `false`: the person wants no title or text shown where others may see it. */
  readonly previews: boolean;
}

/**
 * Brings something to a person. Called at least once for each delivery, and again after a pause when it throws or takes longer than 30
 * seconds; after 20 attempts it is given up and kept among the dead letters.
 */
export type ChannelFunction = (delivery: ChannelDelivery) => Promise<void>;

/** The ways out of this server beside the bell. */
export type ChannelFunctions = { readonly [channel: string]: ChannelFunction };

/** The channels that do not reach somebody, each with the reason and the way out. */
export type UnavailableChannels = { readonly [channel: string]: NonNullable<ChannelInfo['unavailable']> };

/** What the host says about who is reached, as something that always answers. */
export function reachOf(unavailable: NotificationServerOptions['unavailable'], logger: Logger): Core['unavailable'] {
  return (tenant, recipient) => {
    try {
      return unavailable?.(tenant, recipient) ?? {};
    } catch (error) {
      logger.warn({ error: messageOf(error) }, 'which channels reach somebody could not be asked; all are taken to');
      return {};
    }
  };
}

/** Which of the channels do not reach somebody: those the host names, email without an address, and what such a channel carries. */
export function unavailableTo(
  channels: readonly Channel[],
  traits: Traits,
  recipient: Pick<ChannelRecipient, 'email'>,
  given: UnavailableChannels,
): UnavailableChannels {
  const own: UnavailableChannels = { ...(!recipient.email && { email: { reason: 'noAddress' } }), ...given };
  const entries = channels.flatMap((channel) => {
    const { inPlaceOf = channel } = traitsOf(channel, traits);
    const why = own[channel] ?? own[inPlaceOf];
    return why === undefined ? [] : [[channel, why] as const];
  });
  return Object.fromEntries(entries);
}

/** Whether something is handed to a channel now. What only lists is handed over also where nothing may interrupt. */
export const goesOut = ({ outcome }: Pick<Decision, 'outcome'>): boolean => outcome === 'deliver' || outcome === 'quietly';

const PATIENCE = 30_000;

/** Calls a channel. Throws when it fails or does not end. */
export async function callChannel(channel: ChannelFunction, delivery: ChannelDelivery): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the channel took longer than ${PATIENCE / 1_000} s`)), PATIENCE);
  });
  try {
    await Promise.race([channel(delivery), late]);
  } catch (error) {
    throw new Error(`"${delivery.channel}" could not be delivered: ${messageOf(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
