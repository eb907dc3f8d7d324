import { plurals } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('uk');

/** Ukrainian of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `Дії, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Вибрати',
  copyLink: 'Копіювати посилання',
  openInNewTab: 'Відкрити в новій вкладці',
  muteRecord: (title) => `Заглушити: ${title ?? 'цей запис'}`,
  muteKind: (kind) => `Менше таких: ${kind}`,
  endMute: (what) => `Увімкнути знову: ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'цей запис',
  back: 'Назад',
  // With a colon, so that the number needs no form of its own: "Архівовано: 5".
  rowsDone: (deed, count, kept) => {
    const said = count === 1 ? DONE[deed] : `${DONE[deed]}: ${number(count, { other: '#' })}`;
    return kept > 0 ? `${said}. ${number(kept, { other: 'Без змін: #' })}` : said;
  },
  snoozedUntil: (time) => `Відкладено до: ${time}`,
  nowMuted: (what) => `Заглушено: ${what}`,
  nowHeard: (what) => `Більше не заглушено: ${what}`,
  linkCopied: 'Посилання скопійовано',
  linkNotCopied: 'Не вдалося скопіювати посилання.',
  waitsForYou: 'Залишено: чекає на вашу відповідь',
  nothingToUndo: 'Немає чого скасовувати',
  snoozeTitle: 'Відкласти до',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Дата й час',
  snoozeThen: 'Відкласти',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Вибрані сповіщення',
  selectedRows: (count) => number(count, { other: 'Вибрано: #' }),
  selectAll: 'Вибрати все',
  clearSelection: 'Зняти вибір',
  keysTitle: 'Сполучення клавіш',
  keysHint: 'Діють, доки фокус у сповіщеннях.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Архівувати',
  restore: 'Повернути до вхідних',
  read: 'Позначити прочитаним',
  unread: 'Позначити непрочитаним',
  save: 'Зберегти на потім',
  unsave: 'Прибрати зі збережених',
  snooze: 'Відкласти…',
  unsnooze: 'Повернути зараз',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], string> = {
  archive: 'Архівовано',
  restore: 'Повернено до вхідних',
  read: 'Позначено прочитаним',
  unread: 'Позначено непрочитаним',
  save: 'Збережено на потім',
  unsave: 'Прибрано зі збережених',
  snooze: 'Відкладено',
  unsnooze: 'Знову у вхідних',
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'На годину',
  tomorrow: 'До завтра',
  week: 'На тиждень',
  forGood: 'Назавжди',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'За годину до початку',
  laterToday: 'Пізніше сьогодні',
  thisEvening: 'Сьогодні ввечері',
  tomorrow: 'Завтра вранці',
  nextWeek: 'Наступного тижня',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Виберіть дату й час.',
  past: 'Цей час уже минув. Виберіть пізніший.',
  far: 'Щонайбільше на рік уперед.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Наступне сповіщення',
  previous: 'Попереднє сповіщення',
  open: 'Відкрити',
  expand: 'Показати повністю',
  archive: 'Архівувати',
  gotIt: 'Зрозуміло',
  read: 'Позначити прочитаним або ні',
  snooze: 'Відкласти',
  select: 'Вибрати',
  selectRange: 'Вибрати діапазон',
  selectAll: 'Вибрати все',
  clearSelection: 'Зняти вибір',
  undo: 'Скасувати',
  search: 'Шукати',
  help: 'Показати цей список',
};
