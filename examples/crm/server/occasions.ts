import type { NotificationContent, Person } from 'casebell/model';
import { CASES, caseOf, type Case } from '../shared/cases.js';
import type { Contact } from '../shared/companies.js';
import { MEETINGS, slotOf, type CalendarEntry } from '../shared/meetings.js';
import { COLLEAGUES, PEOPLE, type Colleague } from '../shared/people.js';
import { REQUESTS, type ClientRequest } from '../shared/requests.js';

/** A colleague as the one who did something. */
export type Actor = Pick<Colleague, 'id' | 'name'> & { readonly avatar?: string };

/** What an event is about: the pieces its words are made of. */
export interface Occasion {
  /** The colleague who did it; never the one who hears of it alone. */
  readonly actor: Actor;
  readonly item: Case;
  /** A case that nobody has taken yet. */
  readonly fresh: Case;
  readonly request: ClientRequest;
  readonly meeting: CalendarEntry;
  /** What somebody wrote, or the new status. */
  readonly text: string | undefined;
}

export type Draft = Omit<NotificationContent, 'kind' | 'team'>;

let turn = 0;

/** Goes round the demo data, so that no two events in a row are about the same record. */
function next<Entry>(entries: readonly Entry[]): Entry {
  const entry = entries[turn % entries.length];
  if (entry === undefined) throw new Error('The demo data have an empty list.');
  return entry;
}

const OPEN_CASES = CASES.filter((item) => item.status !== 'Resolved' && item.assignee !== null);
const UNASSIGNED = CASES.filter((item) => item.assignee === null);

interface About {
  readonly sender: Colleague;
  /** The only one who hears of it, if it is one. */
  readonly recipient: Colleague | undefined;
  readonly caseId?: string | undefined;
  readonly text?: string | undefined;
  readonly meeting?: CalendarEntry | undefined;
}

export function createOccasion({ sender, recipient, caseId, text, meeting }: About): Occasion {
  turn += 1;
  return {
    actor: actorFor(sender, recipient),
    item: (caseId === undefined ? undefined : caseOf(caseId)) ?? next(OPEN_CASES),
    fresh: next(UNASSIGNED),
    request: next(REQUESTS),
    meeting: meeting ?? next(MEETINGS.filter((entry) => entry.organiser !== recipient?.id)),
    text,
  };
}

/** Nobody hears of what they did themselves: several people hear of somebody outside of both teams. */
function actorFor(sender: Colleague, recipient: Colleague | undefined): Actor {
  if (recipient === undefined) return next(COLLEAGUES);
  return sender.id === recipient.id ? next(PEOPLE.filter(({ id }) => id !== recipient.id)) : sender;
}

export const asPerson = ({ id, name, avatar }: Actor): Person => ({ id, name, ...(avatar !== undefined && { avatar }) });

/** A client as the one who did something: a name without a picture. */
export const clientOf = ({ contact }: Case | ClientRequest): Person => ({ id: `contact-${contact.id}`, name: contact.name });

export const onCase = (item: Case): Pick<Draft, 'link' | 'record'> => ({
  link: `/cases/${item.id}`,
  record: { type: 'case', id: item.id, title: item.title },
});

export const onContact = (contact: Contact): Pick<Draft, 'link' | 'record'> => ({
  link: `/contacts?id=${contact.id}`,
  record: { type: 'contact', id: contact.id, title: contact.company },
});

/** What the client wrote last. */
export const lastWords = (request: ClientRequest): string =>
  request.messages.findLast(({ from }) => from === 'client')?.text ?? request.subject;

export const onRequest = (request: ClientRequest): Pick<Draft, 'link' | 'record'> => ({
  link: `/requests/${request.id}`,
  record: { type: 'request', id: request.id, title: request.subject },
});

const WEEK = 7 * 86_400_000;

/** The meeting's next slot: of this week, or of the next when it is over. `shift` moves it, in hours. */
export function upcoming(
  meeting: CalendarEntry,
  shift = 0,
): { readonly start: string; readonly end: string; readonly place: string } {
  const { start, end } = slotOf(meeting);
  const moved = (start.getTime() < Date.now() ? WEEK : 0) + shift * 3_600_000;
  return {
    start: new Date(start.getTime() + moved).toISOString(),
    end: new Date(end.getTime() + moved).toISOString(),
    place: meeting.place,
  };
}

export const onMeeting = (meeting: CalendarEntry): Pick<Draft, 'link' | 'record'> => ({
  link: `/calendar/${meeting.id}`,

  record: { type: 'meeting', id: meeting.id, title: 'Calendar' },
});
