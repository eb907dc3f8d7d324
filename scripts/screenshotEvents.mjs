// What happens in the demo before its pictures are taken (screenshots.mjs).
const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const person = (id, name) => ({ id, name, avatar: `/avatars/${id}.svg` });
const jonas = person('jonas', 'Jonas Lie');
const priya = person('priya', 'Priya Nair');
const onCase = (id, title) => ({ link: `/cases/${id}`, record: { type: 'case', id, title } });
const slot = (start, end, place) => ({ start: `2026-11-${start}:00+01:00`, end: `2026-11-${end}:00+01:00`, place });

/** What has happened to Anna: how long ago, and what. What is older than an hour she has read. */
export const EVENTS = [
  {
    ago: 26 * HOUR,
    kind: 'workflow.pending',
    title: 'Approve the payment of case 4711',
    body: '8,420 euros to Halden Paper. The adjuster and the handler have signed.',
    ...onCase('4711', 'Pallets of coated paper arrived wet'),
  },
  {
    ago: 23 * HOUR,
    kind: 'case.assigned',
    title: 'Jonas Lie assigned case 4733 to you',
    body: 'Nobody was hurt. Two performances cancelled; the manufacturer inspects tomorrow morning.',
    actor: jonas,
    ...onCase('4733', 'Stage lift stopped during a performance'),
  },
  {
    ago: 18 * HOUR,
    kind: 'reply',
    title: 'Karin Lindqvist replied',
    body: 'Thank you, that helps a lot. The signed form is attached; the original goes to the post today.',
    actor: { id: 'contact-lindqvist', name: 'Karin Lindqvist' },
    ...onCase('4711', 'Pallets of coated paper arrived wet'),
  },
  {
    ago: 48 * MINUTE,
    kind: 'team.unassignedUrgent',
    to: { team: 'intake' },
    title: 'Urgent, and nobody has it: case 4736',
    body: 'Reefer container failed between Rotterdam and Oslo.',
    ...onCase('4736'),
  },
  {
    ago: 31 * MINUTE,
    kind: 'case.slaBreached',
    severity: 'warning',
    title: 'Case 4725 missed its first answer',
    ...onCase('4725', 'Handler did not call back as promised'),
  },
  {
    ago: 12 * MINUTE,
    kind: 'meeting.changed',
    title: 'MV Solveig: way forward',
    actor: priya,
    meeting: {
      ...slot('19T15:30', '19T16:30', 'Fjord room'),
      previous: slot('19T14:00', '19T15:00', 'Video call'),
      organiser: priya,
    },
    link: '/calendar/solveig',
  },
  {
    ago: 3 * MINUTE,
    kind: 'mention',
    title: 'Jonas Lie mentioned you',
    body: 'Could you have a look at the second photograph? I believe the seal was already broken on the quay.',
    actor: jonas,
    ...onCase('4711', 'Pallets of coated paper arrived wet'),
  },
].map((event) => ({ to: { person: 'anna' }, ...event }));

/** The same sort of morning for Marta, who works in Arabic. */
export const ARABIC = [
  {
    ago: 23 * HOUR,
    kind: 'workflow.pending',
    title: 'صرف التعويض في القضية 4687 بانتظار موافقتك',
    body: 'وقّع الخبير والمسؤول عن الملف، والمبلغ 8,420 يورو.',
    ...onCase('4687', 'حريق في مطبخ السفينة'),
  },
  {
    ago: 95 * MINUTE,
    kind: 'reply',
    title: 'ردّت ليلى حداد',
    body: 'شكرًا جزيلًا. أرفقتُ النموذج الموقّع، وسأرسل الأصل بالبريد اليوم.',
    actor: { id: 'contact-haddad', name: 'ليلى حداد' },
    ...onCase('4713', 'نافذة سقفية تضررت في العاصفة'),
  },
  {
    ago: 48 * MINUTE,
    kind: 'case.slaBreached',
    severity: 'warning',
    title: 'تجاوزت القضية 4697 مهلة الرد الأول',
    ...onCase('4697', 'تعطل وحدة التبريد'),
  },
  {
    ago: 12 * MINUTE,
    kind: 'meeting.invited',
    title: 'مراجعة المطالبات',
    actor: priya,
    meeting: { ...slot('19T14:00', '19T15:00', 'قاعة المكتبة'), recurring: 'كل خميس', organiser: priya },
    link: '/calendar/claims-review',
  },
  {
    ago: 3 * MINUTE,
    kind: 'mention',
    title: 'ذكرك Jonas Lie في تعليق',
    body: 'هل يمكنك إلقاء نظرة على الصورة الثانية؟ أظن أن الختم كان مكسورًا قبل الوصول.',
    actor: jonas,
    ...onCase('4706', 'رافعة شوكية أصابت رفًّا'),
  },
].map((event) => ({ to: { person: 'marta' }, ...event }));
