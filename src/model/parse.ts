import { defined, fields, integer, maybeText, oneOf, text } from './check.js';
import { parseContents } from './parseContents.js';
import { parseHeader } from './parseHeader.js';
import type { StreamFrame, SyncAnswer } from './protocol.js';

/** Checks the answer to a sync request. @throws CasebellError `invalidResponse`, naming the field. */
export function parseSyncAnswer(value: unknown): SyncAnswer {
  const { type, from, preferences, pollSeconds, ...header } = parseHeader(value);
  const { rows, operations, tombstones, floors } = parseContents(value);
  const serverTime = maybeText(fields(value, 'answer').serverTime);
  const frame = { ...header, rows, ...defined({ preferences: preferences ?? undefined, pollSeconds, serverTime }) };
  return type === 'reset' ? { ...frame, type, floors } : { ...frame, type, from, operations, tombstones };
}

/** Checks one frame of a stream. @throws CasebellError `invalidResponse`, naming the field. */
export function parseStreamFrame(value: unknown): StreamFrame {
  const raw = fields(value, 'the frame');
  const type = oneOf(raw.type, ['delta', 'resync', 'bye', 'beat'], 'type');
  if (type === 'resync') return { type };
  if (type === 'beat') return { type, epoch: text(raw.epoch, 'epoch'), cursor: integer(raw.cursor, 'cursor') };
  if (type === 'bye') return { type, ...defined({ retry: typeof raw.retry === 'number' ? raw.retry : undefined }) };
  return parseSyncAnswer(value) as StreamFrame;
}
