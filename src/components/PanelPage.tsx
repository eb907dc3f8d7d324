'use client';
import { useMemo, type ReactElement } from 'react';
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
    }),
    [panel, onChange],
  );
  return (
    <div className="cb-page" data-reading={state.notificationId !== undefined || undefined}>
      <div className="cb-page-list">
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
