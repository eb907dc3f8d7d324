import type { BellStrings } from './strings.js';

const COUNTED = { unread: 'unread', unseen: 'new', open: 'in the inbox' };

/** English, as far as the bell speaks. */
export const enBell: BellStrings = {
  bell: ({ count, max, of, waiting }) =>
    [
      'Notifications',
      count !== null && `${count > max ? `more than ${max}` : count} ${COUNTED[of]}`,
      waiting > 0 && `${waiting} waiting for you`,
    ]
      .filter(Boolean)
      .join(', '),
};
