import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('ar');

/** Arabic, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'إعدادات الإشعارات',
  preferencesBack: 'العودة إلى الإشعارات',
  preferencesLoading: 'جارٍ تحميل الإعدادات',
  preferencesFailed: 'تعذّر تحميل الإعدادات',
  preferencesSignedOut: 'لقد سُجّل خروجك. سجّل الدخول مجددًا لرؤية إعداداتك.',
  preferencesNone: 'لا توجد هنا إعدادات للاختيار',
  preferencesRetry: 'إعادة المحاولة',
  preferencesSections: 'الإعدادات',
  sectionLabels: {
    delivery: 'القنوات',
    show: 'اللوحة',
    rules: 'القواعد',
    digest: 'الملخص',
    quiet: 'ساعات الهدوء',
    sound: 'الصوت',
    test: 'الاختبار',
  },

  kindLabels: {
    'case.assigned': 'أُسند إليك',
    'case.created': 'حالة جديدة',
    'case.slaBreached': 'تجاوز اتفاقية الخدمة في حالتك',
    'case.statusChanged': 'تغيّر الوضع',
    mention: 'إشارة إليك',
    reply: 'رد جديد',
    'mail.received': 'بريد جديد',
    'lead.created': 'عميل محتمل جديد',
    'deadline.upcoming': 'موعد نهائي قريب',
    'calendar.reminder': 'تذكير من التقويم',
    'rule.fired': 'قاعدة خاصة',
    'workflow.pending': 'سير عمل ينتظرك',
    'module.event': 'حدث في وحدة',
    'team.unassignedUrgent': 'عاجل وغير مسند',
    'team.clientWaiting': 'عميل ينتظر',
    'team.invoiceOverdue': 'فاتورة متأخرة',
    'request.created': 'طلب جديد',
    'request.message': 'رسالة جديدة في طلب',
    'request.escalated': 'تصعيد طلب',
    'request.activated': 'تفعيل طلب',
    'request.takenOver': 'طلب تولّاه شخص آخر',
    'request.favouriteUpdated': 'تحديث طلب مفضّل',
    'request.custom': 'رسالة مخصصة',
    'meeting.invited': 'اجتماع جديد',
    'meeting.changed': 'تغيّر اجتماع',
    'meeting.cancelled': 'أُلغي اجتماع',
    'meeting.declined': 'رُفضت دعوة',
    'system.info': 'النظام',
    'system.critical': 'تنبيه حرج من النظام',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'الجرس', email: 'البريد', push: 'إشعار فوري', digest: 'الملخص اليومي' },

  save: 'حفظ',
  discard: 'تجاهل',
  saving: 'جارٍ الحفظ…',
  saved: 'تم الحفظ',
  unsaved: (count) =>
    number(count, {
      zero: 'لا تغييرات غير محفوظة',
      one: 'تغيير واحد غير محفوظ',
      two: 'تغييران غير محفوظين',
      few: '# تغييرات غير محفوظة',
      many: '# تغييرًا غير محفوظ',
      other: '# تغيير غير محفوظ',
    }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) =>
    number(count, {
      zero: 'لم يُرفض أي تغيير.',
      one: 'رُفض تغيير واحد وهو باقٍ هنا.',
      two: 'رُفض تغييران وهما باقيان هنا.',
      few: 'رُفضت # تغييرات وهي باقية هنا.',
      many: 'رُفض # تغييرًا وهي باقية هنا.',
      other: 'رُفض # تغيير وهي باقية هنا.',
    }),
  flawedChanges: (count) =>
    number(count, {
      zero: 'لا قواعد تحتاج إلى انتباهك.',
      one: 'قاعدة واحدة تحتاج إلى انتباهك.',
      two: 'قاعدتان تحتاجان إلى انتباهك.',
      few: '# قواعد تحتاج إلى انتباهك.',
      many: '# قاعدة تحتاج إلى انتباهك.',
      other: '# قاعدة تحتاج إلى انتباهك.',
    }),
  changedElsewhere: (count) =>
    number(count, {
      zero: '(لم يتغيّر شيء على جهاز آخر)',
      one: '(تغيّر واحد منها على جهاز آخر في هذه الأثناء)',
      two: '(تغيّر اثنان منها على جهاز آخر في هذه الأثناء)',
      other: '(تغيّر # منها على جهاز آخر في هذه الأثناء)',
    }),

  matrixTitle: 'ما يصلك وأين',
  matrixNote: 'الجرس يجمع كل شيء؛ والبريد والإشعار الفوري يأتيان إليك. مع الملخص اليومي لا يرسل النوع بريدًا خاصًا به.',
  matrixCorner: 'الإشعار',
  allChannels: 'الكل',
  cell: (kind, channel) => `${kind}، ${channel}`,
  groupCell: (category, channel) => `كل ما في ${category}، ${channel}`,
  columnToggle: (channel) => `كل شيء، ${channel}`,
  rowToggle: (name) => `${name}، كل القنوات`,
  cellChangedElsewhere: 'تغيّر على جهاز آخر في هذه الأثناء. الحفظ يُبقي اختيارك.',
  cellFailed: (reason) => (reason === undefined ? 'لم يُحفظ.' : `لم يُحفظ: ${FAILED[reason]}`),
  locked: 'محدد للجميع؛ لا يمكن تغييره هنا.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'لا شيء في آخر 4 أسابيع';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1
      ? 'أقل من واحد أسبوعيًا'
      : number(weekly, { one: 'نحو واحد أسبوعيًا', two: 'نحو اثنين أسبوعيًا', other: 'نحو # أسبوعيًا' });
  },
  kindOptions: (name) => `خيارات أخرى: ${name}`,
  scopeShort: 'ما يخصني',
  scopeOf: (channel) => `ما يصل عبر ${channel}`,
  scopeAll: 'كل شيء',
  scopeMine: 'المسند إليّ فقط',
  alertLabel: 'عند كتم الإشعارات',
  alertNo: 'يبقى صامتًا',
  alertAlways: 'ينبّه دائمًا',
  alertAlsoInMeetings: 'ينبّه دائمًا، حتى في الاجتماعات',
  kindSound: 'يصدر صوتًا',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'لا يوجد عنوان لك. يُحفظ اختيارك حتى يتوفر.',
    notAllowed: 'لا يسمح هذا المتصفح بذلك بعد. يُحفظ اختيارك حتى يسمح.',
    notInstalled: 'التطبيق غير مثبّت. يُحفظ اختيارك حتى يُثبّت.',
    unsupported: 'لا يدعم هذا المتصفح ذلك. يسري اختيارك في الأماكن الأخرى.',
  },
  unavailableLink: 'إعداد',

  noise: 'يصلك كل شيء تقريبًا بالبريد. كثرة الرسائل تُخفي المهم.',
  noiseCalm: 'استخدام إعداد مناسب',
  noiseCalmed: 'البريد مفعّل الآن للإسناد والإشارات والمواعيد النهائية والتنبيهات الحرجة. والباقي في الجرس.',
  noiseUndo: 'تراجع',

  showTitle: 'ما تعرضه اللوحة',
  showNote: 'ما توقفه يبقى موجودًا، مخفيًا وغير محسوب، ويعود عندما تشغّله.',
  showGroups: { appointments: 'تفضيلات إشعارات المواعيد', requests: 'تفضيلات إشعارات الطلبات' },
  showLabels: {
    invitations: 'عرض إشعارات دعوات الاجتماعات',
    changedMeetings: 'عرض إشعارات الاجتماعات المتغيّرة',
    cancelledMeetings: 'عرض إشعارات الاجتماعات الملغاة',
    declinedInvitations: 'عرض إشعارات الدعوات المرفوضة',
    customerMessages: 'عرض إشعارات رسائل العملاء',
    favouriteRequests: 'عرض إشعارات الطلبات في مفضلتك',
    takenOverRequests: 'عرض إشعار عندما يتولى أحد طلبك',
    activatedRequests: 'عرض إشعارات الطلبات المفعّلة',
    escalatedRequests: 'عرض إشعارات الطلبات المصعّدة',
    requestMessages: 'عرض إشعارات الرسائل الجديدة في الطلبات',
    newRequests: 'عرض إشعارات الطلبات الجديدة',
  },

  rulesTitle: 'قواعدك الخاصة',
  rulesNote: 'اعرف متى تتأخر اتفاقية خدمة أو تمضي مدة محددة أو يقترب موعد نهائي.',
  rulesEmpty: 'لا قواعد بعد. أضف قاعدة لتعرف متى تتأخر اتفاقية خدمة أو تمضي مدة محددة.',
  rulesFull: (most) =>
    number(most, {
      zero: 'لا يمكن إضافة قواعد.',
      one: 'الحد الأقصى قاعدة واحدة.',
      two: 'الحد الأقصى قاعدتان.',
      few: 'الحد الأقصى # قواعد.',
      many: 'الحد الأقصى # قاعدة.',
      other: 'الحد الأقصى # قاعدة.',
    }),
  ruleAdd: 'إضافة إشعار',
  ruleDone: 'تم',
  ruleDeleted: 'حُذفت القاعدة.',
  ruleUndo: 'تراجع',
  ruleOff: 'متوقفة',
  ruleEdit: (sentence) => `تعديل: ${sentence}`,
  ruleDuplicate: (sentence) => `تكرار: ${sentence}`,
  ruleDelete: (sentence) => `حذف: ${sentence}`,
  ruleForm: {
    slaLate: 'أبلغني عبر {channels} عندما تكون اتفاقية الخدمة {when} بمدة {amount} {unit} في {template}',
    elapsed: 'أبلغني عبر {channels} {when} بمدة {amount} {unit} في {template}',
    beforeDeadline: 'أبلغني عبر {channels} {when} بمدة {amount} {unit} في {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `أبلغني عبر ${channels === '' ? '…' : channels} ${RULE_SAYS[when](time)} في ${template}`;
  },
  ruleTriggers: { slaLate: 'متأخرة', elapsed: 'بعد حدث', beforeDeadline: 'قبل موعد نهائي' },
  // The number always stands before the unit, so one and two need no forms of their own.
  ruleUnits: {
    minutes: (amount) => number(amount, { few: 'دقائق', other: 'دقيقة' }),
    hours: (amount) => number(amount, { few: 'ساعات', other: 'ساعة' }),
    days: (amount) => number(amount, { few: 'أيام', many: 'يومًا', other: 'يوم' }),
  },
  anyTemplate: 'أي قالب',
  ruleChannels: 'القنوات',
  ruleAmount: 'المدة',
  ruleUnit: 'الوحدة',
  ruleWhen: 'متى',
  ruleTemplate: 'القالب',
  ruleFlaws: {
    amount: 'اختر عددًا صحيحًا بدءًا من 1.',
    tooLong: 'يمكن أن تنتظر القاعدة سنة على الأكثر.',
    channels: 'اختر قناة واحدة على الأقل.',
  },

  digestTitle: 'الملخص اليومي',
  digestNote: 'رسالة واحدة بكل ما جدّ منذ الرسالة السابقة بدلًا من رسالة لكل حدث. تُختار الأنواع ضمن «القنوات».',
  digestTime: 'الوقت',
  digestDays: 'الأيام',
  digestContent: 'المحتوى',
  digestAll: 'كل شيء',
  digestUnread: 'ما لم أقرأه',
  digestNext: (at, count) => `ملخصك التالي: ${at}${count === undefined ? '' : `، ${number(count, NOTIFICATIONS)}`}.`,
  digestOff: 'لا يُرسل ملخص: لم يُفعّل لأي نوع ضمن «القنوات».',
  clockGap: (chosen, actual) => `يتجاوز تغيير التوقيت ${chosen} في ذلك اليوم، لذا يُرسل في ${actual}.`,
  zone: 'المنطقة الزمنية',
  zoneNote: 'يسري على الملخص وساعات الهدوء والليالي.',
  zoneDefault: 'كما في ملفي الشخصي',
  zoneUnknown: (zone, instead) => `«${zone}» غير معروفة هنا؛ تُستخدم ${instead} حتى تختار غيرها.`,

  quietTitle: 'ساعات الهدوء',
  quietNote: 'لا شيء يقاطعك خلالها: لا إشعار فوري ولا صوت ولا نافذة منبثقة، ويأتي البريد بعدها مجمّعًا. والجرس يحفظ كل شيء.',
  quietHours: 'ساعات هدوء كل أسبوع',
  quietOff: 'متوقفة',
  quietNotNow: 'ليست ساعات هدوء الآن',
  quietNow: (until) => (until === null ? 'هدوء دائم' : `هدوء حتى ${until}`),
  quietNever: 'بلا هدوء',
  quietFrom: (day) => `${day}، من`,
  quietTo: (day) => `${day}، إلى`,
  quietNextDay: 'اليوم التالي',
  quietAdd: (day) => `إضافة ساعات هدوء، ${day}`,
  quietRemove: (day, from, to) => `إزالة من ${from} إلى ${to}، ${day}`,
  quietCopy: (day) => `نسخ ${day} إلى أيام أخرى`,
  quietCopyTo: 'نسخ إلى…',
  quietWorkdays: 'من الاثنين إلى الجمعة',
  quietAllDays: 'كل الأيام',
  muteAll: 'كتم كل شيء',
  muteAllNote: 'يسري فورًا وينتهي من تلقاء نفسه.',
  quietMuted: (until) => `مكتوم حتى ${until}`,
  muteForHour: 'لمدة ساعة',
  muteUntilTomorrow: 'حتى الغد',
  muteEnd: 'إلغاء الكتم',
  disturbNot: 'عدم الإزعاج',
  disturbNotNote: 'كما في الاجتماع، حتى توقفه.',
  followCalendar: 'الصمت أثناء الاجتماعات',
  followCalendarNote: 'بحسب تقويمك.',
  previews: 'عرض التفاصيل',
  previewsNote: 'عند إيقافه لا تذكر الإشعارات الفورية والنوافذ المنبثقة سوى النوع.',
  alertTitle: 'التنبيه دائمًا',
  alertNote: 'تصلك هذه رغم الكتم وساعات الهدوء.',
  alertAdd: 'إضافة نوع…',

  soundTitle: 'الصوت والعدادات',
  soundOn: 'يصدر الجديد صوتًا.',
  soundOff: 'لا شيء يصدر صوتًا.',
  sound: 'تشغيل صوت',
  soundNote: 'نغمتان هادئتان، مرة واحدة لكل علامات تبويبك.',
  soundKinds: 'لأي أنواع',
  volumeLabel: 'مستوى الصوت',
  playSample: 'تشغيل',
  counters: 'العدادات',
  counterLabels: { bell: 'على الجرس', title: 'في عنوان علامة التبويب', app: 'على أيقونة التطبيق' },

  testTitle: 'الاختبار',
  testNote: 'يرسل إليك مثالًا لنوع بحسب إعداداتك المحفوظة، ويبيّن ما يحدث له في كل قناة.',
  testKind: 'النوع',
  testSend: 'إرسال اختبار',
  testBusy: 'جارٍ الإرسال…',
  testFailed: 'تعذّر إرسال الاختبار. أعد المحاولة.',
  testResult: (kind) => `ما حدث للمثال: ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel}: ${OUTCOMES[outcome](until)}${BECAUSE[because] && `، ${BECAUSE[because]}`}`,
};

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: (time: string) => string } = {
  slaLate: (time) => `عندما تكون اتفاقية الخدمة متأخرة بمدة ${time}`,
  elapsed: (time) => `بعد حدث بمدة ${time}`,
  beforeDeadline: (time) => `قبل موعد نهائي بمدة ${time}`,
};

const NOTIFICATIONS = {
  zero: 'لا إشعارات',
  one: 'إشعار واحد',
  two: 'إشعاران',
  few: '# إشعارات',
  many: '# إشعارًا',
  other: '# إشعار',
};

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'سُلّم',
  quietly: () => 'سُلّم بلا صوت أو نافذة منبثقة',
  hold: (until) => (until === null ? 'محتجز حاليًا' : `محتجز حتى ${until}`),
  digest: (until) => (until === null ? 'في الملخص التالي' : `في الملخص، ${until}`),
  drop: () => 'متوقف',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'لأن لا أحد يستطيع إيقاف هذا النوع',
  cell: '',
  notMine: 'لأنه مفعّل لما أُسند إليك فقط',
  meeting: 'لأنك في اجتماع أو لا تريد الإزعاج',
  alert: 'لأن هذا النوع ينبّه دائمًا',
  quietHours: 'بسبب ساعات الهدوء',
  muted: 'لأن كل شيء مكتوم',
  kindMuted: 'لأن هذا النوع مكتوم',
  recordMuted: 'لأن هذا السجل مكتوم',
  digest: 'لأنه يأتي في الملخص',
  unavailable: 'لأن هذه القناة لا تصل إليك',
};

const KEPT = {
  zero: 'لا تغييرات محفوظة هنا',
  one: 'تغيير واحد محفوظ هنا',
  two: 'تغييران محفوظان هنا',
  few: '# تغييرات محفوظة هنا',
  many: '# تغييرًا محفوظًا هنا',
  other: '# تغيير محفوظ هنا',
};

const SENT = {
  zero: 'لا شيء للإرسال',
  one: 'وسيُرسل',
  two: 'وسيُرسلان',
  other: 'وستُرسل',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `أنت غير متصل. ${number(count, KEPT)} ${number(count, SENT)} عند عودتك.`,
  signedOut: (count) => `لقد سُجّل خروجك. ${number(count, KEPT)}؛ سجّل الدخول مجددًا ثم احفظ.`,
  forbidden: (count) => `لا يُسمح لك بتغيير هذه الإعدادات. ${number(count, KEPT)}.`,
  unreachable: (count) => `تعذّر الوصول إلى الخادم. ${number(count, KEPT)} ${number(count, SENT)} حالما يمكن ذلك.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'عاد الخادم إلى حالة سابقة.',
  tooLate: 'فات الأوان.',
  changed: 'تغيّر في هذه الأثناء.',
  gone: 'لم يعد موجودًا.',
  handled: 'سبقك شخص آخر.',
  invalid: 'لا يقبل الخادم هذه القيمة.',
  unsupported: 'لا يوفّر الخادم ذلك.',
};
