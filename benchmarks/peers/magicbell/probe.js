const items = document.getElementsByClassName('magicbell--inbox-item');
const q = (s) => document.querySelector(s);
export const bell = () => q('.magicbell--inbox-button');
// This bell has no count by default; its icon stands in.
export const badge = () => (bell() ? 'icon' : null);
export const rows = () => items.length;
export const panelOpen = () => !!q('.magicbell--inbox');
export const scroller = () => [...document.querySelectorAll('.magicbell--inbox div')].find((e) => e.style.overflowY === 'auto');
export const loaded = () => Math.round((scroller()?.scrollHeight ?? 0) / 50);
export const extra = () => (items.length ? items[0].textContent.slice(0, 30) : '');
export const markAll = () => q('.magicbell--inbox-header--button');
export const allRead = () => items.length > 0 && !q('.magicbell--inbox-item[data-status="unread"]');
