import { ServerError } from './errors.js';

/** Works on so many requests at once; whoever comes beyond that is told when to come back. */
export interface Admission {
  /** Throws `unavailable` when there is no room: asked first, so that sending away costs next to nothing. */
  readonly requireRoom: () => void;
  /** Does the work if there is room for it. Throws as `requireRoom` does. */
  readonly admit: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** Milliseconds: the first of those who are sent away comes back after these, and nobody later than after those. */
const SOONEST = 2_000;
const LATEST = 45_000;
/** So much longer than the server needs for them they are spread: some come who were not in the line. */
const EASE = 1.25;
/** Of so many requests the time they take is the average. */
const SMOOTHING = 50;

/**
 * A client gives up after ten seconds and asks again. A queue longer than that would be worked on for nobody, and grow by every client that
 * gave up: after a restart, when everybody comes at once, the server would never catch up. Nor would it if all of them came back every few
 * seconds: ten thousand that ask every five keep a processor busy with sending away. So they stand in a line, each with a time of its own,
 * as far apart as the server works them off.
 */
export function createAdmission(most: number, now: () => number = () => performance.now()): Admission {
  let inside = 0;
  /** Milliseconds a request takes. */
  let average = 20;
  /** When the last one in the line is to come back. */
  let line = 0;

  const waitFor = (): number => {
    const next = Math.max(line, now() + SOONEST) + (average / most) * EASE;
    // Too long to be foreseen: come back at some time, and see.
    if (next - now() > LATEST) return LATEST * (1 / 3 + (Math.random() * 2) / 3);
    line = next;
    return line - now();
  };
  const requireRoom = (): void => {
    if (inside < most) return;
    const retryAfter = Math.ceil(waitFor() / 1_000);
    throw new ServerError('unavailable', `The server has too much to do right now. Try again in ${retryAfter} s.`, {
      retryAfter,
    });
  };
  return {
    requireRoom,
    admit: async (work) => {
      requireRoom();
      const from = now();
      inside++;
      try {
        return await work();
      } finally {
        inside--;
        average += (now() - from - average) / SMOOTHING;
      }
    },
  };
}
