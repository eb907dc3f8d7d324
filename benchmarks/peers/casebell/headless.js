import { createNotificationStore } from 'casebell/store';
import { createHttpTransport } from 'casebell/transports/http';
const store = createNotificationStore({ transport: createHttpTransport({ url: 'http://127.0.0.1' }), recipient: { id: 'u1' } });
store.start();
globalThis.bench = store;
