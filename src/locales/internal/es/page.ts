import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('es');

/** Spanish, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'Notificación seleccionada',
  backToList: 'Volver a la lista',
  previousNotification: 'Notificación anterior',
  nextNotification: 'Notificación siguiente',
  openRecord: 'Abrir',
  nothingSelected: { title: 'Nada seleccionado', hint: 'Elige una notificación para leerla aquí.' },
  filters: 'Filtros',
  anyTime: 'Cualquier fecha',
  lastDays: (days) => number(days, { one: 'Último día', other: 'Últimos # días' }),
  anyTeam: 'Cualquier equipo',
  clearFilters: 'Quitar filtros',
};
