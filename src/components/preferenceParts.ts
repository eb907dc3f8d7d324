/** What loads together with the first look at preferences. See `lazyParts.tsx`. */
export { DigestSettings } from './DigestSettings.js';
export { NotificationPreferences } from './NotificationPreferences.js';
export { PanelPreferences } from './PanelPreferences.js';
export { PreferencesMatrix } from './PreferencesMatrix.js';
export { QuietHours } from './QuietHours.js';
export { RulesEditor } from './RulesEditor.js';
export { ShowToggles } from './ShowToggles.js';
export { SoundSettings } from './SoundSettings.js';
export { TestKind } from './TestKind.js';
export { editorOf } from '../react/usePreferenceEditor.js';
