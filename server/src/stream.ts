import type { StreamFrame } from 'casebell/model';
import type { Core } from './core.js';
import { messageOf, ServerError } from './errors.js';
import { readFrame, type Position } from './frames.js';
import type { Identity, StreamOptions } from './options.js';

/** Who listens, and from where on. */
export interface StreamRequest {
  readonly identity: Identity;
  readonly position: Position & { readonly epoch: string };
  readonly stillSignedIn: () => Promise<boolean>;
  /** Aborted when the other side has gone. */
  readonly signal: AbortSignal;
}

/** All open streams of one node. A long poll counts as one for as long as it waits. */
export interface Streams {
  /** Answers with a stream. Throws `rateLimited` when the person has too many. */
  readonly open: (request: StreamRequest) => Response;
  /** The next frame alone, or a beat after `wait` seconds: for clients behind something that holds streams back. Throws as `open` does. */
  readonly next: (request: StreamRequest, wait: number) => Promise<StreamFrame>;
  /** Says goodbye on all of them. */
  readonly close: () => void;
}

/** Where the frames of a connection go. */
interface Sink {
  readonly write: (frame: StreamFrame) => void;
  readonly close: () => void;
}

interface Line {
  /** Reads what there is from the position on; from then on every change is sent as it comes. */
  readonly start: () => Promise<void>;
  readonly beat: () => void;
  /** Sends a last frame and closes. */
  readonly end: (frame: StreamFrame) => void;
  /** Gives up the place among the streams of this person. */
  readonly release: () => void;
}

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** Milliseconds within which clients come back, so that a node that restarts is not asked by all at once. */
const RETRY_SPREAD = 3_000;

export function createStreams(core: Core, options: StreamOptions = {}): Streams {
  const {
    heartbeatSeconds = 15,
    maxMinutes = 10,
    authenticateSeconds = 60,
    maxUnsentBytes = 262_144,
    maxPerPerson = 8,
  } = options;
  const open = new Map<string, Set<() => void>>();
  const encoder = new TextEncoder();

  const connect = ({ identity, position, stillSignedIn }: StreamRequest, { write, close }: Sink): Line => {
    const address = [identity.tenant, identity.recipient.id] as const;
    const key = JSON.stringify(address);
    const own = open.get(key) ?? new Set();
    if (own.size >= maxPerPerson) {
      throw new ServerError(
        'rateLimited',
        `This person has ${maxPerPerson} streams open already. Close one, or share one between tabs.`,
        { retryAfter: 30 },
      );
    }
    let { epoch, cursor, preferencesRev } = position;
    let ended = false;
    let moved = true;
    let reading = false;

    const isOpen = () => !ended;
    const release = () => {
      if (ended) return;
      ended = true;
      for (const timer of timers) clearTimeout(timer);
      unlisten();
      own.delete(bye);
      if (own.size === 0) open.delete(key);
      core.metrics.streams.dec();
    };
    const send = (frame: StreamFrame) => {
      if (!ended) write(frame);
    };
    const end = (frame: StreamFrame) => {
      send(frame);
      if (ended) return;
      release();
      close();
    };
    const bye = () => end({ type: 'bye', retry: Math.round(Math.random() * RETRY_SPREAD) });

    const pump = async () => {
      if (reading) return;
      reading = true;
      try {
        while (moved && isOpen()) {
          moved = false;
          const frame = await readFrame(core.db, address, { ...position, epoch, cursor, preferencesRev }, null);
          if (frame === 'current') continue;
          if (frame === null) return end({ type: 'resync' });
          send(frame);
          ({ epoch, to: cursor, preferencesRev } = frame);
        }
      } catch (error) {
        core.logger.error({ error: messageOf(error) }, 'a stream could not read its inbox; the client comes back');
        bye();
      } finally {
        reading = false;
      }
    };
    const checkSignIn = async () => {
      if (!(await stillSignedIn().catch(() => false))) bye();
    };

    const lifetime = maxMinutes * 60_000 * (0.8 + Math.random() * 0.4);
    const untilExpiry = identity.expiresAt === undefined ? Infinity : identity.expiresAt.getTime() - core.clock().getTime();
    const timers = [
      setInterval(() => void checkSignIn(), authenticateSeconds * 1_000),
      setTimeout(bye, Math.max(0, Math.min(lifetime, untilExpiry))),
    ];
    const onMoved = () => {
      moved = true;
      void pump();
    };
    const unlisten = core.hub.listen(address, onMoved, () => ({ epoch, cursor }));
    open.set(key, own.add(bye));
    core.metrics.streams.inc();
    return { start: pump, beat: () => send({ type: 'beat', epoch, cursor }), end, release };
  };

  return {
    open(request) {
      let controller: ReadableStreamDefaultController<Uint8Array>;
      const write = (frame: StreamFrame) => {
        const bytes = encoder.encode(`event: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`);
        const room = controller.desiredSize ?? 0;
        if (bytes.byteLength <= room) return controller.enqueue(bytes);
        // A frame too large for an empty buffer is the client's to fetch. A buffer that stays full is a reader that does not read:
        // the error drops what it holds, and the cursor makes that lossless.
        if (room === maxUnsentBytes && frame.type !== 'resync') return line.end({ type: 'resync' });
        release();
        controller.error(new Error('The reader is too slow.'));
      };
      const line = connect(request, { write, close: () => (clearInterval(beats), controller.close()) });
      const beats = setInterval(line.beat, heartbeatSeconds * 1_000);
      const release = () => {
        clearInterval(beats);
        line.release();
      };
      const body = new ReadableStream<Uint8Array>(
        {
          start(given) {
            controller = given;
            // The first bytes carry the headers through: only then does the client know that it is connected.
            line.beat();
            void line.start();
          },
          cancel: release,
        },
        new ByteLengthQueuingStrategy({ highWaterMark: maxUnsentBytes }),
      );
      return new Response(body, { headers: HEADERS });
    },
    next(request, wait) {
      return new Promise((resolve) => {
        let answered = false;
        let timer: NodeJS.Timeout | undefined;
        const write = (frame: StreamFrame) => {
          answered = true;
          clearTimeout(timer);
          line.release();
          const fits = Buffer.byteLength(JSON.stringify(frame)) <= maxUnsentBytes;
          resolve(fits ? frame : { type: 'resync' });
        };
        const line = connect(request, { write, close: () => undefined });
        request.signal.addEventListener('abort', line.beat, { once: true });
        void line.start().then(() => {
          if (!answered) timer = setTimeout(line.beat, wait * 1_000);
        });
      });
    },
    close() {
      for (const byes of open.values()) for (const bye of byes) bye();
    },
  };
}
