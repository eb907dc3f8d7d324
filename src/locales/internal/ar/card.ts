import type { CardStrings } from '../cardStrings.js';

/** Arabic of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'بتوقيتك',
  recurring: 'يتكرر',
  hasEnded: 'انتهى',
  left: (time) => `متبقٍ ${time}`,
  expired: 'انتهت الصلاحية',
  formerly: 'سابقًا:',
  now: 'الآن:',
  sentLater: 'سيُرسل عند عودة الاتصال.',
  taken: 'أصبحت لك',
  actionDone: 'تم',
  actionFailed: 'فشل. أعد المحاولة',
};
