import { NotificationCenter } from 'casebell';
import type { ReactNode } from 'react';
import { navigate } from '../router.js';

/** The bell of Casebell. Rows are real links; a plain click stays in the page. */
export function Bell(): ReactNode {
  return (
    <NotificationCenter
      onOpen={(notification, event) => {
        if (notification.link === undefined) return;
        event.preventDefault();
        navigate(notification.link);
      }}
    />
  );
}
