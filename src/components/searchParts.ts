/** The search; loads when it is opened for the first time. */
export { Findings, PanelSearch } from './PanelSearch.js';
export { doWithRows } from './rowDeeds.js';
