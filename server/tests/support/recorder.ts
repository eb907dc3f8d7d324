import type { ChannelDelivery, ChannelFunctions } from '@casebell/server';
import { expect } from 'vitest';

/** Channels that keep what they are handed. */
export interface Recorder {
  readonly channels: ChannelFunctions;
  /** What a person was brought, as `channel type: titles`, in the order of arrival. */
  readonly heard: (person: string) => readonly string[];
  /** Every call for a person, also those that failed. */
  readonly calls: (person: string) => readonly ChannelDelivery[];
  /** Waits until a person was brought exactly this, in any order. */
  readonly expectHeard: (person: string, ...lines: readonly string[]) => Promise<void>;
  /** Lets the next calls for a person fail. */
  readonly failFor: (person: string, times: number) => void;
}

export function createRecorder(names: readonly string[] = ['email', 'push', 'digest']): Recorder {
  const calls: ChannelDelivery[] = [];
  const brought: ChannelDelivery[] = [];
  const failures = new Map<string, number>();
  const take = async (delivery: ChannelDelivery): Promise<void> => {
    calls.push(delivery);
    const left = failures.get(delivery.recipient.id) ?? 0;
    failures.set(delivery.recipient.id, left - 1);
    if (left > 0) throw new Error('the channel is away');
    brought.push(delivery);
  };
  const of = (list: readonly ChannelDelivery[], person: string) => list.filter(({ recipient }) => recipient.id === person);
  const heard = (person: string) =>
    of(brought, person).map(
      ({ channel, type, notifications }) => `${channel} ${type}: ${notifications.map(({ title }) => title).join(', ')}`,
    );
  return {
    channels: Object.fromEntries(names.map((name) => [name, take])),
    heard,
    calls: (person) => of(calls, person),
    expectHeard: (person, ...lines) => expect.poll(() => heard(person).toSorted(), { timeout: 20_000 }).toEqual(lines.toSorted()),
    failFor: (person, times) => void failures.set(person, times),
  };
}
