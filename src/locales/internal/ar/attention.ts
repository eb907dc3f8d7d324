import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('ar');

const BECAUSE = { meeting: 'عدم الإزعاج', quietHours: 'ساعات الهدوء', muted: 'مكتومة' };

/** Arabic, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}، ${BECAUSE[because]}${until === null ? '' : ` حتى ${until}`}`,
  muteHour: 'لمدة ساعة',
  muteTomorrow: (time) => `حتى الغد، ${time}`,
  doNotDisturb: 'حتى أعيد تشغيلها',
  unmute: 'إعادة التشغيل',
  mutedUntil: (until) => (until === null ? 'الإشعارات مكتومة' : `الإشعارات مكتومة حتى ${until}`),
  unmuted: 'عادت الإشعارات إلى العمل',
  toastRegion: (key) => (key === null ? 'إشعارات جديدة' : `إشعارات جديدة (${key})`),
  toastDismiss: (title) => `إخفاء، ${title}`,
  toastMore: (count) => number(count, { other: '+# أخرى' }),
};
