'use client';
import { createPart } from './createPart.js';

/** The code of menus, snooze, selection and keys. */
export const triageParts = createPart(() => import('./triageParts.js'));

/** The code of menus, snooze, selection and keys, loaded once it is wanted; `null` until then. */
export const useTriageParts = triageParts.use;
