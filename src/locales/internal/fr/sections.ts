import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('fr');

/** French, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'Demande votre attention',
  everythingElse: 'Tout le reste',
  categoryLabels: {
    cases: 'Dossiers',
    conversations: 'Conversations',
    requests: 'Demandes',
    appointments: 'Rendez-vous',
    deadlines: 'Échéances',
    team: 'Équipe',
    workflow: 'Flux de travail',
    system: 'Système',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: '# nouveauté', other: '# nouveautés' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Tout marquer comme lu, ${title}`,
  archiveGroup: (title) => `Tout archiver, ${title}`,
};
