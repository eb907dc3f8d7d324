import { serve as serveNode, type ServerType } from '@hono/node-server';
import { messageOf, ServerError } from './errors.js';

export interface ServeOptions {
  readonly handler: (request: Request) => Promise<Response> | Response;
  /** 0 takes a free one. */
  readonly port: number;
  /** Default `127.0.0.1`: this machine only. */
  readonly hostname?: string;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no more connections and waits until what is being answered is answered, 7 seconds at most. */
  readonly close: () => Promise<void>;
}

/** Longer than a server takes to say goodbye to its streams and finish its requests. */
const PATIENCE = 7_000;
const LOOK = 50;

/** Serves a handler over HTTP with Node. Throws `startup` when the port cannot be had. */
export async function serve({ handler, port, hostname = '127.0.0.1' }: ServeOptions): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serveNode({ fetch: handler, port, hostname }, (info) => {
      resolve({ port: info.port, close: () => close(server) });
    });
    server.on('error', (error) => {
      const busy = 'code' in error && error.code === 'EADDRINUSE';
      const message = busy
        ? `Port ${port} is in use. Stop what uses it, or choose another with PORT.`
        : `Port ${port} on ${hostname} cannot be opened (${messageOf(error)}).`;
      reject(new ServerError('startup', message, { cause: error }));
    });
  });
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (!('closeIdleConnections' in server)) return closed;
  // A connection whose request has been answered stays open for the next one, which belongs to another node now.
  const looking = setInterval(() => server.closeIdleConnections(), LOOK);
  // Who does not read what they asked for must not hold up the end.
  const limit = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearInterval(looking);
  clearTimeout(limit);
}
