import type { View } from '../store/types.js';

/** The two views of the panel, by name. */
export const VIEWS: { readonly inbox: View; readonly archived: View } = {
  inbox: { id: 'inbox', filter: { place: 'inbox' } },
  archived: { id: 'archived', filter: { place: 'archived' } },
};
