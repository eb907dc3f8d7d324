import type { Notification } from '../model/notification.js';
import { FAKE_START } from './fakeEnvironment.js';
import { createNotification, SAMPLE_PEOPLE, SAMPLE_TEAMS } from './fixtures.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

type Sample = Partial<Notification> & Pick<Notification, 'kind' | 'title'> & { readonly ageMs: number };

const { anna, mateo, priya, jonas, layla } = SAMPLE_PEOPLE;
const okafor = { type: 'case', id: '1042', title: 'Permit renewal, Okafor family' };
const nordwind = { type: 'case', id: '1057', title: 'Nordwind Logistics GmbH: contract review' };

/** Newest first: every kind there is, in the states a person meets. */
function samples(now: number): readonly Sample[] {
  const slot = (days: number, hour: number, minutes: number) => {
    const start = now - (now % DAY) + days * DAY + hour * HOUR;
    return { start: isoTime(start), end: isoTime(start + minutes * MINUTE) };
  };
  return [
    {
      ageMs: 2 * MINUTE,
      kind: 'mention',
      title: 'Anna Lindqvist mentioned you in “Permit renewal, Okafor family”',
      actor: anna,
      record: okafor,
      link: '/cases/1042#comment-7',
      reason: 'mentioned',
      body: '@you can you check whether the 2023 tax return is complete? The officer wants it by Thursday 🙏',
    },
    {
      ageMs: 5 * MINUTE,
      kind: 'meeting.invited',
      title: 'Case conference: Okafor family',
      actor: priya,
      link: '/calendar/311',
      meeting: { ...slot(1, 10, 45), place: 'Meeting room 2', organiser: priya },
    },
    {
      ageMs: 9 * MINUTE,
      kind: 'case.assigned',
      title: '“Nordwind Logistics GmbH: contract review” was assigned to you',
      actor: mateo,
      record: nordwind,
      link: '/cases/1057',
      reason: 'assigned',
    },
    {
      ageMs: 14 * MINUTE,
      kind: 'team.unassignedUrgent',
      title: 'New urgent case without an owner: “Detention hearing, Ruiz”',
      severity: 'critical',
      team: SAMPLE_TEAMS.intake,
      reason: 'team',
      record: { type: 'case', id: '1063', title: 'Detention hearing, Ruiz' },
      link: '/cases/1063',
    },
    {
      ageMs: 21 * MINUTE,
      kind: 'meeting.changed',
      title: 'Hearing preparation has moved',
      actor: jonas,
      link: '/calendar/309',
      meeting: {
        ...slot(2, 14, 60),
        place: 'Video call',
        organiser: jonas,
        previous: { ...slot(2, 9, 60), place: 'Meeting room 1' },
      },
    },
    {
      ageMs: 26 * MINUTE,
      kind: 'system.critical',
      title: 'Your password expires in 3 days',
      severity: 'critical',
      link: '/settings/password',
      body: 'Change it before Thursday, or you will be signed out.',
    },
    {
      ageMs: 33 * MINUTE,
      kind: 'reply',
      title: 'Re: Missing documents: the client replied',
      actor: { id: 'c-88', name: 'Chinedu Okafor' },
      record: okafor,
      link: '/cases/1042#mail-12',
      reason: 'following',
      read: true,
    },
    {
      ageMs: 47 * MINUTE,
      kind: 'case.slaBreached',
      title: 'SLA breach: first response on “Visa extension, Tanaka” is 2 hours late',
      severity: 'warning',
      record: { type: 'case', id: '1038' },
      link: '/cases/1038',
    },
    {
      ageMs: 58 * MINUTE,
      kind: 'mention',
      title: 'ذكرتك ليلى حداد في «تجديد تصريح العمل»',
      body: 'هل يمكنك مراجعة الترجمة قبل الغد؟',
      actor: layla,
      link: '/cases/1044#comment-2',
      record: { type: 'case', id: '1044' },
    },
    {
      ageMs: 2 * HOUR,
      kind: 'request.created',
      title: 'New request: Printer on the third floor is offline again',
      record: { type: 'request', id: 'R-501' },
      link: '/requests/R-501',
    },
    {
      ageMs: 2.2 * HOUR,
      kind: 'request.message',
      title: 'New message in “Cannot open invoice PDF”',
      actor: mateo,
      record: { type: 'request', id: 'R-498' },
      link: '/requests/R-498',
      read: true,
    },
    {
      ageMs: 2.5 * HOUR,
      kind: 'request.escalated',
      title: '“Payment page times out” was escalated to level 2',
      severity: 'warning',
      record: { type: 'request', id: 'R-495' },
      link: '/requests/R-495',
    },
    {
      ageMs: 3 * HOUR,
      kind: 'request.activated',
      title: '“Onboarding of Fjord Shipping” is active again',
      record: { type: 'request', id: 'R-471' },
      link: '/requests/R-471',
      seen: true,
    },
    {
      ageMs: 3.1 * HOUR,
      kind: 'request.takenOver',
      title: 'Jonas Weber took over your request “VPN access for two trainees”',
      actor: jonas,
      record: { type: 'request', id: 'R-490' },
      link: '/requests/R-490',
      seen: true,
    },
    {
      ageMs: 3.4 * HOUR,
      kind: 'request.favouriteUpdated',
      title: 'Your favourite “Migration of the archive” was updated',
      record: { type: 'request', id: 'R-402' },
      link: '/requests/R-402',
      reason: 'favourite',
      saved: true,
    },
    {
      ageMs: 3.6 * HOUR,
      kind: 'request.custom',
      title: 'Custom message: the customer confirmed the new delivery date',
      record: { type: 'request', id: 'R-488' },
      link: '/requests/R-488',
      read: true,
      seen: true,
    },
    {
      ageMs: 4 * HOUR,
      kind: 'lead.created',
      title: 'New lead: Ravi & Sons Import–Export 🎉',
      severity: 'success',
      link: '/leads/77',
      body: 'Asked about the business visa package through the public form.',
    },
    {
      ageMs: 5 * HOUR,
      kind: 'mail.received',
      title: 'New email: “Documents for the interview on Friday”',
      actor: { id: 'c-91', name: 'Elena Petrova' },
      link: '/mail/9912',
    },
    {
      ageMs: 6 * HOUR,
      kind: 'deadline.upcoming',
      title: 'Deadline tomorrow: biometrics appointment, Tanaka',
      severity: 'warning',
      record: { type: 'case', id: '1038' },
      link: '/cases/1038#deadlines',
    },
    {
      ageMs: 7 * HOUR,
      kind: 'calendar.reminder',
      title: 'In 30 minutes: weekly stand-up',
      link: '/calendar/280',
      meeting: { ...slot(0, 9, 30), recurring: 'Every Monday' },
      read: true,
      seen: true,
    },
    {
      ageMs: DAY,
      kind: 'meeting.invited',
      title: 'Monthly review of open cases',
      actor: anna,
      link: '/calendar/312',
      meeting: {
        ...slot(4, 15, 60),
        place: 'https://meet.example.com/review',
        organiser: anna,
        recurring: 'Every first Friday of the month',
      },
    },
    {
      ageMs: DAY + HOUR,
      kind: 'meeting.cancelled',
      title: 'Cancelled: lunch talk on fee waivers',
      actor: priya,
      link: '/calendar/305',
      meeting: { ...slot(1, 12, 60), organiser: priya },
    },
    {
      ageMs: DAY + 2 * HOUR,
      kind: 'meeting.declined',
      title: 'Mateo Fernández declined “Hearing preparation”',
      actor: mateo,
      link: '/calendar/309',
      meeting: slot(2, 14, 60),
    },
    {
      ageMs: DAY + 3 * HOUR,
      kind: 'case.statusChanged',
      title: '“Permit renewal, Okafor family” moved to Waiting for the authority',
      record: okafor,
      link: '/cases/1042',
      reason: 'following',
      read: true,
      seen: true,
    },
    {
      ageMs: DAY + 5 * HOUR,
      kind: 'case.created',
      subKind: 'asylum',
      title: 'New case from the template Asylum: “Haddad, first interview”',
      record: { type: 'case', id: '1061' },
      link: '/cases/1061',
      reason: 'subscribed',
    },
    {
      ageMs: 2 * DAY,
      kind: 'rule.fired',
      subKind: 'rule-3',
      title: 'Your rule “No answer for 3 days” applies to “Nordwind Logistics GmbH”',
      record: nordwind,
      link: '/cases/1057',
      severity: 'warning',
    },
    {
      ageMs: 2 * DAY + HOUR,
      kind: 'workflow.pending',
      title: 'A workflow waits for you: approve the refund for invoice 2210',
      link: '/workflows/wf-31',
      actions: [{ id: 'open', label: 'Open the task', emphasis: 'primary', link: '/workflows/wf-31' }],
    },
    {
      ageMs: 2 * DAY + 2 * HOUR,
      kind: 'module.event',
      subKind: 'telephony',
      title: 'Telephony: 4 missed calls while you were away',
      link: '/modules/telephony',
      data: { module: 'Telephony', missed: 4 },
    },
    {
      ageMs: 3 * DAY,
      kind: 'team.clientWaiting',
      title: 'A client has been waiting for more than 24 hours: Elena Petrova',
      team: SAMPLE_TEAMS.intake,
      reason: 'team',
      link: '/cases/1049',
      place: 'archived',
      archiveReason: 'handled',
      handledBy: jonas,
      read: true,
      seen: true,
    },
    {
      ageMs: 4 * DAY,
      kind: 'team.invoiceOverdue',
      title: 'Overdue invoice 2187: Fjord Shipping AS, 12 400 NOK',
      team: SAMPLE_TEAMS.billing,
      reason: 'role',
      link: '/invoices/2187',
      place: 'archived',
      archiveReason: 'archived',
      read: true,
      seen: true,
    },
    {
      ageMs: 5 * DAY,
      kind: 'system.info',
      title: 'Maintenance on Saturday from 22:00 to 23:30 UTC',
      link: '/status',
      place: 'archived',
      archiveReason: 'archivedAll',
      seen: true,
    },
    {
      ageMs: 6 * DAY,
      kind: 'case.assigned',
      read: true,
      seen: true,
      place: 'snoozed',
      snoozedUntil: isoTime(now + DAY),
      record: { type: 'case', id: '1020' },
      link: '/cases/1020',
      title:
        'The case “Reconsideration of the refusal of the application for family reunification of the Abdirahman-Christoffersen family, second instance” was assigned to you by the regional office',
    },
    {
      ageMs: 7 * DAY,
      kind: 'warehouse.pallet-moved',
      title: 'A kind that nobody registered still shows as a plain card',
      link: '/warehouse/4',
      place: 'archived',
      archiveReason: 'archived',
      seen: true,
    },
  ];
}

/** An inbox as a busy person has it: all kinds, long and right-to-left texts, emoji, waiting, saved, snoozed and archived rows; newest first. */
export function createSampleInbox({ now = FAKE_START }: { readonly now?: number } = {}): readonly Notification[] {
  const all = samples(now);
  return all.map(({ ageMs, ...sample }, index) => {
    const createdAt = isoTime(now - ageMs);
    return createNotification({
      id: `sample-inbox-${index + 1}`,
      sort: all.length - index,
      rev: all.length - index,
      createdAt,
      newAt: createdAt,
      ...sample,
    });
  });
}
