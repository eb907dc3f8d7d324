import { CasebellError } from '../model/errors.js';
import type { Page, SyncAnswer } from '../model/protocol.js';
import type { Transport } from '../store/transport.js';
import type { HttpStream } from './internal/httpStream.js';
import { responseError } from './internal/responseError.js';

export interface HttpTransportOptions {
  /** Where the backend is mounted, without `/v1`; for example `/notifications` or `https://bell.example.com`. */
  readonly url: string;
  /** A bearer token, asked for once, and with `refresh` when the last one was refused. Absent: cookies sign in. */
  readonly getToken?: (options: { readonly refresh: boolean }) => Promise<string> | string;
  /** `include` sends cookies to another origin as well. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the browser's. To change a request on its way, make `new Request(request, …)` of it, and not one of its URL. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Speaks to `@casebell/server`, or to any server of the protocol. */
export function createHttpTransport({ url, getToken, credentials, headers, fetch }: HttpTransportOptions): Transport {
  const base = `${url.replace(/\/+$/, '')}/v1/`;
  let token: string | undefined;
  let refreshing: Promise<boolean> | undefined;
  let stream: HttpStream | undefined;

  /** What the network does wrong is `network`; what the caller gave up stays an abort. */
  async function reach<Result>(signal: AbortSignal, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      throw new CasebellError('network', `${base} cannot be reached. Check the connection, and that \`url\` is right.`, {
        cause,
      });
    }
  }

  async function send(path: string, signal: AbortSignal, body?: string): Promise<Response> {
    if (getToken) token ??= await getToken({ refresh: false });
    const response = await reach(signal, () => {
      const request = new Request(new URL(base + path, globalThis.location?.href), {
        // One that other sites cannot send along with the cookie.
        headers: {
          ...headers,
          'X-Casebell': '1',
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        cache: 'no-store',
        signal,
        ...(credentials && { credentials }),
        // Arrives also when the click that caused it has led to another page. Browsers allow 64 kB of that at a time.
        ...(body !== undefined && { method: 'POST', body, keepalive: body.length < 16_000 }),
      });
      return (fetch ?? globalThis.fetch)(request);
    });
    if (response.ok) return response;
    throw await responseError(response);
  }

  async function post<Answer>(path: string, body: unknown, signal: AbortSignal): Promise<Answer> {
    const response = await send(path, signal, JSON.stringify(body));
    return parse(await reach(signal, () => response.text())) as Answer;
  }

  return {
    sync: (request, { signal }) => post<SyncAnswer>('sync', request, signal),
    page: (request, { signal }) => post<Page>('page', request, signal),
    describePreferences: async (context) => (await preferenceParts()).describe(post, context),
    sendTest: async (kind, context) => (await preferenceParts()).test(post, kind, context),
    stream: (position, handlers, { signal }) => {
      const open = async (): Promise<void> => {
        // After the first answer, and not with the bell.
        const { createHttpStream } = await import('./internal/httpStream.js');
        stream ??= createHttpStream({ send, reach, parse, misunderstood });
        await stream(position, handlers, signal);
      };
      open().then(
        () => signal.aborted || handlers.onEnd({}),
        (error: unknown) => signal.aborted || handlers.onEnd({ error }),
      );
    },
    ...(getToken && {
      // Requests that were refused together need one new token, not one each.
      refreshToken: () =>
        (refreshing ??= (async () => Boolean((token = await getToken({ refresh: true }))))().finally(() => {
          refreshing = undefined;
        })),
    }),
  };
}

const preferenceParts = () => import('./internal/preferenceParts.js');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw misunderstood('JSON');
  }
}

const misunderstood = (wanted: string): CasebellError =>
  new CasebellError(
    'invalidResponse',
    `The backend did not answer with ${wanted}. Check that \`url\` is a Casebell backend, not a page.`,
  );
