import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('de');

const BECAUSE = { meeting: 'nicht stören', quietHours: 'Ruhezeit', muted: 'stumm' };

/** German, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` bis ${until}`}`,
  muteHour: 'Für eine Stunde',
  muteTomorrow: (time) => `Bis morgen, ${time}`,
  doNotDisturb: 'Bis ich sie wieder einschalte',
  unmute: 'Wieder einschalten',
  mutedUntil: (until) => (until === null ? 'Mitteilungen sind stumm' : `Mitteilungen sind stumm bis ${until}`),
  unmuted: 'Mitteilungen sind wieder an',
  toastRegion: (key) => (key === null ? 'Neue Mitteilungen' : `Neue Mitteilungen (${key})`),
  toastDismiss: (title) => `Ausblenden, ${title}`,
  toastMore: (count) => number(count, { other: '+# weitere' }),
};
