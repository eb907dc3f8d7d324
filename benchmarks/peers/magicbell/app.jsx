import Provider from '@magicbell/react/context-provider';
import FloatingInbox from '@magicbell/react/floating-inbox';
import '@magicbell/react/styles/floating-inbox.css';

export default function App({ backend, socket, jwt }) {
  return (
    <Provider token={jwt} baseUrl={backend} socketUrl={socket} persist={false}>
      <FloatingInbox height={500} width={400} />
    </Provider>
  );
}
