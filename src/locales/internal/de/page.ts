import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('de');

/** German, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'Ausgewählte Mitteilung',
  backToList: 'Zurück zur Liste',
  previousNotification: 'Vorherige Mitteilung',
  nextNotification: 'Nächste Mitteilung',
  openRecord: 'Öffnen',
  nothingSelected: { title: 'Nichts ausgewählt', hint: 'Wählen Sie eine Mitteilung, um sie hier zu lesen.' },
  filters: 'Filter',
  anyTime: 'Beliebige Zeit',
  lastDays: (days) => number(days, { one: 'Letzter Tag', other: 'Letzte # Tage' }),
  anyTeam: 'Alle Teams',
  clearFilters: 'Filter aufheben',
};
