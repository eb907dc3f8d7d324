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
import { rowKeys, withDays, type ListLine } from './lines.js';
import { Icon } from './icons.js';
import { ListEnd } from './ListEnd.js';
import { EmptyState, ErrorState, SignedOutState, SkeletonRows } from './ListStates.js';
import { NotificationCard } from './NotificationCard.js';
import { useKept, useListedRow } from './useDeeds.js';
import { usePanel } from './panelContext.js';
import { useHeldList } from './useHeldList.js';
import { useMotion } from './useMotion.js';
import { useKinds } from './useKind.js';
import { moveBetweenRows, useRowFocus, useStandInFocus, type RowFocus } from './useRowFocus.js';
import { useStrings } from './useStrings.js';
import { VirtualRows } from './VirtualRows.js';

const sectionParts = createPart(() => import('./sectionParts.js'));

/**
 * The rows of a view, newest first, by days, however many. Scrolls in itself: give it a height. Renders a `<div>` that holds a feed of
 * articles, or what there is to say instead of rows: loading, empty, failed, signed out.
 */
export function NotificationList({ view = 'inbox', empty, current, className }: NotificationListProps): ReactElement {
  const { enabled, store } = useCasebell();
  const notifications = useKept(useNotifications(view));
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
  const { lines, GroupBar, toggle } = useLines(held.ids);
  const { onLines } = focus;
  useLayoutEffect(() => {
    onLines(lines);
    return () => onLines([]);
  }, [onLines, lines]);
  const feed = useRef<HTMLDivElement>(null);
  const isNew = useMotion(held.ids, feed);
  const { focusedId, setFocusedId, focusRow, onUnmountFocused } = focus;
  const { triage } = usePanel();
  useStandInFocus(list, focus);
  useEffect(
    () =>
      triage?.register({
        view,
        get ids() {
          return rowKeys(lines);
        },
        focusRow,
      }),
    [triage, view, lines, focusRow],
  );
  const onLast = useGapFilling(notifications, lines);
  const setSize = complete ? ids.length : (total ?? -1);

  const render = useCallback(
    (line: ListLine) => {
      if (line.type === 'heading')
        return (
          <div key={line.key} className="cb-day">
            {line.label}
          </div>
        );
      if (line.type === 'group')
        return GroupBar ? (
          <GroupBar key={line.key} group={line.group} onToggle={toggle} onUnmountFocused={onUnmountFocused} />
        ) : (
          <div key={line.key} />
        );
      return (
        <NotificationCard
          key={line.key}
          id={line.key}
          position={line.position}
          total={GroupBar ? -1 : setSize}
          inList
          settles={view.filter.place !== 'archived'}
          className={clsx(
            isNew(line.key) && 'cb-card-new',
            line.inGroup && 'cb-card-in-group',
            line.key === current && 'cb-card-current',
          )}
          onUnmountFocused={onUnmountFocused}
        />
      );
    },
    [setSize, isNew, onUnmountFocused, GroupBar, toggle, current, view],
  );

  return (
    <div
      ref={list}
      tabIndex={-1}
      className={className}
      data-view={view.id}
      {...held.listeners}
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
          }}
        >
          <Icon name="up" />
          {strings.newer(held.newer)}
        </button>
      )}
      {/* oxlint cannot know that a feed takes keys: its pattern moves between articles by Page Up and Page Down. */}
      <div
        ref={feed}
        role="feed"
        className="cb-feed"
        aria-label={view.filter.place === 'archived' ? strings.archived : strings.inbox}
        aria-busy={loadingMore}
        onKeyDown={(event) => moveBetweenRows(event, rowKeys(lines), focusRow, triage)}
      >
        <VirtualRows lines={lines} focusedKey={focusedId} scroller={list} onScroll={held.onScroll} onLast={onLast}>
          {render}
        </VirtualRows>
      </div>
      <ListEnd notifications={notifications} />
    </div>
  );
}

/** The rows with their headings: by day, or as `behaviour` says. */
function useLines(ids: Notifications['ids']): {
  readonly lines: readonly ListLine[];
  readonly GroupBar: NonNullable<ReturnType<typeof sectionParts.use>>['GroupBar'] | undefined;
  readonly toggle: (group: string) => void;
} {
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
  const plain = useMemo(() => withDays(ids, rowOf, today, strings), [ids, rowOf, today, strings]);
  const parts = sectionParts.use(sections !== 'days' || group !== undefined || plain.hasPinned);
  const lines = useMemo(
    () =>
      parts
        ? parts.arrange(ids, rowOf, { sections, group, kinds, today, open, strings: { ...parts.enSections, ...strings } })
        : plain.lines,
    [parts, ids, rowOf, sections, group, kinds, today, open, strings, plain],
  );
  return { lines, GroupBar: group && parts?.GroupBar, toggle };
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

export interface NotificationListProps {
  /** The row that is read elsewhere on the page. */
  readonly current?: string | undefined;
  /** In place of what an empty list says. */
  readonly empty?: ReactElement;
  /** The name of a view that the library knows, or a view of your own. @default 'inbox' */
  readonly view?: KnownView | View;
  readonly className?: string;
}
