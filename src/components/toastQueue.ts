import { kindOf, type Kinds } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';

/** So many show. */
const MOST = 3;

/** A notification at one of the times it became new: another time is another toast. */
export interface ToastEntry {
  readonly id: string;
  readonly sort: number;
  /** Keeps its place until somebody has dealt with it. */
  readonly isCritical: boolean;
}

export interface ToastQueue {
  /** Newest first. */
  readonly shown: readonly ToastEntry[];
  /** Those that had to make room. Critical ones come back; the others are only counted for as long as any show. */
  readonly behind: readonly ToastEntry[];
}

export const NO_TOASTS: ToastQueue = { shown: [], behind: [] };

/** With what has just arrived; of one notification only the newest. */
export function admit({ shown, behind }: ToastQueue, notifications: readonly Notification[], kinds: Kinds): ToastQueue {
  const newest = new Map<string, ToastEntry>();
  for (const { id, sort, kind } of notifications)
    if (sort > (newest.get(id)?.sort ?? -1)) newest.set(id, { id, sort, isCritical: kindOf(kinds, kind).critical === true });
  const others = (entries: readonly ToastEntry[]) => entries.filter(({ id }) => !newest.has(id));
  return arrange([...newest.values(), ...others(shown)], others(behind));
}

/** Without one that was dismissed, dealt with, or whose time is over. */
export function leave({ shown, behind }: ToastQueue, gone: ToastEntry): ToastQueue {
  const left = shown.filter(({ id, sort }) => id !== gone.id || sort !== gone.sort);
  return arrange(left, behind);
}

/** Room is for what is critical first, then for the newest of `present`. */
function arrange(present: readonly ToastEntry[], behind: readonly ToastEntry[]): ToastQueue {
  const able = [...present, ...behind.filter(({ isCritical }) => isCritical)];
  able.sort((a, b) => Number(b.isCritical) - Number(a.isCritical) || b.sort - a.sort);
  const shown = able.slice(0, MOST).sort((a, b) => b.sort - a.sort);
  if (shown.length === 0) return NO_TOASTS;
  return { shown, behind: [...present, ...behind].filter((entry) => !shown.includes(entry)) };
}
