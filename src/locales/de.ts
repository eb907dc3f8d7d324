import { attention } from './internal/de/attention.js';
import { card } from './internal/de/card.js';
import { page } from './internal/de/page.js';
import { panel } from './internal/de/panel.js';
import { preferences } from './internal/de/preferences.js';
import { search } from './internal/de/search.js';
import { sections } from './internal/de/sections.js';
import { triage } from './internal/de/triage.js';
import type { Strings } from './internal/strings.js';

/** German. */
export const de: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
