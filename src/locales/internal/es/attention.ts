import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('es');

const BECAUSE = { meeting: 'no molestar', quietHours: 'horas de silencio', muted: 'silenciadas' };

/** Spanish, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` hasta: ${until}`}`,
  muteHour: 'Durante una hora',
  muteTomorrow: (time) => `Hasta mañana, ${time}`,
  doNotDisturb: 'Hasta que las reactive',
  unmute: 'Reactivar',
  mutedUntil: (until) => (until === null ? 'Notificaciones silenciadas' : `Notificaciones silenciadas hasta: ${until}`),
  unmuted: 'Notificaciones reactivadas',
  toastRegion: (key) => (key === null ? 'Notificaciones nuevas' : `Notificaciones nuevas (${key})`),
  toastDismiss: (title) => `Descartar, ${title}`,
  toastMore: (count) => number(count, { other: '+# más' }),
};
