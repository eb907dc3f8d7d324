import { createClient } from '@liveblocks/client';
const client = createClient({ authEndpoint: '/auth' });
client.getInboxNotifications();
globalThis.bench = client;
