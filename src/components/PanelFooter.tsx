'use client';
import type { ReactElement } from 'react';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { VIEWS } from '../react/views.js';
import { usePanel } from './panelContext.js';
import type { PanelTab } from './PanelTabs.js';
import { useStrings } from './useStrings.js';

const { filter } = VIEWS.inbox;

/** What empties the inbox, and how long notifications are kept. */
export function PanelFooter({ tab, shownUpTo }: PanelFooterProps): ReactElement {
  const { store } = useCasebell();
  const { report } = usePanel();
  const strings = useStrings();
  const { clear, archiveRead, retentionDays, clearAtMidnight } = store.behaviour;
  const open = useStoreState((state) => state.count(filter) ?? 0);
  const waiting = useStoreState((state) => state.count({ ...filter, waiting: true }) ?? 0);
  const read = useStoreState((state) => open - (state.count({ ...filter, unread: true }) ?? 0));

  function run(command: 'archiveAll' | 'archiveRead', isOffered: boolean): void {
    if (!isOffered) return;
    const mid = store.actions[command](filter, shownUpTo);
    // Applied at once, so what left is counted and not guessed: rows that are kept stay in the count.
    const left = store.getState().count(filter) ?? 0;
    report(command, { mid, count: open - left, kept: command === 'archiveAll' ? Math.min(waiting, left) : 0 });
  }
  return (
    <div className="cb-panel-footer">
      {tab === 'inbox' && clear !== null && (
        <button
          type="button"
          className="cb-button"
          data-emphasis="quiet"
          aria-disabled={open - waiting <= 0}
          onClick={() => run('archiveAll', open - waiting > 0)}
        >
          {strings[clear]}
        </button>
      )}
      {tab === 'inbox' && archiveRead && (
        <button
          type="button"
          className="cb-button"
          data-emphasis="quiet"
          aria-disabled={read <= 0}
          onClick={() => run('archiveRead', read > 0)}
        >
          {strings.archiveRead}
        </button>
      )}
      <span className="cb-retention">
        {strings.retention({ days: retentionDays, nightly: clearAtMidnight.length > 0, place: tab })}
      </span>
    </div>
  );
}

interface PanelFooterProps {
  readonly tab: PanelTab;
  /** The `sort` of the newest row on screen, when newer ones wait. */
  readonly shownUpTo: number | undefined;
}
