'use client';
import clsx from 'clsx';
import {
  Fragment,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type RefObject,
} from 'react';
import { useCasebell, type View } from '../react/context.js';
import { useNotifications, type Notifications } from '../react/useNotifications.js';
import { useNow } from '../react/useNow.js';
import { useStoreState } from '../react/useStoreState.js';
import type { KnownView } from '../react/views.js';
import { createPart } from './createPart.js';
import { startOfDay } from './days.js';
import { isPinned, rowKeys, withDays, type ListLine } from './lines.js';
import { Icon } from './icons.js';
import { ListEnd } from './ListEnd.js';
import { EmptyState, ErrorState, SignedOutState, SkeletonRows } from './ListStates.js';
import { NotificationCard } from './NotificationCard.js';
import { useKept, useListedRow } from './useDeeds.js';
import { usePanel } from './panelContext.js';
import { useHeldList } from './useHeldList.js';
import { useKinds } from './useKind.js';
import { useOneRowClicks } from './useOneRowClicks.js';
import { moveBetweenRows, useRowFocus, useStandInFocus, type RowFocus } from './useRowFocus.js';
import { useStrings } from './useStrings.js';
import { VirtualRows } from './VirtualRows.js';

const sectionParts = createPart(() => import('./sectionParts.js'));

/**
 * The rows of a view, newest first, by days, however many. Scrolls in itself: give it a height. Renders a `<div>` that holds a feed of
 * articles, or what there is to say instead of rows: loading, empty, failed, signed out.
 */
export function NotificationList({ view = 'inbox', ...props }: NotificationListProps): ReactElement {
  return <Rows {...props} of={useNotifications(view)} />;
}

/** The list of what was found in whichever way. */
export function Rows({ of, empty, current, className }: RowsProps): ReactElement {
  const { enabled, store } = useCasebell();
  const notifications = useKept(of);
  const connection = useStoreState((state) => state.connection);
  const error = useStoreState((state) => state.error);
  const { ids, loaded, moreError, loadMore } = notifications;
  const list = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(list);

  let content: ReactElement;
  if (!enabled || connection === 'unauthorised') content = <SignedOutState key="signedOut" />;
  else if (!loaded && (error || connection === 'offline'))
    content = <ErrorState key="error" code={error?.code ?? 'network'} onRetry={store.refresh} />;
  else if (!loaded && moreError) content = <ErrorState key="error" code={moreError.code} onRetry={loadMore} />;
  else if (!loaded) content = <SkeletonRows key="loading" count={5} />;
  else if (ids.length === 0)
    content = <Fragment key="empty">{empty ?? <EmptyState filter={notifications.view.filter} />}</Fragment>;
  else {
    return (
      <Feed
        notifications={notifications}
        list={list}
        current={current}
        toTop={() => {
          if (list.current) list.current.scrollTop = 0;
        }}
        focus={focus}
        className={clsx('cb-list', className)}
      />
    );
  }
  return (
    <StandIn key={content.key} list={list} focus={focus} className={clsx('cb-list', className)} viewId={notifications.view.id}>
      {content}
    </StandIn>
  );
}

/** What there is to say instead of rows. */
function StandIn({ list, focus, className, viewId, children }: StandInProps): ReactElement {
  useStandInFocus(list, focus);
  return (
    <div ref={list} tabIndex={-1} className={className} data-view={viewId}>
      {children}
    </div>
  );
}

interface StandInProps extends Pick<FeedProps, 'list' | 'focus' | 'className'> {
  readonly viewId: string;
  readonly children: ReactElement;
}

function Feed({ notifications, list, current, toTop, focus, className }: FeedProps): ReactElement {
  const strings = useStrings();
  const { view, ids, total, complete, loadingMore } = notifications;
  const held = useHeldList(ids);
  const { focusedId, setFocusedId, focusRow, onRows, onUnmountFocused } = focus;
  const { lines, rest, reach, rows, GroupBar, toggle } = useLines(held.ids, focusedId);
  useLayoutEffect(() => {
    onRows(rows);
    return () => onRows(noRows);
  }, [onRows, rows]);
  const { triage } = usePanel();
  useStandInFocus(list, focus);
  useEffect(
    () =>
      triage?.register({
        view,
        get ids() {
          return rows();
        },
        focusRow,
      }),
    [triage, view, rows, focusRow],
  );
  const onLast = useGapFilling(notifications, lines);
  const setSize = complete ? ids.length : (total ?? -1);

  const render = useCallback(
    (line: ListLine) => {
      if (line.type === 'heading') return line.label;
      if (line.type === 'group')
        return GroupBar && <GroupBar group={line.group} onToggle={toggle} onUnmountFocused={onUnmountFocused} />;
      return (
        <NotificationCard
          id={line.key}
          position={line.position}
          total={GroupBar ? -1 : setSize}
          inList
          settles={view.filter.place !== 'archived'}
          className={clsx(line.inGroup && 'cb-card-in-group', line.key === current && 'cb-card-current')}
          onUnmountFocused={onUnmountFocused}
        />
      );
    },
    [setSize, onUnmountFocused, GroupBar, toggle, current, view],
  );

  return (
    <div
      ref={list}
      tabIndex={-1}
      className={className}
      data-view={view.id}
      {...held.listeners}
      onClickCapture={useOneRowClicks()}
      onFocus={(event) => {
        held.listeners.onFocus();
        // The list itself only holds the focus for a row that is still to come into the document.
        if (event.target !== event.currentTarget)
          setFocusedId(event.target.closest('[data-id]')?.getAttribute('data-id') ?? null);
      }}
    >
      {held.newer > 0 && (
        <button
          type="button"
          className="cb-newer"
          onClick={() => {
            held.release();
            toTop();
            // The button goes: its focus is for what it showed.
            focusRow(notifications.ids.at(0));
          }}
        >
          <Icon name="up" />
          {strings.newer(held.newer)}
        </button>
      )}
      <VirtualRows
        lines={lines}
        rest={rest}
        focusedKey={focusedId}
        feed={{
          'aria-label': strings[view.query !== undefined ? 'search' : view.filter.place === 'archived' ? 'archived' : 'inbox'],
          'aria-busy': loadingMore,
          onKeyDown: (event) => moveBetweenRows(event, rows(), focusRow, triage),
        }}
        onScroll={held.onScroll}
        onReach={reach}
        onLast={onLast}
      >
        {render}
      </VirtualRows>
      <ListEnd notifications={notifications} />
    </div>
  );
}

const noRows = () => [];

/** Rows that get their lines at first: further ones when somebody scrolls near them. */
const FIRST_ROWS = typeof ResizeObserver === 'undefined' ? Infinity : 60;

interface Lines {
  readonly lines: readonly ListLine[];
  /** How many rows below have no lines yet. */
  readonly rest: number;
  readonly reach: (lines: number) => void;
  /** All rows in the order in which they stand, with lines or without. */
  readonly rows: () => readonly string[];
  readonly GroupBar: NonNullable<ReturnType<typeof sectionParts.use>>['GroupBar'] | undefined;
  readonly toggle: (group: string) => void;
}

/** The rows with their headings: by day, or as `behaviour` says. */
function useLines(ids: Notifications['ids'], focusedId: string | null): Lines {
  const { store } = useCasebell();
  const kinds = useKinds();
  const strings = useStrings();
  const { sections = 'days', group } = store.behaviour;
  const today = startOfDay(useNow());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (key: string) => setOpen((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key])),
    [],
  );
  const rowOf = useListedRow();
  const [reached, setReached] = useState(FIRST_ROWS);
  const reach = useCallback((lines: number) => setReached((before) => Math.max(before, lines)), []);
  const count = Math.max(reached, focusedId === null ? 0 : ids.indexOf(focusedId) + 2);
  // All that waits is always loaded: where nothing does, there is no need to look at every row.
  const mayHavePinned = useStoreState((state) => state.count(WAITING) !== 0);
  const hasPinned = useMemo(() => mayHavePinned && somePinned(ids, rowOf), [mayHavePinned, ids, rowOf]);
  const parts = sectionParts.use(sections !== 'days' || group !== undefined || hasPinned);
  return useMemo(() => {
    const lines = parts
      ? parts.arrange(ids, rowOf, { sections, group, kinds, today, open, strings: { ...parts.enSections, ...strings } })
      : withDays(ids, rowOf, today, strings, count);
    let rows: readonly string[] | undefined;
    return {
      lines,
      rest: parts ? 0 : Math.max(0, ids.length - count),
      reach,
      rows: () => (rows ??= parts ? rowKeys(lines) : [...ids]),
      GroupBar: group && parts?.GroupBar,
      toggle,
    };
  }, [parts, ids, rowOf, sections, group, kinds, today, open, strings, count, reach, toggle]);
}

const WAITING = { place: 'inbox', waiting: true } as const;

function somePinned(ids: Notifications['ids'], rowOf: ReturnType<typeof useListedRow>): boolean {
  for (const id of ids) {
    const row = rowOf(id);
    if (row !== undefined && isPinned(row)) return true;
  }
  return false;
}

/** Rows on a first screen, before anybody has scrolled. */
const FIRST_SCREEN = 8;

/** After a gap in the connection rows further down may lack neighbours: loads them when such rows are on screen. */
function useGapFilling(
  { exactAbove, loadingMore, moreError, loadMore }: Notifications,
  lines: readonly ListLine[],
): (last: number) => void {
  const { store } = useCasebell();
  const [last, setLast] = useState(FIRST_SCREEN);
  const lowest = lines[Math.min(last, lines.length - 1)];
  useEffect(() => {
    const sort = lowest?.type === 'row' ? store.getState().row(lowest.key)?.sort : undefined;
    if (sort !== undefined && sort < exactAbove && !loadingMore && moreError === null) loadMore();
  }, [lowest, exactAbove, loadingMore, moreError, loadMore, store]);
  return setLast;
}

interface FeedProps {
  readonly notifications: Notifications;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly current: string | undefined;
  readonly toTop: () => void;
  readonly focus: RowFocus;
  readonly className: string;
}

interface RowsProps extends Omit<NotificationListProps, 'view'> {
  readonly of: Notifications;
}

export interface NotificationListProps {
  /** The row that is read elsewhere on the page. */
  readonly current?: string | undefined;
  /** In place of what an empty list says. */
  readonly empty?: ReactElement;
  /** The name of a view that the library knows, or a view of your own. @default 'inbox' */
  readonly view?: KnownView | View;
  readonly className?: string;
}
