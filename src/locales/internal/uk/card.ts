import type { CardStrings } from '../cardStrings.js';

/** Ukrainian of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'ваш час',
  recurring: 'Повторюється',
  hasEnded: 'Завершилося',
  left: (time) => `Залишилося ${time}`,
  expired: 'Термін минув',
  formerly: 'Раніше:',
  now: 'Тепер:',
  sentLater: 'Буде надіслано, коли відновиться з’єднання.',
  taken: 'Тепер це ваше',
  actionDone: 'Готово',
  actionFailed: 'Не вдалося. Спробуйте ще раз',
};
