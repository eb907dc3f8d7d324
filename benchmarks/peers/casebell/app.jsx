import { useState } from 'react';
import { createNotificationStore, NotificationCenter } from 'casebell';
import 'casebell/styles.css';
import { createHttpTransport } from 'casebell/transports/http';

export default function App({ backend }) {
  const [store] = useState(() => {
    const made = createNotificationStore({
      transport: createHttpTransport({ url: backend }),
      recipient: { id: 'u1', name: 'Ada' },
    });
    globalThis.__store = made; // for the probe: a virtual list shows fewer rows than are loaded
    return made;
  });
  return <NotificationCenter store={store} />;
}
