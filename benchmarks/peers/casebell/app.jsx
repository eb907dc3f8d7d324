import { useState } from 'react';
import { NotificationCenter } from 'casebell';
import 'casebell/styles.css';
import { createHttpTransport } from 'casebell/transports/http';

export default function App({ backend, pageSize = 50 }) {
  const [transport] = useState(() => createHttpTransport({ url: backend }));
  return <NotificationCenter transport={transport} recipient={{ id: 'u1' }} pageSize={pageSize} />;
}
