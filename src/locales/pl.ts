import { attention } from './internal/pl/attention.js';
import { card } from './internal/pl/card.js';
import { page } from './internal/pl/page.js';
import { panel } from './internal/pl/panel.js';
import { preferences } from './internal/pl/preferences.js';
import { search } from './internal/pl/search.js';
import { sections } from './internal/pl/sections.js';
import { triage } from './internal/pl/triage.js';
import type { Strings } from './internal/strings.js';

/** Polish. */
export const pl: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
