import { parseDescription, parseTestReport } from '../../model/parseDescription.js';
import type { Transport, TransportContext } from '../../store/transport.js';

// What only the preferences ask for: loaded by them, and not with the bell.

/** Sends a body, or asks without one. */
type Post = (path: string, body: unknown, signal: AbortSignal) => Promise<unknown>;

export const describe = async (
  post: Post,
  { signal }: TransportContext,
): ReturnType<NonNullable<Transport['describePreferences']>> =>
  parseDescription(await post('preferences/description', undefined, signal));

export const test = async (
  post: Post,
  kind: string,
  { signal }: TransportContext,
): ReturnType<NonNullable<Transport['sendTest']>> => parseTestReport(await post('preferences/test', { kind }, signal));
