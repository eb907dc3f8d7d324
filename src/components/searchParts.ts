/** The search; loads when it is opened for the first time. */
export { PanelSearch } from './PanelSearch.js';
