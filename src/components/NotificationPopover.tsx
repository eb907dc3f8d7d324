'use client';
import * as Popover from '@radix-ui/react-popover';
import clsx from 'clsx';
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useCasebell } from '../react/context.js';
import { NotificationPanel, type NotificationPanelProps } from './NotificationPanel.js';

type Container = Element | DocumentFragment | null | undefined;

/** Why the panel opened or closed. */
export type OpenReason = 'bell' | 'escape' | 'outside' | 'close' | 'notification';

/** The panel in a popover below the bell; under 480 px a sheet. Loaded on demand by `NotificationCenter`. */
export function NotificationPopover({
  id,
  open,
  bell,
  onOpenChange,
  container,
  ...panel
}: NotificationPopoverProps): ReactElement {
  const { dir, className } = useCasebell();
  const surroundings = useSurroundings(open, bell);
  const reason = useRef<OpenReason>('outside');
  const close = (why: OpenReason) => {
    reason.current = why;
    onOpenChange(false, why);
  };
  const isOfBell = useEventsOf(open, bell);

  return (
    <Popover.Root open={open && surroundings !== null} onOpenChange={(next) => next || close(reason.current)}>
      <Popover.Anchor virtualRef={bell as RefObject<HTMLButtonElement>} />
      <Popover.Portal container={container ?? surroundings?.container}>
        <Popover.Content
          id={id}
          className={clsx('cb-root cb-popover', className)}
          dir={dir ?? surroundings?.dir}
          data-theme={surroundings?.theme}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-labelledby={`${id}-title`}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (event.currentTarget as HTMLElement).querySelector<HTMLElement>('.cb-panel-title')?.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (reason.current !== 'outside' || isNowhere(bell.current)) bell.current?.focus({ preventScroll: true });
          }}
          onEscapeKeyDown={() => {
            reason.current = 'escape';
          }}
          onInteractOutside={(event) => {
            // The bell closes by its own click; closing here too would open it again.
            if (isOfBell(event.detail.originalEvent)) event.preventDefault();
            reason.current = 'outside';
          }}
        >
          <NotificationPanel {...panel} titleId={`${id}-title`} inDialog onClose={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/**
 * Tells the bell's own events from others. Remembered as they pass, because the popover asks later: by then the path of an event is
 * empty, and its target in a shadow root is the host.
 */
function useEventsOf(open: boolean, bell: RefObject<HTMLElement | null>): (event: Event) => boolean {
  const [events] = useState(() => new WeakSet<Event>());
  useEffect(() => {
    const element = bell.current;
    if (!open || !element) return;
    const remember = (event: Event) => void events.add(event);
    element.addEventListener('pointerdown', remember);
    element.addEventListener('focusin', remember);
    return () => {
      element.removeEventListener('pointerdown', remember);
      element.removeEventListener('focusin', remember);
    };
  }, [open, bell, events]);
  return (event) => events.has(event);
}

/** Whether a click outside landed on nothing that takes the focus. */
function isNowhere(bell: HTMLElement | null): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active === (bell?.getRootNode() as ShadowRoot | undefined)?.host;
}

interface Surroundings {
  readonly container: Container;
  readonly dir: 'ltr' | 'rtl';
  readonly theme: string | undefined;
}

/** What the panel would inherit if it stood beside the bell and not in a portal: shadow root, direction, theme. */
function useSurroundings(open: boolean, bell: RefObject<HTMLElement | null>): Surroundings | null {
  const [found, setFound] = useState<Surroundings | null>(null);
  // Before painting, so that the panel opens in its final place at once.
  useLayoutEffect(() => {
    const element = bell.current;
    if (!open || !element) return;
    const root = element.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : null;
    const themed = element.closest('[data-theme]') ?? host?.closest('[data-theme]');
    setFound({
      container: root instanceof ShadowRoot ? root : undefined,
      dir: getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr',
      theme: themed?.getAttribute('data-theme') ?? undefined,
    });
  }, [open, bell]);
  return found;
}

export interface NotificationPopoverProps extends Pick<NotificationPanelProps, 'onOpen' | 'onAction' | 'density'> {
  readonly id: string;
  readonly open: boolean;
  readonly bell: RefObject<HTMLButtonElement | null>;
  readonly onOpenChange: (open: boolean, reason: OpenReason) => void;
  /** Where the panel is mounted. Default: the shadow root of the bell, or the body. */
  readonly container?: Container;
}
