import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('uk');

/** Ukrainian, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'Потребує вашої уваги',
  everythingElse: 'Усе інше',
  categoryLabels: {
    cases: 'Справи',
    conversations: 'Розмови',
    requests: 'Запити',
    appointments: 'Зустрічі',
    deadlines: 'Терміни',
    team: 'Команда',
    workflow: 'Робочі процеси',
    system: 'Система',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: '# оновлення', few: '# оновлення', many: '# оновлень', other: '# оновлення' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Позначити все прочитаним, ${title}`,
  archiveGroup: (title) => `Архівувати все, ${title}`,
};
