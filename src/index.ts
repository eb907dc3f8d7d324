/** The whole library for a page: components, hooks, the store they stand on, and the types. Safe in the browser, never the server. */
export { NotificationBell, type NotificationBellProps } from './components/NotificationBell.js';
export { NotificationCard, type NotificationCardProps } from './components/NotificationCard.js';
export { NotificationCenter, type NotificationCenterProps } from './components/NotificationCenter.js';
export { NotificationList, type NotificationListProps } from './components/NotificationList.js';
export { NotificationPanel, type NotificationPanelProps } from './components/NotificationPanel.js';
export type { IconName } from './components/icons.js';
export type { OpenReason } from './components/NotificationPopover.js';
export type { PanelEvents } from './components/panelContext.js';
export type { BellStrings, Deed, Strings } from './locales/strings.js';
export { NotificationProvider, type NotificationProviderProps, type SourceOptions } from './react/NotificationProvider.js';
export type { AppearanceOptions } from './react/context.js';
export { useNotification } from './react/useNotification.js';
export { useNotificationActions } from './react/useNotificationActions.js';
export { useNotifications, type Notifications } from './react/useNotifications.js';
export { useNotificationStore } from './react/useNotificationStore.js';
export { useUnreadCount } from './react/useUnreadCount.js';
export { CasebellError, createNotificationStore } from './store/index.js';
export type * from './store/index.js';
