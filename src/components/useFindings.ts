'use client';
import { useMemo } from 'react';
import { matches, speaksOf } from '../model/matches.js';
import type { StoreState, View } from '../react/context.js';
import { useNotifications, type Notifications } from '../react/useNotifications.js';
import { useStoreState } from '../react/useStoreState.js';

/** The rows of a view; where it asks for words and the backend has no search, those rows of other open views that speak of them. */
export function useFindings(view: View): Notifications {
  const found = useNotifications(view);
  const { view: asked } = found;
  const isHere = useStoreState((state) => isSearchedHere(state, asked));
  // A text, so that it renders again when what is found changes and not before.
  const here = useStoreState((state) => {
    if (!isHere) return '[]';
    const ids = new Set([...state.views.values()].flatMap((open) => [...open.ids]));
    const rows = [...ids].flatMap((one) => state.row(one) ?? []);
    const speaking = rows.filter((row) => matches(asked.filter, row) && speaksOf(row, asked.query ?? ''));
    return JSON.stringify(speaking.sort((a, b) => b.sort - a.sort).map((row) => row.id));
  });
  const ids = useMemo(() => JSON.parse(here) as readonly string[], [here]);
  // Under an id of its own: the store lists nothing under that of the search.
  const own = useMemo(() => ({ ...asked, id: `${asked.id} here` }), [asked]);
  if (!isHere) return found;
  return { ...found, view: own, ids, total: ids.length, loaded: true, complete: true, exactAbove: 0, moreError: null };
}

/** Whether the backend has no search, so that only what is loaded is looked through. */
export function isSearchedHere({ views }: StoreState, { id, query }: View): boolean {
  return query !== undefined && views.get(id)?.moreError?.code === 'badRequest';
}
