import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('pt-BR');

const BECAUSE = { meeting: 'não perturbe', quietHours: 'horário de silêncio', muted: 'silenciadas' };

/** Brazilian Portuguese, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` até ${until}`}`,
  muteHour: 'Por uma hora',
  muteTomorrow: (time) => `Até amanhã, ${time}`,
  doNotDisturb: 'Até eu reativar',
  unmute: 'Reativar',
  mutedUntil: (until) => (until === null ? 'Notificações silenciadas' : `Notificações silenciadas até ${until}`),
  unmuted: 'Notificações reativadas',
  toastRegion: (key) => (key === null ? 'Novas notificações' : `Novas notificações (${key})`),
  toastDismiss: (title) => `Dispensar, ${title}`,
  toastMore: (count) => number(count, { one: '+# outra', other: '+# outras' }),
};
