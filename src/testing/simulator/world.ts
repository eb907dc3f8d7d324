import type { Transport } from '../../store/transport.js';
import type { InboxSnapshot } from '../../transports/memory.js';
import type { FakeClock } from '../fakeEnvironment.js';
import type { Judgement } from './expected.js';
import type { Witness } from './witness.js';

/** What devices and the oracle know of the run they are in. */
export interface World {
  readonly seed: number;
  readonly clock: FakeClock;
  /** Reports a divergence. */
  readonly problem: (text: string) => void;
  /** What a client at this epoch and cursor must believe; `undefined` where the backend never told anything. */
  readonly truthAt: (person: string, epoch: string, cursor: number) => InboxSnapshot | undefined;
  readonly judgement: Judgement;
  /** Absent where nobody sees inside the backend. */
  readonly witness: Witness | undefined;
  /** The client id a device last spoke with. */
  readonly clientOf: (device: string) => string | undefined;
  /** What a page of a device reaches the backend through. `isAlive` ends with the page. */
  readonly transport: (person: string, device: string, isAlive: () => boolean) => Transport;
}
