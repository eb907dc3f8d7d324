import { NotificationCenter } from 'casebell';
import type { ReactNode } from 'react';
import { isPlainClick, navigate } from '../router.js';
import { useSettings } from '../settings.js';

/** The bell of Casebell. Rows are real links: a plain click stays in the page, any other is the browser's. */
export function Bell(): ReactNode {
  const { density } = useSettings().settings;
  return (
    <NotificationCenter
      density={density}
      onOpen={(notification, event) => {
        if (notification.link === undefined || !isPlainClick(event)) return;
        event.preventDefault();
        navigate(notification.link);
      }}
    />
  );
}
