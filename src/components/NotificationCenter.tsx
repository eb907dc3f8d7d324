'use client';
import { useCallback, useContext, useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { CasebellContext, useCasebell, type Refusal } from '../react/context.js';
import { NotificationProvider, type NotificationProviderProps } from '../react/NotificationProvider.js';
import { INBOX } from '../react/inboxView.js';
import { useStoreState } from '../react/useStoreState.js';
import { useUnreadCount } from '../react/useUnreadCount.js';
import { NotificationBell, type NotificationBellProps } from './NotificationBell.js';
import type { NotificationPopoverProps, OpenReason } from './NotificationPopover.js';
import type { NotificationPresenceProps } from './NotificationPresence.js';
import type { NotificationToastsProps } from './NotificationToasts.js';
import { useAttentionParts } from './useAttentionParts.js';
import { usePanelParts } from './usePanelParts.js';

/** Milliseconds that a panel stays ready for whoever is at the bell. */
const READY = 5_000;

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

// What the provider takes for itself, a `className` above all, is not the panel's.
function Center({ className: _class, ...props }: NotificationCenterProps): ReactElement {
  const { store, enabled, environment } = useCasebell();
  const [bell, setBell] = useState<HTMLButtonElement | null>(null);
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(false);
  const [warm, setWarm] = useState(false);
  /** A pointer or the focus is at the bell: the closed panel is ready to be shown. */
  const [near, setNear] = useState(false);
  /** Each time the panel opens it is a new one. */
  const [turn, setTurn] = useState(0);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const open = props.open ?? ownOpen;
  // By a key of the host or by code no pointer comes near first.
  if (open && !warm) setWarm(true);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    setNear(false);
    if (!open) setTurn(turn + 1);
  }
  const parts = usePanelParts(warm);
  const attention = useAttentionParts(warm || Boolean(props.toasts || props.presence));
  const count = useUnreadCount();

  // Kept from the first approach on, so that opening again shows the rows at once. A first view of the host's own loads with the panel.
  const isWarm = enabled && warm && (props.views?.[0] ?? 'inbox') === 'inbox';
  useEffect(() => (isWarm ? store.openView(INBOX) : undefined), [store, isWarm]);
  const isDrawnAhead = useStoreState(({ views }) => isWarm && views.get(INBOX.id)?.loaded === true);

  useEffect(() => (near ? environment.setTimer(() => setNear(false), READY) : undefined), [near, environment]);

  // What was sent late, after a time without a network, may be refused while nobody looks: the panel says so when it opens.
  useEffect(() => {
    if (open) return;
    return store.onEvent((event) => {
      if (event.type !== 'refused') return;
      setRefused(event);
      setTurn((before) => before + 1);
    });
  }, [store, open]);

  function change(next: boolean, reason: OpenReason): void {
    setOwnOpen(next);
    if (!next) setRefused(null);
    props.onOpenChange?.(next, reason);
  }
  // The same function every time: opening draws nothing of the panel anew.
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  const close = useCallback((reason: OpenReason) => latest.current(false, reason), []);
  const approach = () => {
    setWarm(true);
    if (!open) setNear(true);
  };
  return (
    <>
      <NotificationBell
        ref={setBell}
        {...(props.badge && { badge: props.badge })}
        {...(props.max !== undefined && { max: props.max })}
        {...(props.showZero !== undefined && { showZero: props.showZero })}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open && parts ? id : undefined}
        aria-busy={(open && !parts) || undefined}
        onPointerEnter={approach}
        onPointerDown={approach}
        onFocus={approach}
        onClick={() => change(!open, 'bell')}
      />
      {attention && (
        <attention.CenterAttention {...props} bell={bell} count={count} isOpen={open} onShowAll={() => change(true, 'toast')} />
      )}
      {(open || isDrawnAhead) && parts && bell && (
        <parts.NotificationPopover
          key={turn}
          {...props}
          id={id}
          bell={bell}
          isOpen={open}
          isNear={near && refused === null}
          onClose={close}
          refused={refused}
        />
      )}
    </>
  );
}

export interface NotificationCenterProps
  extends
    Omit<NotificationProviderProps, 'children'>,
    Pick<NotificationBellProps, 'badge' | 'max' | 'showZero'>,
    Pick<NotificationPopoverProps, 'container' | 'density' | 'onOpen' | 'onAction' | 'views' | 'slots'> {
  /** Shows what arrives while the panel is closed; with an object for how. @default false */
  readonly toasts?: boolean | Pick<NotificationToastsProps, 'seconds' | 'hotkey' | 'container'>;
  /** Count in the tab title, the favicon and the app icon; with an object for which. @default false */
  readonly presence?: boolean | NotificationPresenceProps;
  /** Whether the panel is open; leave out to let the bell decide. */
  readonly open?: boolean;
  /** The panel opened or wants to close, and why. */
  readonly onOpenChange?: (open: boolean, reason: OpenReason) => void;
}
