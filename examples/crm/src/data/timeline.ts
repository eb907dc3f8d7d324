import type { Case, Template } from '../../shared/cases.js';
import { PEOPLE, personOf } from '../../shared/people.js';

/** One line of a case's history. */
export interface TimelineEntry {
  readonly id: string;
  readonly type: 'created' | 'assigned' | 'mail' | 'comment' | 'call' | 'document' | 'status';
  readonly at: Date;
  readonly by: string;
  /** What happened, after the name. */
  readonly deed: string;
  /** What was written, when something was. */
  readonly text?: string;
}

type Draft = Pick<TimelineEntry, 'type' | 'deed'> & { readonly by: 'client' | 'handler' | 'lead'; readonly text?: string };

const HALDEN: readonly Draft[] = [
  { type: 'document', by: 'client', deed: 'added 14 photographs and the delivery note' },
  {
    type: 'call',
    by: 'handler',
    deed: 'called the carrier in Hull',
    text: 'They confirm that the seal was broken on arrival and will send the gate report. Held liable in writing right after the call.',
  },
  {
    type: 'mail',
    by: 'client',
    deed: 'replied by e-mail',
    text: 'The dry pallets are on their way to the customer. Can the wet ones be sold as second grade? A buyer in Leeds would take them this week.',
  },
  {
    type: 'comment',
    by: 'lead',
    deed: 'commented',
    text: 'Salvage sale is fine above 35 % of the invoice value. Please get the offer in writing before we agree.',
  },
  { type: 'document', by: 'handler', deed: 'added the survey report, 9 pages' },
  {
    type: 'mail',
    by: 'client',
    deed: 'replied by e-mail',
    text: 'Offer from the buyer attached: 41 % for all 26 pallets, collection on Friday. May we accept?',
  },
];

const STORIES: { readonly [template in Template]: readonly Draft[] } = {
  'Damage claim': [
    { type: 'document', by: 'client', deed: 'added 6 photographs' },
    {
      type: 'call',
      by: 'handler',
      deed: 'called the client',
      text: 'Went through what happened and what to keep. The damaged parts stay where they are until the adjuster has seen them.',
    },
    {
      type: 'mail',
      by: 'client',
      deed: 'replied by e-mail',
      text: 'The repair estimate follows tomorrow. We have moved everything that could still get damaged.',
    },
    {
      type: 'comment',
      by: 'lead',
      deed: 'commented',
      text: 'Reserve set. Please check whether the carrier can be held liable before the notice period ends.',
    },
    { type: 'document', by: 'handler', deed: 'added the adjuster’s first report' },
  ],
  Complaint: [
    {
      type: 'call',
      by: 'handler',
      deed: 'called the client',
      text: 'Listened and apologised. Promised a written answer with one named person.',
    },
    {
      type: 'comment',
      by: 'lead',
      deed: 'commented',
      text: 'Agreed. Let us answer within the week and copy the account manager.',
    },
    {
      type: 'mail',
      by: 'client',
      deed: 'replied by e-mail',
      text: 'Thank you for calling. I look forward to the written answer.',
    },
  ],
  'Policy change': [
    {
      type: 'mail',
      by: 'handler',
      deed: 'sent an e-mail',
      text: 'Thank you. I have prepared the endorsement; please confirm the date from which it shall apply.',
    },
    { type: 'mail', by: 'client', deed: 'replied by e-mail', text: 'The first of the month is fine.' },
  ],
  'New business': [
    {
      type: 'call',
      by: 'handler',
      deed: 'called the client',
      text: 'Sums insured and the loss record of five years noted. No losses above the excess.',
    },
    { type: 'document', by: 'handler', deed: 'added the quotation' },
    {
      type: 'mail',
      by: 'client',
      deed: 'replied by e-mail',
      text: 'The price looks good. Two questions on the wording, may I call in the afternoon?',
    },
  ],
  'Data request': [
    {
      type: 'comment',
      by: 'handler',
      deed: 'commented',
      text: 'Identity confirmed by a call to the number on file. The period of one month started today.',
    },
    { type: 'document', by: 'handler', deed: 'added the list of systems searched' },
  ],
  'Invoice query': [
    {
      type: 'comment',
      by: 'handler',
      deed: 'commented',
      text: 'Asked accounting for the booking. The reminder run is stopped for this customer.',
    },
    { type: 'mail', by: 'client', deed: 'replied by e-mail', text: 'Please find the confirmation of our bank attached.' },
  ],
};

const CHANNELS = ['by e-mail', 'through the web form', 'by phone'] as const;

/** How a case came to be what it is, oldest first. */
export function timelineOf(item: Case): readonly TimelineEntry[] {
  const handler = personOf(item.assignee);
  const lead = PEOPLE.find((person) => person.team === handler?.team && person !== handler) ?? PEOPLE[0];
  const names = { client: item.contact.name, handler: handler?.name ?? 'Anna Berg', lead: lead?.name ?? 'Anna Berg' };
  const story = handler === undefined ? [] : item.id === '4711' ? HALDEN : STORIES[item.template];

  const drafts: readonly (Pick<TimelineEntry, 'type' | 'by' | 'deed'> & { readonly text?: string })[] = [
    { type: 'created', by: names.client, deed: `reported this ${CHANNELS[Number(item.id) % CHANNELS.length] ?? CHANNELS[0]}` },
    ...(handler === undefined
      ? []
      : [
          {
            type: 'assigned' as const,
            by: 'Anna Berg',
            deed: handler.id === 'anna' ? 'took the case' : `assigned the case to ${handler.name}`,
          },
        ]),
    ...story.map((draft) => ({ ...draft, by: names[draft.by] })),
    ...(item.status === 'New' || item.status === 'In progress'
      ? []
      : [{ type: 'status' as const, by: names.handler, deed: `moved the case to ${item.status}` }]),
  ];
  const from = item.createdAt.getTime();
  const step = (item.updatedAt.getTime() - from) / Math.max(drafts.length - 1, 1);
  return drafts.map((draft, index) => ({ ...draft, id: `${item.id}-${index}`, at: new Date(from + step * index) }));
}
