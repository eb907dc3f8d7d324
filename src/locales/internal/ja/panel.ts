import { plurals } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('ja');
const counted = (count: number, other: string): string => number(count, { other });

/** Japanese, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'ja',
  bell: ({ count, max, of, waiting }) =>
    [
      '通知',
      count !== null && (count > max ? counted(max, `${COUNTED[of]}#件以上`) : counted(count, `${COUNTED[of]}#件`)),
      waiting > 0 && counted(waiting, '対応待ち#件'),
    ]
      .filter(Boolean)
      .join('、'),
  title: '通知',
  inbox: '受信トレイ',
  archived: 'アーカイブ',
  readAll: 'すべて既読にする',
  search: '検索',
  close: '閉じる',
  preferences: '通知の設定',
  unread: '未読',
  archiveAll: 'すべてアーカイブ',
  clearAll: 'すべて消去',
  archiveRead: '既読をアーカイブ',
  gotIt: '了解',
  takeIt: '担当する',
  mute: '通知をミュート',
  snooze: 'スヌーズ',
  more: 'その他の操作',
  select: '選択',
  accept: '承諾',
  decline: '辞退',
  undo: '元に戻す',
  retry: '再試行',
  showOlder: '以前の通知を表示',
  loading: '通知を読み込んでいます',
  today: '今日',
  yesterday: '昨日',
  archive: (title) => `アーカイブ、${title}`,
  restore: (title) => `受信トレイに移動、${title}`,
  ofRow: (button, title) => `${button}、${title}`,
  newer: (count) => counted(count, '新着#件'),
  waiting: (count) => counted(count, '待機中#件'),
  views: { mentions: 'メンション', waiting: '対応待ち', saved: '保存済み', snoozed: 'スヌーズ中' },
  retention: ({ days, until }) => {
    const kept = counted(days, '#日間保存されます');
    const promises = {
      age: kept,
      someNight: `一部は毎晩片付けられます。${kept}`,
      night: `毎晩片付けられます。${kept}`,
      unsaved: '保存済みから外すまで残ります',
      answered: '回答するまで残ります',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'すべて確認済みです', hint: '対応が必要なものはここに表示されます。' },
    archived: { title: 'アーカイブはありません', hint: 'アーカイブした通知は、削除されるまでここに残ります。' },
    snoozed: { title: 'スヌーズ中の通知はありません', hint: 'スヌーズした通知は、時間が来るまでここで待ちます。' },
    filtered: { title: 'ここには何もありません', hint: '現在、この表示に合う通知はありません。' },
  },
  errorTitle: '通知を読み込めませんでした',
  error: (code) => ERRORS[code] ?? '途中で問題が発生しました。',
  moreFailed: '以前の通知を読み込めませんでした。',
  signedOut: { title: 'サインアウトしています', hint: '通知を見るには、もう一度サインインしてください。' },
  offline: (pending) =>
    pending === 0
      ? 'オフラインです。最後に取得した内容を表示しています。'
      : counted(pending, 'オフラインです。#件の変更は接続が戻ると送信されます。'),
  archivedBecause: {
    archived: 'アーカイブ済み',
    archivedAll: 'アーカイブ済み',
    gotIt: '了解済み',
    answered: '回答済み',
    handled: '対応済み',
    superseded: '新しい通知に置き換え',
    withdrawn: '取り下げ',
    nightly: '夜間に整理',
  },
  handledBy: (name) => `${name}さんが対応済み`,
  accepted: '承諾済み',
  declined: '辞退済み',
  waits: '回答待ち',
  keptForLater: '保存済み',
  others: (name, count) => `${name}、${counted(count, 'ほか#人')}`,
  done: (deed, count, kept, saved = 0) =>
    [
      DEEDS[deed](count),
      kept > 0 && counted(kept, '#件は回答待ちのため残しました'),
      saved > 0 && counted(saved, '#件は保存済みのため残しました'),
    ]
      .filter(Boolean)
      .join('。'),
  undone: '元に戻しました',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `${by}さんが先に対応しました` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) =>
    count === 1
      ? `新しい通知: ${title}`
      : `${counted(count, '新しい通知が#件')}${mentions > 0 ? counted(mentions, '、うちメンション#件') : ''}`,
};

const COUNTED = { unread: '未読', unseen: '新着', open: '受信トレイに' };

const ERRORS: { readonly [code: string]: string } = {
  network: 'サーバーに接続できません。',
  timeout: 'サーバーの応答に時間がかかりすぎました。',
  unavailable: '現在、サーバーは応答できません。',
  rateLimited: 'リクエストが多すぎます。まもなく自動的に再開します。',
  invalidResponse: 'サーバーの応答を読み取れませんでした。',
  unauthorised: 'サインアウトしています。',
  forbidden: 'これらの通知を表示する権限がありません。',
  notFound: 'このアドレスに通知サービスはありません。',
};

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'アーカイブしました' : counted(count, '#件をアーカイブしました')),
  restore: (count) => (count === 1 ? '受信トレイに移動しました' : counted(count, '#件を受信トレイに移動しました')),
  gotIt: (count) => (count === 1 ? '了解しました' : counted(count, '#件を了解しました')),
  archiveAll: (count) => counted(count, '#件をアーカイブしました'),
  archiveRead: (count) => counted(count, '#件をアーカイブしました'),
  readAll: (count) => counted(count, '#件を既読にしました'),
  accepted: () => '承諾しました',
  declined: () => '辞退しました',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: '保存されませんでした。サーバーが以前の状態に戻ったため、もう一度操作してください。',
  tooLate: '元に戻せる時間を過ぎています。',
  changed: 'その間に変更されました。もう一度ご確認ください。',
  gone: 'その通知はもうありません。',
  handled: '別の人が先に対応しました。',
  invalid: 'その操作はできませんでした。',
  unsupported: 'ここでは利用できません。',
};
