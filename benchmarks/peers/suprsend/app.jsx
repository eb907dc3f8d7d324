import { Inbox, SuprSendProvider } from '@suprsend/react';

export default function App({ backend, socket, jwt, pageSize = 20 }) {
  return (
    <SuprSendProvider publicApiKey="SS.PUBK.bench" distinctId="u1" userToken={jwt} host={backend}>
      <Inbox pageSize={pageSize} host={{ apiHost: backend, socketHost: socket }} />
    </SuprSendProvider>
  );
}
