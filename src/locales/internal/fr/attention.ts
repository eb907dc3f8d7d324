import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('fr');

const BECAUSE = { meeting: 'ne pas déranger', quietHours: 'heures calmes', muted: 'en sourdine' };

/** French, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  // A colon, because “jusqu’à” would have to change with the word that follows it.
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : `, fin : ${until}`}`,
  muteHour: 'Pendant une heure',
  muteTomorrow: (time) => `Jusqu’à demain, ${time}`,
  doNotDisturb: 'Jusqu’à ce que je les réactive',
  unmute: 'Réactiver',
  mutedUntil: (until) => (until === null ? 'Notifications en sourdine' : `Notifications en sourdine, fin : ${until}`),
  unmuted: 'Notifications réactivées',
  toastRegion: (key) => (key === null ? 'Nouvelles notifications' : `Nouvelles notifications (${key})`),
  toastDismiss: (title) => `Masquer, ${title}`,
  toastMore: (count) => number(count, { one: '+# autre', other: '+# autres' }),
};
