'use client';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { View } from '../react/context.js';
import { FilterBar } from './FilterBar.js';
import { PanelContext, usePanel } from './panelContext.js';
import { ReadingPane } from './ReadingPane.js';
import type { PanelState } from './usePanelState.js';

/** The list with its filters beside a pane in which the selected notification is read. */
export function PanelPage({ view, state, onChange, children }: PanelPageProps): ReactElement {
  const panel = usePanel();
  // A click selects; with a modifier the browser opens the record elsewhere, as in any list.
  const selecting = useMemo(
    () => ({
      ...panel,
      opened: (...[notification, event]: Parameters<typeof panel.opened>) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onChange({ notificationId: notification.id });
      },
      select: (notificationId: string) => onChange({ notificationId }),
    }),
    [panel, onChange],
  );
  const list = useRef<HTMLDivElement>(null);
  const { query } = state;
  const former = useRef(query);
  // On a narrow page what is found would be hidden behind what is read.
  useEffect(() => {
    const isNew = query !== former.current && query !== undefined;
    former.current = query;
    // With the query, which the panel around keeps only after this effect.
    if (isNew && list.current && getComputedStyle(list.current).display === 'none')
      onChange({ query, notificationId: undefined });
  }, [query, onChange]);
  return (
    <div className="cb-page" data-reading={state.notificationId !== undefined || undefined}>
      <div ref={list} className="cb-page-list">
        <FilterBar view={view} filter={state.filter ?? NO_FILTER} onChange={(filter) => onChange({ filter })} />
        <PanelContext.Provider value={selecting}>{children}</PanelContext.Provider>
      </div>
      <ReadingPane view={view} id={state.notificationId} onSelect={(notificationId) => onChange({ notificationId })} />
    </div>
  );
}

const NO_FILTER = {};

interface PanelPageProps {
  readonly view: View;
  readonly state: PanelState;
  readonly onChange: (change: { readonly [Name in keyof PanelState]: PanelState[Name] | undefined }) => void;
  /** The list. */
  readonly children: ReactElement;
}
