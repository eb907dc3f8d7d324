import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('uk');

const BECAUSE = { meeting: 'не турбувати', quietHours: 'години тиші', muted: 'заглушено' };

/** Ukrainian, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` до ${until}`}`,
  muteHour: 'На годину',
  muteTomorrow: (time) => `До завтра, ${time}`,
  doNotDisturb: 'Доки не ввімкну знову',
  unmute: 'Увімкнути знову',
  mutedUntil: (until) => (until === null ? 'Сповіщення заглушено' : `Сповіщення заглушено до ${until}`),
  unmuted: 'Сповіщення знову ввімкнено',
  toastRegion: (key) => (key === null ? 'Нові сповіщення' : `Нові сповіщення (${key})`),
  toastDismiss: (title) => `Сховати, ${title}`,
  toastMore: (count) => number(count, { other: 'Ще #' }),
};
