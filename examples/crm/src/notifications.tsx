import { NotificationProvider } from 'casebell';
import { createHttpTransport } from 'casebell/transports/http';
import { useState, type ReactNode } from 'react';
import { useNotificationStrings } from './notificationStrings.js';
import { useSession } from './session.js';
import { useSettings } from './settings.js';
import type { Tokens } from './tokens.js';

interface NotificationsProps {
  readonly tokens: Tokens;
  readonly children: ReactNode;
}

/** All that Harbour needs to have notifications: a transport and whose they are. */
export function Notifications({ tokens, children }: NotificationsProps): ReactNode {
  const { me } = useSession();
  const { settings } = useSettings();
  const [transport] = useState(() =>
    createHttpTransport({ url: '', getToken: ({ refresh }) => (refresh ? tokens.renew() : tokens.get()) }),
  );
  const strings = useNotificationStrings(settings.locale);
  return (
    <NotificationProvider
      transport={transport}
      recipient={{ id: me.id }}
      locale={settings.locale}
      dir={settings.direction}
      {...(strings !== undefined && { strings })}
    >
      {children}
    </NotificationProvider>
  );
}
