import { plurals, type PluralForms } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('he');

/** Hebrew of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `פעולות, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'בחירה',
  copyLink: 'העתקת קישור',
  openInNewTab: 'פתיחה בכרטיסייה חדשה',
  muteRecord: (title) => `השתקת ${title ?? 'הרשומה הזאת'}`,
  muteKind: (kind) => `פחות כאלה: ${kind}`,
  endMute: (what) => `ביטול ההשתקה: ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'הרשומה הזאת',
  back: 'חזרה',
  rowsDone: (deed, count, kept) => {
    const said = number(count, DONE[deed]);
    return kept > 0
      ? `${said}. ${number(kept, { one: 'אחת נשארה כפי שהייתה', two: 'שתיים נשארו כפי שהיו', other: '# נשארו כפי שהיו' })}`
      : said;
  },
  snoozedUntil: (time) => `בנודניק עד ${time}`,
  nowMuted: (what) => `הושתק: ${what}`,
  nowHeard: (what) => `ההשתקה בוטלה: ${what}`,
  linkCopied: 'הקישור הועתק',
  linkNotCopied: 'לא ניתן להעתיק את הקישור.',
  waitsForYou: 'נשארה: ממתינה לתשובתך',
  nothingToUndo: 'אין פעולה לביטול',
  snoozeTitle: 'נודניק עד',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'תאריך ושעה',
  snoozeThen: 'נודניק',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'התראות שנבחרו',
  selectedRows: (count) => number(count, { one: 'אחת נבחרה', two: 'שתיים נבחרו', other: '# נבחרו' }),
  selectAll: 'בחירת הכול',
  clearSelection: 'ביטול הבחירה',
  keysTitle: 'מקשי קיצור',
  keysHint: 'פועלים כשהמיקוד נמצא בהתראות.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'העברה לארכיון',
  restore: 'העברה לדואר הנכנס',
  read: 'סימון כנקראה',
  unread: 'סימון כלא נקראה',
  save: 'שמירה להמשך',
  unsave: 'הסרה מהשמורות',
  snooze: 'נודניק…',
  unsnooze: 'החזרה לדואר הנכנס כעת',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], PluralForms> = {
  archive: { one: 'הועברה לארכיון', two: 'שתיים הועברו לארכיון', other: '# הועברו לארכיון' },
  restore: { one: 'הועברה לדואר הנכנס', two: 'שתיים הועברו לדואר הנכנס', other: '# הועברו לדואר הנכנס' },
  read: { one: 'סומנה כנקראה', two: 'שתיים סומנו כנקראות', other: '# סומנו כנקראות' },
  unread: { one: 'סומנה כלא נקראה', two: 'שתיים סומנו כלא נקראות', other: '# סומנו כלא נקראות' },
  save: { one: 'נשמרה להמשך', two: 'שתיים נשמרו להמשך', other: '# נשמרו להמשך' },
  unsave: { one: 'הוסרה מהשמורות', two: 'שתיים הוסרו מהשמורות', other: '# הוסרו מהשמורות' },
  snooze: { one: 'הועברה לנודניק', two: 'שתיים הועברו לנודניק', other: '# הועברו לנודניק' },
  unsnooze: { one: 'חזרה לדואר הנכנס', two: 'שתיים חזרו לדואר הנכנס', other: '# חזרו לדואר הנכנס' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'לשעה',
  tomorrow: 'עד מחר',
  week: 'לשבוע',
  forGood: 'לתמיד',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'שעה לפני ההתחלה',
  laterToday: 'מאוחר יותר היום',
  thisEvening: 'הערב',
  tomorrow: 'מחר בבוקר',
  nextWeek: 'בשבוע הבא',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'יש לבחור תאריך ושעה.',
  past: 'הזמן הזה כבר עבר. יש לבחור מאוחר יותר.',
  far: 'שנה קדימה לכל היותר.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'ההתראה הבאה',
  previous: 'ההתראה הקודמת',
  open: 'פתיחה',
  expand: 'הצגה מלאה',
  archive: 'העברה לארכיון',
  gotIt: 'הבנתי',
  read: 'סימון כנקראה או כלא נקראה',
  snooze: 'נודניק',
  select: 'בחירה',
  selectRange: 'בחירת טווח',
  selectAll: 'בחירת הכול',
  clearSelection: 'ביטול הבחירה',
  undo: 'ביטול הפעולה',
  search: 'חיפוש',
  help: 'הצגת הרשימה הזאת',
};
