// Runs in Chromium: one tab of a person's browser with the panel in it.
import { NotificationPanel, NotificationProvider } from 'casebell';
import 'casebell/styles.css';
import { createHttpTransport } from 'casebell/transports/http';
import { createRoot } from 'react-dom/client';

const person = new URLSearchParams(location.search).get('person') ?? '';
const transport = createHttpTransport({ url: '', getToken: () => person });
const root = document.body.appendChild(document.createElement('div'));
root.style.height = '900px';
createRoot(root).render(
  <NotificationProvider transport={transport} recipient={{ id: person }}>
    <NotificationPanel />
  </NotificationProvider>,
);
