import type { SearchStrings } from '../searchStrings.js';

/** Ukrainian, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'Шукати сповіщення',
  clearSearch: 'Очистити пошук',
  endSearch: 'Скасувати',
  searchHint: {
    title: 'Пошук у ваших сповіщеннях',
    hint: 'У заголовках, текстах, іменах людей і назвах записів.',
  },
  nothingFound: (query) => ({ title: 'Нічого не знайдено', hint: `Жодне сповіщення не згадує «${query}».` }),
  searchesLoaded: 'Шукає в завантаженому. Давніші сповіщення не переглядаються.',
};
