'use client';
import clsx from 'clsx';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { placeBeside } from './placeBeside.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';
import { keepTabInside } from './tabbing.js';
import type { Triage } from './triage.js';

/**
 * A menu or a small dialog over the panel, beside what opened it, or in the middle. In the document it is a part of the panel, so that a
 * popover around stays open and a shadow root keeps its styles; on screen it is in the browser's top layer, where nothing clips it.
 * Closes by Escape and by a click beside it, and gives the focus back.
 */
export function LayerFrame({
  anchor,
  isCentred,
  role,
  label,
  className,
  onClose,
  onKeyDown,
  children,
}: LayerFrameProps): ReactElement {
  const strings = useStrings();
  const { triage } = usePanel();
  const layer = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const [around, element] = [layer.current, box.current];
    if (!around || !element) return;
    if (typeof around.showPopover === 'function') {
      around.popover = 'manual';
      around.showPopover();
    }
    if (isCentred) return;
    const place = () => placeBeside(element, anchor);
    place();
    globalThis.addEventListener('resize', place);
    globalThis.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      globalThis.removeEventListener('resize', place);
      globalThis.removeEventListener('scroll', place, { capture: true });
    };
  }, [anchor, isCentred]);

  // To the first thing there is to choose; and afterwards back to what opened it, while the browser still knows that the focus is in here.
  useLayoutEffect(() => {
    const [around, element] = [layer.current, box.current];
    const list = triage?.list();
    const rest = triage && rowsFrom(triage, anchor);
    element?.querySelector<HTMLElement>('[data-first], button, input')?.focus({ preventScroll: true });
    return () => {
      if (!around?.matches(':focus-within')) return;
      if (anchor?.isConnected) return anchor.focus({ preventScroll: true });
      // It is gone with its row: to the one in its place, which the list knows once it is drawn. An empty list is no longer told of.
      queueMicrotask(() => {
        const ids = triage?.list()?.ids ?? [];
        (triage?.list() ?? list)?.focusRow(ids.find((id) => rest?.has(id)) ?? ids.at(-1));
      });
    };
  }, [anchor, triage]);

  return (
    <div
      ref={layer}
      className="cb-layer"
      role="presentation"
      onKeyDown={(event) => {
        // Keys in here mean nothing to the panel below.
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        } else onKeyDown?.(event);
        if (!event.defaultPrevented) keepTabInside(event);
      }}
    >
      <button type="button" className="cb-scrim" tabIndex={-1} aria-label={strings.close} onClick={onClose} />
      <div
        ref={box}
        className={clsx('cb-layer-box', className)}
        role={role}
        aria-label={label}
        aria-modal={role === 'dialog' || undefined}
        data-centred={isCentred}
      >
        {children}
      </div>
    </div>
  );
}

/** The rows from that of the anchor on, or from the first that is selected. */
function rowsFrom({ list, getState }: Triage, anchor: HTMLElement | null): ReadonlySet<string> {
  const ids = list()?.ids ?? [];
  const own = anchor?.closest('[data-id]')?.getAttribute('data-id');
  const { selected } = getState();
  const first = ids.findIndex((id) => id === own || (own == null && selected.has(id)));
  return new Set(ids.slice(Math.max(0, first)));
}

interface LayerFrameProps {
  readonly anchor: HTMLElement | null;
  /** In the middle, although something opened it. */
  readonly isCentred?: boolean;
  readonly role: 'menu' | 'dialog';
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}
