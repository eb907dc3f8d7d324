'use client';
import type { Actions } from '../store/types.js';
import { useCasebell } from './context.js';

/** What a person can do: `read`, `archive`, `undo` … Always the same object, so that it causes no rendering. */
export function useNotificationActions(): Actions {
  return useCasebell().store.actions;
}
