import { ServerError } from './errors.js';
import type { RateLimit } from './options.js';

/** Lets each key do so much at once and so much on average. */
export interface RateLimiter {
  /** Throws `rateLimited` with the seconds after which there is room again. */
  readonly take: (key: string) => void;
}

const MAX_KEYS = 50_000;

export function createRateLimiter({ burst, perSecond }: RateLimit): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key) {
      // Durations are measured by the monotonic clock: a jump of the other would open or close every bucket.
      const now = performance.now();
      const before = buckets.get(key);
      const tokens = before === undefined ? burst : Math.min(burst, before.tokens + ((now - before.at) / 1_000) * perSecond);
      if (tokens < 1) {
        const retryAfter = Math.max(1, Math.ceil((1 - tokens) / perSecond));
        throw new ServerError('rateLimited', `Too many requests. Try again in ${retryAfter} s.`, { retryAfter });
      }
      buckets.delete(key);
      buckets.set(key, { tokens: tokens - 1, at: now });
      // The oldest are full again long since.
      if (buckets.size > MAX_KEYS) buckets.delete(buckets.keys().next().value ?? key);
    },
  };
}
