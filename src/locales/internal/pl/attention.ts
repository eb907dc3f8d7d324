import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('pl');

const BECAUSE = { meeting: 'nie przeszkadzać', quietHours: 'godziny ciszy', muted: 'wyciszone' };

/** Polish, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` do ${until}`}`,
  muteHour: 'Na godzinę',
  muteTomorrow: (time) => `Do jutra, ${time}`,
  doNotDisturb: 'Do ponownego włączenia',
  unmute: 'Wyłącz wyciszenie',
  mutedUntil: (until) => (until === null ? 'Powiadomienia wyciszone' : `Powiadomienia wyciszone do ${until}`),
  unmuted: 'Wyciszenie wyłączone',
  toastRegion: (key) => (key === null ? 'Nowe powiadomienia' : `Nowe powiadomienia (${key})`),
  toastDismiss: (title) => `Ukryj, ${title}`,
  toastMore: (count) => number(count, { other: 'Jeszcze #' }),
};
