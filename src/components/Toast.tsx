'use client';
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react';
import { enToasts } from '../locales/internal/enToasts.js';
import type { Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { readSetting } from '../model/preferences.js';
import { useCasebell } from '../react/context.js';
import { useNotification } from '../react/useNotification.js';
import { useStoreState } from '../react/useStoreState.js';
import { CardTile } from './CardTile.js';
import { Icon } from './icons.js';
import { kindLabel } from './kindLabel.js';
import { NotificationCard } from './NotificationCard.js';
import { usePanel } from './panelContext.js';
import { RelativeTime } from './RelativeTime.js';
import type { ToastEntry } from './toastQueue.js';
import { useKind } from './useKind.js';
import { useTexts } from './useStrings.js';
import { useSwipe } from './useSwipe.js';

/** One notification that has just arrived: its card, a way to be rid of it, and a bar for the time it has left. Renders a `<li>`. */
export function Toast({ entry, ...props }: ToastProps): ReactElement | null {
  const notification = useNotification(entry.id);
  return notification ? <Shown {...props} entry={entry} notification={notification} /> : null;
}

function Shown({ entry, depth, seconds, paused, onLeave, onFocusLost, notification }: ShownProps): ReactElement {
  const casebell = useCasebell();
  const { environment } = casebell;
  const strings = useTexts(enToasts);
  const kind = useKind(notification.kind);
  const label = kindLabel(notification.kind, casebell);
  const hasPreview = useStoreState(({ preferences }) => readSetting.showsPreviews(preferences));
  const item = useRef<HTMLLIElement>(null);
  const left = useRef(seconds * 1_000);
  const stays = kind.critical === true;
  useSwipe(item, () => onLeave(entry));

  useEffect(() => {
    if (paused || stays) return;
    const began = environment.now();
    const cancel = environment.setTimer(() => onLeave(entry), left.current);
    return () => {
      cancel();
      left.current -= environment.now() - began;
    };
  }, [paused, stays, entry, onLeave, environment]);

  // The last moment at which the browser still knows that the focus was in here.
  useLayoutEffect(() => {
    const element = item.current;
    return () => {
      if (element?.matches(':focus-within')) onFocusLost();
    };
  }, [onFocusLost]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onLeave(entry);
  };
  const name = strings.toastDismiss(hasPreview ? notification.title : label);
  return (
    <li ref={item} className="cb-toast" data-depth={depth} data-paused={paused || undefined} onKeyDown={onKeyDown}>
      {hasPreview ? <NotificationCard id={entry.id} /> : <Unnamed notification={notification} label={label} />}
      <button
        type="button"
        className="cb-icon-button cb-toast-close"
        data-control="dismiss"
        aria-label={name}
        title={name}
        onClick={() => onLeave(entry)}
      >
        <Icon name="close" />
      </button>
      {!stays && <span className="cb-toast-time" style={{ animationDuration: `${seconds}s` }} aria-hidden="true" />}
    </li>
  );
}

/** For a person who hides previews: what kind of thing it is, and where it leads. */
function Unnamed({ notification, label }: { readonly notification: Notification; readonly label: string }): ReactElement {
  const { store, allowedHosts } = useCasebell();
  const { opened } = usePanel();
  const titleId = useId();
  const { actor: _actor, meeting: _meeting, ...rest } = notification;
  const target = safeUrl(notification.link, allowedHosts && { allowedHosts });
  const read = () => store.actions.read([notification.id]);
  const open = (event: MouseEvent<HTMLElement>) => {
    read();
    opened(notification, event);
  };
  return (
    <article className="cb-card" aria-labelledby={titleId} data-id={notification.id} data-kind={notification.kind} data-unread>
      <CardTile notification={rest} kind={useKind(notification.kind)} />
      <h3 className="cb-card-title" id={titleId} dir="auto">
        {target ? (
          <a
            className="cb-card-link"
            data-control="title"
            href={target.href}
            onClick={open}
            onAuxClick={(event) => event.button === 1 && read()}
          >
            {label}
          </a>
        ) : (
          <span data-control="title" tabIndex={-1}>
            {label}
          </span>
        )}
      </h3>
      <RelativeTime iso={notification.newAt} dated />
    </article>
  );
}

interface ToastProps {
  readonly entry: ToastEntry;
  /** 0 is in front. */
  readonly depth: number;
  readonly seconds: number;
  readonly paused: boolean;
  readonly onLeave: (entry: ToastEntry) => void;
  /** It goes, and the focus was in it. */
  readonly onFocusLost: () => void;
}

interface ShownProps extends ToastProps {
  readonly notification: Notification;
}
