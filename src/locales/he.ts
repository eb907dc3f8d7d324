import { attention } from './internal/he/attention.js';
import { card } from './internal/he/card.js';
import { page } from './internal/he/page.js';
import { panel } from './internal/he/panel.js';
import { preferences } from './internal/he/preferences.js';
import { search } from './internal/he/search.js';
import { sections } from './internal/he/sections.js';
import { triage } from './internal/he/triage.js';
import type { Strings } from './internal/strings.js';

/** Hebrew. Written from right to left: give the provider `dir="rtl"` unless the page has it. */
export const he: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
