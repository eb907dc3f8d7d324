import type { CardStrings } from '../cardStrings.js';

/** Japanese of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: '現地時間',
  recurring: '定期的',
  hasEnded: '終了しました',
  left: (time) => `残り${time}`,
  expired: '期限切れ',
  formerly: '変更前:',
  now: '変更後:',
  sentLater: 'オンラインに戻ると送信されます。',
  taken: 'あなたが担当です',
  actionDone: '完了',
  actionFailed: '失敗しました。再試行',
};
