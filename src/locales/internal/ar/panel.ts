import { plurals } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('ar');

/** Arabic, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'ar',
  bell: ({ count, max, of, waiting }) =>
    [
      'الإشعارات',
      count !== null && (count > max ? `أكثر من ${number(max, COUNTED[of])}` : number(count, COUNTED[of])),
      waiting > 0 && number(waiting, WAITING),
    ]
      .filter(Boolean)
      .join('، '),
  title: 'الإشعارات',
  inbox: 'الوارد',
  archived: 'الأرشيف',
  readAll: 'تعليم الكل كمقروء',
  search: 'بحث',
  close: 'إغلاق',
  mute: 'كتم الإشعارات',
  preferences: 'إعدادات الإشعارات',
  unread: 'غير مقروء',
  archiveAll: 'أرشفة الكل',
  clearAll: 'مسح الكل',
  archiveRead: 'أرشفة المقروء',
  gotIt: 'فهمت',
  takeIt: 'سأتولاها',
  accept: 'قبول',
  decline: 'رفض',
  undo: 'تراجع',
  retry: 'إعادة المحاولة',
  showOlder: 'عرض الأقدم',
  loading: 'جارٍ تحميل الإشعارات',
  today: 'اليوم',
  yesterday: 'أمس',
  archive: (title) => `أرشفة، ${title}`,
  restore: (title) => `نقل إلى الوارد، ${title}`,
  snooze: 'تأجيل',
  more: 'إجراءات أخرى',
  select: 'تحديد',
  ofRow: (button, title) => `${button}، ${title}`,
  newer: (count) =>
    number(count, {
      one: 'إشعار جديد',
      two: 'إشعاران جديدان',
      few: '# إشعارات جديدة',
      many: '# إشعارًا جديدًا',
      other: '# إشعار جديد',
    }),
  waiting: (count) => `قيد الانتظار ${number(count, { other: '#' })}`,
  views: { mentions: 'إشارات إليك', waiting: 'بانتظارك', saved: 'محفوظة', snoozed: 'مؤجلة' },
  retention: ({ days, until }) => {
    const kept = number(days, {
      one: 'تُحفظ يومًا واحدًا',
      two: 'تُحفظ يومين',
      few: 'تُحفظ # أيام',
      many: 'تُحفظ # يومًا',
      other: 'تُحفظ # يوم',
    });
    const promises = {
      age: kept,
      someNight: `بعضها يُزال كل ليلة. ${kept}`,
      night: `تُفرَّغ كل ليلة. ${kept}`,
      unsaved: 'تبقى حتى تزيلها من المحفوظة',
      answered: 'تبقى حتى تجيب عنها',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'لا جديد لديك', hint: 'سيظهر هنا ما يحتاج إلى انتباهك.' },
    archived: { title: 'لا شيء في الأرشيف', hint: 'يبقى ما تؤرشفه هنا حتى يُحذف.' },
    snoozed: { title: 'لا شيء مؤجل', hint: 'ما تؤجله ينتظر هنا حتى يحين وقته.' },
    filtered: { title: 'لا شيء هنا', hint: 'لا يوجد حاليًا إشعار يناسب هذا العرض.' },
  },
  errorTitle: 'تعذّر تحميل الإشعارات',
  error: (code) => ERRORS[code] ?? 'حدث خطأ ما في الطريق.',
  moreFailed: 'تعذّر تحميل الإشعارات الأقدم.',
  signedOut: { title: 'لقد سُجّل خروجك', hint: 'سجّل الدخول مجددًا لرؤية إشعاراتك.' },
  offline: (pending) =>
    pending === 0
      ? 'غير متصل. هذا آخر ما كان هنا.'
      : `غير متصل. ${number(pending, {
          one: 'سيُرسل تغيير واحد عند عودتك.',
          two: 'سيُرسل تغييران عند عودتك.',
          few: 'ستُرسل # تغييرات عند عودتك.',
          many: 'سيُرسل # تغييرًا عند عودتك.',
          other: 'سيُرسل # تغيير عند عودتك.',
        })}`,
  archivedBecause: {
    archived: 'مؤرشف',
    archivedAll: 'مؤرشف',
    gotIt: 'تم الاطلاع',
    answered: 'تم الرد',
    handled: 'تمت المعالجة',
    superseded: 'استُبدل بأحدث منه',
    withdrawn: 'سُحب',
    nightly: 'أُزيل ليلًا',
  },
  handledBy: (name) => `عالجه ${name}`,
  accepted: 'تم القبول',
  declined: 'تم الرفض',
  waits: 'بانتظار ردّك',
  keptForLater: 'محفوظ',
  others: (name, count) =>
    `${name} ${number(count, {
      one: 'وشخص آخر',
      two: 'وشخصان آخران',
      few: 'و# أشخاص آخرين',
      many: 'و# شخصًا آخر',
      other: 'و# شخص آخر',
    })}`,
  done: (deed, count, kept, saved = 0) =>
    [DEEDS[deed](count), kept > 0 && number(kept, KEPT), saved > 0 && number(saved, SAVED)].filter(Boolean).join('. '),
  undone: 'تم التراجع',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `سبقك ${by}` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) => {
    if (count === 1) return `إشعار جديد: ${title}`;
    const arrivals = number(count, {
      two: 'إشعاران جديدان',
      few: '# إشعارات جديدة',
      many: '# إشعارًا جديدًا',
      other: '# إشعار جديد',
    });
    return mentions > 0
      ? `${arrivals}، ${number(mentions, { one: 'إشارة واحدة', two: 'إشارتان', few: '# إشارات', many: '# إشارة', other: '# إشارة' })}`
      : arrivals;
  },
};

// In digits even of one and two: whoever speaks to the browser says what the badge shows.
const COUNTED = {
  unread: {
    few: '# إشعارات غير مقروءة',
    many: '# إشعارًا غير مقروء',
    other: '# إشعار غير مقروء',
  },
  unseen: {
    few: '# إشعارات جديدة',
    many: '# إشعارًا جديدًا',
    other: '# إشعار جديد',
  },
  open: {
    few: '# إشعارات في الوارد',
    many: '# إشعارًا في الوارد',
    other: '# إشعار في الوارد',
  },
};

const WAITING = { one: 'واحد ينتظرك', two: 'اثنان ينتظرانك', few: '# تنتظرك', other: '# تنتظرك' };

const KEPT = {
  one: 'بقي واحد: بانتظار ردك',
  two: 'بقي اثنان: بانتظار ردك',
  few: 'بقيت #: بانتظار ردك',
  other: 'بقي #: بانتظار ردك',
};

const ARCHIVED = { one: 'تمت الأرشفة', two: 'تمت أرشفة اثنين', few: 'تمت أرشفة #', other: 'تمت أرشفة #' };

const SAVED = {
  one: 'بقي واحد: محفوظ لوقت لاحق',
  two: 'بقي اثنان: محفوظان لوقت لاحق',
  few: 'بقيت #: محفوظة لوقت لاحق',
  other: 'بقي #: محفوظة لوقت لاحق',
};

const ERRORS: { readonly [code: string]: string } = {
  network: 'لا يوجد اتصال بالخادم.',
  timeout: 'استغرق الخادم وقتًا طويلًا للرد.',
  unavailable: 'لا يستطيع الخادم الرد حاليًا.',
  rateLimited: 'طلبات كثيرة جدًا؛ سيُستأنف تلقائيًا بعد قليل.',
  invalidResponse: 'تعذّر فهم رد الخادم.',
  unauthorised: 'لقد سُجّل خروجك.',
  forbidden: 'لا يُسمح لك برؤية هذه الإشعارات.',
  notFound: 'لا توجد خدمة إشعارات على هذا العنوان.',
};

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => number(count, ARCHIVED),
  restore: (count) => number(count, { one: 'نُقل إلى الوارد', two: 'نُقل اثنان إلى الوارد', other: 'نُقل # إلى الوارد' }),
  gotIt: (count) => number(count, { one: 'تم الاطلاع', two: 'تم الاطلاع على اثنين', other: 'تم الاطلاع على #' }),
  archiveAll: (count) => number(count, ARCHIVED),
  archiveRead: (count) => number(count, ARCHIVED),
  readAll: (count) => number(count, { one: 'عُلّم واحد كمقروء', two: 'عُلّم اثنان كمقروءين', other: 'عُلّم # كمقروء' }),
  accepted: () => 'تم القبول',
  declined: () => 'تم الرفض',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'لم يُحفظ ذلك: عاد الخادم إلى حالة سابقة. الرجاء تكراره.',
  tooLate: 'فات أوان التراجع عن ذلك.',
  changed: 'تغيّر في هذه الأثناء. الرجاء النظر مجددًا.',
  gone: 'لم يعد هذا الإشعار موجودًا.',
  handled: 'سبقك شخص آخر.',
  invalid: 'تعذّر القيام بذلك.',
  unsupported: 'هذا غير متاح هنا.',
};
