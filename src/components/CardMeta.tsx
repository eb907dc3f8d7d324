'use client';
import clsx from 'clsx';
import type { ReactElement, ReactNode } from 'react';
import type { Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell } from '../react/context.js';
import { Icon } from './icons.js';
import { useCardParts } from './useDeeds.js';
import { useSlots } from './useSlots.js';
import { useStrings } from './useStrings.js';
import { useTriageParts } from './useTriageParts.js';

/** The quiet last line: why it is archived, how long it is of use, who else, the record, the host of an external link, the team, the mark of what is kept. */
export function CardMeta({ notification }: { readonly notification: Notification }): ReactElement | null {
  const { allowedHosts } = useCasebell();
  const strings = useStrings();
  const slot = useSlots();
  const reason = useReason(notification);
  const { record, team, link, actor, others, expiresAt, saved } = notification;
  const target = safeUrl(link, allowedHosts && { allowedHosts });
  const parts: ReactNode[] = [];
  // The direction of a name is its own affair: the dot before it goes by that of the line.
  const own = (key: string, text: string) =>
    parts.push(
      <span key={key} className={clsx('cb-card-own', key === 'record' && 'cb-card-record')}>
        <bdi>{text}</bdi>
      </span>,
    );
  if (reason !== null) parts.push(<span key="reason">{reason}</span>);
  else if (expiresAt !== undefined) parts.push(<Expiry key="expiry" expiresAt={expiresAt} />);
  if (actor && others !== undefined) own('people', strings.others(actor.name, others));
  if (notification.snoozedUntil !== null) parts.push(<SnoozedUntil key="snoozed" iso={notification.snoozedUntil} />);
  if (record?.title) own('record', record.title);
  if (target?.external) own('host', target.host);
  if (team) {
    parts.push(
      <bdi key="team" className="cb-chip">
        {team.name}
      </bdi>,
    );
  }
  if (saved) {
    parts.push(
      <span key="saved" className="cb-saved">
        <Icon name="bookmark" />
        {strings.keptForLater}
      </span>,
    );
  }
  return parts.length > 0 ? <div {...slot('card-meta')}>{parts}</div> : null;
}

/** How long it is of use, once that code is there. */
function Expiry({ expiresAt }: { readonly expiresAt: string }): ReactElement {
  const parts = useCardParts(true);
  return parts ? <parts.Countdown expiresAt={expiresAt} /> : <span>…</span>;
}

function useReason({ place, archiveReason, answer, handledBy }: Notification): string | null {
  const strings = useStrings();
  if (place !== 'archived' || archiveReason === null) return null;
  if (archiveReason === 'handled' && handledBy?.name) return strings.handledBy(handledBy.name);
  if (archiveReason === 'answered' && answer) return strings[answer];
  return strings.archivedBecause[archiveReason];
}

/** When a snoozed row comes back; loads with the first one on display. */
function SnoozedUntil({ iso }: { readonly iso: string }): ReactElement | null {
  const parts = useTriageParts(true);
  return parts && <parts.SnoozedUntil iso={iso} />;
}
