import { enPanel } from './internal/enPanel.js';
import type { Strings } from './internal/strings.js';

/** English: what shows where a host says nothing else. Whole, for hosts that change it; the components load it in parts. */
export const en: Strings = { ...enPanel };
