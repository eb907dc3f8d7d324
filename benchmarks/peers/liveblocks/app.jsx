import { useState } from 'react';
import { LiveblocksProvider, useInboxNotifications, useUnreadInboxNotificationsCount } from '@liveblocks/react';
import { InboxNotification, InboxNotificationList } from '@liveblocks/react-ui';
import '@liveblocks/react-ui/styles.css';

// Liveblocks ships the list, not the bell; the bell here is a plain button.
function Bell() {
  const [open, setOpen] = useState(false);
  const { count } = useUnreadInboxNotificationsCount();
  const { inboxNotifications } = useInboxNotifications();
  return (
    <>
      <button onClick={() => setOpen(!open)}>{count}</button>
      {open && (
        <InboxNotificationList>
          {(inboxNotifications ?? []).map((n) => (
            <InboxNotification key={n.id} inboxNotification={n} />
          ))}
        </InboxNotificationList>
      )}
    </>
  );
}
export default function App() {
  return (
    <LiveblocksProvider authEndpoint="/auth">
      <Bell />
    </LiveblocksProvider>
  );
}
