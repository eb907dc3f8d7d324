import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('fr');

/** French, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'Notification sélectionnée',
  backToList: 'Retour à la liste',
  previousNotification: 'Notification précédente',
  nextNotification: 'Notification suivante',
  openRecord: 'Ouvrir',
  nothingSelected: { title: 'Rien de sélectionné', hint: 'Choisissez une notification pour la lire ici.' },
  filters: 'Filtres',
  anyTime: 'Toutes les dates',
  lastDays: (days) => number(days, { one: 'Dernier jour', other: '# derniers jours' }),
  anyTeam: 'Toutes les équipes',
  clearFilters: 'Effacer les filtres',
};
