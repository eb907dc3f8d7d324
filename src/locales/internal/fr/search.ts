import type { SearchStrings } from '../searchStrings.js';

/** French, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'Rechercher dans les notifications',
  clearSearch: 'Effacer la recherche',
  endSearch: 'Annuler',
  searchHint: {
    title: 'Recherchez dans vos notifications',
    hint: 'Dans les titres, les textes et les noms de personnes et de fiches.',
  },
  nothingFound: (query) => ({ title: 'Aucun résultat', hint: `Aucune notification ne parle de « ${query} ».` }),
  searchesLoaded: 'La recherche porte sur ce qui est chargé, pas sur les notifications plus anciennes.',
};
