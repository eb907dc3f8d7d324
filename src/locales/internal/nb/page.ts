import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('nb');

/** Norwegian Bokmål, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'Valgt varsel',
  backToList: 'Tilbake til listen',
  previousNotification: 'Forrige varsel',
  nextNotification: 'Neste varsel',
  openRecord: 'Åpne',
  nothingSelected: { title: 'Ingenting valgt', hint: 'Velg et varsel for å lese det her.' },
  filters: 'Filtre',
  anyTime: 'Når som helst',
  lastDays: (days) => number(days, { one: 'Siste døgn', other: 'Siste # dager' }),
  anyTeam: 'Alle team',
  clearFilters: 'Fjern filtre',
};
