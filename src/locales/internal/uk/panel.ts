import { plurals, type PluralForms } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('uk');
const digits = (count: number): string => number(count, { other: '#' });

/** Ukrainian, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'uk',
  bell: ({ count, max, of, waiting }) =>
    [
      'Сповіщення',
      count !== null && (count > max ? `понад ${digits(max)} ${OVER[of]}` : number(count, COUNTED[of])),
      waiting > 0 && number(waiting, WAITING),
    ]
      .filter(Boolean)
      .join(', '),
  title: 'Сповіщення',
  inbox: 'Вхідні',
  archived: 'Архів',
  readAll: 'Позначити все прочитаним',
  search: 'Пошук',
  close: 'Закрити',
  preferences: 'Налаштування сповіщень',
  unread: 'Непрочитане',
  archiveAll: 'Архівувати все',
  clearAll: 'Очистити все',
  archiveRead: 'Архівувати прочитані',
  gotIt: 'Зрозуміло',
  takeIt: 'Беру на себе',
  mute: 'Заглушити сповіщення',
  snooze: 'Відкласти',
  more: 'Інші дії',
  select: 'Вибрати',
  accept: 'Прийняти',
  decline: 'Відхилити',
  undo: 'Скасувати',
  retry: 'Спробувати ще раз',
  showOlder: 'Показати давніші',
  loading: 'Завантаження сповіщень',
  today: 'Сьогодні',
  yesterday: 'Вчора',
  archive: (title) => `Архівувати, ${title}`,
  restore: (title) => `Повернути до вхідних, ${title}`,
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { one: '# нове', few: '# нові', many: '# нових', other: '# нового' }),
  waiting: (count) => number(count, { other: 'Очікують: #' }),
  views: { mentions: 'Згадки', waiting: 'Чекають на вас', saved: 'Збережені', snoozed: 'Відкладені' },
  retention: ({ days, until }) => {
    const kept = number(days, {
      one: 'Зберігаються # день',
      few: 'Зберігаються # дні',
      many: 'Зберігаються # днів',
      other: 'Зберігаються # дня',
    });
    const promises = {
      age: kept,
      someNight: `Деякі зникають щоночі. ${kept}`,
      night: `Очищується щоночі. ${kept}`,
      unsaved: 'Зберігаються, доки ви не приберете їх зі збережених',
      answered: 'Зберігаються, доки ви не відповісте',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'Усе переглянуто', hint: 'Тут з’явиться те, що потребує вашої уваги.' },
    archived: { title: 'Архів порожній', hint: 'Те, що ви архівуєте, лишається тут до видалення.' },
    snoozed: { title: 'Нічого не відкладено', hint: 'Те, що ви відкладаєте, чекає тут свого часу.' },
    filtered: { title: 'Тут нічого немає', hint: 'Зараз жодне сповіщення не підходить до цього вигляду.' },
  },
  errorTitle: 'Не вдалося завантажити сповіщення',
  error: (code) => ERRORS[code] ?? 'Дорогою щось пішло не так.',
  moreFailed: 'Не вдалося завантажити давніші сповіщення.',
  signedOut: { title: 'Ви вийшли з системи', hint: 'Увійдіть знову, щоб побачити сповіщення.' },
  offline: (pending) =>
    pending === 0
      ? 'Немає з’єднання. Це останнє, що тут було.'
      : `Немає з’єднання. ${number(pending, {
          one: '# зміну буде надіслано, коли воно відновиться.',
          few: '# зміни буде надіслано, коли воно відновиться.',
          many: '# змін буде надіслано, коли воно відновиться.',
          other: '# зміни буде надіслано, коли воно відновиться.',
        })}`,
  archivedBecause: {
    archived: 'Архівовано',
    archivedAll: 'Архівовано',
    gotIt: 'Взято до відома',
    answered: 'Надано відповідь',
    handled: 'Опрацьовано',
    superseded: 'Замінено новішим',
    withdrawn: 'Відкликано',
    nightly: 'Прибрано вночі',
  },
  handledBy: (name) => `Опрацьовано: ${name}`,
  accepted: 'Прийнято',
  declined: 'Відхилено',
  waits: 'Чекає на вашу відповідь',
  keptForLater: 'Збережено',
  others: (name, count) =>
    `${name} ${number(count, {
      one: 'і ще # людина',
      few: 'і ще # людини',
      many: 'і ще # людей',
      other: 'і ще # людини',
    })}`,
  done: (deed, count, kept, saved = 0) =>
    [DEEDS[deed](count), kept > 0 && number(kept, KEPT), saved > 0 && number(saved, { other: '# залишено: збережено на потім' })]
      .filter(Boolean)
      .join('. '),
  undone: 'Скасовано',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `Уже зроблено: ${by}` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) => {
    if (count === 1) return `Нове сповіщення: ${title}`;
    const arrivals = number(count, {
      one: '# нове сповіщення',
      few: '# нові сповіщення',
      many: '# нових сповіщень',
      other: '# нового сповіщення',
    });
    return mentions > 0
      ? `${arrivals}, ${number(mentions, { one: '# згадка', few: '# згадки', many: '# згадок', other: '# згадки' })}`
      : arrivals;
  },
};

const COUNTED: Record<'unread' | 'unseen' | 'open', PluralForms> = {
  unread: { one: '# непрочитане', few: '# непрочитані', many: '# непрочитаних', other: '# непрочитаного' },
  unseen: { one: '# нове', few: '# нові', many: '# нових', other: '# нового' },
  open: { other: '# у вхідних' },
};

/** After "понад 99", always in the genitive plural. */
const OVER = { unread: 'непрочитаних', unseen: 'нових', open: 'у вхідних' };

const WAITING = {
  one: '# чекає на вас',
  few: '# чекають на вас',
  many: '# чекають на вас',
  other: '# чекає на вас',
};

const KEPT = {
  one: '# залишено: чекає на вашу відповідь',
  few: '# залишено: чекають на вашу відповідь',
  many: '# залишено: чекають на вашу відповідь',
  other: '# залишено: чекає на вашу відповідь',
};

const ERRORS: { readonly [code: string]: string } = {
  network: 'Немає з’єднання із сервером.',
  timeout: 'Сервер надто довго не відповідав.',
  unavailable: 'Сервер зараз не може відповісти.',
  rateLimited: 'Забагато запитів; невдовзі все продовжиться саме.',
  invalidResponse: 'Не вдалося зрозуміти відповідь сервера.',
  unauthorised: 'Ви вийшли з системи.',
  forbidden: 'У вас немає доступу до цих сповіщень.',
  notFound: 'За цією адресою немає служби сповіщень.',
};

// With a colon, so that the number needs no form of its own: "Архівовано: 5".
const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Архівовано' : number(count, { other: 'Архівовано: #' })),
  restore: (count) => (count === 1 ? 'Повернено до вхідних' : number(count, { other: 'Повернено до вхідних: #' })),
  gotIt: (count) => (count === 1 ? 'Взято до відома' : number(count, { other: 'Взято до відома: #' })),
  archiveAll: (count) => number(count, { other: 'Архівовано: #' }),
  archiveRead: (count) => number(count, { other: 'Архівовано: #' }),
  readAll: (count) => number(count, { other: 'Позначено прочитаними: #' }),
  accepted: () => 'Прийнято',
  declined: () => 'Відхилено',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'Зміну не збережено: сервер повернувся до попереднього стану. Зробіть це ще раз.',
  tooLate: 'Скасувати це вже запізно.',
  changed: 'Тим часом щось змінилося. Перегляньте ще раз.',
  gone: 'Цього сповіщення більше немає.',
  handled: 'Хтось інший уже це зробив.',
  invalid: 'Цього не вдалося зробити.',
  unsupported: 'Тут це недоступно.',
};
