import { serve as serveNode } from '@hono/node-server';
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
  /** Takes no more connections and waits until those open have ended. */
  readonly close: () => Promise<void>;
}

/** Serves a handler over HTTP with Node. Throws `startup` when the port cannot be had. */
export async function serve({ handler, port, hostname = '127.0.0.1' }: ServeOptions): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serveNode({ fetch: handler, port, hostname }, (info) => {
      resolve({
        port: info.port,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
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
