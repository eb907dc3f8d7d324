import type { SearchStrings } from '../searchStrings.js';

/** Norwegian Bokmål, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'Søk i varsler',
  clearSearch: 'Tøm søket',
  endSearch: 'Avbryt',
  searchHint: { title: 'Søk i varslene dine', hint: 'I titler, tekster og navn på personer og oppføringer.' },
  nothingFound: (query) => ({ title: 'Ingen treff', hint: `Ingen varsler handler om «${query}».` }),
  searchesLoaded: 'Søker i det som er lastet. Eldre varsler tas ikke med.',
};
