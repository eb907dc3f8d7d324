import { defined, dictionary, fields, integer, list, maybeOneOf, oneOf, text, unexpected } from './check.js';
import type { Filter } from './filter.js';
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
    rows: list(raw.rows, 'rows', parseNotification),
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
    rows: list(raw.rows, 'rows', parseNotification),
    floor: integer(raw.floor, 'floor'),
  };
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
    // Built by this library, echoed by the backend, and only ever compared with.
    filter: fields(raw.filter, `${path}.filter`) as Filter,
    ...defined({ reason: maybeOneOf(raw.reason, ['archivedAll', 'nightly', 'archived']) }),
  };
}
