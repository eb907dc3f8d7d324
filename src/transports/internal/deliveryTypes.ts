import type { ChannelTraits } from '../../model/channels.js';
import type { ChannelInfo, Decision, SubKind } from '../../model/delivery.js';
import type { Channel } from '../../model/kinds.js';
import type { Milestone } from '../../model/milestones.js';
import type { JsonValue, NotificationContent, Person } from '../../model/notification.js';
import type { Audience } from './memoryTypes.js';

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
  readonly channel: Channel;
  /** `single`: as it happens. `summary`: what was held while nothing might interrupt. `digest`: what came since the digest before. */
  readonly type: 'single' | 'summary' | 'digest';
  readonly recipient: Person;
  /** At least one, oldest first. */
  readonly notifications: readonly DeliveredNotification[];
  /** `false`: the person wants no title or text shown where others may see it. */
  readonly previews: boolean;
}

/** Brings something to a person; in memory it only notes what it is handed. What it throws is thrown in a turn of its own. */
export type ChannelFunction = (delivery: ChannelDelivery) => void;

/** Why a channel does not reach somebody, and the way out. */
export type UnavailableChannels = { readonly [channel: string]: NonNullable<ChannelInfo['unavailable']> };

/** What a backend needs to know to decide who is told where. */
export interface DeliveryOptions {
  /**
   * The channels beside the bell, each with what brings it to a person; `digest` is handed each person's digest. Default: email, push and
   * digest, which are decided and go nowhere.
   */
  readonly channels?: { readonly [channel: string]: ChannelFunction };
  /** How channels of your own behave. Default: they interrupt. */
  readonly channelTraits?: { readonly [channel: string]: ChannelTraits };
  /** The channels that do not reach this person now. Default: all do. */
  readonly unavailable?: (recipientId: string) => UnavailableChannels;
  /** Cells by path that hold where a person has not said otherwise. */
  readonly defaults?: { readonly [path: string]: JsonValue };
  /** Cells that nobody can change: `true`, or the reason in words. They are what `defaults` says, or what the registry does. */
  readonly locks?: { readonly [path: string]: string | true };
  /** Finer kinds that preferences list on their own, for example case templates. */
  readonly subKinds?: { readonly [kind: string]: readonly SubKind[] };
}

/** A milestone, and who is told of it when a rule of theirs says so. */
export interface MilestoneInput extends Milestone {
  readonly to: Audience;
}

/** What deliveries leave in the journal. */
export type DeliveryEntry =
  /** It was decided about a notification for a person, on every channel. */
  | {
      readonly type: 'decided';
      readonly recipientId: string;
      readonly key: string;
      readonly decisions: { readonly [channel: string]: Decision };
    }
  /** A channel was handed something. */
  | { readonly type: 'handedOver'; readonly recipientId: string; readonly delivery: ChannelDelivery };
