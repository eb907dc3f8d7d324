import type { Notification } from '../model/notification.js';

/** So many show. */
const MOST = 3;

/** A notification at one of the times it became new: another time is another toast. */
export interface ToastEntry {
  readonly id: string;
  readonly sort: number;
}

export interface ToastQueue {
  /** Newest first. */
  readonly shown: readonly ToastEntry[];
  /** Those that had to make room. They never show again, and are only counted for as long as others show. */
  readonly behind: readonly ToastEntry[];
}

export const NO_TOASTS: ToastQueue = { shown: [], behind: [] };

/** With what has just arrived in front; of one notification only the newest. */
export function admit({ shown, behind }: ToastQueue, notifications: readonly Notification[]): ToastQueue {
  const newest = new Map<string, ToastEntry>();
  for (const { id, sort } of notifications) if (sort > (newest.get(id)?.sort ?? -1)) newest.set(id, { id, sort });
  const fresh = [...newest.values()].sort((a, b) => b.sort - a.sort);
  const others = (entries: readonly ToastEntry[]) => entries.filter(({ id }) => !newest.has(id));
  const all = [...fresh, ...others(shown)];
  return { shown: all.slice(0, MOST), behind: [...all.slice(MOST), ...others(behind)] };
}

/** Without one that was dismissed, dealt with, or whose time is over. */
export function leave({ shown, behind }: ToastQueue, gone: ToastEntry): ToastQueue {
  const left = shown.filter(({ id, sort }) => id !== gone.id || sort !== gone.sort);
  return left.length === 0 ? NO_TOASTS : { shown: left, behind };
}
