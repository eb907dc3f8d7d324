import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('nb');

const BECAUSE = { meeting: 'ikke forstyrr', quietHours: 'stilletid', muted: 'dempet' };

/** Norwegian Bokmål, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` til ${until}`}`,
  muteHour: 'I en time',
  muteTomorrow: (time) => `Til i morgen, ${time}`,
  doNotDisturb: 'Til jeg slår dem på igjen',
  unmute: 'Slå på igjen',
  mutedUntil: (until) => (until === null ? 'Varslene er dempet' : `Varslene er dempet til ${until}`),
  unmuted: 'Varslene er på igjen',
  toastRegion: (key) => (key === null ? 'Nye varsler' : `Nye varsler (${key})`),
  toastDismiss: (title) => `Lukk, ${title}`,
  toastMore: (count) => number(count, { other: '+# til' }),
};
