import { createHash } from 'node:crypto';
import { ServerError } from './errors.js';
import type { ApiKey } from './options.js';

const MIN_LENGTH = 16;
// Comparing digests tells nothing about how much of a key was right.
const digestOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** Finds the API key of a request. Throws `unauthorised`. */
export function apiKeyLookup(keys: readonly ApiKey[]): (request: Request) => ApiKey {
  for (const { key } of keys) {
    if (key.length < MIN_LENGTH)
      throw new ServerError('startup', `An API key has ${key.length} characters; it needs at least ${MIN_LENGTH}.`);
  }
  const byDigest = new Map(keys.map((key) => [digestOf(key.key), key]));
  return (request) => {
    const given = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    const key = given === undefined ? undefined : byDigest.get(digestOf(given));
    if (key !== undefined) return key;
    const why = given === undefined ? 'An API key is missing' : 'This API key is not known';
    throw new ServerError('unauthorised', `${why}. Send the header "authorization: Bearer <API key>".`);
  };
}

/** Whether the key may send a kind, and touch what was sent of it. */
export function mayTouch({ kinds }: ApiKey, kind: string): boolean {
  return kinds === 'all' || kinds.includes(kind);
}

/** Throws `forbidden`, naming what is allowed, when the key may not send a kind. */
export function requireKind(key: ApiKey, kind: string): void {
  if (mayTouch(key, kind)) return;
  const allowed = key.kinds === 'all' ? '' : key.kinds.join(', ');
  throw new ServerError('forbidden', `This API key may not send "${kind}", only: ${allowed || 'nothing'}.`, {
    field: 'kind',
  });
}

/** Throws `forbidden` when the key may not change the directory. */
export function requireDirectory({ kinds }: ApiKey): void {
  if (kinds === 'all') return;
  throw new ServerError(
    'forbidden',
    'This API key is limited to some kinds and may not change recipients. Use one that may send all kinds.',
  );
}
