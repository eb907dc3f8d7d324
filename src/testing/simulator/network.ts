import { CasebellError } from '../../model/errors.js';
import type { Transport } from '../../store/transport.js';
import type { FakeClock } from '../fakeEnvironment.js';
import type { Message } from './script.js';

/** When a message sent at `time` (milliseconds from the start) arrives: so many milliseconds later, once for each number; none: it is lost. */
export type Weather = (device: string, message: Message, time: number) => readonly number[];

/** The network between devices and a backend: it loses, repeats, delays and so reorders, parts, and goes silent. */
export interface Network {
  /** The devices that it does not reach now. */
  readonly parted: Set<string>;
  /** From now on everything arrives in time. */
  readonly clear: () => void;
  /** Ends every stream without a word: the client hears nothing more. */
  readonly silence: () => void;
  /** The backend died: what was under way to it is lost. */
  readonly crash: () => void;
  /** The streams that stand between the backend and these devices. */
  readonly streamsOf: (devices: readonly string[]) => number;
  /** Sync requests so far. */
  readonly requests: () => number;
  /** The client id a device last spoke with. */
  readonly clientOf: (device: string) => string | undefined;
  /** Wraps what reaches the backend of a person for one page of a device. `isAlive` ends with the page. */
  readonly wrap: (transport: Transport, device: string, isAlive: () => boolean) => Transport;
  /** Resolves when the backend has answered everything that reached it and told its streams; `null` when that is so already. */
  readonly settled: () => Promise<void> | null;
}

export interface NetworkOptions {
  readonly clock: FakeClock;
  readonly weather: (device: string, message: Message) => readonly number[];
}

/** How long a message takes when nothing is wrong. */
export const USUAL: readonly number[] = [5];

// Somebody who gives up waiting does not stop the backend.
const NEVER = new AbortController().signal;

export function createNetwork({ clock, weather }: NetworkOptions): Network {
  const parted = new Set<string>();
  const clients = new Map<string, string>();
  const lines = new Map<AbortController, { readonly device: string; readonly isAlive: () => boolean }>();
  const copy = createCopier();
  let requests = 0;
  const underWay = new Set<Promise<unknown>>();
  let isClear = false;
  let life = 0;

  /** Carries something one way. */
  const carry = (device: string, message: Message, deliver: () => void): void => {
    if (parted.has(device)) return;
    for (const delay of isClear ? USUAL : weather(device, message)) clock.setTimer(deliver, delay);
  };

  const toBackend = (device: string, message: Message, deliver: () => void): void => {
    const sentIn = life;
    carry(device, message, () => {
      if (sentIn === life) deliver();
    });
  };

  const request = <Answer>(
    device: string,
    ways: readonly [Message, Message],
    signal: AbortSignal,
    isAlive: () => boolean,
    serve: () => Promise<Answer>,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new CasebellError('network', 'aborted')));
      toBackend(device, ways[0], () => {
        const answer = serve();
        const sendBack = (settle: () => void): void => carry(device, ways[1], () => isAlive() && settle());
        const served = answer.then(
          (value) => {
            const sent = copy(value);
            sendBack(() => resolve(sent));
          },
          (error: unknown) => sendBack(() => reject(error)),
        );
        underWay.add(served);
        void served.then(() => underWay.delete(served));
      });
    });

  const openStream = (
    transport: Transport,
    device: string,
    isAlive: () => boolean,
    ...[position, handlers, { signal }]: Parameters<NonNullable<Transport['stream']>>
  ): void => {
    toBackend(device, 'stream', () => {
      if (signal.aborted || !isAlive()) return;
      const line = new AbortController();
      const hangUp = (): void => {
        lines.delete(line);
        line.abort();
      };
      const send = (message: Message, deliver: () => void): void => {
        if (!line.signal.aborted) carry(device, message, () => isAlive() && !signal.aborted && deliver());
      };
      lines.set(line, { device, isAlive });
      signal.addEventListener('abort', hangUp);
      transport.stream?.(
        position,
        {
          onOpen: () => send('opened', handlers.onOpen),
          onFrame: (frame) => {
            const sent = copy(frame);
            send('frame', () => handlers.onFrame(sent));
          },
          onEnd: (end) => {
            send('end', () => handlers.onEnd(end));
            hangUp();
          },
        },
        { signal: line.signal },
      );
    });
  };

  const silence = (): void => {
    for (const line of lines.keys()) line.abort();
    lines.clear();
  };

  return {
    parted,
    silence,
    clear: () => {
      isClear = true;
      parted.clear();
    },
    crash: () => {
      life++;
      silence();
    },
    streamsOf: (devices) => [...lines.values()].filter(({ device, isAlive }) => isAlive() && devices.includes(device)).length,
    requests: () => requests,
    clientOf: (device) => clients.get(device),
    wrap: (transport, device, isAlive) => ({
      sync: (asked, { signal }) => {
        requests++;
        clients.set(device, asked.clientId);
        const sent = copy(asked);
        return request(device, ['request', 'answer'], signal, isAlive, () => transport.sync(sent, { signal: NEVER }));
      },
      page: (asked, { signal }) => {
        const sent = copy(asked);
        return request(device, ['page', 'pageAnswer'], signal, isAlive, () => transport.page(sent, { signal: NEVER }));
      },
      stream: (...given) => openStream(transport, device, isAlive, ...given),
    }),
    settled: () => (underWay.size === 0 ? null : Promise.all(underWay).then(() => undefined)),
  };
}

/** Copies messages: over a real wire nothing is shared and nothing but JSON survives. */
function createCopier(): <Message>(message: Message) => Message {
  // A backend never mutates a row, and a copy that is frozen can be handed to many: each row crosses the wire once.
  const crossed = new Map<unknown, unknown>();

  const copyRow = (row: unknown): unknown => {
    let made = crossed.get(row);
    if (made === undefined) crossed.set(row, (made = copied(row, copyRow, Object.freeze)));
    return made;
  };
  return (message) => copied(message, copyRow, (made) => made) as typeof message;
}

function copied(value: unknown, copyRow: (row: unknown) => unknown, finish: (made: object) => object): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return finish(value.map((item) => copied(item, copyRow, finish)));
  const made: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const part = (value as Record<string, unknown>)[name];
    if (name === 'rows' && Array.isArray(part)) made[name] = part.map(copyRow);
    else if (part !== undefined) made[name] = copied(part, copyRow, finish);
  }
  return finish(made);
}
