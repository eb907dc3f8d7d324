import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('he');

/** Hebrew, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'דורש את תשומת לבך',
  everythingElse: 'כל השאר',
  categoryLabels: {
    cases: 'תיקים',
    conversations: 'שיחות',
    requests: 'בקשות',
    appointments: 'פגישות',
    deadlines: 'מועדים',
    team: 'צוות',
    workflow: 'תהליכי עבודה',
    system: 'מערכת',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: 'עדכון אחד', two: 'שני עדכונים', other: '# עדכונים' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `סימון הכול כנקרא, ${title}`,
  archiveGroup: (title) => `העברת הכול לארכיון, ${title}`,
};
