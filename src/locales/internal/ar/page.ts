import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('ar');

/** Arabic, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'الإشعار المحدد',
  backToList: 'العودة إلى القائمة',
  previousNotification: 'الإشعار السابق',
  nextNotification: 'الإشعار التالي',
  openRecord: 'فتح',
  nothingSelected: { title: 'لا شيء محدد', hint: 'اختر إشعارًا لقراءته هنا.' },
  filters: 'عوامل التصفية',
  anyTime: 'أي وقت',
  lastDays: (days) =>
    number(days, {
      zero: 'اليوم',
      one: 'آخر يوم',
      two: 'آخر يومين',
      few: 'آخر # أيام',
      many: 'آخر # يومًا',
      other: 'آخر # يوم',
    }),
  anyTeam: 'أي فريق',
  clearFilters: 'مسح التصفية',
};
