import type { SearchStrings } from '../searchStrings.js';

/** Hebrew, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'חיפוש בהתראות',
  clearSearch: 'ניקוי החיפוש',
  endSearch: 'ביטול',
  searchHint: { title: 'חיפוש בהתראות שלך', hint: 'בכותרות, בטקסטים ובשמות של אנשים ורשומות.' },
  nothingFound: (query) => ({ title: 'לא נמצא דבר', hint: `אין התראה שמזכירה את ״${query}״.` }),
  searchesLoaded: 'החיפוש הוא במה שכבר נטען. התראות ישנות יותר אינן נבדקות.',
};
