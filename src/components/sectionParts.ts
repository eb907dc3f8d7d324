/** What a list in sections or groups needs; loads with the first such list. */
export { arrange } from './arrange.js';
export { GroupBar } from './GroupBar.js';
export { enSections } from '../locales/internal/enSections.js';
