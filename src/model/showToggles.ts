import { PREFERENCE_PATHS, readSetting } from './preferences.js';
import type { PreferenceChanges } from './copyDay.js';
import type { Preferences } from './protocol.js';

/** The name of a show-in-panel toggle. */
export type ShowToggleId =
  | 'invitations'
  | 'changedMeetings'
  | 'cancelledMeetings'
  | 'declinedInvitations'
  | 'customerMessages'
  | 'favouriteRequests'
  | 'takenOverRequests'
  | 'activatedRequests'
  | 'escalatedRequests'
  | 'requestMessages'
  | 'newRequests';

/** A switch for what the panel shows, apart from who is told where. */
export interface ShowToggle {
  readonly id: ShowToggleId;
  readonly group: 'appointments' | 'requests';
  /** What it governs. Recurring invitations are of the kind of single ones. */
  readonly kinds: readonly string[];
}

/** The toggles a calendar and a request desk have, in the order they are listed. */
export const SHOW_TOGGLES: readonly ShowToggle[] = [
  { id: 'invitations', group: 'appointments', kinds: ['meeting.invited'] },
  { id: 'changedMeetings', group: 'appointments', kinds: ['meeting.changed'] },
  { id: 'cancelledMeetings', group: 'appointments', kinds: ['meeting.cancelled'] },
  { id: 'declinedInvitations', group: 'appointments', kinds: ['meeting.declined'] },
  // A message to a customer and a custom one are one kind.
  { id: 'customerMessages', group: 'requests', kinds: ['request.custom'] },
  { id: 'favouriteRequests', group: 'requests', kinds: ['request.favouriteUpdated'] },
  { id: 'takenOverRequests', group: 'requests', kinds: ['request.takenOver'] },
  { id: 'activatedRequests', group: 'requests', kinds: ['request.activated'] },
  { id: 'escalatedRequests', group: 'requests', kinds: ['request.escalated'] },
  { id: 'requestMessages', group: 'requests', kinds: ['request.message'] },
  { id: 'newRequests', group: 'requests', kinds: ['request.created'] },
];

/** Whether a toggle is on: one of its kinds at least is shown. */
export const isToggledOn = (preferences: Preferences, { kinds }: Pick<ShowToggle, 'kinds'>): boolean =>
  kinds.some((kind) => readSetting.isShown(preferences, kind));

/** The cells that switch a toggle. */
export const switchToggle = ({ kinds }: Pick<ShowToggle, 'kinds'>, on: boolean): PreferenceChanges =>
  Object.fromEntries(kinds.map((kind) => [PREFERENCE_PATHS.show(kind), on]));
