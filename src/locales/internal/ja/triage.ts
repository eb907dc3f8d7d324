import { plurals } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('ja');
const counted = (count: number, other: string): string => number(count, { other });

/** Japanese of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `操作、${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: '選択',
  copyLink: 'リンクをコピー',
  openInNewTab: '新しいタブで開く',
  muteRecord: (title) => `${title ?? 'このレコード'}をミュート`,
  muteKind: (kind) => `このような通知を減らす: ${kind}`,
  endMute: (what) => `${what}のミュートを解除`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'このレコード',
  back: '戻る',
  rowsDone: (deed, count, kept) => {
    const said = count === 1 ? DONE[deed] : `${counted(count, '#件を')}${DONE[deed]}`;
    return kept > 0 ? `${said}。${counted(kept, '#件は変更していません')}` : said;
  },
  snoozedUntil: (time) => `${time}までスヌーズします`,
  nowMuted: (what) => `ミュートしました: ${what}`,
  nowHeard: (what) => `ミュートを解除しました: ${what}`,
  linkCopied: 'リンクをコピーしました',
  linkNotCopied: 'リンクをコピーできませんでした。',
  waitsForYou: '回答待ちのため残しました',
  nothingToUndo: '元に戻す操作はありません',
  snoozeTitle: 'スヌーズの終了',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: '日付と時刻',
  snoozeThen: 'スヌーズ',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: '選択した通知',
  selectedRows: (count) => counted(count, '#件選択中'),
  selectAll: 'すべて選択',
  clearSelection: '選択を解除',
  keysTitle: 'キーボードショートカット',
  keysHint: 'フォーカスが通知にある間に使えます。',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'アーカイブ',
  restore: '受信トレイに移動',
  read: '既読にする',
  unread: '未読にする',
  save: '後で読むために保存',
  unsave: '保存済みから外す',
  snooze: 'スヌーズ…',
  unsnooze: '今すぐ受信トレイに戻す',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], string> = {
  archive: 'アーカイブしました',
  restore: '受信トレイに移動しました',
  read: '既読にしました',
  unread: '未読にしました',
  save: '保存しました',
  unsave: '保存済みから外しました',
  snooze: 'スヌーズしました',
  unsnooze: '受信トレイに戻しました',
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: '1時間',
  tomorrow: '明日まで',
  week: '1週間',
  forGood: '無期限',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: '開始1時間前',
  laterToday: '今日の後ほど',
  thisEvening: '今日の夕方',
  tomorrow: '明日の朝',
  nextWeek: '来週',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: '日付と時刻を選んでください。',
  past: '過ぎた時刻です。後の時刻を選んでください。',
  far: '最長1年先までです。',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: '次の通知',
  previous: '前の通知',
  open: '開く',
  expand: '全文を表示',
  archive: 'アーカイブ',
  gotIt: '了解',
  read: '既読・未読の切り替え',
  snooze: 'スヌーズ',
  select: '選択',
  selectRange: '範囲を選択',
  selectAll: 'すべて選択',
  clearSelection: '選択を解除',
  undo: '元に戻す',
  search: '検索',
  help: 'この一覧を表示',
};
