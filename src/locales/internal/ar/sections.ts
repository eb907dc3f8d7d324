import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('ar');

/** Arabic, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'يحتاج إلى انتباهك',
  everythingElse: 'كل ما عدا ذلك',
  categoryLabels: {
    cases: 'الحالات',
    conversations: 'المحادثات',
    requests: 'الطلبات',
    appointments: 'المواعيد',
    deadlines: 'المواعيد النهائية',
    team: 'الفريق',
    workflow: 'سير العمل',
    system: 'النظام',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, {
      zero: 'لا تحديثات',
      one: 'تحديث واحد',
      two: 'تحديثان',
      few: '# تحديثات',
      many: '# تحديثًا',
      other: '# تحديث',
    });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `تعليم الكل كمقروء، ${title}`,
  archiveGroup: (title) => `أرشفة الكل، ${title}`,
};
