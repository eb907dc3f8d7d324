import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('he');

const BECAUSE = { meeting: 'נא לא להפריע', quietHours: 'שעות שקט', muted: 'מושתקות' };

/** Hebrew, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}, ${BECAUSE[because]}${until === null ? '' : ` עד ${until}`}`,
  muteHour: 'לשעה',
  muteTomorrow: (time) => `עד מחר, ${time}`,
  doNotDisturb: 'עד לביטול ההשתקה',
  unmute: 'ביטול ההשתקה',
  mutedUntil: (until) => (until === null ? 'ההתראות מושתקות' : `ההתראות מושתקות עד ${until}`),
  unmuted: 'השתקת ההתראות בוטלה',
  toastRegion: (key) => (key === null ? 'התראות חדשות' : `התראות חדשות (${key})`),
  toastDismiss: (title) => `הסתרה, ${title}`,
  toastMore: (count) => number(count, { one: 'ועוד אחת', two: 'ועוד שתיים', other: 'ועוד #' }),
};
