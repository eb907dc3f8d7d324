/** What loads together, once something of it is wanted. See `lazyParts.tsx`. */
export { NotificationCard } from './NotificationCard.js';
export { NotificationList } from './NotificationList.js';
export { NotificationPanel } from './NotificationPanel.js';
export { NotificationPopover } from './NotificationPopover.js';
