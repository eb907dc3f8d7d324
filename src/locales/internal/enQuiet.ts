import type { QuietStrings } from './quietStrings.js';

const BECAUSE = { meeting: 'do not disturb', quietHours: 'quiet hours', muted: 'muted' };

/** English, as far as mute, meetings and quiet hours are spoken of. */
export const enQuiet: QuietStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` until ${until}`}`,
  muteHour: 'For an hour',
  muteTomorrow: (time) => `Until tomorrow, ${time}`,
  doNotDisturb: 'Until I turn them on again',
  unmute: 'Turn on again',
  mutedUntil: (until) => (until === null ? 'Notifications are muted' : `Notifications are muted until ${until}`),
  unmuted: 'Notifications are on again',
};
