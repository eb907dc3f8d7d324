'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PanelFilter } from './panelViews.js';

/** Where a person is in the panel: what a host may keep in its URL. */
export interface PanelState {
  /** The tab. Default: the first. */
  readonly viewId?: string;
  /** The notification in the reading pane of a full page. */
  readonly notificationId?: string;
  /** What is searched for; set, the search is open. */
  readonly query?: string;
  /** Narrows the view of the tab, on a full page. */
  readonly filter?: PanelFilter;
}

/** The state of the panel, kept here or by the host. A change names what is to be different. */
export function usePanelState(
  value: PanelState | undefined,
  onChange: ((state: PanelState) => void) | undefined,
): readonly [PanelState, (change: { readonly [Name in keyof PanelState]: PanelState[Name] | undefined }) => void] {
  const [own, setOwn] = useState<PanelState>({});
  const state = value ?? own;
  const latest = useRef({ state, onChange });
  useEffect(() => {
    latest.current = { state, onChange };
  });
  const change = useCallback((wanted: { readonly [Name in keyof PanelState]: PanelState[Name] | undefined }) => {
    const entries = Object.entries({ ...latest.current.state, ...wanted }).filter(([, part]) => part !== undefined);
    const next = Object.fromEntries(entries) as PanelState;
    setOwn(next);
    latest.current.onChange?.(next);
  }, []);
  return [state, change];
}
