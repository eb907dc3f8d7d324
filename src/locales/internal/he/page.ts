import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('he');

/** Hebrew, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'ההתראה שנבחרה',
  backToList: 'חזרה לרשימה',
  previousNotification: 'ההתראה הקודמת',
  nextNotification: 'ההתראה הבאה',
  openRecord: 'פתיחה',
  nothingSelected: { title: 'לא נבחר דבר', hint: 'אפשר לבחור התראה כדי לקרוא אותה כאן.' },
  filters: 'סינון',
  anyTime: 'כל זמן',
  lastDays: (days) => number(days, { one: 'היום האחרון', two: 'היומיים האחרונים', other: '# הימים האחרונים' }),
  anyTeam: 'כל צוות',
  clearFilters: 'ניקוי הסינון',
};
