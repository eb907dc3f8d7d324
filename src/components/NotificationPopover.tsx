'use client';
import clsx from 'clsx';
// oxlint-disable-next-line no-restricted-imports -- only looked for: React 18 has no Activity
import * as React from 'react';
import { memo, useDeferredValue, useEffect, useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { CasebellContext, useCasebell } from '../react/context.js';
import { NotificationPanel, type NotificationPanelProps } from './NotificationPanel.js';
import { ShownContext } from './panelContext.js';
import { placeBelow } from './placeBelow.js';
import { surroundingsOf, type Container, type Surroundings } from './surroundings.js';
import { keepTabInside } from './tabbing.js';

/** Why the panel opened or closed. */
export type OpenReason = 'bell' | 'toast' | 'escape' | 'outside' | 'close' | 'notification';

/** React 19.2 and later: draws ahead, when nothing else is to be done, what is not shown yet and does nothing yet. */
const { Activity } = React as { readonly Activity?: typeof React.Activity };

/**
 * The panel in a non-modal dialog below the bell; under 480 px a sheet. Loaded on demand by `NotificationCenter`. Closed, it is drawn ahead
 * where React can do that: an arrival meanwhile costs it nothing. When a pointer or the focus is near it is brought up to date and laid out,
 * so that opening only paints it.
 */
export const NotificationPopover = memo(
  function NotificationPopover({ isOpen, isNear, container, ...props }: NotificationPopoverProps): ReactElement | null {
    const { bell } = props;
    const casebell = useCasebell();
    // In pieces, between which the page answers: who is near has not clicked yet. The first time from nothing.
    const isAwaited = useDeferredValue(isNear, false);
    const isReady = isOpen || isAwaited;
    const [drawn, setDrawn] = useState(() => ({ isReady, casebell, copy: casebell, around: surroundingsOf(bell) }));
    // What was hidden heard nothing of the store: with another object all of it asks again before it shows. The theme may have changed, too.
    if (drawn.isReady !== isReady || drawn.casebell !== casebell) {
      setDrawn({
        isReady,
        casebell,
        copy: isReady || drawn.casebell !== casebell ? { ...casebell } : drawn.copy,
        around: surroundingsOf(bell),
      });
    }
    if (!isOpen && !Activity) return null;
    const dialog = (
      <CasebellContext.Provider value={drawn.copy}>
        <Dialog {...props} isOpen={isOpen} dir={drawn.around.dir} theme={drawn.around.theme} />
      </CasebellContext.Provider>
    );
    return createPortal(
      Activity ? <Activity mode={isReady ? 'visible' : 'hidden'}>{dialog}</Activity> : dialog,
      container ?? drawn.around.container,
    );
  },
  (before, { isOpen, isNear }) => !before.isOpen && !isOpen && before.isNear === isNear,
);

const Panel = memo(NotificationPanel);

const Dialog = memo(function Dialog({ id, bell, dir, theme, isOpen, onClose, ...panel }: DialogProps): ReactElement {
  const casebell = useCasebell();
  const dialog = useRef<HTMLDivElement>(null);
  useDismissal(dialog, bell, isOpen, onClose);

  // Before it is put in its place: styles and layout are known, and need not be made for the focus alone.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || !isOpen) return;
    element.querySelector<HTMLElement>('.cb-panel-title')?.focus({ preventScroll: true });
    return () => {
      // Still in the document: whoever has the focus in here, or nowhere, is taken back to the bell.
      if (element.matches(':focus-within') || isNowhere(bell)) bell.focus({ preventScroll: true });
    };
  }, [bell, isOpen]);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const place = () => placeBelow(element, bell);
    place();
    globalThis.addEventListener('resize', place);
    // Any scrolling box around may move the bell; scrolling does not bubble.
    globalThis.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      globalThis.removeEventListener('resize', place);
      globalThis.removeEventListener('scroll', place, { capture: true });
    };
  }, [bell]);

  return (
    <div
      ref={dialog}
      id={id}
      role="dialog"
      aria-labelledby={`${id}-title`}
      className={clsx('cb-root cb-popover', casebell.className)}
      dir={casebell.dir ?? dir}
      data-theme={theme}
      data-open={isOpen || undefined}
      // Not left to the style sheet: what is ready must not be met by anybody before it is open.
      style={isOpen ? SHOWN : READY}
      onKeyDown={keepTabInside}
    >
      <ShownContext.Provider value={isOpen}>
        <Panel {...panel} titleId={`${id}-title`} inDialog onClose={onClose} />
      </ShownContext.Provider>
    </div>
  );
});

const SHOWN = {};
const READY = { visibility: 'hidden' } as const;

/** Escape, and a click that began outside of panel and bell. */
function useDismissal(
  dialog: RefObject<HTMLElement | null>,
  bell: HTMLElement,
  isOpen: boolean,
  onClose: (reason: OpenReason) => void,
): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!isOpen) return;
    let isOutside = false;
    // By the path, which also sees through shadow roots. Captured: the host may stop events on their way up.
    const press = (event: Event) => {
      const path = event.composedPath();
      isOutside = !path.some((node) => node === dialog.current || node === bell);
    };
    // On the click and not before: by then the focus is where the click put it, and a scrolling finger is no click.
    const click = () => {
      if (isOutside) close.current('outside');
      isOutside = false;
    };
    const key = (event: KeyboardEvent) => {
      // What lies above the panel, a dialog of the host or a menu, has said that it took the key.
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      close.current('escape');
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('click', click, true);
    document.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('click', click, true);
      document.removeEventListener('keydown', key);
    };
  }, [dialog, bell, isOpen]);
}

/** Whether the focus is on nothing in particular. */
function isNowhere(bell: HTMLElement): boolean {
  const { activeElement } = bell.getRootNode() as Document | ShadowRoot;
  return activeElement === null ? document.activeElement === null || !isElsewhere(bell) : activeElement === document.body;
}

/** In a shadow root nothing is active also when something outside of it is. */
function isElsewhere(bell: HTMLElement): boolean {
  const active = document.activeElement;
  return active !== document.body && active !== (bell.getRootNode() as ShadowRoot).host;
}

type DialogProps = Omit<NotificationPopoverProps, 'isNear' | 'container'> & Pick<Surroundings, 'dir' | 'theme'>;

export interface NotificationPopoverProps extends Pick<
  NotificationPanelProps,
  'onOpen' | 'onAction' | 'density' | 'refused' | 'views' | 'slots'
> {
  readonly id: string;
  readonly bell: HTMLButtonElement;
  readonly isOpen: boolean;
  /** A pointer or the focus is at the bell: it is about to open. */
  readonly isNear: boolean;
  readonly onClose: (reason: OpenReason) => void;
  /** Where the panel is mounted. Default: the shadow root of the bell, or the body. */
  readonly container?: Container | null;
}
