'use client';
import { createPart } from './createPart.js';

/** The code of the preferences. */
const preferences = createPart(() => import('./preferenceParts.js'));

/** The code of the preferences, loaded once it is wanted; `null` until then, and always on the server. */
export const usePreferenceParts = preferences.use;
