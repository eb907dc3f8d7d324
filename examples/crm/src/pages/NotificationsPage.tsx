import { NotificationPreferences } from 'casebell';
import type { ReactNode } from 'react';
import { PageHead } from './PageHead.js';

/** What reaches this person, where and when: the whole of it is the library's. */
export function NotificationsPage(): ReactNode {
  return (
    <div className="settings-page">
      <PageHead title="Notifications" note="What reaches you, where and when. For you only; your team is not touched." />
      <section className="card" aria-label="Notifications">
        <NotificationPreferences />
      </section>
    </div>
  );
}
