import { attention } from './internal/fr/attention.js';
import { card } from './internal/fr/card.js';
import { page } from './internal/fr/page.js';
import { panel } from './internal/fr/panel.js';
import { preferences } from './internal/fr/preferences.js';
import { search } from './internal/fr/search.js';
import { sections } from './internal/fr/sections.js';
import { triage } from './internal/fr/triage.js';
import type { Strings } from './internal/strings.js';

/** French. */
export const fr: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
