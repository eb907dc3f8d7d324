import { plurals } from '../plurals.js';
import type { SectionStrings } from '../sectionStrings.js';

const number = plurals('es');

/** Spanish, as far as lists in sections and groups speak. */
export const sections: SectionStrings = {
  needsAttention: 'Necesita tu atención',
  everythingElse: 'Todo lo demás',
  categoryLabels: {
    cases: 'Casos',
    conversations: 'Conversaciones',
    requests: 'Solicitudes',
    appointments: 'Citas',
    deadlines: 'Plazos',
    team: 'Equipo',
    workflow: 'Flujo de trabajo',
    system: 'Sistema',
  },
  groupOf: ({ title, count }) => {
    const updates = number(count, { one: '# novedad', other: '# novedades' });
    return title === undefined ? updates : `${title} · ${updates}`;
  },
  readGroup: (title) => `Marcar todo como leído, ${title}`,
  archiveGroup: (title) => `Archivar todo, ${title}`,
};
