import { ServerError } from './errors.js';

/** Works on so many requests at once; whoever comes beyond that is told when to come back. */
export type Admission = <Result>(work: () => Promise<Result>) => Promise<Result>;

// Seconds. Spread, so that those who were sent away do not come back together.
const SOONEST = 2;
const LATEST = 8;

/**
 * A client gives up after ten seconds and asks again. A queue longer than that would be worked on for nobody, and grow by every client that
 * gave up: after a restart, when everybody comes at once, the server would never catch up.
 */
export function createAdmission(most: number): Admission {
  let inside = 0;
  return async (work) => {
    if (inside >= most) {
      const retryAfter = SOONEST + Math.floor(Math.random() * (LATEST - SOONEST + 1));
      throw new ServerError('unavailable', `The server has too much to do right now. Try again in ${retryAfter} s.`, {
        retryAfter,
      });
    }
    inside++;
    try {
      return await work();
    } finally {
      inside--;
    }
  };
}
