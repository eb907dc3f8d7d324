import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('nb');

/** Norwegian Bokmål, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'Trenger oppmerksomhet',
  everythingElse: 'Alt annet',
  categoryLabels: {
    cases: 'Saker',
    conversations: 'Samtaler',
    requests: 'Forespørsler',
    appointments: 'Avtaler',
    deadlines: 'Frister',
    team: 'Team',
    workflow: 'Arbeidsflyt',
    system: 'System',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: '# oppdatering', other: '# oppdateringer' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Merk alle som lest, ${title}`,
  archiveGroup: (title) => `Arkiver alle, ${title}`,
};
