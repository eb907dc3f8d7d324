import { Inbox } from '@novu/react';

export default function App({ backend, socket }) {
  return (
    <Inbox
      applicationIdentifier="bench-app"
      subscriber="u1"
      backendUrl={backend}
      socketUrl={socket}
      socketOptions={{ socketType: 'cloud' }}
    />
  );
}
