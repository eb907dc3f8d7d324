import { Courier, CourierClient } from '@trycourier/courier-js';
const client = new CourierClient({ userId: 'u1', jwt: 'x' });
client.inbox.getMessages();
globalThis.bench = Courier.shared;
