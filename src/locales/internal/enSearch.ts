import type { SearchStrings } from './searchStrings.js';

/** English, as far as the search speaks. */
export const enSearch: SearchStrings = {
  searchFor: 'Search notifications',
  clearSearch: 'Clear the search',
  endSearch: 'Cancel',
  searchHint: { title: 'Search your notifications', hint: 'In titles, texts, and the names of people and records.' },
  nothingFound: (query) => ({ title: 'Nothing found', hint: `No notification speaks of “${query}”.` }),
  searchesLoaded: 'Searches what is loaded. Older notifications are not looked through.',
};
