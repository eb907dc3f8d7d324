'use client';
import { createPart } from './createPart.js';

/** The code of the panel. */
const panel = createPart(() => import('./panelParts.js'));

/** The code of the panel, loaded once it is wanted; `null` until then, and always on the server. */
export const usePanelParts = panel.use;
