import type { CardStrings } from '../cardStrings.js';

/** Hebrew of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'לפי השעון שלך',
  recurring: 'חוזרת',
  hasEnded: 'הסתיימה',
  left: (time) => `זמן שנותר: ${time}`,
  expired: 'פג תוקף',
  formerly: 'לפני:',
  now: 'עכשיו:',
  sentLater: 'יישלח כשהחיבור לרשת יחזור.',
  taken: 'עכשיו זה אצלך',
  actionDone: 'בוצע',
  actionFailed: 'הפעולה נכשלה. ניסיון נוסף',
};
