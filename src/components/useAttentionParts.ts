'use client';
import { createPart } from './createPart.js';

/** The code of toasts, presence, sound and mute. */
export const loadAttention = () => import('./attentionParts.js');

/** The same, loaded once it is wanted; `null` until then, and always on the server. */
export const useAttentionParts = createPart(loadAttention).use;
