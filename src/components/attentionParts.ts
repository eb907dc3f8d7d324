/**
 * What draws attention, and what keeps quiet: loads with the first arrival, once the person's preferences say something about it, when
 * somebody comes near the bell, or where the host has toasts or presence.
 */
export { BellQuiet } from './BellQuiet.js';
export { CenterAttention } from './CenterAttention.js';
export { heed } from './heed.js';
export { MuteMenu } from './MuteMenu.js';
export { NotificationPresence } from './NotificationPresence.js';
export { NotificationToasts } from './NotificationToasts.js';
