'use client';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import type { Notifications } from '../react/useNotifications.js';
import { createPart } from './createPart.js';
import type { Deed, Deeds } from './deeds.js';

const parts = createPart(() => import('./cardParts.js'));

/** The code of pressed buttons, loaded once it is wanted. */
export const useCardParts = parts.use;

const NEVER = () => () => {};

function useDeedsOfStore(wanted: boolean): { readonly deeds: Deeds | undefined; readonly loaded: ReturnType<typeof parts.use> } {
  const { store, environment } = useCasebell();
  const loaded = parts.use(wanted);
  return { loaded, deeds: loaded?.deedsOf(store, environment) };
}

/** What was asked for with the buttons of a row; watches the row while its card is on display. */
export function useDeed(notification: Notification): {
  readonly deed: Deed | undefined;
  /** The row has left, and is shown for a moment more. */
  readonly isKept: boolean;
  /** The row to draw: as it was, while the backend has not confirmed what became of it. */
  readonly shown: Notification;
  readonly deeds: Deeds | undefined;
  readonly loaded: ReturnType<typeof parts.use>;
} {
  const { id, needs, team, place } = notification;
  const isWatched = needs === 'answer' || team !== undefined;
  const { deeds, loaded } = useDeedsOfStore(isWatched && place !== 'archived');
  const subscribe = deeds?.subscribe ?? NEVER;
  const deed = useSyncExternalStore(subscribe, () => deeds?.of(id), nothing);
  const isKept = useSyncExternalStore(subscribe, () => deeds?.kept().has(id) === true, no);
  useEffect(() => (isWatched ? deeds?.watch(id) : undefined), [deeds, id, isWatched]);
  const shown = (deed?.phase === 'pending' && deeds?.kept().get(id)) || notification;
  return { deed, isKept, shown, deeds, loaded };
}

const nothing = () => undefined;
const no = () => false;
const NONE: ReadonlyMap<string, Notification> = new Map();
const none = () => NONE;

/** Rows that show for a moment more after they were answered or handled, as they were. */
export function useKeptRows(): ReadonlyMap<string, Notification> {
  const { deeds } = useDeedsOfStore(false);
  return useSyncExternalStore(deeds?.subscribe ?? NEVER, deeds?.kept ?? none, none);
}

/** The rows of a view with those that stay a moment after they were answered or handled. */
export function useKept(notifications: Notifications): Notifications {
  const { store } = useCasebell();
  const { deeds, loaded } = useDeedsOfStore(false);
  const kept = useSyncExternalStore(deeds?.subscribe ?? NEVER, deeds?.kept ?? none, none);
  const { ids, view } = notifications;
  return useMemo(
    () =>
      loaded && kept.size > 0 ? { ...notifications, ids: loaded.withKept(ids, kept, view, store.getState().row) } : notifications,
    [notifications, ids, view, loaded, kept, store],
  );
}

/** The row that decides where an id stands in a list: as it was, while it holds its place. */
export function useListedRow(): (id: string) => Notification | undefined {
  const { store } = useCasebell();
  const { deeds } = useDeedsOfStore(false);
  return useCallback((id) => deeds?.kept().get(id) ?? store.getState().row(id), [deeds, store]);
}
