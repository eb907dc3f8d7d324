import type { Channel } from './kinds.js';

/** What a channel does with a person. */
export interface ChannelTraits {
  /**
   * `lists`: it lies there until it is looked at; what silences makes it quiet and never loses it.
   * `interrupts`: it comes to the person; what silences holds it. `collects`: it gathers, and goes out at the time of the digest.
   */
  readonly manner: 'lists' | 'interrupts' | 'collects';
  /** Of one that collects: the channel that carries it, and whose own message it replaces. */
  readonly inPlaceOf?: Channel;
}

/** How channels behave, by name. */
export type Traits = ReadonlyMap<Channel, ChannelTraits>;

/** The channels the library knows. Any other interrupts, unless the host says otherwise. */
export const CHANNEL_TRAITS: Traits = new Map<Channel, ChannelTraits>([
  ['bell', { manner: 'lists' }],
  ['email', { manner: 'interrupts' }],
  ['push', { manner: 'interrupts' }],
  ['digest', { manner: 'collects', inPlaceOf: 'email' }],
]);

const INTERRUPTS: ChannelTraits = { manner: 'interrupts' };

/** What is known of a channel. */
export function traitsOf(channel: Channel, traits: Traits = CHANNEL_TRAITS): ChannelTraits {
  return traits.get(channel) ?? CHANNEL_TRAITS.get(channel) ?? INTERRUPTS;
}
