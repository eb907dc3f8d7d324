import { attention } from './internal/uk/attention.js';
import { card } from './internal/uk/card.js';
import { page } from './internal/uk/page.js';
import { panel } from './internal/uk/panel.js';
import { preferences } from './internal/uk/preferences.js';
import { search } from './internal/uk/search.js';
import { sections } from './internal/uk/sections.js';
import { triage } from './internal/uk/triage.js';
import type { Strings } from './internal/strings.js';

/** Ukrainian. */
export const uk: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
