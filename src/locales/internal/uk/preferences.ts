import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('uk');

/** Ukrainian, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'Налаштування сповіщень',
  preferencesBack: 'Назад до сповіщень',
  preferencesLoading: 'Завантаження налаштувань',
  preferencesFailed: 'Не вдалося завантажити налаштування',
  preferencesSignedOut: 'Ви вийшли з системи. Увійдіть знову, щоб побачити налаштування.',
  preferencesNone: 'Тут немає налаштувань для вибору',
  preferencesRetry: 'Спробувати ще раз',
  preferencesSections: 'Налаштування',
  sectionLabels: {
    delivery: 'Канали',
    show: 'Панель',
    rules: 'Правила',
    digest: 'Дайджест',
    quiet: 'Години тиші',
    sound: 'Звук',
    test: 'Перевірка',
  },

  kindLabels: {
    'case.assigned': 'Призначено вам',
    'case.created': 'Нова справа',
    'case.slaBreached': 'Порушення SLA у вашій справі',
    'case.statusChanged': 'Зміна статусу',
    mention: 'Згадка',
    reply: 'Нова відповідь',
    'mail.received': 'Новий лист',
    'lead.created': 'Новий лід',
    'deadline.upcoming': 'Близький термін',
    'calendar.reminder': 'Нагадування календаря',
    'rule.fired': 'Власне правило',
    'workflow.pending': 'Робочий процес чекає на вас',
    'module.event': 'Подія модуля',
    'team.unassignedUrgent': 'Термінове й не призначене',
    'team.clientWaiting': 'Клієнт чекає',
    'team.invoiceOverdue': 'Прострочений рахунок',
    'request.created': 'Новий запит',
    'request.message': 'Нове повідомлення в запиті',
    'request.escalated': 'Запит ескальовано',
    'request.activated': 'Запит активовано',
    'request.takenOver': 'Запит перейняли',
    'request.favouriteUpdated': 'Оновлено вибраний запит',
    'request.custom': 'Власне повідомлення',
    'meeting.invited': 'Нова зустріч',
    'meeting.changed': 'Зустріч змінено',
    'meeting.cancelled': 'Зустріч скасовано',
    'meeting.declined': 'Запрошення відхилено',
    'system.info': 'Система',
    'system.critical': 'Критичне повідомлення системи',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'Дзвіночок', email: 'Ел. пошта', push: 'Push-сповіщення', digest: 'Щоденний дайджест' },

  save: 'Зберегти',
  discard: 'Відкинути',
  saving: 'Збереження…',
  saved: 'Збережено',
  unsaved: (count) =>
    number(count, {
      one: '# незбережена зміна',
      few: '# незбережені зміни',
      many: '# незбережених змін',
      other: '# незбереженої зміни',
    }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) =>
    number(count, {
      one: '# зміну відхилено; її збережено тут.',
      few: '# зміни відхилено; їх збережено тут.',
      many: '# змін відхилено; їх збережено тут.',
      other: '# зміни відхилено; їх збережено тут.',
    }),
  flawedChanges: (count) =>
    number(count, {
      one: '# правило потребує вашої уваги.',
      few: '# правила потребують вашої уваги.',
      many: '# правил потребують вашої уваги.',
      other: '# правила потребує вашої уваги.',
    }),
  changedElsewhere: (count) => number(count, { other: '(тим часом змінено на іншому пристрої: #)' }),

  matrixTitle: 'Що надходить і куди',
  matrixNote:
    'Дзвіночок збирає все; пошта й push приходять до вас. Якщо для типу ввімкнено щоденний дайджест, окремих листів він не надсилає.',
  matrixCorner: 'Сповіщення',
  allChannels: 'Усі',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `Уся група: ${category}, ${channel}`,
  columnToggle: (channel) => `Усе, ${channel}`,
  rowToggle: (name) => `${name}, усі канали`,
  cellChangedElsewhere: 'Тим часом змінено на іншому пристрої. Збереження залишить ваш варіант.',
  cellFailed: (reason) => (reason === undefined ? 'Не збережено.' : `Не збережено: ${FAILED[reason]}`),
  locked: 'Встановлено для всіх; тут цього не змінити.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'жодного за останні 4 тижні';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1 ? 'менше одного на тиждень' : number(weekly, { other: 'близько # на тиждень' });
  },
  kindOptions: (name) => `Більше параметрів: ${name}`,
  scopeShort: 'моє',
  scopeOf: (channel) => `${channel}: обсяг`,
  scopeAll: 'усе',
  scopeMine: 'лише призначене мені',
  alertLabel: 'Коли сповіщення заглушено',
  alertNo: 'мовчить',
  alertAlways: 'завжди сигналить',
  alertAlsoInMeetings: 'завжди сигналить, навіть на зустрічах',
  kindSound: 'Відтворює звук',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'немає вашої адреси. Ваш вибір збережеться, доки вона не з’явиться.',
    notAllowed: 'цей браузер ще не дозволяє цього. Ваш вибір збережеться до того часу.',
    notInstalled: 'застосунок не встановлено. Ваш вибір збережеться до того часу.',
    unsupported: 'цей браузер цього не вміє. Ваш вибір діє в інших місцях.',
  },
  unavailableLink: 'Налаштувати',

  noise: 'Майже все надходить поштою. За такою кількістю листів губиться важливе.',
  noiseCalm: 'Увімкнути розумний набір',
  noiseCalmed: 'Пошту тепер увімкнено для призначень, згадок, термінів і критичних повідомлень. Решта – у дзвіночку.',
  noiseUndo: 'Скасувати',

  showTitle: 'Що показує панель',
  showNote: 'Вимкнене нікуди не зникає: воно приховане, не рахується і повернеться, коли ви його ввімкнете.',
  showGroups: {
    appointments: 'Параметри сповіщень про зустрічі',
    requests: 'Параметри сповіщень про запити',
  },
  showLabels: {
    invitations: 'Показувати сповіщення про запрошення на зустрічі',
    changedMeetings: 'Показувати сповіщення про змінені зустрічі',
    cancelledMeetings: 'Показувати сповіщення про скасовані зустрічі',
    declinedInvitations: 'Показувати сповіщення про відхилені запрошення',
    customerMessages: 'Показувати сповіщення про повідомлення клієнтів',
    favouriteRequests: 'Показувати сповіщення про вибрані запити',
    takenOverRequests: 'Показувати сповіщення, коли хтось перейняв ваш запит',
    activatedRequests: 'Показувати сповіщення про активовані запити',
    escalatedRequests: 'Показувати сповіщення про ескальовані запити',
    requestMessages: 'Показувати сповіщення про нові повідомлення в запитах',
    newRequests: 'Показувати сповіщення про нові запити',
  },

  rulesTitle: 'Власні правила',
  rulesNote: 'Дізнавайтеся, коли SLA прострочено, коли минув певний час або наближається термін.',
  rulesEmpty: 'Правил ще немає. Додайте правило, щоб знати про прострочене SLA або час, що минув.',
  rulesFull: (most) => number(most, { other: 'Найбільша кількість правил: #.' }),
  ruleAdd: 'Додати сповіщення',
  ruleDone: 'Готово',
  ruleDeleted: 'Правило видалено.',
  ruleUndo: 'Скасувати',
  ruleOff: 'Вимкнено',
  ruleEdit: (sentence) => `Редагувати: ${sentence}`,
  ruleDuplicate: (sentence) => `Дублювати: ${sentence}`,
  ruleDelete: (sentence) => `Видалити: ${sentence}`,
  ruleForm: {
    slaLate: 'Сповістити мене ({channels}), коли SLA має {amount} {unit} {when}; шаблон: {template}',
    elapsed: 'Сповістити мене ({channels}) через {amount} {unit} {when}; шаблон: {template}',
    beforeDeadline: 'Сповістити мене ({channels}) за {amount} {unit} {when}; шаблон: {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `Сповістити мене (${channels === '' ? '…' : channels})${RULE_SAYS[when](time)}; шаблон: ${template}`;
  },
  ruleTriggers: { slaLate: 'запізнення', elapsed: 'після події', beforeDeadline: 'до терміну' },
  // In the accusative, as after "через" and "за".
  ruleUnits: {
    minutes: (amount) => number(amount, { one: 'хвилину', few: 'хвилини', many: 'хвилин', other: 'хвилини' }),
    hours: (amount) => number(amount, { one: 'годину', few: 'години', many: 'годин', other: 'години' }),
    days: (amount) => number(amount, { one: 'день', few: 'дні', many: 'днів', other: 'дня' }),
  },
  anyTemplate: 'будь-який',
  ruleChannels: 'Канали',
  ruleAmount: 'Кількість',
  ruleUnit: 'Одиниця',
  ruleWhen: 'Коли',
  ruleTemplate: 'Шаблон',
  ruleFlaws: {
    amount: 'Виберіть ціле число від 1.',
    tooLong: 'Правило може чекати щонайбільше рік.',
    channels: 'Виберіть принаймні один канал.',
  },

  digestTitle: 'Щоденний дайджест',
  digestNote: 'Один лист з усім від попереднього замість окремого на кожну подію. Типи вибирають у розділі «Канали».',
  digestTime: 'Час',
  digestDays: 'Дні',
  digestContent: 'Що в ньому',
  digestAll: 'Усе',
  digestUnread: 'Лише непрочитане',
  digestNext: (at, count) => `Ваш наступний дайджест: ${at}${count === undefined ? '' : `, ${number(count, NOTIFICATIONS)}`}.`,
  digestOff: 'Дайджест не надсилається: жоден тип не має його в розділі «Канали».',
  clockGap: (chosen, actual) => `Того дня годинники пропускають ${chosen}, тож надсилання буде о ${actual}.`,
  zone: 'Часовий пояс',
  zoneNote: 'За ним ідуть дайджест, години тиші й ночі.',
  zoneDefault: 'Як у моєму профілі',
  zoneUnknown: (zone, instead) => `«${zone}» тут невідомий; діє ${instead}, доки ви не виберете інший.`,

  quietTitle: 'Години тиші',
  quietNote:
    'У цей час ніщо не заважає: ні push, ні звуку, ні спливних вікон, а листи приходять потім одним дайджестом. Дзвіночок зберігає все.',
  quietHours: 'Години тиші щотижня',
  quietOff: 'Вимкнено',
  quietNotNow: 'Зараз не тиша',
  quietNow: (until) => (until === null ? 'Завжди тиша' : `Зараз тиша, кінець: ${until}`),
  quietNever: 'Без тиші',
  quietFrom: (day) => `${day}, від`,
  quietTo: (day) => `${day}, до`,
  quietNextDay: 'наступний день',
  quietAdd: (day) => `Додати години тиші, ${day}`,
  quietRemove: (day, from, to) => `Прибрати з ${from} до ${to}, ${day}`,
  quietCopy: (day) => `Копіювати «${day}» на інші дні`,
  quietCopyTo: 'Копіювати на…',
  quietWorkdays: 'З понеділка до п’ятниці',
  quietAllDays: 'Усі дні',
  muteAll: 'Заглушити все',
  muteAllNote: 'Діє одразу й закінчується само.',
  quietMuted: (until) => `Заглушено, кінець: ${until}`,
  muteForHour: 'На годину',
  muteUntilTomorrow: 'До завтра',
  muteEnd: 'Увімкнути знову',
  disturbNot: 'Не турбувати',
  disturbNotNote: 'Як на зустрічі, доки ви не вимкнете.',
  followCalendar: 'Тиша під час зустрічей',
  followCalendarNote: 'За вашим календарем.',
  previews: 'Показувати подробиці',
  previewsNote: 'Якщо вимкнено, push і спливні вікна називають лише тип сповіщення.',
  alertTitle: 'Завжди сигналити',
  alertNote: 'Ці типи надходять попри заглушення й години тиші.',
  alertAdd: 'Додати тип…',

  soundTitle: 'Звук і лічильники',
  soundOn: 'Нове відтворює звук.',
  soundOff: 'Ніщо не відтворює звуку.',
  sound: 'Відтворювати звук',
  soundNote: 'Дві м’які ноти, раз на всі вкладки.',
  soundKinds: 'Для яких типів',
  volumeLabel: 'Гучність',
  playSample: 'Відтворити',
  counters: 'Лічильники',
  counterLabels: { bell: 'На дзвіночку', title: 'У назві вкладки', app: 'На значку застосунку' },

  testTitle: 'Перевірка',
  testNote: 'Надсилає зразок типу за вашими збереженими налаштуваннями й показує, що з ним стається в кожному каналі.',
  testKind: 'Тип',
  testSend: 'Надіслати зразок',
  testBusy: 'Надсилання…',
  testFailed: 'Не вдалося надіслати зразок. Спробуйте ще раз.',
  testResult: (kind) => `Що сталося зі зразком: ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel}: ${OUTCOMES[outcome](until)}${BECAUSE[because] && `, ${BECAUSE[because]}`}`,
};

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: (time: string) => string } = {
  slaLate: (time) => `, коли SLA має ${time} запізнення`,
  elapsed: (time) => ` через ${time} після події`,
  beforeDeadline: (time) => ` за ${time} до терміну`,
};

const NOTIFICATIONS = { one: '# сповіщення', few: '# сповіщення', many: '# сповіщень', other: '# сповіщення' };

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'доставлено',
  quietly: () => 'доставлено без звуку й спливного вікна',
  hold: (until) => (until === null ? 'поки що затримано' : `затримано, доставка: ${until}`),
  digest: (until) => (until === null ? 'у наступному дайджесті' : `у дайджесті, ${until}`),
  drop: () => 'вимкнено',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'бо цей тип не можна вимкнути',
  cell: '',
  notMine: 'бо ввімкнено лише для призначеного вам',
  meeting: 'бо ви на зустрічі або просили не турбувати',
  alert: 'бо цей тип завжди сигналить',
  quietHours: 'бо зараз години тиші',
  muted: 'бо все заглушено',
  kindMuted: 'бо цей тип заглушено',
  recordMuted: 'бо цей запис заглушено',
  digest: 'бо це буде в дайджесті',
  unavailable: 'бо цей канал до вас не доходить',
};

const CHANGES = {
  one: '# зміну збережено тут',
  few: '# зміни збережено тут',
  many: '# змін збережено тут',
  other: '# зміни збережено тут',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `Немає з’єднання. ${number(count, CHANGES)}; надішлемо, коли воно відновиться.`,
  signedOut: (count) => `Ви вийшли з системи. ${number(count, CHANGES)}; увійдіть знову й збережіть.`,
  forbidden: (count) => `Вам не дозволено змінювати ці налаштування. ${number(count, CHANGES)}.`,
  unreachable: (count) => `Сервер недоступний. ${number(count, CHANGES)}; надішлемо, щойно він відповість.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'сервер повернувся до попереднього стану.',
  tooLate: 'надійшло запізно.',
  changed: 'тим часом щось змінилося.',
  gone: 'цього більше немає.',
  handled: 'хтось інший уже це зробив.',
  invalid: 'сервер не приймає цього значення.',
  unsupported: 'сервер цього не пропонує.',
};
