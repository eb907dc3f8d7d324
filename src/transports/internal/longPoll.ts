import type { StreamFrame } from '../../model/protocol.js';
import type { StreamPosition } from '../../store/transport.js';

// Less than the 40 seconds of silence after which a store takes a connection for dead.
const WAIT_SECONDS = 25;
// Milliseconds between two requests, so that a burst of changes does not use up the requests a person may send.
const PAUSE = 250;

export interface LongPoll {
  readonly position: StreamPosition;
  /** The answer to a request that did not wait. */
  readonly first: StreamFrame;
  readonly nextFrame: (position: StreamPosition, waitSeconds: number) => Promise<StreamFrame>;
  readonly onFrame: (frame: StreamFrame) => void;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970 at which to end, so that a stream is tried again. */
  readonly until: number;
}

/** One connection made of requests that each wait for the next frame. */
export async function longPoll({ position: start, first, nextFrame, onFrame, signal, until }: LongPoll): Promise<void> {
  let position = start;
  let frame = first;
  let askedAt = -Infinity;
  for (;;) {
    if (signal.aborted) return;
    onFrame(frame);
    if (frame.type === 'delta') position = { epoch: frame.epoch, cursor: frame.to, preferencesRev: frame.preferencesRev };
    if (frame.type === 'resync' || frame.type === 'bye' || Date.now() >= until) return;
    const rest = askedAt + PAUSE - Date.now();
    if (rest > 0) await new Promise((resolve) => void setTimeout(resolve, rest));
    if (signal.aborted) return;
    askedAt = Date.now();
    frame = await nextFrame(position, WAIT_SECONDS);
  }
}
