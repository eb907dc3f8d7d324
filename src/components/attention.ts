import { decideDelivery } from '../model/decideDelivery.js';
import { createKinds, kindOf, type Kinds } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';
import type { PauseContext } from '../model/pause.js';
import { readSetting } from '../model/preferences.js';
import type { Casebell } from '../react/context.js';

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
export function shownTitle(notification: Notification, { store }: Pick<Casebell, 'store'>, kinds: Kinds): string {
  const { kind, title } = notification;
  return readSetting.showsPreviews(store.getState().preferences) ? title : labelOf(kind, store, kinds);
}

/** What a kind is called here. */
export function labelOf(kind: string, { behaviour }: Casebell['store'], kinds: Kinds): string {
  return behaviour.kindLabels[kind] ?? kindOf(kinds, kind).label;
}
