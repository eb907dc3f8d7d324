'use client';
import clsx from 'clsx';
import { useCallback, useContext, useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Notification } from '../model/notification.js';
import { useCasebell, type Refusal } from '../react/context.js';
import { keysOf, type Shortcuts } from '../react/shortcuts.js';
import { useStoreState } from '../react/useStoreState.js';
import { VIEWS, type KnownView } from '../react/views.js';
import { announce } from './announcer.js';
import { createPart } from './createPart.js';
import { EmptyState } from './ListStates.js';
import { NotificationList } from './NotificationList.js';
import { PanelContext, ShownContext, type PanelContextValue, type PanelEvents } from './panelContext.js';
import { PanelFooter } from './PanelFooter.js';
import { PanelHeader } from './PanelHeader.js';
import { PanelLayers } from './PanelLayers.js';
import { PanelNotice } from './PanelNotice.js';
import { PanelStrip } from './PanelStrip.js';
import { PanelTabs } from './PanelTabs.js';
import { filtered, useTabs, type PanelView } from './panelViews.js';
import { controlOf, rowElement } from './rowElements.js';
import { PanelSlot, type PanelSlots } from './PanelSlot.js';
import { Seen } from './Seen.js';
import { createTriage } from './triage.js';
import { useKinds } from './useKind.js';
import { useNotices } from './useNotices.js';
import { usePreferencesBehindCog } from './usePreferencesBehindCog.js';
import { useShortcuts } from './useShortcuts.js';
import { usePanelState, type PanelState } from './usePanelState.js';
import { useStrings } from './useStrings.js';
import { triageParts } from './useTriageParts.js';

const searchParts = createPart(() => import('./searchParts.js'));
const useSearchParts = searchParts.use;
const usePageParts = createPart(() => import('./pageParts.js')).use;
/** Milliseconds after the panel was opened in which it has the network for itself. */
const AHEAD = 2_000;

/**
 * Inbox and archive with everything a person can do. `<NotificationCenter>` opens it below the bell; on its own it is a region of the
 * page that fills the height it is given.
 */
export function NotificationPanel({
  titleId,
  inDialog = false,
  views,
  layout,
  value,
  onChange,
  slots,
  density = 'comfortable',
  className,
  onClose,
  onOpen,
  onAction,
  refused,
  shortcuts,
}: NotificationPanelProps): ReactElement {
  const casebell = useCasebell();
  const { store, enabled, environment, dir, className: rootClass } = casebell;
  const strings = useStrings();
  const ownId = useId();
  const id = titleId?.replace(/-title$/, '') ?? ownId;
  const root = useRef<HTMLElement>(null);
  const tabs = useTabs(views, strings);
  const kinds = useKinds();
  const [state, change] = usePanelState(value, onChange);
  const { viewId, query, filter } = state;
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.view.id === viewId),
  );
  const tabView = tabs[index]?.view ?? VIEWS.inbox;
  const isPage = layout === 'page';
  const view = useMemo(() => (isPage && filter ? filtered(tabView, filter, kinds) : tabView), [isPage, tabView, filter, kinds]);
  // Also while something else is shown in its place: coming back it is there at once.
  useEffect(() => (enabled ? store.openView(view) : undefined), [store, enabled, view]);
  const { notice, report, dismiss, setHeld } = useNotices(refused);
  const onFailed = useCallback(() => report('load', { say: () => strings.error('network') }), [report, strings]);
  const isSearching = query !== undefined;
  const endSearch = useCallback(() => {
    change({ query: undefined });
    root.current?.querySelector<HTMLElement>('.cb-find')?.focus();
  }, [change]);
  const noSearch = useCallback(() => {
    endSearch();
    onFailed();
  }, [endSearch, onFailed]);
  const search = useSearchParts(isSearching, noSearch);
  const page = usePageParts(isPage);
  const isShown = useContext(ShownContext);
  // While there is a network: a person goes on without one, also with what was not used before.
  useEffect(() => {
    if (!isShown) return;
    return environment.setTimer(() => {
      void triageParts.load();
      void searchParts.load();
    }, AHEAD);
  }, [isShown, environment]);
  // Words are looked for in every place; on a full page the filters narrow what is found.
  const findings = useMemo(() => {
    if (!search || query === undefined) return null;
    const every = filtered({ id: `search ${query.trim()}`, filter: {} }, (isPage && filter) || {}, kinds);
    return { ...every, query: query.trim() };
  }, [search, query, isPage, filter, kinds]);
  const shown = findings ?? view;
  const [unreadFound, setUnreadFound] = useState<readonly string[]>([]);
  const [restored, setRestored] = useState<string | null>(null);
  // Nobody sees, reads or clears what waits behind "3 new".
  const [shownUpTo, setShownUpTo] = useState<number | undefined>(undefined);
  const shownRef = useRef<number>(undefined);
  const preferences = usePreferencesBehindCog(root, onFailed);

  // Undo goes away under the finger that pressed it: on to the row that came back, which may take an answer of the backend.
  const restoredPlace = useStoreState(({ row }) => (restored === null ? undefined : row(restored)?.place));
  useEffect(() => {
    if (restored === null || !titleOf(root.current)?.matches(':focus')) return;
    controlOf(rowElement(root.current, restored), 'title')?.focus();
  }, [restored, restoredPlace]);

  function undo(): boolean {
    if (notice === null || notice.undo.length === 0) return false;
    for (const back of notice.undo) back();
    dismiss();
    const holdsFocus = (part: string): boolean => root.current?.querySelector(`${part}:focus-within`) != null;
    if (holdsFocus('.cb-notice') || (notice.id !== null && holdsFocus('.cb-list'))) titleOf(root.current)?.focus();
    setRestored(notice.id);
    announce(strings.undone, environment);
    return true;
  }
  const undoLast = useRef(undo);
  useEffect(() => {
    undoLast.current = undo;
  });

  const events = useRef<PanelEvents & Pick<NotificationPanelProps, 'onClose'>>({});
  useEffect(() => {
    events.current = { ...(onOpen && { onOpen }), ...(onAction && { onAction }), ...(onClose && { onClose }) };
  });
  const { closeOnOpen } = store.behaviour;
  const [triage] = useState(createTriage);
  // By content: hosts write it inline, which makes a new object each time.
  const chosenKeys = JSON.stringify(shortcuts ?? casebell.shortcuts ?? {});
  const panel = useMemo<PanelContextValue>(
    () => ({
      report,
      opened: (notification, event) => {
        // With a modifier the browser opens the record elsewhere, and the person goes on reading here.
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        events.current.onOpen?.(notification, event);
        if (closeOnOpen) events.current.onClose?.('notification');
      },
      openSearch: () => change({ query: '' }),
      ...(isSearching && { endSearch }),
      acted: (notification: Notification, actionId) => events.current.onAction?.(notification, actionId),
      holdAt: (sort) => {
        shownRef.current = sort;
        setShownUpTo(sort);
      },
      view: shown,
      undo: () => undoLast.current(),
      triage,
      keys: keysOf(JSON.parse(chosenKeys) as Shortcuts),
    }),
    [report, closeOnOpen, shown, triage, chosenKeys, change, isSearching, endSearch],
  );

  const keyListeners = useShortcuts(panel, onFailed);
  const current = isPage ? state.notificationId : undefined;
  const emptySlot = slots?.empty;
  // What is said below it does not concern it.
  const list = useMemo(
    () => (
      <NotificationList
        key={view.id}
        view={view}
        current={current}
        empty={
          <PanelSlot by={emptySlot} view={view}>
            <EmptyState filter={view.filter} />
          </PanelSlot>
        }
      />
    ),
    [view, current, emptySlot],
  );
  const close = onClose && { onClose: () => onClose('close') };
  const frame = {
    ref: root,
    className: clsx(!inDialog && ['cb-root', rootClass], 'cb-panel', className),
    // In the popover the dialog around has the role and the name.
    role: inDialog ? 'presentation' : undefined,
    'aria-labelledby': inDialog ? undefined : `${id}-title`,
    dir: inDialog ? undefined : dir,
    'data-density': density,
  };
  if (preferences.Panel) {
    return (
      <section {...frame}>
        <preferences.Panel titleId={`${id}-title`} onBack={preferences.leave} {...close} />
      </section>
    );
  }
  const hasTabs = tabs.length > 1;
  const rows =
    search && findings ? (
      <search.Findings view={findings} current={current} shownUpTo={shownUpTo} onUnread={setUnreadFound} />
    ) : (
      list
    );
  return (
    <PanelContext.Provider value={panel}>
      <section {...frame} {...keyListeners} data-layout={layout}>
        <PanelSlot by={slots?.header} view={view}>
          <PanelHeader
            titleId={`${id}-title`}
            shownUpTo={shownUpTo}
            found={
              search && findings && { unread: unreadFound, read: () => search.doWithRows('read', unreadFound, casebell, panel) }
            }
            onPreferences={preferences.enter}
            {...close}
          />
        </PanelSlot>
        {search && findings && query !== undefined ? (
          <search.PanelSearch query={query} view={findings} onQuery={(words) => change({ query: words })} onEnd={endSearch} />
        ) : (
          <>
            {hasTabs && (
              <PanelTabs
                tabs={tabs}
                selected={tabView.id}
                onSelect={(tab) => change({ viewId: tab, notificationId: undefined })}
                id={id}
              />
            )}
            <PanelStrip />
          </>
        )}
        <div
          className="cb-panel-body"
          id={`${id}-list`}
          {...(hasTabs && !findings && { role: 'tabpanel', 'aria-labelledby': `${id}-tab-${index}` })}
        >
          {isPage && page ? (
            <page.PanelPage view={findings?.query === '' ? view : shown} state={state} onChange={change}>
              {rows}
            </page.PanelPage>
          ) : (
            rows
          )}
          {notice && <PanelNotice notice={notice} onUndo={undo} onHold={setHeld} />}
        </div>
        {!findings && <Seen key={view.id} view={view} shownRef={shownRef} shownUpTo={shownUpTo} />}
        <PanelLayers onFailed={onFailed} />
        {!findings && (
          <PanelSlot by={slots?.footer} view={view}>
            <PanelFooter shownUpTo={shownUpTo} />
          </PanelSlot>
        )}
      </section>
    </PanelContext.Provider>
  );
}

function titleOf(panel: HTMLElement | null): HTMLElement | null {
  return panel?.querySelector<HTMLElement>('.cb-panel-title') ?? null;
}

export interface NotificationPanelProps extends PanelEvents {
  /** Shows the X, and closes the panel when a row was opened (`behaviour.closeOnOpen`). */
  readonly onClose?: (reason: 'close' | 'notification') => void;
  /**
   * The tabs: names of views the library knows (`'inbox'`, `'unread'`, `'mentions'`, `'waiting'`, `'saved'`, `'snoozed'`, `'archived'`) and views
   * of your own. Default: Inbox and, unless `behaviour.archivedTab` is false, Archived. A single one shows no tabs.
   */
  readonly views?: readonly (KnownView | PanelView)[];
  /** `page`: the list beside a reading pane, with filters; under 900 px one after the other. */
  readonly layout?: 'page';
  /** Where the person is, when the host keeps it (in its URL, for example); with `onChange`. Default: the panel keeps it. */
  readonly value?: PanelState;
  /** The person went to another tab, notification, search or filter. */
  readonly onChange?: (state: PanelState) => void;
  /** Components of the host around header, footer and empty state: each gets the default one as `children`. */
  readonly slots?: PanelSlots;
  /** @default 'comfortable' */
  readonly density?: 'comfortable' | 'compact';
  /** Single keys of this panel; default: those of the provider. */
  readonly shortcuts?: Shortcuts;
  readonly className?: string;
  /** Id of the title, for a dialog around that is named by it. Ends with `-title`. */
  readonly titleId?: string;
  /** Refused while the panel was closed: said once it is open. */
  readonly refused?: Refusal | null;
  /** The element around is a dialog and has role, name and theme. */
  readonly inDialog?: boolean;
}
