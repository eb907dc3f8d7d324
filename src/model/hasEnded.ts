import type { Meeting } from './notification.js';

const DAY = 86_400_000;
/** A date without a time is over when it is over everywhere, twelve hours after it is in UTC. */
const DATE_EVERYWHERE = 1.5 * DAY;
const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * Whether a meeting is over for certain, at so many milliseconds since 1970. A series goes on after its first meeting; an end that does
 * not come after the start (missing, all day, a mistake) says nothing, and leaves a day from the start; what is no time never ends.
 */
export function hasEnded({ start, end, recurring }: Meeting, now: number): boolean {
  if (recurring !== undefined && recurring !== false) return false;
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const last = to > from ? end : start;
  return Date.parse(last) + (DATE.test(last) ? DATE_EVERYWHERE : to > from ? 0 : DAY) < now;
}
