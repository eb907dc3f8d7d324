import type { SearchStrings } from '../searchStrings.js';

/** Spanish, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: 'Buscar notificaciones',
  clearSearch: 'Borrar la búsqueda',
  endSearch: 'Cancelar',
  searchHint: {
    title: 'Busca en tus notificaciones',
    hint: 'En títulos, textos y nombres de personas y registros.',
  },
  nothingFound: (query) => ({ title: 'Sin resultados', hint: `Ninguna notificación habla de «${query}».` }),
  searchesLoaded: 'Busca en lo que está cargado. Las notificaciones anteriores no se revisan.',
};
