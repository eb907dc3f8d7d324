import { customised } from './customised.js';
import { NotificationCard as Card } from './NotificationCard.js';
import { NotificationList as List } from './NotificationList.js';
import { NotificationPanel as Panel } from './NotificationPanel.js';

/** What loads together, once something of it is wanted. See `lazyParts.tsx`. */
export const NotificationCard = customised(Card);
export const NotificationList = customised(List);
export const NotificationPanel = customised(Panel);
export { NotificationPopover } from './NotificationPopover.js';
