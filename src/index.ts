/** The whole library for a page: components, hooks, the store they stand on, and the types. Safe in the browser, never the server. */
export { NotificationBell, type NotificationBellProps } from './components/NotificationBell.js';
export { NotificationCenter, type NotificationCenterProps } from './components/NotificationCenter.js';
export {
  DigestSettings,
  NotificationCard,
  NotificationList,
  NotificationPanel,
  NotificationPreferences,
  PreferencesMatrix,
  NotificationPresence,
  NotificationToasts,
  QuietHours,
  RulesEditor,
  ShowToggles,
  SoundSettings,
  TestKind,
} from './components/lazyParts.js';
export type { NotificationCardProps } from './components/NotificationCard.js';
export type { NotificationListProps } from './components/NotificationList.js';
export type { NotificationPanelProps } from './components/NotificationPanel.js';
export type { NotificationPreferencesProps } from './components/NotificationPreferences.js';
export type { PreferencesMatrixProps } from './components/PreferencesMatrix.js';
export type { PreferencesPartProps } from './components/PreferencesFrame.js';
export type { RulesEditorProps } from './components/RulesEditor.js';
export type { ShowTogglesProps } from './components/ShowToggles.js';
export { usePreferences, type PreferencesEditing } from './components/usePreferences.js';
export type { Change, FieldState, PreferenceField, PreferenceProblem, PreferenceState } from './react/preferenceEditor.js';
export type { SaveMode } from './components/preferencesContext.js';
export type { NotificationPresenceProps } from './components/NotificationPresence.js';
export type { NotificationToastsProps } from './components/NotificationToasts.js';
export type { IconName } from './components/icons.js';
export type { OpenReason } from './components/NotificationPopover.js';
export type { PanelSlotProps, PanelSlots } from './components/PanelSlot.js';
export type { PanelState } from './components/usePanelState.js';
export type { PanelFilter, PanelView } from './components/panelViews.js';
export type { Customising } from './components/customised.js';
export type { Shortcut, Shortcuts } from './react/shortcuts.js';
export type { PanelEvents } from './components/panelContext.js';
export type { BellStrings, Deed, Strings } from './locales/internal/strings.js';
export { NotificationProvider, type NotificationProviderProps, type SourceOptions } from './react/NotificationProvider.js';
export type { ClassNames, KindRenderers, Renderer, RendererProps, Renderers, SlotName } from './react/customising.js';
export type { AppearanceOptions, AttentionOptions } from './react/context.js';
export { useNotification } from './react/useNotification.js';
export { useNotificationActions } from './react/useNotificationActions.js';
export { useNotifications, type Notifications } from './react/useNotifications.js';
export { useNotificationStore } from './react/useNotificationStore.js';
export type { KnownView } from './react/views.js';
export { useUnreadCount } from './react/useUnreadCount.js';
export { CasebellError, createNotificationStore } from './store/index.js';
export type * from './store/index.js';
