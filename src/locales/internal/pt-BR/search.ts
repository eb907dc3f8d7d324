import type { SearchStrings } from '../searchStrings.js';

/** Brazilian Portuguese, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'Buscar notificações',
  clearSearch: 'Limpar a busca',
  endSearch: 'Cancelar',
  searchHint: {
    title: 'Busque nas suas notificações',
    hint: 'Em títulos, textos e nomes de pessoas e registros.',
  },
  nothingFound: (query) => ({ title: 'Nada encontrado', hint: `Nenhuma notificação fala de “${query}”.` }),
  searchesLoaded: 'Busca no que está carregado. Notificações anteriores não são consultadas.',
};
