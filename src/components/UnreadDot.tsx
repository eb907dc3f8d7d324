'use client';
import { createContext, useContext, type ReactElement } from 'react';
import { useStrings } from './useStrings.js';

/** Whether the row around is read; nothing else of ours in it is drawn again when that changes. */
export const ReadContext = createContext(false);

/** The dot of a row that is unread or waits for an answer. */
export function UnreadDot({ isWaiter, isArchived }: UnreadDotProps): ReactElement {
  const strings = useStrings();
  const isUnread = !useContext(ReadContext) && !isArchived;
  // Stays: taking an element out of a card makes the styles of all of it anew.
  return (
    <span
      className="cb-card-dot"
      role="img"
      hidden={!isUnread && !isWaiter}
      aria-label={[isUnread && strings.unread, isWaiter && strings.waits].filter(Boolean).join(', ')}
    />
  );
}

interface UnreadDotProps {
  readonly isWaiter: boolean;
  readonly isArchived: boolean;
}
