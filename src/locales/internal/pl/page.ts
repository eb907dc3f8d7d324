import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('pl');

/** Polish, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'Wybrane powiadomienie',
  backToList: 'Wróć do listy',
  previousNotification: 'Poprzednie powiadomienie',
  nextNotification: 'Następne powiadomienie',
  openRecord: 'Otwórz',
  nothingSelected: { title: 'Nic nie wybrano', hint: 'Wybierz powiadomienie, aby je tu przeczytać.' },
  filters: 'Filtry',
  anyTime: 'Dowolny czas',
  lastDays: (days) =>
    number(days, { one: 'Ostatni dzień', few: 'Ostatnie # dni', many: 'Ostatnie # dni', other: 'Ostatnie # dnia' }),
  anyTeam: 'Dowolny zespół',
  clearFilters: 'Wyczyść filtry',
};
