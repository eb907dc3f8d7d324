/** What went wrong with a request to the server; the HTTP status follows from it. */
export type ServerErrorCode =
  | 'badRequest'
  | 'unauthorised'
  | 'tokenExpired'
  | 'forbidden'
  | 'notFound'
  | 'unknownRecipient'
  | 'payloadTooLarge'
  | 'rateLimited'
  | 'unavailable'
  | 'internal'
  /** The server cannot start or go on with these options or in this place; the message says how to mend it. */
  | 'startup';

const STATUS = {
  badRequest: 400,
  unauthorised: 401,
  tokenExpired: 401,
  forbidden: 403,
  notFound: 404,
  unknownRecipient: 404,
  payloadTooLarge: 413,
  rateLimited: 429,
  internal: 500,
  startup: 500,
  unavailable: 503,
} as const satisfies { readonly [code in ServerErrorCode]: number };

/** Every error the server reports: what happened, why, and what to do, with a code to switch on. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  /** The field of the request that is wrong, as a path with dots. */
  readonly field: string | undefined;
  /** Seconds after which to try again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ServerErrorCode,
    message: string,
    options: { readonly field?: string | undefined; readonly retryAfter?: number; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.field = options.field;
    this.retryAfter = options.retryAfter;
  }

  get status(): (typeof STATUS)[ServerErrorCode] {
    return STATUS[this.code];
  }
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
