'use client';
import type { ReactElement } from 'react';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { VIEWS } from '../react/views.js';
import { Icon } from './icons.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';

const { filter } = VIEWS.inbox;
const UNREAD = { ...filter, unread: true };

/** Title, what waits for an answer, Mark all as read, Close. */
export function PanelHeader({ titleId, shownUpTo, onClose }: PanelHeaderProps): ReactElement {
  const { store } = useCasebell();
  const { report } = usePanel();
  const strings = useStrings();
  const waiting = useStoreState((state) => state.count({ waiting: true }) ?? 0);
  const unread = useStoreState((state) => state.count(UNREAD) ?? 0);

  function readAll(): void {
    if (unread === 0) return;
    const mid = store.actions.readAll(filter, shownUpTo);
    // Applied at once, so what is left is counted and not guessed.
    report('readAll', { mid, count: unread - (store.getState().count(UNREAD) ?? 0) });
  }
  return (
    // No <header>: in the dialog it would be a second banner of the page.
    <div className="cb-panel-header">
      <h2 className="cb-panel-title" id={titleId} tabIndex={-1}>
        {strings.title}
      </h2>
      {waiting > 0 && <span className="cb-chip cb-waiting">{strings.waiting(waiting)}</span>}
      <span className="cb-spring" />
      {store.behaviour.readAll && (
        // Not `disabled`, which would drop the focus of whoever just pressed it.
        <button
          type="button"
          className="cb-icon-button"
          aria-label={strings.readAll}
          title={strings.readAll}
          aria-disabled={unread === 0}
          onClick={readAll}
        >
          <Icon name="checkAll" />
        </button>
      )}
      {onClose && (
        <button type="button" className="cb-icon-button" aria-label={strings.close} title={strings.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

interface PanelHeaderProps {
  readonly titleId: string;
  /** The `sort` of the newest row on screen, when newer ones wait. */
  readonly shownUpTo: number | undefined;
  readonly onClose?: () => void;
}
