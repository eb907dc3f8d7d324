import type { StreamFrame } from 'casebell/model';
import { createHttpTransport } from 'casebell/transports/http';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const POSITION = { epoch: 'e', cursor: 7, preferencesRev: 2 };
const BEAT: StreamFrame = { type: 'beat', epoch: 'e', cursor: 7 };

// The part that streams is loaded on demand, which takes real time: once, before the clock is ours.
beforeAll(async () => {
  const { asked, connect } = over({ stream: heldBack, poll: () => BEAT });
  const { controller } = await connect();
  await vi.waitFor(() => expect(asked).toEqual(['stream']), { timeout: 10_000 });
  controller.abort();
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const delta = (from: number, to: number) => ({ type: 'delta', epoch: 'e', from, to, preferencesRev: 3 });

/** Lets time pass, in steps; between two of them bodies are read, which takes turns of the real event loop. */
async function pass(milliseconds: number): Promise<void> {
  const steps = Math.min(100, Math.ceil(milliseconds / 100));
  for (let step = 0; step < steps; step++) {
    await vi.advanceTimersByTimeAsync(milliseconds / steps);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A body that never ends, with what is handed in first. */
const endless = (...frames: readonly StreamFrame[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const frame of frames) controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(frame)}\n\n`));
    },
  });

const eventStream = (body: BodyInit) => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });

const never = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

interface Way {
  /** What becomes of a request for an event stream. */
  readonly stream: (request: Request) => Response | Promise<Response>;
  /** What becomes of a long poll. */
  readonly poll: (request: Request, wait: number) => unknown;
}

/** A transport over a way of some kind, and the connections opened over it. */
function over({ stream, poll }: Way) {
  const asked: string[] = [];
  const transport = createHttpTransport({
    url: 'https://bell.example.com',
    fetch: async (request) => {
      const query = new URL(request.url).searchParams;
      const wait = query.get('wait');
      asked.push(wait === null ? 'stream' : `poll ${query.get('cursor')} ${wait}`);
      if (wait === null) return stream(request);
      const answer = await poll(request, Number(wait));
      return answer instanceof Response ? answer : Response.json(answer);
    },
  });
  const connect = async () => {
    const controller = new AbortController();
    const frames: StreamFrame[] = [];
    const connection = { controller, frames, opened: 0, end: undefined as { readonly error?: unknown } | undefined };
    transport.stream?.(
      POSITION,
      {
        onOpen: () => connection.opened++,
        onFrame: (frame) => frames.push(frame),
        onEnd: (end) => (connection.end = end),
      },
      controller,
    );
    await vi.dynamicImportSettled();
    return connection;
  };
  return { asked, connect };
}

/** As after a buffering proxy: the stream comes when it is complete, which it never is. */
const heldBack: Way['stream'] = ({ signal }) => never(signal);

describe('a stream that is held back', () => {
  it('is given up after 5 seconds for requests that each wait for the next frame', async () => {
    const answers = [delta(7, 9), delta(9, 12)];
    const { asked, connect } = over({ stream: heldBack, poll: ({ signal }) => answers.shift() ?? never(signal) });
    const connection = await connect();
    await pass(4_900);
    expect(asked).toEqual(['stream']);
    expect(connection.opened).toBe(0);
    await pass(1_000);
    expect(connection.frames).toEqual([delta(7, 9), delta(9, 12)]);
    expect(asked).toEqual(['stream', 'poll 7 0', 'poll 9 25', 'poll 12 25']);
    expect(connection.opened).toBe(1);
    expect(connection.end).toBeUndefined();
    connection.controller.abort();
  });

  it('is noticed also when its headers come and its body does not', async () => {
    const { connect } = over({ stream: () => eventStream(endless()), poll: () => ({ type: 'bye' }) });
    const connection = await connect();
    await pass(5_100);
    expect(connection.frames).toEqual([{ type: 'bye' }]);
    expect(connection.end).toEqual({});
  });

  it('is told from a slow one, whose first byte comes before the answer', async () => {
    let isAborted = false;
    const late = async (signal: AbortSignal, answer: () => unknown) => {
      signal.addEventListener('abort', () => (isAborted = true));
      await new Promise((resolve) => void setTimeout(resolve, 8_000));
      return answer();
    };
    const { asked, connect } = over({
      stream: ({ signal }) => late(signal, () => eventStream(endless(BEAT))) as Promise<Response>,
      poll: ({ signal }) => late(signal, () => BEAT),
    });
    const connection = await connect();
    await pass(8_100);
    expect(connection.frames).toEqual([BEAT]);
    expect(isAborted).toBe(true); // the request beside it
    await pass(60_000);
    expect(asked).toEqual(['stream', 'poll 7 0']);
    expect(connection.end).toBeUndefined();
  });

  it('is waited for where the backend has no long poll, and where nothing gets through at all', async () => {
    const polls = [() => eventStream(endless(BEAT)), () => Promise.reject(new TypeError('fetch failed'))];
    for (const poll of polls) {
      const { asked, connect } = over({ stream: heldBack, poll });
      const connection = await connect();
      await pass(30_000);
      expect(asked).toEqual(['stream', 'poll 7 0']);
      expect(connection.end).toBeUndefined();
      connection.controller.abort();
    }
  });

  it('is not tried again for ten minutes, and then it is', async () => {
    const { asked, connect } = over({
      stream: heldBack,
      poll: async (_request, wait) => {
        if (wait > 0) await new Promise((resolve) => void setTimeout(resolve, 25_000));
        return BEAT;
      },
    });
    const first = await connect();
    await pass(60_000);
    first.controller.abort();
    await pass(30_000);
    asked.length = 0;
    const second = await connect();
    await pass(100);
    expect(asked).toEqual(['poll 7 0', 'poll 7 25']);
    expect(second.opened).toBe(1);
    await pass(600_000);
    expect(second.end).toEqual({});
    asked.length = 0;
    await connect();
    await pass(100);
    expect(asked).toEqual(['stream']);
  });
});

describe('streams that are cut within a second', () => {
  const cuts: readonly (readonly [string, Way['stream']])[] = [
    ['after the first beat', () => eventStream(`data: ${JSON.stringify(BEAT)}\n\n`)],
    ['by a reset', () => Promise.reject(new TypeError('fetch failed'))],
    ['by a page of the gateway', () => new Response('<h1>502</h1>', { status: 502 })],
  ];
  it.each(cuts)('give way to a long poll after two in a row: %s', async (_how, stream) => {
    const { asked, connect } = over({ stream, poll: ({ signal }, wait) => (wait > 0 ? never(signal) : BEAT) });
    for (let i = 0; i < 2; i++) {
      const connection = await connect();
      await pass(10);
      expect(connection.end).toBeDefined();
    }
    const connection = await connect();
    await pass(10);
    expect(asked).toEqual(['stream', 'stream', 'poll 7 0', 'poll 7 25']);
    expect(connection.frames).toEqual([BEAT]);
    expect(connection.end).toBeUndefined();
  });

  it('are tried again where the long poll does not help', async () => {
    const { asked, connect } = over({
      stream: () => Promise.reject(new TypeError('fetch failed')),
      poll: () => new Response('<h1>502</h1>', { status: 502 }),
    });
    for (let i = 0; i < 4; i++) {
      const connection = await connect();
      await pass(10);
      expect(connection.end?.error).toBeDefined();
    }
    expect(asked).toEqual(['stream', 'stream', 'poll 7 0', 'stream']);
  });

  it.each([
    ['asked for a sync', () => eventStream('data: {"type":"resync"}\n\n')],
    ['was refused', () => new Response('', { status: 401 })],
    ['is one too many', () => new Response('', { status: 429 })],
    ['does not exist', () => new Response('', { status: 404 })],
  ])('are no reason when the stream %s', async (_why, stream) => {
    const { asked, connect } = over({ stream, poll: () => BEAT });
    for (let i = 0; i < 4; i++) {
      await connect();
      await pass(10);
    }
    expect(asked).toEqual(['stream', 'stream', 'stream', 'stream']);
  });
});

describe('a long poll', () => {
  it('asks at most four times a second, however much happens', async () => {
    let cursor = 7;
    const { asked, connect } = over({ stream: heldBack, poll: () => delta(cursor, ++cursor) });
    const connection = await connect();
    await pass(5_000 + 10_000);
    expect(asked.length).toBeLessThan(45);
    connection.controller.abort();
    const { length } = asked;
    await pass(10_000);
    expect(asked).toHaveLength(length);
    expect(connection.end).toBeUndefined();
  });

  it('ends with an error when a request fails', async () => {
    const answers: unknown[] = [BEAT, new Response('<h1>502</h1>', { status: 502 })];
    const { connect } = over({ stream: heldBack, poll: () => answers.shift() });
    const connection = await connect();
    await pass(6_000);
    expect(connection.end?.error).toMatchObject({ code: 'unavailable' });
  });
});
