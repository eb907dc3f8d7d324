// What the harness asks of a page of the matrix benchmark; see lib/page.jsx.
export const bell = () => document.getElementById('settings');
export const badge = () => (bell()?.disabled === false ? '' : null);
export const rows = () => document.querySelectorAll('table input[type=checkbox]').length;
export const panelOpen = () => rows() > 0;
