import type { View } from '../store/types.js';

/** What everybody starts with; apart from the other views, because the bell opens it ahead of the panel. */
export const INBOX = { id: 'inbox', filter: { place: 'inbox' } } as const satisfies View;
