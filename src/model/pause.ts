import type { Because } from './delivery.js';
import type { Kinds } from './kinds.js';
import type { NotificationContent } from './notification.js';
import { holdsAt, readSetting, type Alert } from './preferences.js';
import type { Preferences } from './protocol.js';
import { quietUntil } from './quietHours.js';

/** Why nothing may interrupt a person now, and until when. */
export interface Pause {
  readonly because: Extract<Because, 'meeting' | 'quietHours' | 'muted' | 'kindMuted' | 'recordMuted'>;
  /** Milliseconds since 1970, `Infinity` for good, `null` until the person ends it. */
  readonly until: number | null;
}

export interface PauseContext {
  readonly kinds: Kinds;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The zone of the directory, for a person who set none. */
  readonly zone: string;
  /** Until when the calendar of the host says this person is in a meeting; `null` outside. */
  readonly meetingUntil: number | null;
}

/** One pause follows another at most so often before it is taken as it is. */
const STEPS = 20;

/**
 * What keeps a notification from interrupting at this moment; `null` where nothing does. In this order: a meeting, then that the kind
 * always alerts (unless it is muted itself), quiet hours, mute. It ends when all have ended, also those that begin before the first has.
 * `alert` is what the kind's own setting says.
 */
export function pauseOf(
  notification: Pick<NotificationContent, 'kind' | 'record'>,
  preferences: Preferences,
  context: PauseContext,
  alert: Alert = readSetting.alert(preferences, context.kinds, notification.kind),
): Pause | null {
  let pause: Pause | null = null;
  for (let [at, step] = [context.now, 0]; step < STEPS; step++) {
    const next = pauseAt(notification, preferences, context, alert, at);
    if (next === null) return pause;
    // What never ends decides, whatever came before it.
    pause = next.until === Infinity || pause === null ? next : { because: pause.because, until: next.until };
    if (next.until === null || next.until === Infinity) return pause;
    at = next.until;
  }
  return pause;
}

function pauseAt(
  { kind, record }: Pick<NotificationContent, 'kind' | 'record'>,
  preferences: Preferences,
  { zone, meetingUntil }: PauseContext,
  alert: Alert,
  at: number,
): Pause | null {
  if (alert !== 'alsoInMeetings') {
    const byHand = readSetting.meeting(preferences);
    if (byHand === true) return { because: 'meeting', until: null };
    const calendar = readSetting.followsCalendar(preferences) ? (meetingUntil ?? -Infinity) : -Infinity;
    const until = Math.max(calendar, byHand === null ? -Infinity : Date.parse(byHand));
    if (until > at) return { because: 'meeting', until };
  }
  const ofKind = muteAt('kindMuted', readSetting.kindMuted(preferences, kind), at);
  // Whoever mutes this very kind means it: that is a person's own "off".
  if (alert !== 'no') return ofKind;
  const quiet = quietUntil(preferences, zone, at);
  if (quiet !== null) return { because: 'quietHours', until: quiet };
  return (
    muteAt('muted', readSetting.mutedUntil(preferences), at) ??
    ofKind ??
    muteAt('recordMuted', record ? readSetting.recordMuted(preferences, record) : null, at)
  );
}

function muteAt(because: Pause['because'], until: string | true | null, at: number): Pause | null {
  return until !== null && holdsAt(until, at) ? { because, until: until === true ? Infinity : Date.parse(until) } : null;
}
