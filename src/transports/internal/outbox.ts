import type { Decision } from '../../model/delivery.js';
import type { Channel } from '../../model/kinds.js';

/** Something that is to go out later. Never mutated. */
export interface Waiting {
  readonly key: string;
  readonly channel: Channel;
  readonly at: number;
  readonly decision: Decision;
}

/** What is still to be brought to a person. */
export interface Outbox {
  waiting: readonly Waiting[];
  /** When the next digest goes out; `null` while nothing waits for it. */
  digestAt: number | null;
  /** The local day of the last digest: there is one a day at most. */
  digestDay: number | null;
}

export const createOutbox = (): Outbox => ({ waiting: [], digestAt: null, digestDay: null });
