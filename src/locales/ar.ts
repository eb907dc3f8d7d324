import { attention } from './internal/ar/attention.js';
import { card } from './internal/ar/card.js';
import { page } from './internal/ar/page.js';
import { panel } from './internal/ar/panel.js';
import { preferences } from './internal/ar/preferences.js';
import { search } from './internal/ar/search.js';
import { sections } from './internal/ar/sections.js';
import { triage } from './internal/ar/triage.js';
import type { Strings } from './internal/strings.js';

/** Arabic, with its six plural forms. Written from right to left: give the provider `dir="rtl"` unless the page has it. */
export const ar: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
