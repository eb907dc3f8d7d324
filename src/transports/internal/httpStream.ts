import { asError } from '../../model/errors.js';
import type { StreamFrame } from '../../model/protocol.js';
import type { StreamHandlers, StreamPosition } from '../../store/transport.js';
import { createEventParser } from './eventStream.js';
import { longPoll } from './longPoll.js';

/** What the streams need of the transport that opens them. */
export interface HttpStreamParts {
  /** Throws what is not a success as a `CasebellError`. */
  readonly send: (path: string, signal: AbortSignal) => Promise<Response>;
  /** What the network does wrong in here is `network`; what the caller gave up stays an abort. */
  readonly reach: <Result>(signal: AbortSignal, act: () => Promise<Result>) => Promise<Result>;
  /** Throws `invalidResponse` for what is not JSON. */
  readonly parse: (text: string) => unknown;
  readonly misunderstood: (wanted: string) => Error;
}

/** Resolves when the other side has closed the connection, rejects when it broke. */
export type HttpStream = (
  position: StreamPosition,
  handlers: Pick<StreamHandlers, 'onOpen' | 'onFrame'>,
  signal: AbortSignal,
) => Promise<void>;

// Milliseconds.
const DOUBT = 5_000; // after which a stream without a first byte may be held back on its way
const SHORT = 1_000;
const LONG_POLL = 600_000;

/** The connections of one transport: event streams where the way there lets them through, long polls where it does not. */
export function createHttpStream({ send, reach, parse, misunderstood }: HttpStreamParts): HttpStream {
  let cutShort = 0; // streams in a row
  let pollUntil = 0;

  async function ask({ epoch, cursor, preferencesRev }: StreamPosition, signal: AbortSignal, wait?: number): Promise<Response> {
    const query = new URLSearchParams({ epoch, cursor: `${cursor}`, preferencesRev: `${preferencesRev}` });
    if (wait !== undefined) query.set('wait', `${wait}`);
    const response = await send(`stream?${query}`, signal);
    // A backend without long polls does not know `wait`, and opens a stream.
    const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream') ?? false;
    if (isStream === (wait === undefined)) return response;
    void response.body?.cancel().catch(() => {});
    throw misunderstood(isStream ? 'JSON' : 'an event stream');
  }

  const nextFrame = async (position: StreamPosition, wait: number, signal: AbortSignal): Promise<StreamFrame> => {
    const response = await ask(position, signal, wait);
    return parse(await reach(signal, () => response.text())) as StreamFrame;
  };

  async function read(
    { body }: Response,
    onData: (data: string) => void,
    onBytes: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    const parser = createEventParser(onData);
    const reader = body?.getReader();
    const cancel = (): void => void reader?.cancel().catch(() => {});
    // A `fetch` of the host's may not look at the signal.
    signal.addEventListener('abort', cancel);
    try {
      for (;;) {
        const piece = await reach(signal, async () => reader?.read());
        if (!piece?.value) return;
        onBytes();
        parser(piece.value);
      }
    } finally {
      cancel();
    }
  }

  /** Carries an event stream to its end. Resolves to the answer of a long poll instead when the stream is held back on its way. */
  const listen: (...args: Parameters<HttpStream>) => Promise<StreamFrame | null> = async (position, handlers, signal) => {
    const [stream, probe] = [new AbortController(), new AbortController()];
    const both = AbortSignal.any([signal, stream.signal]);
    const openedAt = Date.now();
    let isLast = false;
    let polled: StreamFrame | null = null;
    // Beside the stream: over a slow line it still comes first, through something that holds it back only a finite answer does.
    const ifHeldBack = async (): Promise<void> => {
      const frame = await nextFrame(position, 0, AbortSignal.any([signal, probe.signal]));
      if (probe.signal.aborted) return;
      polled = frame;
      stream.abort();
    };
    const doubt = setTimeout(() => void ifHeldBack().catch(() => {}), DOUBT);
    const trust = (): void => {
      clearTimeout(doubt);
      probe.abort();
    };
    const onData = (data: string): void => {
      if (both.aborted) return;
      const frame = parse(data) as StreamFrame;
      isLast = frame.type === 'resync' || frame.type === 'bye';
      handlers.onFrame(frame);
    };
    const ended = (error?: unknown): void => {
      trust();
      const isCut = !isLast && (error === undefined || /network|unavailable|invalid/.test(asError(error).code));
      if (!signal.aborted) cutShort = isCut && Date.now() - openedAt < SHORT ? cutShort + 1 : 0;
    };
    try {
      const response = await ask(position, both);
      handlers.onOpen();
      await read(response, onData, trust, both);
    } catch (error) {
      if (!polled) {
        ended(error);
        throw error;
      }
    }
    if (!polled) ended();
    return polled;
  };

  return async (position, handlers, signal) => {
    let first: StreamFrame | null = null;
    if (Date.now() >= pollUntil) {
      if (cutShort < 2) {
        first = await listen(position, handlers, signal);
        if (!first) return;
      } else {
        cutShort = 0; // should this not help either, streams are tried again
        first = await nextFrame(position, 0, signal);
      }
      pollUntil = Date.now() + LONG_POLL;
    }
    first ??= await nextFrame(position, 0, signal);
    if (signal.aborted) return;
    handlers.onOpen();
    await longPoll({
      position,
      first,
      nextFrame: (from, wait) => nextFrame(from, wait, signal),
      onFrame: handlers.onFrame,
      signal,
      until: pollUntil,
    });
  };
}
