import type { Cell } from './cells.js';
import { dictionary, fields, integer, list, maybeOneOf, maybeText, oneOf, text, unexpected, type Fields } from './check.js';
import type { RejectReason } from './commands.js';
import type { Place } from './notification.js';
import type { Preferences, Rejection } from './protocol.js';

/** What a frame says beside its rows: enough for counts, commands and preferences. */
export interface FrameHeader {
  readonly type: 'delta' | 'reset';
  readonly epoch: string;
  /** -1 of a reset: it stands by itself. */
  readonly from: number;
  readonly to: number;
  readonly cells: readonly Cell[];
  readonly lastCommand: number;
  readonly rejected: readonly Rejection[];
  readonly preferencesRev: number;
  readonly preferences: Preferences | null;
  readonly pollSeconds: number | undefined;
}

/** Checks all of a frame but its rows. @throws CasebellError `invalidResponse`, naming the field. */
export function parseHeader(value: unknown): FrameHeader {
  const raw = fields(value, 'the frame');
  const type = oneOf(raw.type, ['delta', 'reset'], 'type');
  const whole = (name: string): number => integer(raw[name], name);
  return {
    type,
    epoch: text(raw.epoch, 'epoch'),
    from: type === 'reset' ? -1 : whole('from'),
    to: whole('to'),
    cells: list(raw.cells, 'cells', parseCell),
    lastCommand: whole('lastCommand'),
    rejected: list(raw.rejected, 'rejected', parseRejection),
    preferencesRev: whole('preferencesRev'),
    preferences:
      raw.preferences === undefined ? null : (dictionary(Object.entries(fields(raw.preferences, 'preferences'))) as Preferences),
    pollSeconds: typeof raw.pollSeconds === 'number' && raw.pollSeconds >= 1 ? raw.pollSeconds : undefined,
  };
}

function parseCell(value: unknown, path: string): Cell {
  const parts: unknown[] = Array.isArray(value) ? [...value] : [];
  const isRight = (part: unknown, i: number): boolean =>
    i < 3 ? typeof part === 'string' : i > 3 ? Number.isSafeInteger(part) : PLACES.includes(part as Place);
  if (parts.length !== 8 || !parts.every(isRight)) throw unexpected(path, 'a cell of eight values');
  return parts as unknown as Cell;
}

const PLACES: readonly Place[] = ['inbox', 'archived', 'snoozed'];
const REASONS: readonly RejectReason[] = ['restored', 'tooLate', 'changed', 'gone', 'handled', 'unsupported'];

function parseRejection(value: unknown, path: string): Rejection {
  const raw = fields(value, path);
  const { id, name } = (raw.by ?? {}) as Fields;
  return {
    mid: integer(raw.mid, `${path}.mid`),
    reason: maybeOneOf(raw.reason, REASONS) ?? 'invalid',
    ...(maybeText(id) && maybeText(name) && { by: { id: id as string, name: name as string } }),
  };
}
