'use client';
import type { ReactElement } from 'react';
import type { NotificationCenterProps } from './NotificationCenter.js';
import { BellMenu } from './BellMenu.js';
import { NotificationPresence } from './NotificationPresence.js';
import { NotificationToasts } from './NotificationToasts.js';

/** The menu behind the bell; toasts and presence as far as the host wants them. */
export function CenterAttention({
  bell,
  count,
  isOpen,
  onShowAll,
  toasts,
  presence,
  ...events
}: CenterAttentionProps): ReactElement {
  return (
    <>
      <BellMenu bell={bell} />
      {presence && <NotificationPresence {...(presence !== true && presence)} count={count} />}
      {toasts && (
        <NotificationToasts
          {...(toasts !== true && toasts)}
          {...(events.onOpen && { onOpen: events.onOpen })}
          {...(events.onAction && { onAction: events.onAction })}
          suspended={isOpen}
          onShowAll={onShowAll}
        />
      )}
    </>
  );
}

interface CenterAttentionProps extends Pick<NotificationCenterProps, 'toasts' | 'presence' | 'onOpen' | 'onAction'> {
  readonly bell: HTMLElement | null;
  readonly count: number | null;
  readonly isOpen: boolean;
  readonly onShowAll: () => void;
}
