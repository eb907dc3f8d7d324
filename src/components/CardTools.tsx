'use client';
import type { ReactElement } from 'react';
import { isArchivable, isRestorable } from '../model/commands.js';
import type { Notification } from '../model/notification.js';
import { useCasebell } from '../react/context.js';
import { Icon } from './icons.js';
import { usePanel } from './panelContext.js';
import { useStrings } from './useStrings.js';

/** The icon buttons that appear on a row under the pointer or the focus: X archives, the Unread icon brings back. */
export function CardTools({ notification }: { readonly notification: Notification }): ReactElement | null {
  const { store } = useCasebell();
  const { report } = usePanel();
  const strings = useStrings();
  const { id, title } = notification;
  const { actions, behaviour } = store;
  if (isRestorable(notification)) {
    const label = strings.restore(title);
    return (
      <div className="cb-card-tools">
        <button
          type="button"
          className="cb-icon-button"
          data-control="restore"
          aria-label={label}
          title={label}
          onClick={() => report('restore', { mid: actions.restore([id]), id })}
        >
          <Icon name="unread" />
        </button>
      </div>
    );
  }
  if (!behaviour.archiveButton || !isArchivable(notification)) return null;
  const label = strings.archive(title);
  return (
    <div className="cb-card-tools">
      <button
        type="button"
        className="cb-icon-button"
        data-control="archive"
        aria-label={label}
        title={label}
        onClick={() => report('archive', { mid: actions.archive([id]), id })}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
