'use client';
import type { Notification } from '../model/notification.js';
import { useStoreState } from './useStoreState.js';

/** One notification, rendered again only when it changes; `undefined` once it is gone. */
export function useNotification(id: string): Notification | undefined {
  return useStoreState((state) => state.row(id));
}
