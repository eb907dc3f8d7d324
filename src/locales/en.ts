import { enCard } from './internal/enCard.js';
import { enPage } from './internal/enPage.js';
import { enPanel } from './internal/enPanel.js';
import { enPreferences } from './internal/enPreferences.js';
import { enQuiet } from './internal/enQuiet.js';
import { enSearch } from './internal/enSearch.js';
import { enSections } from './internal/enSections.js';
import { enToasts } from './internal/enToasts.js';
import { enTriage } from './internal/enTriage.js';
import type { Strings } from './internal/strings.js';

/** English: what shows where a host says nothing else. Whole, for hosts that change it; the components load it in parts. */
export const en: Strings = {
  ...enPanel,
  ...enPreferences,
  ...enQuiet,
  ...enSections,
  ...enToasts,
  ...enCard,
  ...enTriage,
  ...enSearch,
  ...enPage,
};
