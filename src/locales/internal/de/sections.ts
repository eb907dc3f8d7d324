import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('de');

/** German, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'Braucht Ihre Aufmerksamkeit',
  everythingElse: 'Alles andere',
  categoryLabels: {
    cases: 'Fälle',
    conversations: 'Unterhaltungen',
    requests: 'Anfragen',
    appointments: 'Termine',
    deadlines: 'Fristen',
    team: 'Team',
    workflow: 'Workflow',
    system: 'System',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: '# Neuigkeit', other: '# Neuigkeiten' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Alle als gelesen markieren, ${title}`,
  archiveGroup: (title) => `Alle archivieren, ${title}`,
};
