import { ServerError } from './errors.js';

const MAX_BYTES = 65_536;
const MAX_DEPTH = 8;

/** Reads a JSON body within the limits of size, depth and text. Throws `payloadTooLarge` or `badRequest`. */
export async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new ServerError('badRequest', 'The body must be JSON: send the header "content-type: application/json".');
  }
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ServerError('badRequest', 'The body is not JSON. Check its quotes, commas and brackets.');
  }
  checkValue(value, 1, '');
  return value;
}

async function readText(request: Request): Promise<string> {
  const tooLarge = () => new ServerError('payloadTooLarge', `The body is larger than ${MAX_BYTES} bytes. Send less at once.`);
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new ServerError('badRequest', 'The body is not valid UTF-8.');
  }
}

/** Whether the database can keep a text: it refuses NUL and halves of surrogate pairs. */
export function isStorable(text: string): boolean {
  return !/[\u0000\p{Cs}]/u.test(text);
}

function checkValue(value: unknown, depth: number, path: string): void {
  if (typeof value === 'string') return checkText(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH)
    throw new ServerError('badRequest', `The body is nested deeper than ${MAX_DEPTH} levels.`, { field: path });
  for (const [key, child] of Object.entries(value)) {
    checkText(key, path);
    checkValue(child, depth + 1, path === '' ? key : `${path}.${key}`);
  }
}

function checkText(text: string, path: string): void {
  if (isStorable(text)) return;
  throw new ServerError('badRequest', `A text in ${path || 'the body'} holds a NUL character or half of a surrogate pair.`, {
    field: path,
  });
}
