import { attention } from './internal/nb/attention.js';
import { card } from './internal/nb/card.js';
import { page } from './internal/nb/page.js';
import { panel } from './internal/nb/panel.js';
import { preferences } from './internal/nb/preferences.js';
import { search } from './internal/nb/search.js';
import { sections } from './internal/nb/sections.js';
import { triage } from './internal/nb/triage.js';
import type { Strings } from './internal/strings.js';

/** Norwegian Bokmål. */
export const nb: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
