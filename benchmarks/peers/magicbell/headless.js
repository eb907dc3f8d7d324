import { Client } from 'magicbell-js/user-client';
const client = new Client({ token: 'x' });
client.notifications.listNotifications();
globalThis.bench = client;
