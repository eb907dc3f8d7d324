import { NotificationAPIProvider, NotificationPopup } from '@notificationapi/react';

// Lets the harness see how many are loaded behind the windowed list.
function Peek() {
  globalThis.__loaded = NotificationAPIProvider.useNotificationAPIContext().notifications?.length ?? 0;
  return null;
}

export default function App({ backend, socket, n = 100 }) {
  return (
    <NotificationAPIProvider
      clientId="bench"
      userId="u1"
      apiURL={backend}
      wsURL={socket}
      webPushOptInMessage={false}
      initialLoadMaxCount={n}
    >
      <NotificationPopup />
      <Peek />
    </NotificationAPIProvider>
  );
}
