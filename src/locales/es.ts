import { attention } from './internal/es/attention.js';
import { card } from './internal/es/card.js';
import { page } from './internal/es/page.js';
import { panel } from './internal/es/panel.js';
import { preferences } from './internal/es/preferences.js';
import { search } from './internal/es/search.js';
import { sections } from './internal/es/sections.js';
import { triage } from './internal/es/triage.js';
import type { Strings } from './internal/strings.js';

/** Spanish. */
export const es: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
