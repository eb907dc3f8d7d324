import type { SearchStrings } from '../searchStrings.js';

/** Polish, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'Szukaj powiadomień',
  clearSearch: 'Wyczyść wyszukiwanie',
  endSearch: 'Anuluj',
  searchHint: {
    title: 'Przeszukaj powiadomienia',
    hint: 'Tytuły, treści oraz nazwy osób i rekordów.',
  },
  nothingFound: (query) => ({ title: 'Brak wyników', hint: `Żadne powiadomienie nie zawiera „${query}”.` }),
  searchesLoaded: 'Przeszukuje to, co wczytano. Starsze powiadomienia nie są sprawdzane.',
};
