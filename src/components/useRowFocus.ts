'use client';
import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useCasebell } from '../react/context.js';
import { controlOf, rowElement } from './rowElements.js';
import type { ListHandle, Triage } from './triage.js';

/** Where the focus is in a list, and how it moves. */
export interface RowFocus {
  /** The row that has the focus, or is to have it: it stays in the document although scrolled away. */
  readonly focusedId: string | null;
  readonly setFocusedId: (id: string | null) => void;
  readonly focusRow: ListHandle['focusRow'];
  /** Told how to get the rows of the list, from the top. */
  readonly onRows: (rows: () => readonly string[]) => void;
  /** The row left while the focus was in it, on this control. */
  readonly onUnmountFocused: (id: string, control: string) => void;
}

const RETRY = 16;

/**
 * Moves the focus between rows of which most are not in the document. After a row left with the focus in it: the same button of the next
 * row that is left, else of the one before, else the heading of the empty list.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>): RowFocus {
  const { environment } = useCasebell();
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const rows = useRef<() => readonly string[]>(() => []);
  const onRows = useCallback((shown: () => readonly string[]) => {
    rows.current = shown;
  }, []);
  const lost = useRef<{ readonly id: string; readonly control: string; readonly rows: readonly string[] } | null>(null);
  const onUnmountFocused = useCallback((id: string, control: string) => {
    // What was listed until now: the rows of this rendering are not told yet.
    lost.current = { id, control, rows: rows.current() };
  }, []);

  const focusRow = useCallback(
    (id: string | undefined, control = 'title') => {
      setFocusedId(id ?? null);
      focusIn(list, id, control, environment.setTimer);
    },
    [list, environment],
  );

  useLayoutEffect(() => {
    if (lost.current === null) return;
    const { id, control, rows: before } = lost.current;
    lost.current = null;
    const left = rows.current();
    if (!left.includes(id)) focusRow(heirOf(id, before, left), control);
  });
  return { focusedId, setFocusedId, focusRow, onRows, onUnmountFocused };
}

function focusIn(
  list: RefObject<HTMLElement | null>,
  id: string | undefined,
  control: string,
  setTimer: (callback: () => void, milliseconds: number) => unknown,
): void {
  const active = () => (list.current?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
  let from = active();
  const attempt = (triesLeft: number): void => {
    const row = rowElement(list.current, id);
    const target =
      controlOf(row, control) ?? controlOf(row, 'title') ?? list.current?.querySelector<HTMLElement>('.cb-state-title');
    target?.focus();
    if (target?.matches(':focus') || triesLeft === 0) return;
    // The row is not there yet: the list holds the focus for it, unless another row does.
    if (!list.current?.contains(from?.closest('[data-id]') ?? null)) {
      list.current?.focus({ preventScroll: true });
      from = list.current;
    }
    setTimer(() => {
      if (active() === from) attempt(triesLeft - 1);
    }, RETRY);
  };
  attempt(20);
}

/** In the place of a row's id: what held the focus stood in for rows. */
const NO_ROW = '';

/** Passes on the focus of what stands in for rows, or of the list itself, when it gives way to something else. */
export function useStandInFocus(list: RefObject<HTMLElement | null>, { onUnmountFocused }: RowFocus): void {
  useLayoutEffect(() => {
    const element = list.current;
    return () => {
      const { activeElement: active } = (element?.getRootNode() ?? {}) as Partial<Document>;
      if (active && element?.contains(active) && !active.closest('[data-id]')) onUnmountFocused(NO_ROW, 'title');
    };
  }, [list, onUnmountFocused]);
}

/** The next row that is left, else the one before, else the first of those that came in their place. */
function heirOf(id: string, before: readonly string[], left: readonly string[]): string | undefined {
  const isLeft = new Set(left);
  const at = before.indexOf(id);
  return (
    before.slice(at + 1).find((next) => isLeft.has(next)) ??
    before.slice(0, Math.max(0, at)).findLast((former) => isLeft.has(former)) ??
    left[0]
  );
}

const STEPS: { readonly [key: string]: 1 | -1 } = { PageDown: 1, ArrowDown: 1, PageUp: -1, ArrowUp: -1 };

/** The keys of the feed pattern: next and previous row, first and last; with Shift selecting; with Ctrl out of the feed. */
export function moveBetweenRows(
  event: KeyboardEvent<HTMLElement>,
  ids: readonly string[],
  focusRow: RowFocus['focusRow'],
  triage: Triage | undefined,
): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isEnd = key === 'Home' || key === 'End';
  if (ctrlKey && isEnd) {
    const panel = event.currentTarget.closest('.cb-panel');
    const find = (selector: string) => panel?.querySelector<HTMLElement>(selector);
    const target =
      key === 'Home' ? (find('[role=tab][aria-selected=true]') ?? find('.cb-panel-title')) : find('.cb-panel-footer button');
    if (!target) return;
    event.preventDefault();
    target.focus();
    return;
  }
  const id = (event.target as HTMLElement).closest('[data-id]')?.getAttribute('data-id');
  const step = STEPS[key];
  if (id == null || !(step || isEnd) || ctrlKey || metaKey || altKey) return;
  const next = key === 'Home' ? ids[0] : key === 'End' ? ids.at(-1) : ids[ids.indexOf(id) + (step ?? 0)];
  if (next === undefined) return;
  event.preventDefault();
  if (shiftKey) triage?.extend(id, next);
  focusRow(next);
}
