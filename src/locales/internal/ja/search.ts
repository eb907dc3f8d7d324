import type { SearchStrings } from '../searchStrings.js';

/** Japanese, as far as the search speaks. */
export const search: SearchStrings = {
  searchFor: '通知を検索',
  clearSearch: '検索をクリア',
  endSearch: 'キャンセル',
  searchHint: { title: '通知を検索できます', hint: 'タイトル、本文、人やレコードの名前が対象です。' },
  nothingFound: (query) => ({ title: '見つかりませんでした', hint: `「${query}」を含む通知はありません。` }),
  searchesLoaded: '読み込み済みの通知から検索します。以前の通知は対象外です。',
};
