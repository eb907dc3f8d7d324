'use client';
import { useState, type ReactElement } from 'react';
import type { KindDefinition, Tone } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';
import { safeUrl } from '../model/safeUrl.js';
import { useCasebell } from '../react/context.js';
import { Icon } from './icons.js';
import { formatDate, zoneOfDay } from './RelativeTime.js';
import { useSlots } from './useSlots.js';
import { useStrings } from './useStrings.js';
import { useZone } from './useZone.js';

/** The picture of a row: a date for meetings, else the actor with the kind on the corner, else the kind. Decoration throughout. */
export function CardTile({
  notification,
  kind,
}: {
  readonly notification: Notification;
  readonly kind: KindDefinition;
}): ReactElement {
  const slot = useSlots();
  const { actor, meeting, severity, others } = notification;
  const tone: Tone = severity ?? kind.tone;
  if (meeting) return <DateTile start={meeting.start} tone={tone} icon={kind.icon} />;
  if (!actor) {
    return (
      <span {...slot('tile')} data-tone={tone} aria-hidden="true">
        <Icon name={kind.icon} />
      </span>
    );
  }
  return (
    <span {...slot('tile')} data-person={hue(actor.id)} data-several={others !== undefined || undefined} aria-hidden="true">
      <Avatar name={actor.name} {...(actor.avatar !== undefined && { url: actor.avatar })} />
      <span className="cb-tile-badge" data-tone={tone}>
        <Icon name={kind.icon} />
      </span>
    </span>
  );
}

/** A picture, or initials where there is none or it does not come. */
export function Avatar({ name, url }: { readonly name: string; readonly url?: string }): ReactElement {
  const { allowedHosts } = useCasebell();
  const [failed, setFailed] = useState(false);
  const picture = safeUrl(url, allowedHosts && { allowedHosts });
  if (picture === null || failed) return <>{initials(name)}</>;
  return (
    <img
      className="cb-avatar"
      src={picture.href}
      alt=""
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setFailed(true)}
    />
  );
}

function DateTile({
  start,
  tone,
  icon,
}: {
  readonly start: string;
  readonly tone: Tone;
  readonly icon: KindDefinition['icon'];
}): ReactElement {
  const { locale } = useStrings();
  const zone = useZone();
  const date = new Date(start);
  const timeZone = zoneOfDay(start) ?? zone;
  const month = formatDate(date, locale, { month: 'short', timeZone });
  if (month === '') {
    return (
      <span className="cb-tile" data-tone={tone} aria-hidden="true">
        <Icon name={icon} />
      </span>
    );
  }
  return (
    <span className="cb-tile cb-date-tile" data-tone={tone} aria-hidden="true">
      <span className="cb-date-tile-month">{month.replace('.', '')}</span>
      <span className="cb-date-tile-day">{formatDate(date, locale, { day: 'numeric', timeZone })}</span>
    </span>
  );
}

/** At most two letters; whole characters, so that no half of an emoji or a conjunct is left. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** One of six quiet tints, always the same for a person. */
function hue(id: string): number {
  let sum = 0;
  for (let index = 0; index < id.length; index++) sum = (sum * 31 + id.charCodeAt(index)) % 6;
  return sum;
}
