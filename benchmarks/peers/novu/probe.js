const items = document.getElementsByClassName('nv-notification');
const dots = document.getElementsByClassName('nv-bellDot');
const cta = document.getElementsByClassName('nv-notificationListNewNotificationsNotice__button');
const q = (s) => document.querySelector(s);
export const bell = () => q('.nv-inbox__popoverTrigger');
export const badge = () => (dots.length ? 'dot' : null);
export const rows = () => items.length;
export const panelOpen = () => !!q('.nv-inbox__popoverContent');
export const scroller = () => q('.nv-notificationList');
export const extra = () => (cta.length ? cta[0].textContent : '');

export const markAll = () =>
  [...document.querySelectorAll('button[class*=moreActions__dropdownItem]')].find((e) => /mark all as read/i.test(e.textContent));
export const allRead = () => !q('.nv-notificationDot');
