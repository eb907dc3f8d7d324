import { NotificationCenter } from 'casebell';
import type { ReactNode } from 'react';
import { navigate } from '../router.js';
import { useSettings } from '../settings.js';

/** The bell of Casebell. A row that is opened stays in the page; clicks that lead elsewhere never come here. */
export function Bell(): ReactNode {
  const { density } = useSettings().settings;
  return (
    <NotificationCenter
      density={density}
      toasts
      presence
      onOpen={(notification, event) => {
        if (notification.link === undefined) return;
        event.preventDefault();
        navigate(notification.link);
      }}
    />
  );
}
