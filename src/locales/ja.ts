import { attention } from './internal/ja/attention.js';
import { card } from './internal/ja/card.js';
import { page } from './internal/ja/page.js';
import { panel } from './internal/ja/panel.js';
import { preferences } from './internal/ja/preferences.js';
import { search } from './internal/ja/search.js';
import { sections } from './internal/ja/sections.js';
import { triage } from './internal/ja/triage.js';
import type { Strings } from './internal/strings.js';

/** Japanese. */
export const ja: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
