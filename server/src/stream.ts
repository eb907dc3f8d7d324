import type { StreamFrame } from 'casebell/model';
import type { Core } from './core.js';
import { messageOf, ServerError } from './errors.js';
import { readFrame, readHead, type Position } from './frames.js';
import type { Identity, StreamOptions } from './options.js';

/** All open streams of one node. */
export interface Streams {
  /** Answers with a stream from this position on. Throws `rateLimited` when the person has too many. */
  readonly open: (
    identity: Identity,
    position: Position & { readonly epoch: string },
    stillSignedIn: () => Promise<boolean>,
  ) => Response;
  /** Says goodbye on all of them. */
  readonly close: () => void;
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

  return {
    open(identity, position, stillSignedIn) {
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
      let controller: ReadableStreamDefaultController<Uint8Array>;
      let ended = false;
      let moved = true;
      let reading = false;

      const isOpen = () => !ended;
      const release = () => {
        ended = true;
        for (const timer of timers) clearTimeout(timer);
        unlisten();
        own.delete(bye);
        if (own.size === 0) open.delete(key);
        core.metrics.streams.dec();
      };
      const send = (frame: StreamFrame) => {
        if (ended) return;
        const bytes = encoder.encode(`event: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`);
        const room = controller.desiredSize ?? 0;
        if (bytes.byteLength <= room) return controller.enqueue(bytes);
        // A frame too large for an empty buffer is the client's to fetch. A buffer that stays full is a reader that does not read:
        // the error drops what it holds, and the cursor makes that lossless.
        if (room === maxUnsentBytes && frame.type !== 'resync') return end({ type: 'resync' });
        release();
        controller.error(new Error('The reader is too slow.'));
      };
      const end = (frame: StreamFrame) => {
        if (ended) return;
        send(frame);
        if (ended) return;
        release();
        controller.close();
      };
      const bye = () => end({ type: 'bye', retry: Math.round(Math.random() * RETRY_SPREAD) });

      const pump = async () => {
        if (reading) return;
        reading = true;
        try {
          while (moved && isOpen()) {
            moved = false;
            const inbox = await readHead(core.db, address);
            if (inbox !== null && inbox.epoch === epoch && inbox.head === cursor) continue;
            const frame =
              inbox === null ? null : await readFrame(core.db, address, { ...position, epoch, cursor, preferencesRev }, null);
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
        setInterval(() => send({ type: 'beat', epoch, cursor }), heartbeatSeconds * 1_000),
        setInterval(() => void checkSignIn(), authenticateSeconds * 1_000),
        setTimeout(bye, Math.max(0, Math.min(lifetime, untilExpiry))),
      ];
      const unlisten = core.hub.listen(address, () => {
        moved = true;
        void pump();
      });
      open.set(key, own.add(bye));
      core.metrics.streams.inc();

      const body = new ReadableStream<Uint8Array>(
        {
          start(given) {
            controller = given;
            // The first bytes carry the headers through: only then does the client know that it is connected.
            send({ type: 'beat', epoch, cursor });
            void pump();
          },
          cancel() {
            if (!ended) release();
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: maxUnsentBytes }),
      );
      return new Response(body, { headers: HEADERS });
    },
    close() {
      for (const byes of open.values()) for (const bye of byes) bye();
    },
  };
}
