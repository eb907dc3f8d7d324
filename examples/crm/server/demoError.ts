/** A request to the demo's own endpoints that cannot be served; the status and the code go to the caller. */
export class DemoError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function json(body: unknown, status = 200, headers: { readonly [name: string]: string } = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

const LIMIT = 16_384;

/** The JSON object of a request. Throws a `DemoError` for anything else. */
export async function readObject(request: Request): Promise<ReadonlyMap<string, unknown>> {
  const text = await request.text();
  if (text.length > LIMIT) throw new DemoError(413, 'payloadTooLarge', `The body has more than ${LIMIT} characters. Send less.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DemoError(400, 'badRequest', 'The body is not JSON. Send an object like { "person": "anna" }.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DemoError(400, 'badRequest', 'The body is not an object. Send one like { "person": "anna" }.');
  return new Map(Object.entries(value));
}
