import { CasebellError, type ErrorCode } from '../../model/errors.js';

const CODES: { readonly [status: number]: ErrorCode } = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  429: 'rateLimited',
};

/** A response that is no success, as the error that tells the store what to do: by its status, with its message and `Retry-After`. */
export async function responseError(response: Response): Promise<CasebellError> {
  const { status, headers } = response;
  const code = CODES[status] ?? (status < 500 ? 'badRequest' : 'unavailable');
  const wait = headers.get('Retry-After');
  const milliseconds = wait && (/^\d+$/.test(wait) ? +wait * 1_000 : Math.max(0, Date.parse(wait) - Date.now()));
  const reason = reasonIn(await response.text().catch(() => ''));
  return new CasebellError(code, `The backend answered ${status}${reason}`, milliseconds ? { retryAfter: milliseconds } : {});
}

const NO_REASON = ' without a reason. Look into its log.';

/** The message in the body of an error, in the forms servers send it. */
function reasonIn(text: string): string {
  try {
    const body = JSON.parse(text) as { readonly [field: string]: unknown };
    const inner = (body['error'] ?? (body['errors'] as readonly unknown[] | undefined)?.[0]) as typeof body | undefined;
    const message = body['message'] ?? inner?.['message'] ?? inner?.['detail'] ?? body['detail'] ?? body['title'];
    return typeof message === 'string' ? `: ${message.slice(0, 500)}` : NO_REASON;
  } catch {
    return NO_REASON;
  }
}
