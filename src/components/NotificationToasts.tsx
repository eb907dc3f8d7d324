'use client';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { useCasebell } from '../react/context.js';
import { interrupting } from './attention.js';
import type { PanelEvents } from './panelContext.js';
import type { Container } from './surroundings.js';
import type { ToastStack } from './ToastStack.js';
import { admit, leave, NO_TOASTS, type ToastEntry, type ToastQueue } from './toastQueue.js';
import { kindsOf } from './useKind.js';

/**
 * Shows what arrives while nobody looks at the panel, unless the person's preferences silence it. Only in a tab that is visible; a toast goes
 * once its notification was seen, read, archived or answered, here or elsewhere.
 */
export function NotificationToasts({ suspended = false, ...props }: NotificationToastsProps): ReactElement | null {
  const casebell = useCasebell();
  const { store, enabled, environment } = casebell;
  const [queue, setQueue] = useState<ToastQueue>(NO_TOASTS);
  // A mark beside the bell: toasts take theme, direction and shadow root from where it stands.
  const [mark, setMark] = useState<HTMLElement | null>(null);
  const [parts, setParts] = useState<{ readonly ToastStack: typeof ToastStack } | null>(null);

  useEffect(() => {
    if (!enabled || suspended) return;
    let isCurrent = true;
    const stop = store.onEvent((event) => {
      if (event.type !== 'arrived' || !environment.isVisible()) return;
      const loud = interrupting(event.notifications, casebell);
      if (loud.length === 0) return;
      import('./toastParts.js').then((loaded) => {
        if (!isCurrent) return;
        setParts(loaded);
        setQueue((before) => admit(before, loud, kindsOf(store)));
      }, ignore);
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [store, enabled, environment, casebell, suspended]);

  const onLeave = useCallback((gone: ToastEntry) => setQueue((before) => leave(before, gone)), []);
  // The panel shows them now.
  if (suspended && queue !== NO_TOASTS) setQueue(NO_TOASTS);
  if (!enabled) return null;
  return (
    <>
      <span ref={setMark} hidden data-casebell="toasts" />
      {parts && mark && !suspended && <parts.ToastStack {...props} queue={queue} mark={mark} onLeave={onLeave} />}
    </>
  );
}

// A toast is help, not need: a chunk that does not load must not become an error of the page.
const ignore = (): void => {};

export interface NotificationToastsProps extends PanelEvents {
  /** Shows none, and takes away those that show: while a panel of yours is open. `<NotificationCenter toasts>` sees to it. @default false */
  readonly suspended?: boolean;
  /** Opens the panel: the button that says how many more have arrived. Without it that is only said. */
  readonly onShowAll?: () => void;
  /** Seconds a toast stays; pointer, focus and a hidden page stop the clock. What is critical stays until it is dismissed. @default 8 */
  readonly seconds?: number;
  /** The key that leads to the toasts and back, as `KeyboardEvent.key`; `null` for none. @default 'F6' */
  readonly hotkey?: string | null;
  /** Where they are mounted. Default: the shadow root around, or the body. */
  readonly container?: Container | null;
}
