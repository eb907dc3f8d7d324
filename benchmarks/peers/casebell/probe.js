const cards = document.getElementsByClassName('cb-card');
const badges = document.getElementsByClassName('cb-badge');
const q = (s) => document.querySelector(s);
export const bell = () => q('.cb-bell');
export const badge = () => (badges.length ? badges[0].textContent : null);
export const rows = () => (panelOpen() ? cards.length : 0);
export const loaded = () => globalThis.__store.getState().views.get('inbox')?.ids.length ?? 0;
// Closed, the panel is drawn ahead and not displayed, or laid out and not visible.
export const panelOpen = () => q('.cb-popover .cb-panel')?.checkVisibility({ visibilityProperty: true }) === true;
export const scroller = () => q('.cb-popover .cb-list');
export const markAll = () => q('.cb-panel-header button[aria-label="Mark all as read"]');
export const allRead = () => badge() == null && !q('.cb-card[data-unread]');
// The badge stops at 99+, and rows that arrive wait behind a pill.
export const extra = () => globalThis.__store.getState().count({ place: 'inbox', unread: true });
