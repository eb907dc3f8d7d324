import { defined, fields, integer, isFields, maybeOneOf, maybeText, oneOf, text, unexpected } from './check.js';
import { LIMITS } from './limits.js';
import type { Action, MeetingSlot, Notification, Person } from './notification.js';
import { cleanLine, cleanText } from './text.js';

// Protocol fields are demanded: without them nothing is certain. Content is mended or left out: a card without its place is better
// than no card.

/** Checks a notification and cuts its texts to `LIMITS`. @throws CasebellError `invalidResponse`, naming the field. */
export function parseNotification(value: unknown, path = 'notification'): Notification {
  const raw = fields(value, path);
  const kind = text(raw.kind, `${path}.kind`);
  const createdAt = maybeTime(raw.createdAt) ?? new Date(0).toISOString();
  return {
    id: text(raw.id, `${path}.id`),
    kind,
    title: maybeLine(raw.title, LIMITS.title) ?? kind,
    ...defined({
      subKind: maybeText(raw.subKind),
      body: typeof raw.body === 'string' ? cleanText(raw.body, LIMITS.body) || undefined : undefined,
      link: maybeText(raw.link),
      record: parseRecord(raw.record),
      actor: parsePerson(raw.actor),
      team: parsePerson(raw.team),
      severity: maybeOneOf(raw.severity, ['info', 'success', 'warning', 'critical']),
      reason: maybeOneOf(raw.reason, [
        'assigned',
        'mentioned',
        'following',
        'favourite',
        'team',
        'role',
        'everyone',
        'subscribed',
        'direct',
      ]),
      actions: Array.isArray(raw.actions) ? raw.actions.slice(0, LIMITS.actions).flatMap(parseAction) : undefined,
      expiresAt: maybeTime(raw.expiresAt),
      meeting: parseMeeting(raw.meeting),
      data: isFields(raw.data) ? (raw.data as Notification['data']) : undefined,
    }),
    place: oneOf(raw.place, ['inbox', 'archived', 'snoozed'], `${path}.place`),
    archiveReason:
      maybeOneOf(raw.archiveReason, [
        'archived',
        'archivedAll',
        'gotIt',
        'answered',
        'handled',
        'superseded',
        'withdrawn',
        'nightly',
      ]) ?? null,
    seen: flag(raw.seen, `${path}.seen`),
    read: flag(raw.read, `${path}.read`),
    saved: raw.saved === true,
    snoozedUntil: maybeTime(raw.snoozedUntil) ?? null,
    needs: maybeOneOf(raw.needs, ['answer', 'acknowledgement']) ?? null,
    answer: maybeOneOf(raw.answer, ['accepted', 'declined']) ?? null,
    acknowledged: raw.acknowledged === true,
    handledBy: parsePerson(raw.handledBy) ?? null,
    sort: integer(raw.sort, `${path}.sort`),
    version: typeof raw.version === 'number' ? raw.version : 1,
    createdAt,
    newAt: maybeTime(raw.newAt) ?? createdAt,
    rev: integer(raw.rev, `${path}.rev`),
  };
}

function parsePerson(value: unknown): Person | undefined {
  if (!isFields(value)) return undefined;
  const id = maybeText(value.id);
  const name = maybeLine(value.name, LIMITS.name);
  return id !== undefined && name !== undefined ? { id, name, ...defined({ avatar: maybeText(value.avatar) }) } : undefined;
}

function parseRecord(value: unknown): Notification['record'] {
  if (!isFields(value)) return undefined;
  const type = maybeText(value.type);
  const id = maybeText(value.id);
  return type !== undefined && id !== undefined
    ? { type, id, ...defined({ title: maybeLine(value.title, LIMITS.title) }) }
    : undefined;
}

function parseAction(value: unknown): Action[] {
  if (!isFields(value)) return [];
  const id = maybeText(value.id);
  const label = maybeLine(value.label, LIMITS.name);
  if (id === undefined || label === undefined) return [];
  return [
    { id, label, ...defined({ emphasis: maybeOneOf(value.emphasis, ['primary', 'secondary']), link: maybeText(value.link) }) },
  ];
}

function parseMeeting(value: unknown): Notification['meeting'] {
  const slot = parseSlot(value);
  if (slot === undefined || !isFields(value)) return undefined;
  const recurring = typeof value.recurring === 'boolean' ? value.recurring : maybeLine(value.recurring, LIMITS.title);
  return { ...slot, ...defined({ recurring, previous: parseSlot(value.previous), organiser: parsePerson(value.organiser) }) };
}

function parseSlot(value: unknown): MeetingSlot | undefined {
  if (!isFields(value)) return undefined;
  const start = maybeTime(value.start);
  const end = maybeTime(value.end) ?? start;
  return start !== undefined && end !== undefined
    ? { start, end, ...defined({ place: maybeLine(value.place, LIMITS.title) }) }
    : undefined;
}

function flag(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw unexpected(path, 'true or false');
  return value;
}

function maybeLine(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' ? cleanLine(value, limit) || undefined : undefined;
}

function maybeTime(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;
}
