'use client';
import clsx from 'clsx';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { enPanel } from '../locales/internal/enPanel.js';
import { enToasts } from '../locales/internal/enToasts.js';
import type { Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import { useNotifications } from '../react/useNotifications.js';
import { useStoreState } from '../react/useStoreState.js';
import { announce } from './announcer.js';
import type { NotificationToastsProps } from './NotificationToasts.js';
import { PanelContext, usePanel, type PanelContextValue } from './panelContext.js';
import { PanelNotice } from './PanelNotice.js';
import { surroundingsOf } from './surroundings.js';
import { Toast } from './Toast.js';
import type { ToastEntry, ToastQueue } from './toastQueue.js';
import { useAttended } from './useAttended.js';
import { useKeptRows } from './useDeeds.js';
import { useNotices } from './useNotices.js';
import { useTexts } from './useStrings.js';

const TEXTS = { ...enPanel, ...enToasts };
/** Milliseconds a row may take to load. */
const PATIENCE = 10_000;

/** The toasts that show, the newest in front. Renders a `<section>` in a portal while there are any. */
export function ToastStack(props: ToastStackProps): ReactElement | null {
  const { queue, mark, onLeave, onShowAll, seconds = 8, hotkey = 'F6' } = props;
  const { environment, dir, className } = useCasebell();
  const strings = useTexts(TEXTS);
  const [surroundings] = useState(() => surroundingsOf(mark));
  const region = useRef<HTMLElement>(null);
  const [isAttended, listeners] = useAttended(region);

  // Rows come with a view, and change with it: what is done elsewhere is seen here. Kept, so that the next arrival asks for nothing.
  useNotifications('inbox');

  // What was just answered here says so before it goes.
  const kept = useKeptRows();
  // As a text, which keeps its identity while nothing changes for a toast.
  const states = useStoreState(({ row }) =>
    queue.shown.map(({ id }) => (kept.has(id) ? 'here' : stateOf(row(id), isAttended))).join(),
  );
  const more = useStoreState(({ row }) => queue.behind.filter(({ id }) => stateOf(row(id), false) !== 'gone').length);
  const shown = queue.shown.filter((_, index) => states.split(',')[index] === 'here');
  useEffect(() => {
    const list = states.split(',');
    for (const [index, entry] of queue.shown.entries()) if (list[index] === 'gone') onLeave(entry);
    const coming = queue.shown.filter((_, index) => list[index] === 'coming');
    if (coming.length > 0) return environment.setTimer(() => coming.forEach(onLeave), PATIENCE);
    return;
  }, [states, queue, onLeave, environment]);

  const { notice, report, dismiss, setHeld } = useNotices();
  // What was refused is said on the card, and by the panel when it opens.
  const done = notice !== null && notice.undo.length > 0 ? notice : null;
  const undo = () => {
    for (const back of done?.undo ?? []) back();
    dismiss();
    setHeld(false);
    announce(strings.undone, environment);
    refocus();
  };
  const { noteOrigin, refocus } = useFocusOfToasts(region, hotkey, shown.length + Number(done !== null));
  const panel = useToastPanel(props, queue, onLeave, report);
  if (shown.length === 0 && done === null) return null;
  return createPortal(
    <PanelContext.Provider value={panel}>
      <section
        ref={region}
        className={clsx('cb-root cb-toasts', className)}
        aria-label={strings.toastRegion(hotkey)}
        dir={dir ?? surroundings.dir}
        data-theme={surroundings.theme}
        data-expanded={isAttended || undefined}
        {...listeners}
        onFocusCapture={noteOrigin}
      >
        <ol className="cb-toast-stack">
          {shown.map((entry, depth) => (
            <Toast
              key={`${entry.sort} ${entry.id}`}
              entry={entry}
              depth={depth}
              seconds={seconds}
              paused={isAttended}
              onLeave={onLeave}
              onFocusLost={refocus}
            />
          ))}
        </ol>
        {done && <PanelNotice notice={done} onUndo={undo} onHold={setHeld} />}
        {more > 0 &&
          (onShowAll ? (
            <button type="button" className="cb-toast-more" onClick={onShowAll}>
              {strings.toastMore(more)}
            </button>
          ) : (
            <p className="cb-toast-more">{strings.toastMore(more)}</p>
          ))}
      </section>
    </PanelContext.Provider>,
    props.container ?? surroundings.container,
  );
}

/** What somebody is about to use does not go because it was read, only when it is done with. */
function stateOf(row: Notification | undefined, isAttended: boolean): 'coming' | 'here' | 'gone' {
  if (row === undefined) return 'coming';
  return row.place === 'inbox' && (isAttended || !(row.read || row.seen)) ? 'here' : 'gone';
}

/** What the cards tell their panel: here the toast goes. */
function useToastPanel(
  { onOpen, onAction }: ToastStackProps,
  { shown }: ToastQueue,
  onLeave: (entry: ToastEntry) => void,
  report: PanelContextValue['report'],
) {
  const around = usePanel();
  const now = useRef({ onOpen, onAction, shown });
  useEffect(() => {
    now.current = { onOpen, onAction, shown };
  });
  return useMemo<PanelContextValue>(
    () => ({
      ...around,
      report,
      opened: (notification, event) => {
        // With a modifier the browser opens the record elsewhere.
        const isHere = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
        if (isHere) now.current.onOpen?.(notification, event);
        for (const entry of now.current.shown) if (entry.id === notification.id) onLeave(entry);
      },
      acted: (notification, actionId) => now.current.onAction?.(notification, actionId),
    }),
    [around, report, onLeave],
  );
}

/** A key leads to the toasts and back; when one goes that had the focus, the next has it, or whatever had it before. */
function useFocusOfToasts(region: React.RefObject<HTMLElement | null>, hotkey: string | null, count: number) {
  const origin = useRef<HTMLElement | null>(null);
  const isLost = useRef(false);

  useEffect(() => {
    if (hotkey === null || count === 0) return;
    const key = (event: KeyboardEvent) => {
      if (event.key !== hotkey || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (region.current?.matches(':focus-within')) origin.current?.focus();
      else (titleIn(region.current) ?? region.current?.querySelector<HTMLElement>('.cb-notice button'))?.focus();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [region, hotkey, count]);

  useLayoutEffect(() => {
    if (!isLost.current) return;
    isLost.current = false;
    const next = titleIn(region.current) ?? (origin.current?.isConnected ? origin.current : null);
    next?.focus({ preventScroll: true });
  });

  return {
    noteOrigin: useCallback(({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) origin.current = relatedTarget;
    }, []),
    refocus: useCallback(() => {
      isLost.current = true;
    }, []),
  };
}

const titleIn = (region: HTMLElement | null): HTMLElement | null =>
  region?.querySelector<HTMLElement>('[data-control=title]') ?? null;

export interface ToastStackProps extends Omit<NotificationToastsProps, 'suspended'> {
  readonly queue: ToastQueue;
  /** Stands where the toasts take theme, direction and shadow root from. */
  readonly mark: HTMLElement;
  readonly onLeave: (entry: ToastEntry) => void;
}
