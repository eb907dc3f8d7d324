/**
 * What can go wrong between the store and a backend.
 * `network`, `timeout`, `unavailable`, `rateLimited`, `invalidResponse` are tried again; the others stop until something changes.
 */
export type ErrorCode =
  /** No connection, or a backend that cannot be reached. */
  | 'network'
  /** No answer in time. */
  | 'timeout'
  /** The backend answered that it cannot serve now (5xx). */
  | 'unavailable'
  /** Too many requests; `retryAfter` says when to come back. */
  | 'rateLimited'
  /** An answer that is not of the protocol. */
  | 'invalidResponse'
  /** Not signed in, or the token is no longer valid and could not be refreshed. */
  | 'unauthorised'
  /** Signed in, but not allowed. */
  | 'forbidden'
  /** The address is not a Casebell backend. */
  | 'notFound'
  /** The request itself was refused as wrong. */
  | 'badRequest'
  /** The library was called in a way that cannot work; the message says how to mend it. */
  | 'usage';

/** Every error the library throws or reports: what happened, why, and what to do, with a code to switch on. */
export class CasebellError extends Error {
  override readonly name = 'CasebellError';
  readonly code: ErrorCode;
  /** Milliseconds after which the backend asked to be tried again. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: { readonly retryAfter?: number; readonly cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}

/** Foreign code may throw anything: what is not an error of ours is taken for a connection that failed. */
export function asError(cause: unknown): CasebellError {
  if (cause instanceof CasebellError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  return new CasebellError('network', `The backend could not be reached (${text}). It is tried again.`, { cause });
}
