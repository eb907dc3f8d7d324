import type { SearchStrings } from '../searchStrings.js';

/** German, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'Mitteilungen durchsuchen',
  clearSearch: 'Suche leeren',
  endSearch: 'Abbrechen',
  searchHint: { title: 'Durchsuchen Sie Ihre Mitteilungen', hint: 'In Titeln, Texten und Namen von Personen und Datensätzen.' },
  nothingFound: (query) => ({ title: 'Nichts gefunden', hint: `Keine Mitteilung enthält „${query}“.` }),
  searchesLoaded: 'Durchsucht wird, was geladen ist, ältere Mitteilungen nicht.',
};
