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
    drop(response);
    throw misunderstood(isStream ? 'JSON' : 'an event stream');
  }

  const drop = ({ body }: Response): void => void body?.cancel().catch(() => {});

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
    const giveUp = (): void => {
      stream.abort(signal.reason);
      probe.abort(signal.reason);
    };
    signal.addEventListener('abort', giveUp);
    const openedAt = Date.now();
    let isLast = false;
    let doubt: ReturnType<typeof setTimeout> | undefined;
    const trust = (): void => {
      clearTimeout(doubt);
      probe.abort();
    };
    // Beside the stream: over a slow line it still comes first, through something that holds it back only a finite answer does.
    const isHeldBack = new Promise<StreamFrame>((resolve) => {
      doubt = setTimeout(() => {
        nextFrame(position, 0, probe.signal).then(
          (frame) => {
            if (!probe.signal.aborted) resolve(frame);
          },
          () => {}, // nothing gets through: that says nothing of streams
        );
      }, DOUBT);
    });
    const carry = async (): Promise<null> => {
      const response = await ask(position, stream.signal);
      if (stream.signal.aborted) {
        drop(response);
        return null;
      }
      handlers.onOpen();
      const onData = (data: string): void => {
        if (stream.signal.aborted) return;
        const frame = parse(data) as StreamFrame | null;
        isLast = frame?.type === 'resync' || frame?.type === 'bye';
        handlers.onFrame(frame as StreamFrame); // the store checks it before it believes it
      };
      await read(response, onData, trust, stream.signal);
      return null;
    };
    const judge = (error?: unknown): void => {
      const isCut = !isLast && (error === undefined || /network|unavailable|invalid/.test(asError(error).code));
      if (!signal.aborted) cutShort = isCut && Date.now() - openedAt < SHORT ? cutShort + 1 : 0;
    };
    try {
      const polled = await Promise.race([carry(), isHeldBack]);
      if (polled === null) judge();
      return polled;
    } catch (error) {
      judge(error);
      throw error;
    } finally {
      trust();
      stream.abort();
      signal.removeEventListener('abort', giveUp);
    }
  };

  return async (position, handlers, signal) => {
    if (signal.aborted) return;
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
