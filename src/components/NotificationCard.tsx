'use client';
import {
  Component,
  memo,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { isArchivable, isRestorable } from '../model/commands.js';
import { isWaiting, type Meeting, type Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell } from '../react/context.js';
import type { KindRenderers, Renderer } from '../react/customising.js';
import { asItIs, useNotification } from '../react/useNotification.js';
import { useStoreState } from '../react/useStoreState.js';
import { CardButtons } from './CardActions.js';
import { CardBoundary } from './CardBoundary.js';
import { CardMeta } from './CardMeta.js';
import { CardSelect } from './CardSelect.js';
import { CardTile } from './CardTile.js';
import { CardTools } from './CardTools.js';
import { usePanel } from './panelContext.js';
import { RelativeTime } from './RelativeTime.js';
import { controlOf } from './rowElements.js';
import { useTriage } from './triage.js';
import { ReadContext, UnreadDot } from './UnreadDot.js';
import { useCardParts, useDeed } from './useDeeds.js';
import { useKind } from './useKind.js';
import { useSlots } from './useSlots.js';

/** One notification. Renders an `<article>`, or nothing once the notification is gone. */
export const NotificationCard = memo(function NotificationCard(props: NotificationCardProps): ReactElement | null {
  const notification = useNotification(props.id);
  return notification ? <Card {...props} notification={notification} /> : null;
});

function Card({
  id,
  position,
  total,
  inList = false,
  settles = true,
  className,
  onUnmountFocused,
  notification,
}: CardProps): ReactElement {
  const stale = useStoreState((state) => state.isStale(id));
  const isExpanded = useTriage((state) => state.expanded.has(id));
  const { renderers } = useCasebell();
  const slot = useSlots();
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const { deed, deeds, loaded, ...kept } = useDeed(notification);
  const isKept = settles && kept.isKept;
  const shown = settles ? kept.shown : notification;
  const settled = isKept && deed?.phase !== 'pending' && loaded?.isSettled(notification) ? loaded : null;
  const renderer = renderers?.[notification.kind];

  // The last moment at which the browser still knows that the focus was in here.
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      if (element?.matches(':focus-within'))
        onUnmountFocused?.(id, element.querySelector(':focus')?.getAttribute('data-control') ?? 'title');
    };
  }, [id, onUnmountFocused]);

  return (
    <article
      ref={card}
      {...slot('card', className)}
      {...(renderer?.card ? { 'aria-label': notification.title } : { 'aria-labelledby': titleId })}
      tabIndex={settled ? -1 : undefined}
      aria-posinset={position}
      aria-setsize={total}
      data-id={id}
      data-kind={notification.kind}
      data-place={isKept ? 'inbox' : notification.place}
      data-unread={!shown.read || undefined}
      data-waiting={isWaiting(shown) || undefined}
      data-stale={stale || undefined}
      data-expanded={isExpanded || undefined}
      data-settled={settled !== null || undefined}
    >
      <FocusKeeper isSettled={settled !== null} card={card}>
        {settled ? (
          <settled.SettledCard notification={notification} deed={deed} titleId={titleId} />
        ) : (
          <ReadContext.Provider value={shown.read}>
            <Row
              notification={shown}
              renderer={renderer}
              inList={inList}
              titleId={titleId}
              card={card}
              deed={deed}
              deeds={deeds}
              loaded={loaded}
            />
          </ReadContext.Provider>
        )}
      </FocusKeeper>
    </article>
  );
}

/** What comes in the place of a control that had the focus takes it: the same one anew, else the title; of a last line the row itself. */
// A class, because only classes are asked just before the document changes, when the browser still knows where the focus is.
class FocusKeeper extends Component<FocusKeeperProps> {
  override getSnapshotBeforeUpdate(): Element | null {
    const row = this.props.card.current;
    return row?.matches(':focus-within') === true ? (row.querySelector(':focus') ?? row) : null;
  }

  override componentDidUpdate(_props: FocusKeeperProps, _state: unknown, focused: Element | null): void {
    const { card, isSettled } = this.props;
    if (focused === null || (focused.isConnected && (focused !== card.current || isSettled))) return;
    const control = focused.getAttribute('data-control') ?? '';
    const heir = isSettled ? card.current : (controlOf(card.current, control) ?? controlOf(card.current, 'title'));
    heir?.focus({ preventScroll: true });
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

/** What a row says; an arrival above changes its number in the list and nothing here, nor does it matter whether it is read. */
const Row = memo(function Row({ notification, renderer, inList, titleId, card, deed, deeds, loaded }: RowProps): ReactElement {
  const slot = useSlots();
  const kind = useKind(notification.kind);
  const { card: own, body, actions } = renderer ?? {};
  return (
    <Custom as={own} notification={notification}>
      <CardBoundary of={notification}>
        <CardTile notification={notification} kind={kind} />
      </CardBoundary>
      <CardSelect id={notification.id} title={notification.title} />
      <Title notification={notification} id={titleId} />
      <CardBoundary of={notification}>
        <RelativeTime iso={notification.newAt} dated={!inList} />
        <UnreadDot isWaiter={isWaiting(notification)} isArchived={notification.place === 'archived'} />
        <Custom as={body} notification={notification}>
          {notification.meeting && <MeetingPlace meeting={notification.meeting} />}
          {notification.body !== undefined && notification.body !== '' && (
            <p {...slot('card-body')} dir="auto">
              {notification.body}
            </p>
          )}
        </Custom>
        <CardMeta notification={notification} />
      </CardBoundary>
      <CardBoundary of={notification}>
        <Custom as={actions} notification={notification}>
          <CardButtons notification={notification} kind={kind} deed={deed} />
        </Custom>
        {loaded && deed && deeds && <loaded.DeedNote id={notification.id} deed={deed} deeds={deeds} card={card} />}
        <CardTools
          id={notification.id}
          title={notification.title}
          place={notification.place}
          isRestorable={isRestorable(notification)}
          isArchivable={isArchivable(notification)}
        />
      </CardBoundary>
    </Custom>
  );
}, isDrawnAlike);

/** A renderer of the host may show whether a row is read; ours leave that to the dot. */
function isDrawnAlike({ notification: before, ...others }: RowProps, { notification, ...props }: RowProps): boolean {
  const ignored = props.renderer === undefined ? (['seen', 'read'] as const) : [];
  return (before === notification || isEqual(before, notification, ignored)) && isEqual(others, props);
}

function isEqual<Props extends object>(one: Props, other: Props, ignored: readonly (keyof Props)[] = []): boolean {
  const names = Object.keys(one) as (keyof Props)[];
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.is(one[name], other[name]) || ignored.includes(name))
  );
}

/** When and where, once its code is there; until then the lines it takes, so that nothing moves. */
function MeetingPlace({ meeting }: { readonly meeting: Meeting }): ReactElement {
  const parts = useCardParts(true);
  if (parts) return <parts.MeetingDetails meeting={meeting} />;
  const { previous, recurring } = meeting;
  return (
    <div className="cb-meeting" aria-busy>
      {[true, previous, recurring].map(
        (is, line) => is && <p key={`line ${line + 1}`} className="cb-meeting-line cb-meeting-blank" />,
      )}
    </div>
  );
}

/** The host's renderer around our own part; ours alone where there is none, or where it throws. */
function Custom({ as: Own, notification, children }: CustomProps): ReactNode {
  const kind = useKind(notification.kind);
  if (!Own) return children;
  return (
    <CardBoundary of={notification} fallback={children}>
      <Own notification={notification} kind={kind}>
        {children}
      </Own>
    </CardBoundary>
  );
}

/** The title opens the record: a real link over the whole row. Without a safe link it unfolds the row instead. */
function Title({ notification, id }: { readonly notification: Notification; readonly id: string }): ReactElement {
  const { store, allowedHosts } = useCasebell();
  const panel = usePanel();
  const slot = useSlots();
  const [expanded, setExpanded] = useState(false);
  const target = safeUrl(notification.link, allowedHosts && { allowedHosts });
  const read = () => {
    const before = asItIs(notification, store);
    if (!before.read) store.actions.read([notification.id]);
    return before;
  };
  const open = (event: MouseEvent<HTMLElement>) => panel.opened(read(), event);
  return (
    <h3 {...slot('card-title')} id={id} dir="auto">
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
          aria-expanded={panel.select ? undefined : expanded}
          onClick={() => {
            read();
            if (panel.select) panel.select(notification.id);
            else setExpanded(!expanded);
          }}
        >
          {notification.title}
        </button>
      )}
    </h3>
  );
}

interface FocusKeeperProps {
  readonly card: RefObject<HTMLElement | null>;
  readonly isSettled: boolean;
  readonly children: ReactNode;
}

interface RowProps extends Pick<ReturnType<typeof useDeed>, 'deed' | 'deeds' | 'loaded'> {
  readonly notification: Notification;
  /** What the host draws of it. */
  readonly renderer: KindRenderers | undefined;
  readonly inList: boolean;
  readonly titleId: string;
  readonly card: RefObject<HTMLElement | null>;
}

interface CustomProps {
  readonly as: Renderer | undefined;
  readonly notification: Notification;
  readonly children: ReactNode;
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
  /** Shows a last line for a moment once it is answered or handled; `false` in a list where such rows belong. @default true */
  readonly settles?: boolean;
  /** The row left while the focus was in it, on this control. */
  readonly onUnmountFocused?: (id: string, control: string) => void;
}
