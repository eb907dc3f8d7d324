import { Novu } from '@novu/js';
const novu = new Novu({ applicationIdentifier: 'bench-app', subscriber: 'u1' });
novu.on('notifications.notification_received', () => {});
novu.notifications.list();
globalThis.bench = novu;
