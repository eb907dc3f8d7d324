import { plurals } from '../plurals.js';
import type { QuietStrings } from '../quietStrings.js';
import type { ToastStrings } from '../toastStrings.js';

const number = plurals('ja');

const BECAUSE = { meeting: '応答不可', quietHours: '通知オフの時間帯', muted: 'ミュート中' };

/** Japanese, as far as mute, quiet hours and toasts are spoken of. */
export const attention: QuietStrings & ToastStrings = {
  bellQuiet: ({ bell, because, until }) => `${bell}、${BECAUSE[because]}${until === null ? '' : `、${until}まで`}`,
  muteHour: '1時間',
  muteTomorrow: (time) => `明日の${time}まで`,
  doNotDisturb: '解除するまで',
  unmute: 'ミュートを解除',
  mutedUntil: (until) => (until === null ? '通知をミュートしました' : `${until}まで通知をミュートしました`),
  unmuted: '通知のミュートを解除しました',
  toastRegion: (key) => (key === null ? '新しい通知' : `新しい通知 (${key})`),
  toastDismiss: (title) => `表示を消す、${title}`,
  toastMore: (count) => number(count, { other: 'ほか#件' }),
};
