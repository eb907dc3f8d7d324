import { NotificationAPIClientSDK } from '@notificationapi/core';
const client = NotificationAPIClientSDK.init({ clientId: 'bench', userId: 'u1' });
client.openWebSocket();
globalThis.bench = client;
