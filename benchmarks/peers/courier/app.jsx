import { useEffect } from 'react';
import { CourierInboxPopupMenu, useCourier } from '@trycourier/courier-react';

export default function App({ backend, socket, jwt }) {
  const courier = useCourier();
  useEffect(() => {
    courier.shared.signIn({
      userId: 'u1',
      jwt,
      showLogs: false,
      apiUrls: {
        courier: { rest: backend + '/rest', graphql: backend + '/client/q' },
        inbox: { graphql: backend + '/q', webSocket: socket },
      },
    });
  }, []);
  return <CourierInboxPopupMenu />;
}
