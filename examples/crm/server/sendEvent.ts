import type { NotificationServer } from '@casebell/server';
import { KINDS } from 'casebell/model';
import { randomUUID } from 'node:crypto';
import { MEETINGS, meetingOf, type CalendarEntry } from '../shared/meetings.js';
import { PEOPLE, personOf, TEAMS, type Colleague, type TeamId } from '../shared/people.js';
import { DemoError } from './demoError.js';
import { EVENTS } from './events.js';
import { createOccasion } from './occasions.js';

type KnownKind = keyof typeof KINDS;
type Notify = NotificationServer['notify'];
type Target = Parameters<Notify>[0]['to'];

/** One send: to whom, in the words of the API and of the drawer. */
interface Address {
  readonly to: Target;
  readonly recipient: Colleague | undefined;
  readonly words: string;
  /** Names the audience, so that a changed meeting finds the invitation it replaces. */
  readonly key: string;
}

const ALL_KINDS = Object.keys(KINDS).filter((kind): kind is KnownKind => kind in EVENTS);
// A burst shows what a busy hour brings; what must be answered one by one would drown in it.
const BURST_KINDS = ALL_KINDS.filter((kind) => !kind.startsWith('meeting.') && kind !== 'system.critical');
const MAX_COUNT = 100;

export interface EventSender {
  /** The answer to POST /demo/events: makes it happen, and says in words what was sent. */
  readonly send: (sender: Colleague, body: ReadonlyMap<string, unknown>) => Promise<string>;
  /** The keys of the team items about a case that were not asked for before. */
  readonly takeItems: (caseId: string) => readonly string[];
}

export function createEventSender(notify: Notify): EventSender {
  /** The keys of team items, by case. */
  const items = new Map<string, readonly string[]>();
  /** The key of the last card about a meeting, by audience and meeting. */
  const lastCards = new Map<string, string>();
  /** The meeting an audience heard of last. */
  const lastMeetings = new Map<string, string>();

  const send = async (
    kind: KnownKind,
    sender: Colleague,
    address: Address,
    body: ReadonlyMap<string, unknown>,
  ): Promise<void> => {
    const isFollowUp = kind === 'meeting.changed' || kind === 'meeting.cancelled';
    const occasion = createOccasion({
      sender,
      recipient: address.recipient,
      caseId: textOf(body, 'caseId'),
      text: textOf(body, 'text'),
      meeting: isFollowUp ? meetingOf(lastMeetings.get(address.key) ?? '') : chosenMeeting(kind, body),
    });
    const idempotencyKey = `demo-${randomUUID()}`;
    const draft = EVENTS[kind](occasion);
    const card = `${address.key} ${occasion.meeting.id}`;
    const supersedes = isFollowUp ? lastCards.get(card) : undefined;
    await notify({
      ...draft,
      ...(kind === 'meeting.invited' &&
        draft.meeting !== undefined &&
        body.get('recurring') === true && {
          meeting: { ...draft.meeting, recurring: occasion.meeting.recurring ?? 'Every week' },
        }),
      kind,
      to: address.to,
      idempotencyKey,
      ...(supersedes !== undefined && { supersedes }),
    });
    if (KINDS[kind].category === 'team' && draft.record?.type === 'case')
      items.set(draft.record.id, [...(items.get(draft.record.id) ?? []), idempotencyKey]);
    if (kind !== 'meeting.invited' && !isFollowUp) return;
    lastCards.set(card, idempotencyKey);
    lastMeetings.set(address.key, occasion.meeting.id);
  };

  const takeItems = (caseId: string): readonly string[] => {
    const keys = items.get(caseId) ?? [];
    items.delete(caseId);
    return keys;
  };

  const sendAll: EventSender['send'] = async (sender, body) => {
    const kind = textOf(body, 'kind');
    const count = body.get('count') ?? 1;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MAX_COUNT)
      throw new DemoError(400, 'badRequest', `"count" must be a whole number from 1 to ${MAX_COUNT}.`);
    const kinds = kind === 'mixed' ? BURST_KINDS : ALL_KINDS.filter((known) => known === kind);
    if (kinds.length === 0)
      throw new DemoError(400, 'badRequest', `There is no kind "${String(kind)}". Take one of casebell/model, or "mixed".`);

    const sends = Array.from({ length: count }, (_, index) => kinds[index % kinds.length] ?? 'system.info').flatMap((each) =>
      addressesOf(each, sender, body).map((address) => ({ each, address })),
    );
    await Promise.all(sends.map(({ each, address }) => send(each, sender, address, body)));
    const what = count === 1 ? `“${KINDS[kinds[0] ?? 'system.info'].label}”` : `${count} notifications`;
    return `${what} sent to ${[...new Set(sends.map(({ address }) => address.words))].join(' and ')}.`;
  };
  return { send: sendAll, takeItems };
}

function chosenMeeting(kind: KnownKind, body: ReadonlyMap<string, unknown>): CalendarEntry | undefined {
  if (kind !== 'meeting.invited' || body.get('recurring') !== true) return undefined;
  return MEETINGS.find((meeting) => meeting.recurring !== undefined && meeting.weekday === 2);
}

function addressesOf(kind: KnownKind, sender: Colleague, body: ReadonlyMap<string, unknown>): readonly Address[] {
  const to = body.get('to');
  const person = to === 'person' ? personOf(textOf(body, 'person') ?? null) : sender;
  if (person === undefined)
    throw new DemoError(400, 'unknownRecipient', `"person" must be one of ${PEOPLE.map(({ id }) => id).join(', ')}.`);
  // What concerns a team is one item that all of its members share.
  const isTeamItem = KINDS[kind].category === 'team';
  switch (to) {
    case 'me':
    case 'person':
      return [
        isTeamItem
          ? itemOf(person.team)
          : { to: { person: person.id }, recipient: person, words: person === sender ? 'you' : person.name, key: person.id },
      ];
    case 'team': {
      if (isTeamItem) return [itemOf(sender.team)];
      const people = PEOPLE.filter(({ team }) => team === sender.team).map(({ id }) => id);
      return [{ to: { people }, recipient: undefined, words: TEAMS[sender.team].name, key: sender.team }];
    }
    case 'everyone':
      return isTeamItem
        ? [itemOf('intake'), itemOf('claims')]
        : [{ to: { everyone: true }, recipient: undefined, words: 'everyone', key: 'everyone' }];
    default:
      throw new DemoError(400, 'badRequest', '"to" must be one of me, person, team, everyone.');
  }
}

const itemOf = (team: TeamId): Address => ({ to: { team }, recipient: undefined, words: TEAMS[team].name, key: `team ${team}` });

export function textOf(body: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = body.get(name);
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > 1_000)
    throw new DemoError(400, 'badRequest', `"${name}" must be a text of at most 1,000 characters.`);
  return value;
}
