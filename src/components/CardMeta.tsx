'use client';
import type { ReactElement, ReactNode } from 'react';
import type { Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell } from '../react/context.js';
import { useStrings } from './useStrings.js';

/** The quiet last line: why it is archived, the record, the host of an external link, the team. */
export function CardMeta({ notification }: { readonly notification: Notification }): ReactElement | null {
  const { allowedHosts } = useCasebell();
  const reason = useReason(notification);
  const { record, team, link } = notification;
  const target = safeUrl(link, allowedHosts && { allowedHosts });
  const parts: ReactNode[] = [];
  if (reason !== null) parts.push(<span key="reason">{reason}</span>);
  if (record?.title) parts.push(<bdi key="record">{record.title}</bdi>);
  if (target?.external) parts.push(<bdi key="host">{target.host}</bdi>);
  if (team) {
    parts.push(
      <bdi key="team" className="cb-chip">
        {team.name}
      </bdi>,
    );
  }
  return parts.length > 0 ? <div className="cb-card-meta">{parts}</div> : null;
}

function useReason({ place, archiveReason, answer, handledBy }: Notification): string | null {
  const strings = useStrings();
  if (place !== 'archived' || archiveReason === null) return null;
  if (archiveReason === 'handled' && handledBy) return strings.handledBy(handledBy.name);
  if (archiveReason === 'answered' && answer) return strings[answer];
  return strings.archivedBecause[archiveReason];
}
