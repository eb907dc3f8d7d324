/** What loads together with the first look at preferences. See `lazyParts.tsx`. */
export { NotificationPreferences } from './NotificationPreferences.js';
export { PanelPreferences } from './PanelPreferences.js';
export { PreferencesMatrix } from './PreferencesMatrix.js';
