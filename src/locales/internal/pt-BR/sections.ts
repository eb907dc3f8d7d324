import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('pt-BR');

/** Brazilian Portuguese, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'Precisa da sua atenção',
  everythingElse: 'Todo o resto',
  categoryLabels: {
    cases: 'Casos',
    conversations: 'Conversas',
    requests: 'Solicitações',
    appointments: 'Compromissos',
    deadlines: 'Prazos',
    team: 'Equipe',
    workflow: 'Fluxo de trabalho',
    system: 'Sistema',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: '# atualização', other: '# atualizações' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Marcar tudo como lido, ${title}`,
  archiveGroup: (title) => `Arquivar tudo, ${title}`,
};
