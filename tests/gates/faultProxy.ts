import { createServer, request as ask, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can go wrong between a client and a server. Times in milliseconds, `share` is how many of a hundred requests it strikes. */
export type Fault =
  | { readonly type: 'none' }
  /** Each request, and each piece of an answer, takes so long; what belongs to one answer stays in order. */
  | { readonly type: 'latency'; readonly least: number; readonly most: number }
  /** The connection is torn down: before the server heard of it, before its answer, or inside. Streams that are open are cut. */
  | { readonly type: 'reset'; readonly share: number }
  /** Connections are accepted and nothing passes any more, either way; nobody is told. Requests of the kind that got through count. */
  | { readonly type: 'halfOpen' }
  /** Each byte of an answer is a chunk; those of streams travel alone. */
  | { readonly type: 'split' }
  /** A gateway answers with a page of its own; half of the time the server has acted. */
  | { readonly type: 'badGateway'; readonly share: number }
  /** An answer is held until it is complete, or until so many bytes of it are there. */
  | { readonly type: 'buffering'; readonly bytes: number }
  /** An answer ends somewhere inside, as if that were all of it. */
  | { readonly type: 'truncate'; readonly share: number }
  /** The server gets each POST twice; the client gets one of the answers. */
  | { readonly type: 'duplicate' };

/** Stands between clients and a server on this machine, and does to what passes what it is told to. */
export interface FaultProxy {
  readonly url: string;
  /** From now on. What is open is struck too, where the fault can strike it: half-open lines stay dead for ever. */
  readonly mode: (fault: Fault) => void;
  /** How many requests were struck, by fault. */
  readonly struck: ReadonlyMap<Fault['type'], number>;
  readonly close: () => Promise<void>;
}

export interface FaultProxyOptions {
  readonly target: string;
  /** Same seed, same dice; which request throws them first is the network's. */
  readonly seed: number;
  /** Whether event streams are held back always, as by a proxy that knows only finite answers. */
  readonly holdsStreams?: boolean;
}

export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const GATEWAY_PAGE =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** A request with its body, and the way back to whoever sent it. */
interface Exchange {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly outgoing: ServerResponse;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function createFaultProxy({ target, seed, holdsStreams = false }: FaultProxyOptions): Promise<FaultProxy> {
  const random = createDice(seed);
  const upstream = new URL(target);
  const struck = new Map<Fault['type'], number>();
  let fault: Fault = { type: 'none' };
  const open = new Map<ServerResponse, { readonly cut: () => void; readonly silence: () => void }>();

  const strike = ({ type }: Fault) => void struck.set(type, (struck.get(type) ?? 0) + 1);
  const isHit = (share: number) => random() * 100 < share;

  /** Asks the server; what the client gives up is given up there too. */
  const forward = ({ incoming, body, outgoing }: Exchange) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const { host: _host, connection: _connection, ...headers } = incoming.headers;
      const request = ask(
        {
          host: upstream.hostname,
          port: upstream.port,
          method: incoming.method,
          path: incoming.url,
          headers: { ...headers, host: upstream.host },
          agent: false,
        },
        resolve,
      );
      request.on('error', reject);
      outgoing.on('close', () => request.destroy());
      request.end(body);
    });

  const headersOf = ({ connection: _connection, 'transfer-encoding': _encoding, ...headers }: IncomingHttpHeaders) => headers;

  /** Passes an answer on piece by piece, `through` whatever becomes of a piece on its way; `before` the end something may be waited for. */
  const pass = async (
    answer: IncomingMessage,
    { incoming, outgoing }: Exchange,
    through: (piece: Buffer) => Promise<void> | void,
    before?: () => Promise<unknown>,
  ) => {
    let isSilent = false;
    open.set(outgoing, { cut: () => incoming.socket.resetAndDestroy(), silence: () => (isSilent = true) });
    try {
      for await (const piece of answer as AsyncIterable<Buffer>) {
        if (isSilent) await new Promise(() => {});
        await through(piece);
      }
      await before?.();
      if (isSilent) await new Promise(() => {});
      outgoing.end();
    } finally {
      open.delete(outgoing);
    }
  };

  const relay = async (answer: IncomingMessage, exchange: Exchange, headers = headersOf(answer.headers)) => {
    exchange.outgoing.writeHead(answer.statusCode ?? 502, headers);
    await pass(answer, exchange, (piece) => void exchange.outgoing.write(piece));
  };

  const carry: { readonly [Type in Fault['type']]: (exchange: Exchange, fault: Fault & { type: Type }) => Promise<void> } = {
    none: async (exchange) => relay(await forward(exchange), exchange),

    latency: async (exchange, { least, most }) => {
      const delay = least + random() * (most - least);
      await pause(delay);
      const answer = await forward(exchange);
      const { outgoing } = exchange;
      let last: Promise<unknown> = pause(delay).then(() =>
        outgoing.writeHead(answer.statusCode ?? 502, headersOf(answer.headers)),
      );
      const write = (piece: Buffer) => {
        // In flight together, and in order.
        last = Promise.all([last, pause(delay)]).then(() => outgoing.write(piece));
      };
      await pass(answer, exchange, write, () => last);
    },

    reset: async (exchange, { share }) => {
      const { incoming, outgoing } = exchange;
      if (!isHit(share)) return carry.none(exchange, { type: 'none' });
      const when = random();
      if (when < 0.3) return void incoming.socket.resetAndDestroy();
      const answer = await forward(exchange);
      if (when < 0.6) return void incoming.socket.resetAndDestroy();
      let left = Math.floor(random() * 400);
      outgoing.writeHead(answer.statusCode ?? 502, headersOf(answer.headers));
      await pass(answer, exchange, async (piece) => {
        if (piece.length < left) {
          left -= piece.length;
          outgoing.write(piece);
          return;
        }
        await new Promise((written) => outgoing.write(piece.subarray(0, left), written));
        incoming.socket.resetAndDestroy();
      });
    },

    halfOpen: async (exchange) => {
      // Lost on its way there, or on its way back.
      if (random() < 0.5) await forward(exchange);
      await new Promise(() => {});
    },

    split: async (exchange) => {
      const answer = await forward(exchange);
      const { incoming, outgoing } = exchange;
      const { 'content-length': _length, ...headers } = headersOf(answer.headers);
      outgoing.writeHead(answer.statusCode ?? 502, headers);
      // Node sends what is written in one turn together: streams have a turn for each byte, long answers have not the time.
      const together = incoming.url?.includes('/v1/stream') ? 1 : 16;
      await pass(answer, exchange, async (piece) => {
        for (const [index, byte] of piece.entries()) {
          outgoing.write(Uint8Array.of(byte));
          if (index % together === 0) await new Promise(setImmediate);
        }
      });
    },

    badGateway: async (exchange, { share }) => {
      if (!isHit(share)) return carry.none(exchange, { type: 'none' });
      if (random() < 0.5) (await forward(exchange)).destroy();
      exchange.outgoing.writeHead(502, { 'content-type': 'text/html' }).end(GATEWAY_PAGE);
    },

    buffering: async (exchange, { bytes }) => {
      const answer = await forward(exchange);
      const { outgoing } = exchange;
      let held: Buffer[] = [];
      const flush = () => {
        if (!outgoing.headersSent) outgoing.writeHead(answer.statusCode ?? 502, headersOf(answer.headers));
        for (const piece of held) outgoing.write(piece);
        held = [];
      };
      for await (const piece of answer as AsyncIterable<Buffer>) {
        held.push(piece);
        if (held.reduce((sum, { length }) => sum + length, 0) >= bytes) flush();
      }
      flush();
      outgoing.end();
    },

    truncate: async (exchange, { share }) => {
      const answer = await forward(exchange);
      if (!isHit(share)) return relay(answer, exchange);
      const { 'content-length': length = 400, ...headers } = headersOf(answer.headers);
      let left = Math.floor(random() * Number(length));
      const { outgoing } = exchange;
      outgoing.writeHead(answer.statusCode ?? 502, headers);
      for await (const piece of answer as AsyncIterable<Buffer>) {
        outgoing.write(piece.subarray(0, left));
        left -= piece.length;
        if (left <= 0) break;
      }
      outgoing.end();
    },

    duplicate: async (exchange) => {
      if (exchange.incoming.method !== 'POST') return carry.none(exchange, { type: 'none' });
      const isParallel = random() < 0.5;
      const first = forward(exchange);
      if (!isParallel) await first;
      const answers = await Promise.all([first, forward(exchange)]);
      const [kept, dropped] = random() < 0.5 ? answers : answers.toReversed();
      dropped?.resume();
      if (kept) await relay(kept, exchange);
    },
  };

  const server = createServer((incoming, outgoing) => {
    outgoing.socket?.setNoDelay(true);
    // A line that broke has nobody to tell.
    incoming.on('error', () => {});
    outgoing.on('error', () => {});
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of incoming as AsyncIterable<Buffer>) pieces.push(piece);
      const exchange = { incoming, outgoing, body: Buffer.concat(pieces) };
      const { pathname, searchParams } = new URL(incoming.url ?? '/', target);
      const isStream = pathname.endsWith('/v1/stream') && !searchParams.has('wait');
      const current: Fault = holdsStreams && isStream ? { type: 'buffering', bytes: Infinity } : fault;
      strike(current);
      const { [current.type]: act } = carry as { readonly [type: string]: (exchange: Exchange, fault: Fault) => Promise<void> };
      await act?.(exchange, current);
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    struck,
    mode(next) {
      fault = next;
      if (next.type === 'reset') for (const { cut } of open.values()) cut();
      if (next.type === 'halfOpen') for (const { silence } of open.values()) silence();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
