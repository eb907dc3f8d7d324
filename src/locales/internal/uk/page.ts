import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('uk');

/** Ukrainian, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'Вибране сповіщення',
  backToList: 'Назад до списку',
  previousNotification: 'Попереднє сповіщення',
  nextNotification: 'Наступне сповіщення',
  openRecord: 'Відкрити',
  nothingSelected: { title: 'Нічого не вибрано', hint: 'Виберіть сповіщення, щоб прочитати його тут.' },
  filters: 'Фільтри',
  anyTime: 'Будь-коли',
  lastDays: (days) =>
    days === 1
      ? 'Останній день'
      : number(days, { one: 'Останній # день', few: 'Останні # дні', many: 'Останні # днів', other: 'Останні # дня' }),
  anyTeam: 'Будь-яка команда',
  clearFilters: 'Очистити фільтри',
};
