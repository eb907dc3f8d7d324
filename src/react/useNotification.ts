'use client';
import type { Notification } from '../model/notification.js';
import type { NotificationStore } from '../store/types.js';
import { useStoreState } from './useStoreState.js';

/** One notification, rendered again only when it changes; `undefined` once it is gone. */
export function useNotification(id: string): Notification | undefined {
  return useStoreState((state) => state.row(id));
}

/** The notification as it is at this moment, which may be later than what is on display; as it was, once it is gone. */
export function asItIs(notification: Notification, store: NotificationStore): Notification {
  return store.getState().row(notification.id) ?? notification;
}
