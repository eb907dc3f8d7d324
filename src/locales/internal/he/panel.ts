import { plurals, type PluralForms } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('he');

/** Hebrew, as far as bell and panel speak at first. Verbal nouns in place of imperatives, which would have to name a gender. */
export const panel: BellStrings & PanelStrings = {
  locale: 'he',
  bell: ({ count, max, of, waiting }) =>
    [
      'התראות',
      count !== null && (count > max ? `יותר מ-${number(max, COUNTED[of])}` : number(count, COUNTED[of])),
      waiting > 0 && number(waiting, WAITING),
    ]
      .filter(Boolean)
      .join(', '),
  title: 'התראות',
  inbox: 'דואר נכנס',
  archived: 'ארכיון',
  readAll: 'סימון הכול כנקרא',
  search: 'חיפוש',
  close: 'סגירה',
  preferences: 'הגדרות התראות',
  unread: 'לא נקראה',
  archiveAll: 'העברת הכול לארכיון',
  clearAll: 'ניקוי הכול',
  archiveRead: 'העברת הנקראות לארכיון',
  gotIt: 'הבנתי',
  takeIt: 'אני על זה',
  mute: 'השתקת התראות',
  snooze: 'נודניק',
  more: 'פעולות נוספות',
  select: 'בחירה',
  accept: 'אישור',
  decline: 'דחייה',
  undo: 'ביטול הפעולה',
  retry: 'ניסיון נוסף',
  showOlder: 'הצגת ישנות יותר',
  loading: 'ההתראות נטענות',
  today: 'היום',
  yesterday: 'אתמול',
  archive: (title) => `העברה לארכיון, ${title}`,
  restore: (title) => `העברה לדואר הנכנס, ${title}`,
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { one: 'התראה חדשה', two: 'שתי התראות חדשות', other: '# חדשות' }),
  waiting: (count) => number(count, { other: 'ממתינות: #' }),
  views: { mentions: 'אזכורים', waiting: 'ממתינות לך', saved: 'שמורות', snoozed: 'בנודניק' },
  retention: ({ days, until }) => {
    const kept = number(days, { one: 'נשמרות יום אחד', two: 'נשמרות יומיים', other: 'נשמרות # ימים' });
    const promises = {
      age: kept,
      someNight: `חלקן מוסרות מדי לילה. ${kept}`,
      night: `מתרוקן מדי לילה. ${kept}`,
      unsaved: 'נשמרות עד להסרתן מהשמורות',
      answered: 'נשמרות עד לקבלת תשובתך',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'הכול טופל', hint: 'מה שדורש את תשומת לבך יופיע כאן.' },
    archived: { title: 'הארכיון ריק', hint: 'מה שהועבר לארכיון נשאר כאן עד למחיקתו.' },
    snoozed: { title: 'אין התראות בנודניק', hint: 'התראות בנודניק ממתינות כאן עד שיגיע זמנן.' },
    filtered: { title: 'אין כאן דבר', hint: 'כרגע אין התראה שמתאימה לתצוגה הזאת.' },
  },
  errorTitle: 'לא ניתן לטעון את ההתראות',
  error: (code) => ERRORS[code] ?? 'משהו השתבש בדרך.',
  moreFailed: 'לא ניתן לטעון התראות ישנות יותר.',
  signedOut: { title: 'החיבור לחשבון נותק', hint: 'יש להתחבר שוב כדי לראות את ההתראות.' },
  offline: (pending) =>
    pending === 0
      ? 'אין חיבור לרשת. זה המצב האחרון שנשמר כאן.'
      : `אין חיבור לרשת. ${number(pending, {
          one: 'שינוי אחד יישלח כשהחיבור יחזור.',
          two: 'שני שינויים יישלחו כשהחיבור יחזור.',
          other: '# שינויים יישלחו כשהחיבור יחזור.',
        })}`,
  archivedBecause: {
    archived: 'הועברה לארכיון',
    archivedAll: 'הועברה לארכיון',
    gotIt: 'סומנה כמובנת',
    answered: 'נענתה',
    handled: 'טופלה',
    superseded: 'הוחלפה בחדשה יותר',
    withdrawn: 'נמשכה',
    nightly: 'הוסרה בלילה',
  },
  handledBy: (name) => `טופלה על ידי ${name}`,
  accepted: 'אושרה',
  declined: 'נדחתה',
  waits: 'ממתינה לתשובתך',
  keptForLater: 'שמורה',
  others: (name, count) => `${name} ${number(count, { one: 'ועוד אדם אחד', two: 'ועוד שני אנשים', other: 'ועוד # אנשים' })}`,
  done: (deed, count, kept, saved = 0) =>
    [DEEDS[deed](count), kept > 0 && number(kept, KEPT), saved > 0 && number(saved, SAVED)].filter(Boolean).join('. '),
  undone: 'הפעולה בוטלה',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `כבר טופלה על ידי ${by}` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) => {
    if (count === 1) return `התראה חדשה: ${title}`;
    const arrivals = number(count, { two: 'שתי התראות חדשות', other: '# התראות חדשות' });
    return mentions > 0
      ? `${arrivals}, ${number(mentions, { one: 'אזכור אחד', two: 'שני אזכורים', other: '# אזכורים' })}`
      : arrivals;
  },
};

// In digits even of one and two: whoever speaks to the browser says what the badge shows.
const COUNTED: Record<'unread' | 'unseen' | 'open', PluralForms> = {
  unread: { one: '# שלא נקראה', other: '# שלא נקראו' },
  unseen: { one: '# חדשה', other: '# חדשות' },
  open: { other: '# בדואר הנכנס' },
};

const WAITING = { one: 'אחת ממתינה לך', two: 'שתיים ממתינות לך', other: '# ממתינות לך' };

const KEPT = {
  one: 'אחת נשארה: ממתינה לתשובתך',
  two: 'שתיים נשארו: ממתינות לתשובתך',
  other: '# נשארו: ממתינות לתשובתך',
};

const ARCHIVED = { one: 'הועברה לארכיון', two: 'שתיים הועברו לארכיון', other: '# הועברו לארכיון' };

const SAVED = {
  one: 'אחת נשארה: שמורה להמשך',
  two: 'שתיים נשארו: שמורות להמשך',
  other: '# נשארו: שמורות להמשך',
};

const ERRORS: { readonly [code: string]: string } = {
  network: 'אין חיבור לשרת.',
  timeout: 'לשרת נדרש זמן רב מדי לענות.',
  unavailable: 'השרת אינו יכול לענות כרגע.',
  rateLimited: 'יותר מדי בקשות; הפעולה תימשך מעצמה בקרוב.',
  invalidResponse: 'לא ניתן להבין את תשובת השרת.',
  unauthorised: 'החיבור לחשבון נותק.',
  forbidden: 'אין לך הרשאה לראות את ההתראות האלה.',
  notFound: 'אין שירות התראות בכתובת הזאת.',
};

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => number(count, ARCHIVED),
  restore: (count) =>
    number(count, { one: 'הועברה לדואר הנכנס', two: 'שתיים הועברו לדואר הנכנס', other: '# הועברו לדואר הנכנס' }),
  gotIt: (count) => number(count, { one: 'סומנה כמובנת', two: 'שתיים סומנו כמובנות', other: '# סומנו כמובנות' }),
  archiveAll: (count) => number(count, ARCHIVED),
  archiveRead: (count) => number(count, ARCHIVED),
  readAll: (count) => number(count, { one: 'אחת סומנה כנקראה', two: 'שתיים סומנו כנקראות', other: '# סומנו כנקראות' }),
  accepted: () => 'אושרה',
  declined: () => 'נדחתה',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'השינוי לא נשמר: השרת חזר למצב קודם. יש לבצע אותו שוב.',
  tooLate: 'מאוחר מדי לבטל את זה.',
  changed: 'בינתיים חל שינוי. כדאי לבדוק שוב.',
  gone: 'ההתראה הזאת כבר אינה קיימת.',
  handled: 'מישהו אחר כבר טיפל בזה.',
  invalid: 'לא ניתן לבצע את זה.',
  unsupported: 'זה אינו זמין כאן.',
};
