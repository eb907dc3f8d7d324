'use client';
import type { ReactElement } from 'react';
import { isWaiting, type Notification } from '../model/notification.js';
import type { Behaviour } from '../model/behaviour.js';
import type { Filter } from '../model/filter.js';
import { useCasebell, type StoreState } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';

/** What empties the view, and how long its notifications are kept. */
export function PanelFooter({ shownUpTo }: PanelFooterProps): ReactElement {
  const { store } = useCasebell();
  const { report, view } = usePanel();
  const strings = useStrings();
  const { clear, archiveRead, retentionDays } = store.behaviour;
  const filter = { ...view.filter, place: 'inbox' } as const;
  const open = useStoreState((state) => countOf(state, view.id, filter));
  const waiting = useStoreState((state) => state.count({ ...filter, waiting: true }) ?? 0);
  const unread = useStoreState((state) => state.count({ ...filter, unread: true }) ?? 0);
  const isInbox = (view.filter.place ?? 'inbox') === 'inbox' && view.filter.waiting !== true && view.filter.saved !== true;

  function run(command: 'archiveAll' | 'archiveRead', isOffered: boolean): void {
    if (!isOffered) return;
    const mid = store.actions[command](filter, shownUpTo);
    // Applied at once, so what left is counted and not guessed: rows that are kept stay in the count.
    const state = store.getState();
    const kept = inboxRows(state, view.id).filter(isWaiting).length;
    report(command, { mids: [mid], count: open - countOf(state, view.id, filter), kept: command === 'archiveAll' ? kept : 0 });
  }
  return (
    <div className="cb-panel-footer">
      {isInbox && clear !== null && (
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
      {isInbox && archiveRead && (
        <button
          type="button"
          className="cb-button"
          data-emphasis="quiet"
          aria-disabled={open - unread <= 0}
          onClick={() => run('archiveRead', open - unread > 0)}
        >
          {strings.archiveRead}
        </button>
      )}
      <span className="cb-retention">
        {strings.retention({ days: retentionDays, until: keptUntil(view.filter, store.behaviour) })}
      </span>
    </div>
  );
}

/** Rows of the view in the inbox; where it has no count, those that are loaded. */
function countOf(state: StoreState, viewId: string, filter: Filter): number {
  return state.count(filter) ?? inboxRows(state, viewId).length;
}

function inboxRows({ row, views }: StoreState, viewId: string): readonly Notification[] {
  return [...(views.get(viewId)?.ids ?? [])].flatMap((id) => {
    const known = row(id);
    return known?.place === 'inbox' ? [known] : [];
  });
}

/** Which of the promises about keeping holds for the rows of a view. */
function keptUntil({ place, saved, waiting, kinds }: Filter, { clearAtMidnight }: Behaviour): Kept {
  if (saved === true) return 'unsaved';
  if (waiting === true) return 'answered';
  const isNightly = (kind: string): boolean => clearAtMidnight.includes(kind);
  if ((place ?? 'inbox') !== 'inbox' || !(kinds ? kinds.some(isNightly) : clearAtMidnight.length > 0)) return 'age';
  return kinds?.every(isNightly) === true ? 'night' : 'someNight';
}

type Kept = Parameters<ReturnType<typeof useStrings>['retention']>[0]['until'];

interface PanelFooterProps {
  /** The `sort` of the newest row on screen, when newer ones wait. */
  readonly shownUpTo: number | undefined;
}
