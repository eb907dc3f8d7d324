import { defined, dictionary, fields, integer, list, maybeOneOf, oneOf, text, unexpected } from './check.js';
import type { BulkFilter } from './filter.js';
import type { Notification } from './notification.js';
import { parseNotification } from './parseNotification.js';
import type { Operation, Page, Tombstone } from './protocol.js';

/** What a frame brings beside its header. */
export interface FrameContents {
  readonly rows: readonly Notification[];
  readonly operations: readonly Operation[];
  readonly tombstones: readonly Tombstone[];
  readonly floors: { readonly [viewId: string]: number };
}

/** Checks the rows of a frame. @throws CasebellError `invalidResponse`, naming the field. */
export function parseContents(value: unknown): FrameContents {
  const raw = fields(value, 'the frame');
  const isReset = raw.type === 'reset';
  return {
    rows: parseRows(raw.rows),
    operations: isReset ? [] : list(raw.operations, 'operations', parseOperation),
    tombstones: isReset ? [] : list(raw.tombstones, 'tombstones', parseTombstone),
    floors: dictionary(
      isReset ? Object.entries(fields(raw.floors, 'floors')).map(([id, floor]) => [id, integer(floor, `floors.${id}`)]) : [],
    ),
  };
}

/** Checks a page. @throws CasebellError `invalidResponse`, naming the field. */
export function parsePage(value: unknown): Page {
  const raw = fields(value, 'the page');
  return {
    epoch: text(raw.epoch, 'epoch'),
    head: integer(raw.head, 'head'),
    rows: parseRows(raw.rows),
    floor: integer(raw.floor, 'floor'),
  };
}

function parseRows(value: unknown): Notification[] {
  if (!Array.isArray(value)) throw unexpected('rows', 'a list');
  return value.map((row, index) => {
    try {
      return parseNotification(row);
    } catch {
      // Which one it was is worked out only now: naming every row of a large frame would cost more than checking it.
      return parseNotification(row, `rows[${index}]`);
    }
  });
}

function parseTombstone(value: unknown, path: string): Tombstone {
  if (!Array.isArray(value)) throw unexpected(path, 'an id and a sequence');
  return [text(value[0], path), integer(value[1], path)];
}

function parseOperation(value: unknown, path: string): Operation {
  const raw = fields(value, path);
  return {
    seq: integer(raw.seq, `${path}.seq`),
    type: oneOf(raw.type, ['seen', 'readAll', 'archiveAll', 'archiveRead'], `${path}.type`),
    upTo: integer(raw.upTo, `${path}.upTo`),
    filter: parseFilter(raw.filter, `${path}.filter`),
    ...defined({ reason: maybeOneOf(raw.reason, ['archivedAll', 'nightly', 'archived']) }),
  };
}

/** Strict: a condition that is not understood would touch the wrong rows. */
function parseFilter(value: unknown, path: string): BulkFilter {
  const raw = fields(value, path);
  const texts = (name: string): [string, unknown] => [
    name,
    raw[name] === undefined ? undefined : list(raw[name], `${path}.${name}`, text),
  ];
  const flag = (name: string): [string, unknown] => [name, raw[name] === undefined ? undefined : raw[name] === true];
  const time = (name: string): [string, unknown] => [
    name,
    raw[name] === undefined ? undefined : text(raw[name], `${path}.${name}`),
  ];
  const record = raw.record === undefined ? undefined : fields(raw.record, `${path}.record`);
  return defined({
    ...Object.fromEntries([
      ...['kinds', 'subKinds', 'teams', 'hiddenKinds'].map(texts),
      ...['unread', 'unseen', 'waiting', 'saved'].map(flag),
      ...['since', 'until'].map(time),
    ]),
    place: raw.place === undefined ? undefined : oneOf(raw.place, ['inbox', 'archived', 'snoozed'], `${path}.place`),
    record: record && { type: text(record.type, `${path}.record.type`), id: text(record.id, `${path}.record.id`) },
    data:
      raw.data === undefined
        ? undefined
        : dictionary(Object.entries(fields(raw.data, `${path}.data`)).map(([key, given]) => [key, entry(given, `${path}.data`)])),
  });
}

function entry(value: unknown, path: string): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw unexpected(path, 'an object of texts, numbers and flags');
}
