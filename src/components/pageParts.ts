/** The panel as a full page; loads with the first one. */
export { PanelPage } from './PanelPage.js';
