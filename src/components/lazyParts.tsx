'use client';
import type { ReactElement } from 'react';
import { useUnreadCount } from '../react/useUnreadCount.js';
import type { Customising } from './customised.js';
import type { NotificationCardProps } from './NotificationCard.js';
import type { NotificationListProps } from './NotificationList.js';
import type { NotificationPanelProps } from './NotificationPanel.js';
import type { NotificationPreferencesProps } from './NotificationPreferences.js';
import type { PreferencesPartProps } from './PreferencesFrame.js';
import type { PreferencesMatrixProps } from './PreferencesMatrix.js';
import type { NotificationPresenceProps } from './NotificationPresence.js';
import type { NotificationToastsProps } from './NotificationToasts.js';
import { useAttentionParts } from './useAttentionParts.js';
import type { RulesEditorProps } from './RulesEditor.js';
import type { ShowTogglesProps } from './ShowToggles.js';
import { usePanelParts } from './usePanelParts.js';
import { usePreferenceParts } from './usePreferenceParts.js';

// The public faces of the parts behind the bell. They load with the first use, so that importing the package costs the bell and no more,
// whatever the bundler makes of its one entry. Until then, and on the server, they render nothing.

/**
 * Inbox and archive with everything a person can do. `<NotificationCenter>` opens it below the bell; on its own it is a region of the
 * page that fills the height it is given.
 */
export function NotificationPanel(props: NotificationPanelProps & Customising): ReactElement | null {
  const parts = usePanelParts(true);
  return parts && <parts.NotificationPanel {...props} />;
}

/**
 * The rows of a view, newest first, by days, however many. Scrolls in itself: give it a height. Renders a `<div>` that holds a feed of
 * articles, or what there is to say instead of rows: loading, empty, failed, signed out.
 */
export function NotificationList(props: NotificationListProps & Customising): ReactElement | null {
  const parts = usePanelParts(true);
  return parts && <parts.NotificationList {...props} />;
}

/** One notification. Renders an `<article>`, or nothing once the notification is gone. */
export function NotificationCard(props: NotificationCardProps & Customising): ReactElement | null {
  const parts = usePanelParts(true);
  return parts && <parts.NotificationCard {...props} />;
}

/**
 * Everything a person can set about notifications, for a page like Profile → Notifications: one section at a time, and a Save bar for
 * all of them. Renders a `<div>`; the page around has the heading. `usePreferences()` is the same without the interface.
 */
export function NotificationPreferences(props: Omit<NotificationPreferencesProps, 'inPanel'>): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.NotificationPreferences {...props} />;
}

/**
 * Which kind reaches the person on which channel: a table of check boxes with one for every row, column and category. Under 640 px of its
 * own width each kind is a card of switches. Renders a `<section>` with a `<table>`; on its own with a Save bar.
 */
export function PreferencesMatrix(props: PreferencesMatrixProps): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.PreferencesMatrix {...props} />;
}

/**
 * What arrives while nobody looks at the panel: at most three toasts at the lower inline end, with the buttons of their cards. Never what the
 * person's preferences silence, and only in a tab that is visible. `<NotificationCenter toasts>` has them built in; this is for a panel of your
 * own. Renders a `<section>` in a portal, and nothing while there is none.
 */
export function NotificationToasts(props: NotificationToastsProps): ReactElement | null {
  const parts = useAttentionParts(true);
  return parts && <parts.NotificationToasts {...props} />;
}

/**
 * The count in the tab title, and if you like in the favicon and on the app icon. `<NotificationCenter presence>` has it built in; this is for
 * pages without that. Everything is as before once it is unmounted or nobody is signed in. Renders nothing.
 */
export function NotificationPresence(props: NotificationPresenceProps): ReactElement | null {
  const parts = useAttentionParts(true);
  const count = useUnreadCount();
  return parts && <parts.NotificationPresence {...props} count={count} />;
}

/**
 * A person's own rules, one sentence each: "Notify me by bell and email when an SLA is 2 hours late on any template". Renders a `<section>`
 * with a list; on its own with a Save bar.
 */
export function RulesEditor(props: RulesEditorProps): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.RulesEditor {...props} />;
}

/** When the daily digest goes out, on which days, with what, and in which zone. Renders a `<section>`; on its own with a Save bar. */
export function DigestSettings(props: PreferencesPartProps): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.DigestSettings {...props} />;
}

/**
 * When nothing interrupts: a mute for now, do-not-disturb, quiet hours by weekday, and what alerts in spite of them. Mute and
 * do-not-disturb hold at once, without Save. Renders a `<section>`; on its own with a Save bar.
 */
export function QuietHours(props: PreferencesPartProps): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.QuietHours {...props} />;
}

/**
 * Whether arrivals make a sound, how loud and for which kinds, and where unread notifications are counted. Renders a `<section>`; on its
 * own with a Save bar.
 */
export function SoundSettings(props: PreferencesPartProps): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.SoundSettings {...props} />;
}

/**
 * What the panel shows of meetings and requests, apart from who is told where: eleven check boxes. Renders a `<section>`; on its own with
 * a Save bar.
 */
export function ShowToggles(props: ShowTogglesProps): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.ShowToggles {...props} />;
}

/**
 * Sends the person a sample of a kind through the real decision and says what it met on each channel. Renders a `<section>`, or nothing
 * where the transport has no `sendTest`.
 */
export function TestKind(props: PreferencesPartProps): ReactElement | null {
  const parts = usePreferenceParts(true);
  return parts && <parts.TestKind {...props} />;
}
