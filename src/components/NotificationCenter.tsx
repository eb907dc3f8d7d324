'use client';
import { useContext, useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { CasebellContext, useCasebell } from '../react/context.js';
import { NotificationProvider, type NotificationProviderProps } from '../react/NotificationProvider.js';
import { VIEWS } from '../react/useNotifications.js';
import { NotificationBell, type NotificationBellProps } from './NotificationBell.js';
import type { NotificationPopoverProps, OpenReason } from './NotificationPopover.js';

/**
 * The whole notification centre in one line: bell, popover, panel. Inside a `<NotificationProvider>` it needs no props; outside it
 * takes the provider's. The bell loads first and alone; the panel follows when a pointer or the focus comes near.
 */
export function NotificationCenter(props: NotificationCenterProps): ReactElement {
  const inside = useContext(CasebellContext) !== null;
  if (inside && props.transport === undefined && props.store === undefined) return <Center {...props} />;
  return (
    <NotificationProvider {...props}>
      <Center {...props} />
    </NotificationProvider>
  );
}

function Center(props: NotificationCenterProps): ReactElement {
  const { store, enabled } = useCasebell();
  const bell = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(false);
  const [warm, setWarm] = useState(false);
  const open = props.open ?? ownOpen;
  const Popover = usePopover(warm || open);

  // Kept from the first approach on, so that opening again shows the rows at once.
  useEffect(() => (enabled && (warm || open) ? store.openView(VIEWS.inbox) : undefined), [store, enabled, warm, open]);

  function change(next: boolean, reason: OpenReason): void {
    setOwnOpen(next);
    props.onOpenChange?.(next, reason);
  }
  const approach = () => setWarm(true);
  return (
    <>
      <NotificationBell
        ref={bell}
        {...(props.badge && { badge: props.badge })}
        {...(props.max !== undefined && { max: props.max })}
        {...(props.showZero !== undefined && { showZero: props.showZero })}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open && Popover ? id : undefined}
        aria-busy={(open && !Popover) || undefined}
        onPointerEnter={approach}
        onFocus={approach}
        onClick={() => change(!open, 'bell')}
      />
      {Popover && (
        <Popover
          id={id}
          open={open}
          bell={bell}
          onOpenChange={change}
          {...(props.container !== undefined && { container: props.container })}
          {...(props.density && { density: props.density })}
          {...(props.onOpen && { onOpen: props.onOpen })}
          {...(props.onAction && { onAction: props.onAction })}
        />
      )}
    </>
  );
}

type Popover = (props: NotificationPopoverProps) => ReactElement;

/**
 * Loads the panel's code once it is wanted. Not `React.lazy`, which throws into the host's tree for good when the network is down
 * at that moment: here the bell stays, and the next approach tries again.
 */
function usePopover(wanted: boolean): Popover | null {
  const [loaded, setLoaded] = useState<{ readonly Popover: Popover } | null>(null);
  useEffect(() => {
    if (!wanted || loaded) return;
    let current = true;
    const load = () =>
      import('./NotificationPopover.js').then(
        ({ NotificationPopover }) => current && setLoaded({ Popover: NotificationPopover }),
        () => undefined,
      );
    void load();
    globalThis.addEventListener('online', load);
    return () => {
      current = false;
      globalThis.removeEventListener('online', load);
    };
  }, [wanted, loaded]);
  return loaded?.Popover ?? null;
}

export interface NotificationCenterProps
  extends
    Omit<NotificationProviderProps, 'children'>,
    Pick<NotificationBellProps, 'badge' | 'max' | 'showZero'>,
    Pick<NotificationPopoverProps, 'container' | 'density' | 'onOpen' | 'onAction'> {
  /** Whether the panel is open; leave out to let the bell decide. */
  readonly open?: boolean;
  /** The panel opened or wants to close, and why. */
  readonly onOpenChange?: (open: boolean, reason: OpenReason) => void;
}
