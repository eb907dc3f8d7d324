'use client';
import type { ReactElement } from 'react';
import { useCasebell, type StoreState, type View } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { Icon } from './icons.js';
import { MuteButton } from './MuteButton.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';

/** Title, what waits for an answer, Mark all as read, the cog, Close. */
export function PanelHeader({ titleId, shownUpTo, found, onPreferences, onClose }: PanelHeaderProps): ReactElement {
  const { store } = useCasebell();
  const { report, view, openSearch } = usePanel();
  const strings = useStrings();
  const waiting = useStoreState((state) => state.count({ waiting: true }) ?? 0);
  // The initial document until the backend sends one: a backend that keeps none has no cog.
  const hasPreferences = useStoreState(({ preferences }) => preferences !== store.getInitialState().preferences);
  const counted = useStoreState((state) => countUnread(state, view));
  const unread = found?.unread.length ?? counted;

  function readAll(): void {
    if (unread === 0) return;
    if (found) return found.read();
    const mid = store.actions.readAll(view.filter, shownUpTo);
    // Applied at once, so what is left is counted and not guessed.
    report('readAll', { mids: [mid], count: unread - countUnread(store.getState(), view) });
  }
  return (
    // No <header>: in the dialog it would be a second banner of the page.
    <div className="cb-panel-header">
      <h2 className="cb-panel-title" id={titleId} tabIndex={-1}>
        {strings.title}
      </h2>
      {waiting > 0 && <span className="cb-chip cb-waiting">{strings.waiting(waiting)}</span>}
      <span className="cb-spring" />
      <button
        type="button"
        className="cb-icon-button cb-find"
        aria-label={strings.search}
        title={strings.search}
        onClick={openSearch}
      >
        <Icon name="search" />
      </button>
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
      {hasPreferences && <MuteButton />}
      {hasPreferences && (
        <button
          type="button"
          className="cb-icon-button cb-cog"
          aria-label={strings.preferences}
          title={strings.preferences}
          onClick={onPreferences}
        >
          <Icon name="cog" />
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

/** Unread rows of the view; where it has no count, of those that are loaded. What is archived no longer counts. */
function countUnread({ count, row, views }: StoreState, { id, filter }: View): number {
  if (filter.place === 'archived') return 0;
  return count({ ...filter, unread: true }) ?? [...(views.get(id)?.ids ?? [])].filter((one) => row(one)?.read === false).length;
}

interface PanelHeaderProps {
  readonly titleId: string;
  /** The `sort` of the newest row on screen, when newer ones wait. */
  readonly shownUpTo: number | undefined;
  /** Which findings of an open search are unread, and what marks those as read. */
  readonly found: { readonly unread: readonly string[]; readonly read: () => void } | null;
  readonly onPreferences: () => void;
  readonly onClose?: () => void;
}
