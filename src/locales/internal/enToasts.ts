import type { ToastStrings } from './toastStrings.js';

const digits = new Intl.NumberFormat('en');

/** English, as far as toasts speak. */
export const enToasts: ToastStrings = {
  toastRegion: (key) => (key === null ? 'New notifications' : `New notifications (${key})`),
  toastDismiss: (title) => `Dismiss, ${title}`,
  toastMore: (count) => `+${digits.format(count)} more`,
};
