import { isFields, maybeOneOf, maybeText, unexpected, type Fields } from './check.js';
import { LIMITS } from './limits.js';
import type { Action, MeetingSlot, Notification, Person } from './notification.js';
import { cleanLine, cleanText } from './text.js';

// Protocol fields are demanded: without them nothing is certain. Content is mended or left out: a card without its place is better
// than no card. A first frame may bring 100,000 rows, so nothing is made on the way that is not kept.

const PLACES = ['inbox', 'archived', 'snoozed'] as const;
const ARCHIVE_REASONS = [
  'archived',
  'archivedAll',
  'gotIt',
  'answered',
  'handled',
  'superseded',
  'withdrawn',
  'nightly',
] as const;
const NEEDS = ['answer', 'acknowledgement'] as const;
const ANSWERS = ['accepted', 'declined'] as const;
const SEVERITIES = ['info', 'success', 'warning', 'critical'] as const;
const EMPHASES = ['primary', 'secondary'] as const;
const REASONS = ['assigned', 'mentioned', 'following', 'favourite', 'team', 'role', 'everyone', 'subscribed', 'direct'] as const;

// What is certainly a time; anything else is for `Date.parse` to say.
const CERTAIN_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

type Unfinished<Whole> = { -readonly [Name in keyof Whole]: Whole[Name] };

/** Checks a notification and cuts its texts to `LIMITS`. @throws CasebellError `invalidResponse`, naming the field. */
export function parseNotification(value: unknown, path = 'notification'): Notification {
  if (!isFields(value)) throw unexpected(path, 'an object');
  const kind = maybeText(value.kind) ?? missing(path, 'kind', 'a text');
  const createdAt = maybeTime(value.createdAt) ?? EPOCH;
  const row: Unfinished<Notification> = {
    id: maybeText(value.id) ?? missing(path, 'id', 'a text'),
    kind,
    title: maybeLine(value.title, LIMITS.title) ?? kind,
    place: maybeOneOf(value.place, PLACES) ?? missing(path, 'place', `one of ${PLACES.join(', ')}`),
    archiveReason: maybeOneOf(value.archiveReason, ARCHIVE_REASONS) ?? null,
    seen: maybeFlag(value.seen) ?? missing(path, 'seen', 'true or false'),
    read: maybeFlag(value.read) ?? missing(path, 'read', 'true or false'),
    saved: value.saved === true,
    snoozedUntil: maybeTime(value.snoozedUntil) ?? null,
    needs: maybeOneOf(value.needs, NEEDS) ?? null,
    answer: maybeOneOf(value.answer, ANSWERS) ?? null,
    acknowledged: value.acknowledged === true,
    handledBy: parsePerson(value.handledBy) ?? null,
    sort: maybeInteger(value.sort) ?? missing(path, 'sort', 'a whole number'),
    version: typeof value.version === 'number' ? value.version : 1,
    createdAt,
    newAt: maybeTime(value.newAt) ?? createdAt,
    rev: maybeInteger(value.rev) ?? missing(path, 'rev', 'a whole number'),
  };
  addContent(row, value);
  return row;
}

/** Sets what is there, and only that: one check per field costs less than taking the undefined ones out again. */
function addContent(row: Unfinished<Notification>, raw: Fields): void {
  const subKind = maybeText(raw.subKind);
  if (subKind !== undefined) row.subKind = subKind;
  const body = typeof raw.body === 'string' ? cleanText(raw.body, LIMITS.body) : '';
  if (body !== '') row.body = body;
  const link = maybeText(raw.link);
  if (link !== undefined) row.link = link;
  const record = parseRecord(raw.record);
  if (record !== undefined) row.record = record;
  const actor = parsePerson(raw.actor);
  if (actor !== undefined) row.actor = actor;
  const others = maybeInteger(raw.others);
  if (others !== undefined && others > 0 && others <= LIMITS.others) row.others = others;
  const team = parsePerson(raw.team);
  if (team !== undefined) row.team = team;
  const severity = maybeOneOf(raw.severity, SEVERITIES);
  if (severity !== undefined) row.severity = severity;
  const reason = maybeOneOf(raw.reason, REASONS);
  if (reason !== undefined) row.reason = reason;
  if (Array.isArray(raw.actions)) row.actions = raw.actions.slice(0, LIMITS.actions).flatMap(parseAction);
  const expiresAt = maybeTime(raw.expiresAt);
  if (expiresAt !== undefined) row.expiresAt = expiresAt;
  const meeting = parseMeeting(raw.meeting);
  if (meeting !== undefined) row.meeting = meeting;
  if (isFields(raw.data)) row.data = raw.data as NonNullable<Notification['data']>;
}

function parsePerson(value: unknown): Person | undefined {
  if (!isFields(value)) return undefined;
  const id = maybeText(value.id);
  const name = maybeLine(value.name, LIMITS.name);
  if (id === undefined || name === undefined) return undefined;
  const avatar = maybeText(value.avatar);
  return avatar === undefined ? { id, name } : { id, name, avatar };
}

function parseRecord(value: unknown): Notification['record'] {
  if (!isFields(value)) return undefined;
  const type = maybeText(value.type);
  const id = maybeText(value.id);
  if (type === undefined || id === undefined) return undefined;
  const title = maybeLine(value.title, LIMITS.title);
  return title === undefined ? { type, id } : { type, id, title };
}

function parseAction(value: unknown): Action[] {
  if (!isFields(value)) return [];
  const id = maybeText(value.id);
  const label = maybeLine(value.label, LIMITS.name);
  if (id === undefined || label === undefined) return [];
  const emphasis = maybeOneOf(value.emphasis, EMPHASES);
  const link = maybeText(value.link);
  return [{ id, label, ...(emphasis && { emphasis }), ...(link && { link }) }];
}

function parseMeeting(value: unknown): Notification['meeting'] {
  const slot = parseSlot(value);
  if (slot === undefined || !isFields(value)) return undefined;
  const recurring = typeof value.recurring === 'boolean' ? value.recurring : maybeLine(value.recurring, LIMITS.title);
  const previous = parseSlot(value.previous);
  const organiser = parsePerson(value.organiser);
  return {
    ...slot,
    ...(recurring !== undefined && { recurring }),
    ...(previous && { previous }),
    ...(organiser && { organiser }),
  };
}

function parseSlot(value: unknown): MeetingSlot | undefined {
  if (!isFields(value)) return undefined;
  const start = maybeTime(value.start);
  const end = maybeTime(value.end) ?? start;
  if (start === undefined || end === undefined) return undefined;
  const place = maybeLine(value.place, LIMITS.title);
  return place === undefined ? { start, end } : { start, end, place };
}

const EPOCH = new Date(0).toISOString();

// Throws, where a field that is demanded is not there.
function missing(path: string, name: string, wanted: string): never {
  throw unexpected(`${path}.${name}`, wanted);
}

function maybeFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function maybeInteger(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

function maybeLine(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' ? cleanLine(value, limit) || undefined : undefined;
}

function maybeTime(value: unknown): string | undefined {
  return typeof value === 'string' && (CERTAIN_TIME.test(value) || !Number.isNaN(Date.parse(value))) ? value : undefined;
}
