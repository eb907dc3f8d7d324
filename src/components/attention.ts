import { decideDelivery } from '../model/decideDelivery.js';
import { createKinds } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';
import type { PauseContext } from '../model/pause.js';
import { readSetting } from '../model/preferences.js';
import type { Casebell } from '../react/context.js';
import { kindLabel } from './kindLabel.js';

type Around = Pick<Casebell, 'store' | 'environment' | 'busyUntil'>;

const BELL = ['bell'] as const;

/** Those that may interrupt now, by the person's preferences: with a toast, a sound, an announcement. */
export function interrupting(notifications: readonly Notification[], around: Around): readonly Notification[] {
  const { preferences } = around.store.getState();
  const context = { ...pauseContext(around), channels: BELL };
  return notifications.filter(
    (notification) => decideDelivery(notification, preferences, context).get('bell')?.outcome === 'deliver',
  );
}

/** What a decision about this moment needs. */
export function pauseContext({ store, environment, busyUntil }: Around): PauseContext {
  return {
    kinds: createKinds(store.ownKinds),
    now: environment.now(),
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    meetingUntil: busyUntil ?? null,
  };
}

/** The title, or no more than what kind of thing it is for a person who hides previews. */
export function shownTitle({ kind, title }: Notification, casebell: Pick<Casebell, 'store' | 'strings'>): string {
  return readSetting.showsPreviews(casebell.store.getState().preferences) ? title : kindLabel(kind, casebell);
}
