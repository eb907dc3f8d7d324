import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('ja');

/** Japanese, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: '選択した通知',
  backToList: 'リストに戻る',
  previousNotification: '前の通知',
  nextNotification: '次の通知',
  openRecord: '開く',
  nothingSelected: { title: '何も選択されていません', hint: '通知を選ぶと、ここに表示されます。' },
  filters: 'フィルター',
  anyTime: 'すべての期間',
  lastDays: (days) => number(days, { other: '過去#日間' }),
  anyTeam: 'すべてのチーム',
  clearFilters: 'フィルターを解除',
};
