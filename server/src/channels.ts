import type { Channel, NotificationContent, Unavailability } from 'casebell/model';
import { messageOf } from './errors.js';

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

/** Channels that go to an email address. */
const BY_EMAIL: ReadonlySet<Channel> = new Set(['email', 'digest']);

/** Why a channel does not reach somebody; `null` when it does. */
export function unavailabilityOf(channel: Channel, recipient: { readonly email?: string | null }): Unavailability | null {
  return BY_EMAIL.has(channel) && !recipient.email ? 'noAddress' : null;
}

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
