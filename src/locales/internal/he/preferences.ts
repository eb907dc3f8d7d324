import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('he');

/** Hebrew, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'הגדרות התראות',
  preferencesBack: 'חזרה להתראות',
  preferencesLoading: 'ההגדרות נטענות',
  preferencesFailed: 'לא ניתן לטעון את ההגדרות',
  preferencesSignedOut: 'החיבור לחשבון נותק. יש להתחבר שוב כדי לראות את ההגדרות.',
  preferencesNone: 'אין כאן הגדרות לבחירה',
  preferencesRetry: 'ניסיון נוסף',
  preferencesSections: 'הגדרות',
  sectionLabels: {
    delivery: 'ערוצים',
    show: 'חלונית',
    rules: 'כללים',
    digest: 'תקציר',
    quiet: 'שעות שקט',
    sound: 'צליל',
    test: 'בדיקה',
  },

  kindLabels: {
    'case.assigned': 'תיק שהוקצה לך',
    'case.created': 'תיק חדש',
    'case.slaBreached': 'חריגה מ-SLA בתיק שלך',
    'case.statusChanged': 'שינוי סטטוס',
    mention: 'אזכור',
    reply: 'תשובה חדשה',
    'mail.received': 'הודעת אימייל חדשה',
    'lead.created': 'ליד חדש',
    'deadline.upcoming': 'מועד מתקרב',
    'calendar.reminder': 'תזכורת מהיומן',
    'rule.fired': 'כלל אישי',
    'workflow.pending': 'תהליך עבודה ממתין לך',
    'module.event': 'אירוע של מודול',
    'team.unassignedUrgent': 'דחוף וללא אחראי',
    'team.clientWaiting': 'לקוח ממתין',
    'team.invoiceOverdue': 'חשבונית באיחור',
    'request.created': 'בקשה חדשה',
    'request.message': 'הודעה חדשה בבקשה',
    'request.escalated': 'בקשה הוסלמה',
    'request.activated': 'בקשה הופעלה',
    'request.takenOver': 'בקשה עברה לטיפול אחר',
    'request.favouriteUpdated': 'עדכון בבקשה מועדפת',
    'request.custom': 'הודעה מותאמת אישית',
    'meeting.invited': 'פגישה חדשה',
    'meeting.changed': 'פגישה השתנתה',
    'meeting.cancelled': 'פגישה בוטלה',
    'meeting.declined': 'הזמנה נדחתה',
    'system.info': 'מערכת',
    'system.critical': 'הודעת מערכת קריטית',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'פעמון', email: 'אימייל', push: 'התראות דחיפה', digest: 'תקציר יומי' },

  save: 'שמירה',
  discard: 'ביטול השינויים',
  saving: 'בשמירה…',
  saved: 'נשמר',
  unsaved: (count) => number(count, { one: 'שינוי אחד שלא נשמר', two: 'שני שינויים שלא נשמרו', other: '# שינויים שלא נשמרו' }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) =>
    number(count, {
      one: 'שינוי אחד נדחה ונשמר כאן.',
      two: 'שני שינויים נדחו ונשמרו כאן.',
      other: '# שינויים נדחו ונשמרו כאן.',
    }),
  flawedChanges: (count) =>
    number(count, {
      one: 'כלל אחד דורש את תשומת לבך.',
      two: 'שני כללים דורשים את תשומת לבך.',
      other: '# כללים דורשים את תשומת לבך.',
    }),
  changedElsewhere: (count) =>
    number(count, {
      one: '(אחד השתנה בינתיים במכשיר אחר)',
      two: '(שניים השתנו בינתיים במכשיר אחר)',
      other: '(# השתנו בינתיים במכשיר אחר)',
    }),

  matrixTitle: 'מה מגיע אליך ולאן',
  matrixNote: 'הפעמון אוסף הכול; אימייל והתראות דחיפה מגיעים אליך. סוג שנכלל בתקציר היומי אינו שולח אימייל משלו.',
  matrixCorner: 'התראה',
  allChannels: 'הכול',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `כל הקבוצה: ${category}, ${channel}`,
  columnToggle: (channel) => `הכול, ${channel}`,
  rowToggle: (name) => `${name}, כל הערוצים`,
  cellChangedElsewhere: 'השתנה בינתיים במכשיר אחר. שמירה תשאיר את הבחירה שלך.',
  cellFailed: (reason) => (reason === undefined ? 'לא נשמר.' : `לא נשמר: ${FAILED[reason]}`),
  locked: 'נקבע לכולם; לא ניתן לשנות כאן.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'אף אחת ב-4 השבועות האחרונים';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1
      ? 'פחות מאחת בשבוע'
      : number(weekly, { one: 'בערך אחת בשבוע', two: 'בערך שתיים בשבוע', other: 'בערך # בשבוע' });
  },
  kindOptions: (name) => `אפשרויות נוספות: ${name}`,
  scopeShort: 'שלי',
  scopeOf: (channel) => `מה מגיע דרך ${channel}`,
  scopeAll: 'הכול',
  scopeMine: 'רק מה שהוקצה לי',
  alertLabel: 'כשההתראות מושתקות',
  alertNo: 'נשאר שקט',
  alertAlways: 'תמיד מתריע',
  alertAlsoInMeetings: 'תמיד מתריע, גם בפגישות',
  kindSound: 'משמיע צליל',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'אין כתובת שלך. הבחירה שלך נשמרת עד שתהיה.',
    notAllowed: 'הדפדפן הזה עדיין לא מאפשר זאת. הבחירה שלך נשמרת עד אז.',
    notInstalled: 'האפליקציה אינה מותקנת. הבחירה שלך נשמרת עד אז.',
    unsupported: 'הדפדפן הזה אינו תומך בכך. הבחירה שלך תקפה במקומות אחרים.',
  },
  unavailableLink: 'הגדרה',

  noise: 'כמעט הכול מגיע אליך באימייל. בעומס כזה הולך לאיבוד מה שחשוב.',
  noiseCalm: 'מעבר להגדרה מומלצת',
  noiseCalmed: 'אימייל פעיל עכשיו להקצאות, לאזכורים, למועדים ולהודעות קריטיות. השאר נמצא בפעמון.',
  noiseUndo: 'ביטול הפעולה',

  showTitle: 'מה מוצג בחלונית',
  showNote: 'מה שכבוי עדיין קיים, מוסתר ואינו נספר, וחוזר עם ההפעלה מחדש.',
  showGroups: { appointments: 'העדפות התראות על פגישות', requests: 'העדפות התראות על בקשות' },
  showLabels: {
    invitations: 'הצגת התראות על הזמנות לפגישות',
    changedMeetings: 'הצגת התראות על פגישות שהשתנו',
    cancelledMeetings: 'הצגת התראות על פגישות שבוטלו',
    declinedInvitations: 'הצגת התראות על הזמנות שנדחו',
    customerMessages: 'הצגת התראות על הודעות מלקוחות',
    favouriteRequests: 'הצגת התראות על בקשות מועדפות',
    takenOverRequests: 'הצגת התראות כשבקשה שלך עוברת לטיפול אחר',
    activatedRequests: 'הצגת התראות על בקשות שהופעלו',
    escalatedRequests: 'הצגת התראות על בקשות שהוסלמו',
    requestMessages: 'הצגת התראות על הודעות חדשות בבקשות',
    newRequests: 'הצגת התראות על בקשות חדשות',
  },

  rulesTitle: 'הכללים שלך',
  rulesNote: 'התראה כש-SLA מתאחר, כשעבר זמן שנקבע או לפני מועד.',
  rulesEmpty: 'עדיין אין כללים. אפשר להוסיף כלל כדי לדעת על SLA מתאחר או על זמן שעבר.',
  rulesFull: (most) =>
    number(most, { one: 'אפשר כלל אחד לכל היותר.', two: 'אפשר שני כללים לכל היותר.', other: 'אפשר # כללים לכל היותר.' }),
  ruleAdd: 'הוספת התראה',
  ruleDone: 'סיום',
  ruleDeleted: 'הכלל נמחק.',
  ruleUndo: 'ביטול הפעולה',
  ruleOff: 'כבוי',
  ruleEdit: (sentence) => `עריכה: ${sentence}`,
  ruleDuplicate: (sentence) => `שכפול: ${sentence}`,
  ruleDelete: (sentence) => `מחיקה: ${sentence}`,
  ruleForm: {
    slaLate: 'התראה אליי ({channels}) כש-SLA {when} {amount} {unit}; תבנית: {template}',
    elapsed: 'התראה אליי ({channels}) {amount} {unit} {when}; תבנית: {template}',
    beforeDeadline: 'התראה אליי ({channels}) {amount} {unit} {when}; תבנית: {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `התראה אליי (${channels === '' ? '…' : channels}) ${RULE_SAYS[when](time)}; תבנית: ${template}`;
  },
  ruleTriggers: { slaLate: 'באיחור של', elapsed: 'אחרי אירוע', beforeDeadline: 'לפני מועד' },
  ruleUnits: {
    minutes: (amount) => (amount === 1 ? 'דקה' : 'דקות'),
    hours: (amount) => (amount === 1 ? 'שעה' : 'שעות'),
    days: (amount) => (amount === 1 ? 'יום' : 'ימים'),
  },
  anyTemplate: 'כלשהי',
  ruleChannels: 'ערוצים',
  ruleAmount: 'כמות',
  ruleUnit: 'יחידה',
  ruleWhen: 'מתי',
  ruleTemplate: 'תבנית',
  ruleFlaws: {
    amount: 'יש לבחור מספר שלם מ-1 ומעלה.',
    tooLong: 'כלל יכול להמתין שנה לכל היותר.',
    channels: 'יש לבחור לפחות ערוץ אחד.',
  },

  digestTitle: 'תקציר יומי',
  digestNote: 'הודעת אימייל אחת עם כל מה שקרה מאז הקודמת, במקום הודעה לכל אירוע. את הסוגים בוחרים תחת ״ערוצים״.',
  digestTime: 'שעה',
  digestDays: 'ימים',
  digestContent: 'מה נכלל בו',
  digestAll: 'הכול',
  digestUnread: 'מה שלא קראתי',
  digestNext: (at, count) =>
    `התקציר הבא שלך: ${at}${count === undefined ? '' : number(count, { one: ', התראה אחת', two: ', שתי התראות', other: ', # התראות' })}.`,
  digestOff: 'לא נשלח תקציר: הוא אינו פעיל באף סוג תחת ״ערוצים״.',
  clockGap: (chosen, actual) => `באותו יום השעון מדלג על ${chosen}, ולכן השליחה תהיה ב-${actual}.`,
  zone: 'אזור זמן',
  zoneNote: 'לפיו פועלים התקציר, שעות השקט והלילות.',
  zoneDefault: 'כמו בפרופיל שלי',
  zoneUnknown: (zone, instead) => `״${zone}״ אינו מוכר כאן; ${instead} בשימוש עד לבחירת אזור אחר.`,

  quietTitle: 'שעות שקט',
  quietNote: 'בזמן הזה דבר לא מפריע: בלי התראות דחיפה, צליל או חלונות קופצים, והאימייל מגיע אחר כך בתקציר אחד. הפעמון שומר הכול.',
  quietHours: 'שעות שקט מדי שבוע',
  quietOff: 'כבויות',
  quietNotNow: 'כרגע אין שקט',
  quietNow: (until) => (until === null ? 'תמיד שקט' : `שקט עכשיו עד ${until}`),
  quietNever: 'ללא שקט',
  quietFrom: (day) => `${day}, משעה`,
  quietTo: (day) => `${day}, עד שעה`,
  quietNextDay: 'למחרת',
  quietAdd: (day) => `הוספת שעות שקט, ${day}`,
  quietRemove: (day, from, to) => `הסרת ${from} עד ${to}, ${day}`,
  quietCopy: (day) => `העתקת ${day} לימים אחרים`,
  quietCopyTo: 'העתקה אל…',
  quietWorkdays: 'יום שני עד יום שישי',
  quietAllDays: 'כל הימים',
  muteAll: 'השתקת הכול',
  muteAllNote: 'חל מיד ומסתיים מעצמו.',
  quietMuted: (until) => `מושתק עד ${until}`,
  muteForHour: 'לשעה',
  muteUntilTomorrow: 'עד מחר',
  muteEnd: 'ביטול ההשתקה',
  disturbNot: 'נא לא להפריע',
  disturbNotNote: 'כמו בפגישה, עד לכיבוי.',
  followCalendar: 'שקט בזמן פגישות',
  followCalendarNote: 'לפי היומן שלך.',
  previews: 'הצגת פרטים',
  previewsNote: 'כשזה כבוי, התראות דחיפה וחלונות קופצים אומרים רק מאיזה סוג ההתראה.',
  alertTitle: 'תמיד להתריע',
  alertNote: 'אלה מגיעים אליך למרות השתקה ושעות שקט.',
  alertAdd: 'הוספת סוג…',

  soundTitle: 'צליל ומונים',
  soundOn: 'התראה חדשה משמיעה צליל.',
  soundOff: 'דבר אינו משמיע צליל.',
  sound: 'השמעת צליל',
  soundNote: 'שני צלילים רכים, פעם אחת לכל הכרטיסיות שלך.',
  soundKinds: 'לאילו סוגים',
  volumeLabel: 'עוצמת קול',
  playSample: 'השמעה',
  counters: 'מונים',
  counterLabels: { bell: 'על הפעמון', title: 'בכותרת הכרטיסייה', app: 'על סמל האפליקציה' },

  testTitle: 'בדיקה',
  testNote: 'נשלחת אליך דוגמה של סוג לפי ההגדרות השמורות, ומוצג מה קורה לה בכל ערוץ.',
  testKind: 'סוג',
  testSend: 'שליחת בדיקה',
  testBusy: 'בשליחה…',
  testFailed: 'לא ניתן לשלוח את הבדיקה. אפשר לנסות שוב.',
  testResult: (kind) => `מה קרה לדוגמה: ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel}: ${OUTCOMES[outcome](until)}${BECAUSE[because] && `, ${BECAUSE[because]}`}`,
};

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: (time: string) => string } = {
  slaLate: (time) => `כש-SLA באיחור של ${time}`,
  elapsed: (time) => `${time} אחרי אירוע`,
  beforeDeadline: (time) => `${time} לפני מועד`,
};

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'נמסרה',
  quietly: () => 'נמסרה בלי צליל או חלון קופץ',
  hold: (until) => (until === null ? 'מוחזקת בינתיים' : `מוחזקת עד ${until}`),
  digest: (until) => (until === null ? 'בתקציר הבא' : `בתקציר, ${until}`),
  drop: () => 'כבוי',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'כי אי אפשר לכבות את הסוג הזה',
  cell: '',
  notMine: 'כי זה פעיל רק למה שהוקצה לך',
  meeting: 'כי יש פגישה או שנבחר ״נא לא להפריע״',
  alert: 'כי הסוג הזה תמיד מתריע',
  quietHours: 'בגלל שעות השקט',
  muted: 'כי הכול מושתק',
  kindMuted: 'כי הסוג הזה מושתק',
  recordMuted: 'כי הרשומה הזאת מושתקת',
  digest: 'כי זה מגיע בתקציר',
  unavailable: 'כי הערוץ הזה אינו מגיע אליך',
};

const KEPT_HERE = { one: 'שינוי אחד נשמר כאן', two: 'שני שינויים נשמרו כאן', other: '# שינויים נשמרו כאן' };
const SENT_LATER = {
  one: 'שינוי אחד נשמר כאן ויישלח',
  two: 'שני שינויים נשמרו כאן ויישלחו',
  other: '# שינויים נשמרו כאן ויישלחו',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `אין חיבור לרשת. ${number(count, SENT_LATER)} כשהחיבור יחזור.`,
  signedOut: (count) => `החיבור לחשבון נותק. ${number(count, KEPT_HERE)}; יש להתחבר שוב ולשמור.`,
  forbidden: (count) => `אין לך הרשאה לשנות את ההגדרות האלה. ${number(count, KEPT_HERE)}.`,
  unreachable: (count) => `אין גישה לשרת. ${number(count, SENT_LATER)} ברגע שיענה.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'השרת חזר למצב קודם.',
  tooLate: 'זה הגיע מאוחר מדי.',
  changed: 'בינתיים חל שינוי.',
  gone: 'זה כבר אינו קיים.',
  handled: 'מישהו אחר כבר טיפל בזה.',
  invalid: 'השרת אינו מקבל את הערך הזה.',
  unsupported: 'השרת אינו מציע את זה.',
};
