// Runs in Chromium: the bell and the settings of one person, in the words of one product.
import { NotificationCenter, NotificationPreferences, NotificationProvider } from 'casebell';
import { agentDesk, cases, immcase, superoffice } from 'casebell/presets';
import { createHttpTransport } from 'casebell/transports/http';
import 'casebell/styles.css';
import { createRoot } from 'react-dom/client';

const PRODUCTS = { agentDesk, cases, immcase, superoffice };
export type Product = keyof typeof PRODUCTS;

const query = new URLSearchParams(location.search);
/** `<tenant>/<person>`. */
const token = query.get('as') ?? '';
const transport = createHttpTransport({ url: '', getToken: () => token });
const place = document.body.appendChild(document.createElement('main'));
createRoot(place).render(
  <NotificationProvider
    transport={transport}
    recipient={{ id: token.slice(token.indexOf('/') + 1) }}
    behaviour={PRODUCTS[query.get('product') as Product]}
  >
    <NotificationCenter />
    <NotificationPreferences />
  </NotificationProvider>,
);
