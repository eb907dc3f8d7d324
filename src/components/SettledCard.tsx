'use client';
import { useEffect, type ReactElement } from 'react';
import { enCard } from '../locales/internal/enCard.js';
import type { Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import { announce } from './announcer.js';
import { Avatar } from './CardTile.js';
import type { Deed } from './deeds.js';
import { Icon } from './icons.js';
import { useSlots } from './useSlots.js';
import { useStrings, useTexts } from './useStrings.js';

/** The last line of a row that was answered or handled a moment ago. */
export function SettledCard({ notification, deed, titleId }: SettledCardProps): ReactElement {
  const { environment } = useCasebell();
  const strings = useStrings();
  const texts = useTexts(enCard);
  const slot = useSlots();
  const { title, answer, archiveReason, handledBy } = notification;
  const isOwn = deed?.phase === 'done';
  const isAnswer = archiveReason === 'answered' && answer !== null;
  const by = isAnswer || (isOwn && deed.control === 'claim') ? null : handledBy;
  const words = isAnswer
    ? strings[answer]
    : by !== null
      ? strings.handledBy(by.name)
      : isOwn
        ? texts.taken
        : strings.archivedBecause.handled;

  // Said of one's own deeds here and of those of others; not of what was answered on another device.
  const spoken = isOwn || by !== null ? `${words}, ${title}` : null;
  useEffect(() => {
    if (spoken !== null) announce(spoken, environment);
  }, [spoken, environment]);

  return (
    <div {...slot('card-settled')}>
      <span className="cb-settled-mark" data-quiet={by !== null || answer === 'declined' || undefined} aria-hidden="true">
        {by ? (
          <Avatar name={by.name} {...(by.avatar !== undefined && { url: by.avatar })} />
        ) : (
          <Icon name={answer === 'declined' ? 'close' : 'check'} />
        )}
      </span>
      <b>{words}</b>
      <h3 className="cb-settled-title" id={titleId} dir="auto">
        {title}
      </h3>
    </div>
  );
}

interface SettledCardProps {
  readonly notification: Notification;
  readonly deed: Deed | undefined;
  readonly titleId: string;
}
