'use client';
import type { NotificationStore } from '../store/types.js';
import { useCasebell } from './context.js';

/** The store of the provider around, for what the other hooks do not cover. */
export function useNotificationStore(): NotificationStore {
  return useCasebell().store;
}
