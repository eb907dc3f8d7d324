import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('pl');

/** Polish, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'Wymaga uwagi',
  everythingElse: 'Pozostałe',
  categoryLabels: {
    cases: 'Sprawy',
    conversations: 'Rozmowy',
    requests: 'Zgłoszenia',
    appointments: 'Spotkania',
    deadlines: 'Terminy',
    team: 'Zespół',
    workflow: 'Przepływ pracy',
    system: 'System',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, {
      one: '# aktualizacja',
      few: '# aktualizacje',
      many: '# aktualizacji',
      other: '# aktualizacji',
    });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Oznacz wszystkie jako przeczytane, ${title}`,
  archiveGroup: (title) => `Archiwizuj wszystkie, ${title}`,
};
