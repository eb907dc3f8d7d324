import { CasebellError, type StreamFrame } from 'casebell/model';
import { createHttpTransport, type HttpTransportOptions } from 'casebell/transports/http';
import { describe, expect, it, vi } from 'vitest';
import { FIRST_REQUEST } from './firstRequest.js';

const POSITION = { epoch: 'e 1', cursor: 7, preferencesRev: 2 };

const context = () => ({ signal: new AbortController().signal });

function transportTo(answer: (request: Request) => Response | Promise<Response>, options: Partial<HttpTransportOptions> = {}) {
  const requests: Request[] = [];
  const transport = createHttpTransport({
    url: 'https://bell.example.com/bell/',
    fetch: async (request) => {
      requests.push(request);
      return answer(request);
    },
    ...options,
  });
  return { transport, requests };
}

async function failureOf(promise: Promise<unknown>): Promise<CasebellError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof CasebellError) return error;
  throw new Error('no CasebellError was thrown', { cause: error });
}

const sync = async (answer: (request: Request) => Response | Promise<Response>) =>
  failureOf(transportTo(answer).transport.sync(FIRST_REQUEST, context()));

describe('requests', () => {
  it('posts a sync request as JSON with the header that forms cannot send', async () => {
    const { transport, requests } = transportTo(() => Response.json({ type: 'delta' }));
    expect(await transport.sync(FIRST_REQUEST, context())).toEqual({ type: 'delta' });
    const [request] = requests;
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe('https://bell.example.com/bell/v1/sync');
    expect(request?.headers.get('X-Casebell')).toBe('1');
    expect(request?.headers.get('Authorization')).toBeNull();
    expect(await request?.json()).toEqual(FIRST_REQUEST);
  });

  it('sends the token as a header, never in the address', async () => {
    const { transport, requests } = transportTo(() => Response.json({}), { getToken: () => 'secret' });
    await transport.sync(FIRST_REQUEST, context());
    await transport.page({ filter: {}, before: 9, limit: 5 }, context());
    expect(requests.map((request) => request.headers.get('Authorization'))).toEqual(['Bearer secret', 'Bearer secret']);
    expect(requests.some((request) => request.url.includes('secret'))).toBe(false);
  });
});

describe('preferences', () => {
  const decisions = { bell: { outcome: 'deliver', because: 'cell' } };
  const description = { channels: [{ channel: 'bell' }], volumes: { mention: 3 } };

  it('are described by one GET, and a sample is one POST', async () => {
    const { transport, requests } = transportTo(({ method }) => Response.json(method === 'GET' ? description : { decisions }));
    expect(await transport.describePreferences?.(context())).toEqual(description);
    expect(await transport.sendTest?.('mention', context())).toEqual({ decisions });
    expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'GET /bell/v1/preferences/description',
      'POST /bell/v1/preferences/test',
    ]);
    expect(await requests[1]?.json()).toEqual({ kind: 'mention' });
  });

  it('are not believed when they are of another shape, and are not there where the backend has none', async () => {
    const answered = (answer: Response) => transportTo(() => answer).transport;
    for (const transport of [answered(Response.json({ channels: 'bell' })), answered(Response.json([]))])
      expect((await failureOf(transport.describePreferences!(context()))).code).toBe('invalidResponse');
    const test = answered(Response.json({ decisions: { bell: { outcome: 'shout', because: 'cell' } } })).sendTest!;
    expect((await failureOf(test('mention', context()))).code).toBe('invalidResponse');
    const missing = answered(new Response('', { status: 404 }));
    expect((await failureOf(missing.describePreferences!(context()))).code).toBe('notFound');
  });
});

describe('failures', () => {
  it.each([
    [400, 'badRequest'],
    [401, 'unauthorised'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [408, 'timeout'],
    [413, 'badRequest'],
    [422, 'badRequest'],
    [429, 'rateLimited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
  ])('tells %i as %s, with the words of the server', async (status, code) => {
    const error = await sync(() => Response.json({ error: { code: 'x', message: 'Views must be a list.' } }, { status }));
    expect(error.code).toBe(code);
    expect(error.message).toContain('Views must be a list.');
  });

  it.each([
    ['seconds', '7', 7_000],
    ['a date', new Date(Date.now() + 60_000).toUTCString(), expect.closeTo(60_000, -4)],
    ['a date that has passed', new Date(0).toUTCString(), undefined],
    ['nonsense', 'soon', undefined],
  ])('takes Retry-After as %s', async (_form, value, retryAfter) => {
    const error = await sync(() => new Response('', { status: 429, headers: { 'Retry-After': value } }));
    expect(error.retryAfter).toEqual(retryAfter);
  });

  it.each([
    ['an HTML page', new Response('<!doctype html><title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } })],
    ['nothing', new Response('')],
    ['half a document', new Response('{"type":"del')],
  ])('does not take %s for an answer', async (_what, response) => {
    expect((await sync(() => response)).code).toBe('invalidResponse');
  });

  it('tells a gateway page as unavailable', async () => {
    expect((await sync(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))).code).toBe('unavailable');
  });

  it('tells a broken connection as network', async () => {
    const error = await sync(() => Promise.reject(new TypeError('fetch failed')));
    expect(error.code).toBe('network');
    expect(error.message).toContain('https://bell.example.com/bell/v1/');
  });

  it('tells a connection that breaks inside the answer as network', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
    expect((await sync(() => new Response(body))).code).toBe('network');
  });

  it('stays an abort when the caller gave up', async () => {
    const controller = new AbortController();
    const { transport, requests } = transportTo(
      ({ signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new TypeError('aborted')))),
    );
    const answer = transport.sync(FIRST_REQUEST, controller);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    controller.abort(new DOMException('given up', 'AbortError'));
    await expect(answer).rejects.toThrow('given up');
  });
});

describe('tokens', () => {
  it('asks once for one new token for all that were refused together', async () => {
    const getToken = vi.fn(async ({ refresh }: { refresh: boolean }) => (refresh ? 'new' : 'old'));
    const { transport, requests } = transportTo(
      (request) =>
        request.headers.get('Authorization') === 'Bearer new' ? Response.json({}) : new Response('', { status: 401 }),
      { getToken },
    );
    expect((await failureOf(transport.sync(FIRST_REQUEST, context()))).code).toBe('unauthorised');
    expect(await Promise.all([transport.refreshToken?.(), transport.refreshToken?.()])).toEqual([true, true]);
    await transport.sync(FIRST_REQUEST, context());
    expect(getToken.mock.calls).toEqual([[{ refresh: false }], [{ refresh: true }]]);
    expect(requests).toHaveLength(2);
  });

  it('says so when there is no new token', async () => {
    const { transport } = transportTo(() => Response.json({}), { getToken: () => '' });
    expect(await transport.refreshToken?.()).toBe(false);
  });

  it('asks again after a failure to get a token', async () => {
    const getToken = vi.fn<() => string>().mockImplementationOnce(() => {
      throw new Error('the sign-in service is down');
    });
    getToken.mockReturnValue('token');
    const { transport, requests } = transportTo(() => Response.json({}), { getToken });
    await expect(transport.sync(FIRST_REQUEST, context())).rejects.toThrow('the sign-in service is down');
    await transport.sync(FIRST_REQUEST, context());
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer token');
  });

  it('offers no refresh where cookies sign in', () => {
    expect(transportTo(() => Response.json({})).transport.refreshToken).toBeUndefined();
  });
});

describe('the stream', () => {
  const eventStream = (body: ReadableStream | string): Response =>
    new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });

  function listen(answer: (request: Request) => Response | Promise<Response>) {
    const { transport, requests } = transportTo(answer);
    const controller = new AbortController();
    const frames: StreamFrame[] = [];
    let opened = 0;
    const ended = new Promise<{ error?: unknown }>((resolve) => {
      transport.stream?.(
        POSITION,
        { onOpen: () => opened++, onFrame: (frame) => frames.push(frame), onEnd: resolve },
        controller,
      );
    });
    return { requests, controller, frames, ended, opened: () => opened };
  }

  it('starts from the position and delivers frames in order until the other side closes', async () => {
    const beat = { type: 'beat', epoch: 'e', cursor: 7 };
    const { requests, frames, ended, opened } = listen(() =>
      eventStream(`event: beat\ndata: ${JSON.stringify(beat)}\n\n: ping\n\ndata: {"type":"resync"}\n\n`),
    );
    expect(await ended).toEqual({});
    expect(requests[0]?.url).toBe('https://bell.example.com/bell/v1/stream?epoch=e+1&cursor=7&preferencesRev=2');
    expect(requests[0]?.method).toBe('GET');
    expect(frames).toEqual([beat, { type: 'resync' }]);
    expect(opened()).toBe(1);
  });

  it.each([
    ['it is refused', () => new Response('', { status: 401 }), 'unauthorised'],
    ['it is a page', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 'invalidResponse'],
    ['a frame is not JSON', () => eventStream('data: {\n\n'), 'invalidResponse'],
    [
      'it breaks',
      () => eventStream(new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })),
      'network',
    ],
  ])('ends with an error when %s', async (_when, answer, code) => {
    const { error } = await listen(answer).ended;
    expect((error as CasebellError).code).toBe(code);
  });

  it('stays silent after it was given up', async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const { controller, frames, ended } = listen(() => eventStream(readable));
    let end: unknown = 'none';
    void ended.then((reason) => (end = reason));
    await writer.write(new TextEncoder().encode('data: {"type":"resync"}\n\n'));
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    controller.abort();
    await expect(writer.closed).rejects.toBeUndefined(); // the other side is told that nobody listens
    expect(frames).toHaveLength(1);
    expect(end).toBe('none');
  });
});
