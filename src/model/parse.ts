import type { Cell } from './cells.js';
import { CasebellError } from './errors.js';
import type { Filter } from './filter.js';
import { LIMITS, type Action, type MeetingSlot, type Notification, type Person } from './notification.js';
import type { Delta, Operation, Page, Preferences, Rejection, Reset, StreamFrame, SyncAnswer, Tombstone } from './protocol.js';
import { cleanLine, cleanText } from './text.js';

// Everything from outside is rebuilt field by field, so that nothing unexpected (a `__proto__`, a number as a title) gets in.
// Protocol fields are demanded: without them nothing is certain. Content is mended or left out: a card without its place is
// better than no card.

type Fields = { readonly [name: string]: unknown };

/** Checks the answer to a sync request. @throws CasebellError `invalidResponse`, naming the field. */
export function parseSyncAnswer(value: unknown): SyncAnswer {
  const raw = fields(value, 'answer');
  const serverTime = maybeText(raw.serverTime);
  const pollSeconds = typeof raw.pollSeconds === 'number' && raw.pollSeconds >= 1 ? raw.pollSeconds : undefined;
  const frame = oneOf(raw.type, ['delta', 'reset'], 'answer.type') === 'delta' ? parseDelta(raw) : parseReset(raw);
  return { ...frame, ...defined({ serverTime, pollSeconds }) };
}

/** Checks one frame of a stream. @throws CasebellError `invalidResponse`, naming the field. */
export function parseStreamFrame(value: unknown): StreamFrame {
  const raw = fields(value, 'frame');
  switch (oneOf(raw.type, ['delta', 'resync', 'bye', 'beat'], 'frame.type')) {
    case 'delta':
      return parseDelta(raw);
    case 'resync':
      return { type: 'resync' };
    case 'bye':
      return { type: 'bye', ...defined({ retry: typeof raw.retry === 'number' ? raw.retry : undefined }) };
    case 'beat':
      return { type: 'beat', epoch: text(raw.epoch, 'frame.epoch'), cursor: integer(raw.cursor, 'frame.cursor') };
  }
}

/** Checks a page. @throws CasebellError `invalidResponse`, naming the field. */
export function parsePage(value: unknown): Page {
  const raw = fields(value, 'page');
  return {
    epoch: text(raw.epoch, 'page.epoch'),
    head: integer(raw.head, 'page.head'),
    rows: list(raw.rows, 'page.rows', parseNotification),
    floor: integer(raw.floor, 'page.floor'),
  };
}

function parseDelta(raw: Fields): Delta {
  return {
    type: 'delta',
    ...parseFrame(raw),
    from: integer(raw.from, 'frame.from'),
    operations: list(raw.operations, 'frame.operations', parseOperation),
    tombstones: list(raw.tombstones, 'frame.tombstones', parseTombstone),
  };
}

function parseReset(raw: Fields): Reset {
  const floors = Object.entries(fields(raw.floors, 'frame.floors'));
  return {
    type: 'reset',
    ...parseFrame(raw),
    floors: dictionary(floors.map(([id, floor]) => [id, integer(floor, `frame.floors.${id}`)])),
  };
}

function parseFrame(raw: Fields) {
  const preferences = raw.preferences === undefined ? undefined : parsePreferences(raw.preferences);
  return {
    epoch: text(raw.epoch, 'frame.epoch'),
    to: integer(raw.to, 'frame.to'),
    rows: list(raw.rows, 'frame.rows', parseNotification),
    cells: list(raw.cells, 'frame.cells', parseCell),
    lastCommand: integer(raw.lastCommand, 'frame.lastCommand'),
    rejected: list(raw.rejected, 'frame.rejected', parseRejection),
    preferencesRev: integer(raw.preferencesRev, 'frame.preferencesRev'),
    ...defined({ preferences }),
  };
}

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
      subKind: maybeLine(raw.subKind, LIMITS.name),
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

function parseCell(value: unknown, path: string): Cell {
  if (!Array.isArray(value) || value.length !== 8) throw unexpected(path, 'a cell of eight values', value);
  const [kind, subKind, team, place, unread, unseen, waiting, rows] = value as unknown[];
  return [
    text(kind, `${path}[0]`),
    string(subKind, `${path}[1]`),
    string(team, `${path}[2]`),
    oneOf(place, ['inbox', 'archived', 'snoozed'], `${path}[3]`),
    unread === 1 ? 1 : 0,
    unseen === 1 ? 1 : 0,
    waiting === 1 ? 1 : 0,
    integer(rows, `${path}[7]`),
  ];
}

function parseTombstone(value: unknown, path: string): Tombstone {
  if (!Array.isArray(value)) throw unexpected(path, 'an id and a sequence', value);
  return [text(value[0], `${path}[0]`), integer(value[1], `${path}[1]`)];
}

function parseRejection(value: unknown, path: string): Rejection {
  const raw = fields(value, path);
  const reason =
    maybeOneOf(raw.reason, ['restored', 'tooLate', 'changed', 'gone', 'handled', 'invalid', 'unsupported']) ?? 'invalid';
  return { mid: integer(raw.mid, `${path}.mid`), reason, ...defined({ by: parsePerson(raw.by) }) };
}

function parseOperation(value: unknown, path: string): Operation {
  const raw = fields(value, path);
  const reason = maybeOneOf(raw.reason, ['archivedAll', 'nightly', 'archived'] as const);
  return {
    seq: integer(raw.seq, `${path}.seq`),
    type: oneOf(raw.type, ['seen', 'readAll', 'archiveAll', 'archiveRead'], `${path}.type`),
    upTo: integer(raw.upTo, `${path}.upTo`),
    // Built by this library, echoed by the backend, and only ever compared with.
    filter: fields(raw.filter, `${path}.filter`) as Filter,
    ...defined({ reason }),
  };
}

function parsePreferences(value: unknown): Preferences {
  return dictionary(Object.entries(fields(value, 'frame.preferences'))) as Preferences;
}

/** Without a prototype, so that no path or id of a foreign document means something else. */
function dictionary<Value>(entries: readonly (readonly [string, Value])[]): { readonly [key: string]: Value } {
  const result = Object.create(null) as { [key: string]: Value };
  for (const [key, value] of entries) result[key] = value;
  return result;
}

/** Leaves out what is undefined. */
function defined<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}

function unexpected(path: string, wanted: string, value: unknown): CasebellError {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  return new CasebellError(
    'invalidResponse',
    `The backend's answer was not understood: ${path} should be ${wanted} but is ${found}. Nothing was changed; compare the backend with the protocol.`,
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fields(value: unknown, path: string): Fields {
  if (!isFields(value)) throw unexpected(path, 'an object', value);
  return value;
}

function list<Item>(value: unknown, path: string, parse: (item: unknown, path: string) => Item): Item[] {
  if (!Array.isArray(value)) throw unexpected(path, 'a list', value);
  return value.map((item, index) => parse(item, `${path}[${index}]`));
}

function string(value: unknown, path: string): string {
  if (typeof value !== 'string') throw unexpected(path, 'a text', value);
  return value;
}

function text(value: unknown, path: string): string {
  if (string(value, path) === '') throw unexpected(path, 'a text that is not empty', value);
  return value as string;
}

function integer(value: unknown, path: string): number {
  if (!Number.isSafeInteger(value)) throw unexpected(path, 'a whole number', value);
  return value as number;
}

function flag(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw unexpected(path, 'true or false', value);
  return value;
}

function oneOf<const Word extends string>(value: unknown, words: readonly Word[], path: string): Word {
  if (!words.includes(value as Word)) throw unexpected(path, `one of ${words.join(', ')}`, value);
  return value as Word;
}

function maybeOneOf<const Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.includes(value as Word) ? (value as Word) : undefined;
}

function maybeText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function maybeLine(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' ? cleanLine(value, limit) || undefined : undefined;
}

function maybeTime(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;
}
