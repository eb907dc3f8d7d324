import { CourierInboxDatastore } from '@trycourier/courier-ui-inbox';
const items = document.getElementsByTagName('courier-inbox-list-item');
const q = (s) => document.querySelector(s);
const dot = () => q('#unread-badge');
export const bell = () => q('courier-inbox-menu-button courier-icon-button');
export const badge = () => (dot()?.style.display === 'block' ? 'dot' : null);
export const rows = () => items.length;
export const panelOpen = () => !!q('courier-inbox-popup-menu .popup.displayed');
export const scroller = () => q('courier-inbox-list');

// The same call the header menu item makes.
export const markAll = () => {
  CourierInboxDatastore.shared.readAllMessages();
};
export const allRead = () => !q('courier-inbox-list-item.unread');
