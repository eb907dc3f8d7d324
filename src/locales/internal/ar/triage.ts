import { plurals, type PluralForms } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('ar');

/** Arabic of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `إجراءات، ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'تحديد',
  copyLink: 'نسخ الرابط',
  openInNewTab: 'فتح في علامة تبويب جديدة',
  muteRecord: (title) => `كتم ${title ?? 'هذا السجل'}`,
  muteKind: (kind) => `أقل من هذا النوع: ${kind}`,
  endMute: (what) => `إلغاء كتم ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'هذا السجل',
  back: 'رجوع',
  rowsDone: (deed, count, kept) => {
    const said = number(count, DONE[deed]);
    return kept > 0 ? `${said}. ${number(kept, KEPT)}` : said;
  },
  snoozedUntil: (time) => `مؤجل حتى ${time}`,
  nowMuted: (what) => `مكتوم: ${what}`,
  nowHeard: (what) => `لم يعد مكتومًا: ${what}`,
  linkCopied: 'نُسخ الرابط',
  linkNotCopied: 'تعذّر نسخ الرابط.',
  waitsForYou: 'بقي: بانتظار ردّك',
  nothingToUndo: 'لا شيء للتراجع عنه',
  snoozeTitle: 'تأجيل حتى',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'التاريخ والوقت',
  snoozeThen: 'تأجيل',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'الإشعارات المحددة',
  selectedRows: (count) =>
    number(count, { zero: 'لا شيء محدد', one: 'إشعار محدد', two: 'إشعاران محددان', few: '# محددة', other: '# محددًا' }),
  selectAll: 'تحديد الكل',
  clearSelection: 'إلغاء التحديد',
  keysTitle: 'اختصارات لوحة المفاتيح',
  keysHint: 'تعمل ما دام التركيز داخل الإشعارات.',
  keyDoes: (name) => KEYS[name],
};

const KEPT = { one: 'بقي واحد كما كان', two: 'بقي اثنان كما كانا', other: 'بقي # كما كانت' };

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'أرشفة',
  restore: 'نقل إلى الوارد',
  read: 'تعليم كمقروء',
  unread: 'تعليم كغير مقروء',
  save: 'حفظ لوقت لاحق',
  unsave: 'إزالة من المحفوظة',
  snooze: 'تأجيل…',
  unsnooze: 'إعادة إلى الوارد الآن',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], PluralForms> = {
  archive: { one: 'تمت الأرشفة', two: 'تمت أرشفة اثنين', other: 'تمت أرشفة #' },
  restore: { one: 'نُقل إلى الوارد', two: 'نُقل اثنان إلى الوارد', other: 'نُقل # إلى الوارد' },
  read: { one: 'عُلّم كمقروء', two: 'عُلّم اثنان كمقروءين', other: 'عُلّم # كمقروء' },
  unread: { one: 'عُلّم كغير مقروء', two: 'عُلّم اثنان كغير مقروءين', other: 'عُلّم # كغير مقروء' },
  save: { one: 'حُفظ لوقت لاحق', two: 'حُفظ اثنان لوقت لاحق', other: 'حُفظ # لوقت لاحق' },
  unsave: { one: 'أُزيل من المحفوظة', two: 'أُزيل اثنان من المحفوظة', other: 'أُزيل # من المحفوظة' },
  snooze: { one: 'تم التأجيل', two: 'تم تأجيل اثنين', other: 'تم تأجيل #' },
  unsnooze: { one: 'عاد إلى الوارد', two: 'عاد اثنان إلى الوارد', other: 'عاد # إلى الوارد' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'لمدة ساعة',
  tomorrow: 'حتى الغد',
  week: 'لمدة أسبوع',
  forGood: 'دائمًا',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'قبل البدء بساعة',
  laterToday: 'لاحقًا اليوم',
  thisEvening: 'هذا المساء',
  tomorrow: 'صباح الغد',
  nextWeek: 'الأسبوع القادم',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'اختر التاريخ والوقت.',
  past: 'لقد مضى هذا الوقت. اختر وقتًا لاحقًا.',
  far: 'سنة مقبلة على الأكثر.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'الإشعار التالي',
  previous: 'الإشعار السابق',
  open: 'فتح',
  expand: 'عرض الكل',
  archive: 'أرشفة',
  gotIt: 'فهمت',
  read: 'تعليم كمقروء أو غير مقروء',
  snooze: 'تأجيل',
  select: 'تحديد',
  selectRange: 'تحديد نطاق',
  selectAll: 'تحديد الكل',
  clearSelection: 'إلغاء التحديد',
  undo: 'تراجع',
  search: 'بحث',
  help: 'عرض هذه القائمة',
};
