import { attention } from './internal/pt-BR/attention.js';
import { card } from './internal/pt-BR/card.js';
import { page } from './internal/pt-BR/page.js';
import { panel } from './internal/pt-BR/panel.js';
import { preferences } from './internal/pt-BR/preferences.js';
import { search } from './internal/pt-BR/search.js';
import { sections } from './internal/pt-BR/sections.js';
import { triage } from './internal/pt-BR/triage.js';
import type { Strings } from './internal/strings.js';

/** Brazilian Portuguese. */
export const ptBR: Strings = { ...panel, ...preferences, ...attention, ...sections, ...card, ...triage, ...search, ...page };
