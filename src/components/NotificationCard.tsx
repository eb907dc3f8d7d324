'use client';
import clsx from 'clsx';
import { memo, useId, useLayoutEffect, useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { isWaiting, type Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell } from '../react/context.js';
import { useNotification } from '../react/useNotification.js';
import { useStoreState } from '../react/useStoreState.js';
import { CardButtons } from './CardActions.js';
import { CardBoundary } from './CardBoundary.js';
import { CardMeta } from './CardMeta.js';
import { CardTile } from './CardTile.js';
import { CardTools } from './CardTools.js';
import { MeetingDetails } from './MeetingDetails.js';
import { usePanel } from './panelContext.js';
import { RelativeTime } from './RelativeTime.js';
import { useKind } from './useKind.js';
import { useStrings } from './useStrings.js';

/** One notification. Renders an `<article>`, or nothing once the notification is gone. */
export const NotificationCard = memo(function NotificationCard(props: NotificationCardProps): ReactElement | null {
  const notification = useNotification(props.id);
  return notification ? <Card {...props} notification={notification} /> : null;
});

function Card({ id, position, total, inList = false, className, onUnmountFocused, notification }: CardProps): ReactElement {
  const strings = useStrings();
  const stale = useStoreState((state) => state.isStale(id));
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const kind = useKind(notification.kind);

  // The last moment at which the browser still knows that the focus was in here.
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      if (element?.matches(':focus-within')) {
        const focused = element.querySelector(':focus');
        onUnmountFocused?.(id, focused?.getAttribute('data-control') ?? 'title');
      }
    };
  }, [id, onUnmountFocused]);

  return (
    <article
      ref={card}
      className={clsx('cb-card', className)}
      aria-labelledby={titleId}
      aria-posinset={position}
      aria-setsize={total}
      data-id={id}
      data-kind={notification.kind}
      data-place={notification.place}
      data-unread={!notification.read || undefined}
      data-waiting={isWaiting(notification) || undefined}
      data-stale={stale || undefined}
    >
      <CardBoundary of={notification}>
        <CardTile notification={notification} kind={kind} />
      </CardBoundary>
      <Title notification={notification} id={titleId} />
      <CardBoundary of={notification}>
        <RelativeTime iso={notification.newAt} dated={!inList} />
        {!notification.read && notification.place !== 'archived' && (
          <span className="cb-card-dot" role="img" aria-label={strings.unread} />
        )}
        {notification.meeting && <MeetingDetails meeting={notification.meeting} />}
        {notification.body !== undefined && notification.body !== '' && (
          <p className="cb-card-body" dir="auto">
            {notification.body}
          </p>
        )}
        <CardMeta notification={notification} />
      </CardBoundary>
      <CardBoundary of={notification}>
        <CardButtons notification={notification} kind={kind} />
        <CardTools notification={notification} />
      </CardBoundary>
    </article>
  );
}

/** The title opens the record: a real link over the whole row. Without a safe link it unfolds the row instead. */
function Title({ notification, id }: { readonly notification: Notification; readonly id: string }): ReactElement {
  const { store, allowedHosts } = useCasebell();
  const panel = usePanel();
  const [expanded, setExpanded] = useState(false);
  const target = safeUrl(notification.link, allowedHosts && { allowedHosts });
  const read = () => {
    if (!notification.read) store.actions.read([notification.id]);
  };
  const open = (event: MouseEvent<HTMLElement>) => {
    read();
    panel.opened(notification, event);
  };
  return (
    <h3 className="cb-card-title" id={id} dir="auto">
      {target ? (
        <a
          className="cb-card-link"
          data-control="title"
          href={target.href}
          rel={target.external ? 'noopener noreferrer' : undefined}
          onClick={open}
          onAuxClick={(event) => event.button === 1 && read()}
        >
          {notification.title}
        </a>
      ) : (
        <button
          type="button"
          className="cb-card-link"
          data-control="title"
          aria-expanded={expanded}
          onClick={() => {
            read();
            setExpanded(!expanded);
          }}
        >
          {notification.title}
        </button>
      )}
    </h3>
  );
}

interface CardProps extends NotificationCardProps {
  readonly notification: Notification;
}

export interface NotificationCardProps {
  readonly id: string;
  readonly className?: string;
  /** Place in the list, from 1. */
  readonly position?: number;
  /** Length of the list; -1 when it is not known. */
  readonly total?: number;
  /** Under the headings of a list, where the day stands above. */
  readonly inList?: boolean;
  /** The row left while the focus was in it, on this control. */
  readonly onUnmountFocused?: (id: string, control: string) => void;
}
