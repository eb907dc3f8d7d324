import type { KINDS } from 'casebell/model';
import {
  asPerson,
  clientOf,
  lastWords,
  onCase,
  onContact,
  onMeeting,
  onRequest,
  upcoming,
  type Draft,
  type Occasion,
} from './occasions.js';
import { personOf } from '../shared/people.js';

/** Where a meeting goes when its room is taken; others only change their time. */
const ROOMS = new Map([
  ['Library', 'Fjord room'],
  ['Fjord room', 'Library'],
]);

/** The words of every kind there is. A kind without an entry does not compile. */
export const EVENTS: { readonly [kind in keyof typeof KINDS]: (occasion: Occasion) => Draft } = {
  'case.assigned': ({ actor, item }) => ({
    title: `${actor.name} assigned case ${item.id} to you`,
    body: item.summary,
    actor: asPerson(actor),
    reason: 'assigned',
    ...onCase(item),
  }),
  'case.created': ({ fresh }) => ({
    title: `New case from ${fresh.contact.company}`,
    body: fresh.summary,
    subKind: fresh.template,
    actor: clientOf(fresh),
    reason: 'subscribed',
    ...onCase(fresh),
  }),
  'case.slaBreached': ({ item }) => ({
    title: `Case ${item.id} has missed its first answer`,
    body: `${item.contact.company} should have heard from us two hours ago.`,
    severity: 'warning',
    reason: 'assigned',
    ...onCase(item),
  }),
  'case.statusChanged': ({ actor, item, text }) => ({
    title: `${actor.name} moved case ${item.id} to ${text ?? 'Waiting for client'}`,
    actor: asPerson(actor),
    reason: 'following',
    ...onCase(item),
  }),
  mention: ({ actor, item, text }) => ({
    title: `${actor.name} mentioned you in case ${item.id}`,
    body: text ?? 'Could you have a look at the second photograph? I believe the seal was already broken on the quay.',
    actor: asPerson(actor),
    reason: 'mentioned',
    ...onCase(item),
  }),
  reply: ({ item }) => ({
    title: `${item.contact.name} replied`,
    body: 'Thank you, that helps a lot. The signed form is attached; the original goes to the post today.',
    actor: clientOf(item),
    reason: 'assigned',
    ...onCase(item),
  }),
  'mail.received': ({ item }) => ({
    title: `E-mail from ${item.contact.name}`,
    body: 'Please find the missing pages attached, 4 documents. The invoice follows on Monday.',
    actor: clientOf(item),
    ...onCase(item),
  }),
  'lead.created': ({ item }) => ({
    title: `New lead: ${item.contact.company}`,
    body: `${item.contact.name}, ${item.contact.title.toLowerCase()}, asks for cover for a second site in ${item.contact.city}.`,
    actor: clientOf(item),
    ...onContact(item.contact),
  }),
  'deadline.upcoming': ({ item }) => ({
    title: `Case ${item.id} is due tomorrow`,
    body: 'The written answer must be out by 17:00.',
    severity: 'warning',
    reason: 'assigned',
    ...onCase(item),
  }),
  'calendar.reminder': ({ meeting }) => ({
    title: `${meeting.title} starts in 15 minutes`,
    body: meeting.place,
    ...onMeeting(meeting),
  }),
  'rule.fired': ({ item }) => ({
    title: `No answer to ${item.contact.company} for 2 days`,
    body: `Your rule “Quiet for 2 days” found case ${item.id}.`,
    subKind: 'quiet-for-2-days',
    ...onCase(item),
  }),
  'workflow.pending': ({ item }) => ({
    title: `Approve the payment of case ${item.id}`,
    body: `8,420 euros to ${item.contact.company}. The adjuster and the handler have signed.`,
    reason: 'assigned',
    ...onCase(item),
  }),
  'module.event': ({ item }) => ({
    title: 'The monthly statement is ready',
    body: `Billing has closed the month for ${item.contact.company}: 14 entries, nothing open.`,
    subKind: 'billing',
    data: { module: 'billing' },
    ...onContact(item.contact),
  }),
  'team.unassignedUrgent': ({ fresh }) => ({
    title: `Urgent, and nobody has it: case ${fresh.id}`,
    body: fresh.summary,
    severity: 'critical',
    ...onCase(fresh),
  }),
  'team.clientWaiting': ({ item }) => ({
    title: `${item.contact.name} has waited for more than 24 hours`,
    body: `Last message in case ${item.id}: “When may I expect an answer?”`,
    actor: clientOf(item),
    severity: 'warning',
    ...onCase(item),
  }),
  'team.invoiceOverdue': ({ item }) => ({
    title: `Invoice of ${item.contact.company} is overdue`,
    body: '2,860 euros, due nine days ago. The first reminder has had no answer.',
    severity: 'warning',
    ...onContact(item.contact),
  }),
  'request.created': ({ request }) => ({
    title: `New request from ${request.contact.name}`,
    body: lastWords(request),
    actor: clientOf(request),
    ...onRequest(request),
  }),
  'request.message': ({ request }) => ({
    title: `${request.contact.name} wrote in request ${request.id}`,
    body: lastWords(request),
    actor: clientOf(request),
    ...onRequest(request),
  }),
  'request.escalated': ({ request }) => ({
    title: `Request ${request.id} was escalated to level 2`,
    body: 'No answer within four working hours.',
    severity: 'warning',
    ...onRequest(request),
  }),
  'request.activated': ({ request }) => ({
    title: `Request ${request.id} is active again`,
    body: 'It was postponed until today.',
    ...onRequest(request),
  }),
  'request.takenOver': ({ actor, request }) => ({
    title: `${actor.name} took over request ${request.id}`,
    actor: asPerson(actor),
    ...onRequest(request),
  }),
  'request.favouriteUpdated': ({ actor, request }) => ({
    title: `${actor.name} answered a favourite`,
    body: request.messages.findLast(({ from }) => from !== 'client')?.text ?? 'The answer is attached.',
    actor: asPerson(actor),
    reason: 'favourite',
    ...onRequest(request),
  }),
  'request.custom': ({ actor, request, text }) => ({
    title: `Message on request ${request.id}`,
    body: text ?? 'The client prefers to be called after three in the afternoon.',
    actor: asPerson(actor),
    ...onRequest(request),
  }),
  'meeting.invited': ({ meeting }) => ({
    title: meeting.title,
    body: meeting.notes,
    ...organiserOf(meeting.organiser),
    meeting: { ...upcoming(meeting), ...organised(meeting.organiser) },
    ...onMeeting(meeting),
  }),
  'meeting.changed': ({ meeting }) => ({
    title: meeting.title,
    ...organiserOf(meeting.organiser),
    meeting: {
      ...upcoming(meeting, 2),
      place: ROOMS.get(meeting.place) ?? meeting.place,
      previous: upcoming(meeting),
      ...(meeting.recurring !== undefined && { recurring: meeting.recurring }),
      ...organised(meeting.organiser),
    },
    ...onMeeting(meeting),
  }),
  'meeting.cancelled': ({ meeting }) => ({
    title: `Cancelled: ${meeting.title}`,
    ...organiserOf(meeting.organiser),
    meeting: { ...upcoming(meeting), ...organised(meeting.organiser) },
    ...onMeeting(meeting),
  }),
  'meeting.declined': ({ actor, meeting }) => ({
    title: `${actor.name} declined ${meeting.title}`,
    body: '“I am at the port that morning. Please go ahead without me.”',
    actor: asPerson(actor),
    meeting: upcoming(meeting),
    ...onMeeting(meeting),
  }),
  'system.info': () => ({
    title: 'Harbour is updated on Saturday at 22:00',
    body: 'It takes about ten minutes. What you are writing is kept.',
  }),
  'system.critical': () => ({
    title: 'Your password expires in 3 days',
    body: 'Change it before then, or you will not be able to sign in.',
    link: '/profile',
    severity: 'critical',
  }),
};

function organiserOf(id: string): Pick<Draft, 'actor'> {
  const organiser = personOf(id);
  return organiser === undefined ? {} : { actor: asPerson(organiser) };
}

function organised(id: string): Pick<NonNullable<Draft['meeting']>, 'organiser'> {
  const organiser = personOf(id);
  return organiser === undefined ? {} : { organiser: asPerson(organiser) };
}
