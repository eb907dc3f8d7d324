import { createAdaptorServer } from '@hono/node-server';
import { Server } from 'node:http';

const FIRST_PORT = 4100;
const TRIES = 50;

/** Why the demo cannot start, as one sentence for the person at the terminal. */
export class StartError extends Error {}

type Handler = (request: Request) => Promise<Response>;

/** A port that is ours. */
export interface Listener {
  readonly server: Server;
  readonly port: number;
  /** Requests that came before wait for this. */
  readonly serve: (handler: Handler) => void;
}

/** Listens on this computer only: on the given port, or on the first free one from 4100. */
export async function listen(given: string | undefined): Promise<Listener> {
  if (given !== undefined && !(/^\d{1,5}$/.test(given) && Number(given) <= 65_535))
    throw new StartError(`PORT is "${given}", which is not a port. Set it to a number from 0 to 65535, or leave it out.`);
  let serve: (handler: Handler) => void = () => undefined;
  const handler = new Promise<Handler>((resolve) => {
    serve = resolve;
  });
  const ports = given === undefined ? Array.from({ length: TRIES }, (_, index) => FIRST_PORT + index) : [Number(given)];
  for (const port of ports) {
    const server = createAdaptorServer({ fetch: async (request) => (await handler)(request) });
    if (!(server instanceof Server)) throw new StartError('This version of @hono/node-server does not make a plain HTTP server.');
    const outcome = await bind(server, port);
    if (outcome === 'busy') continue;
    const address = server.address();
    return { server, serve, port: typeof address === 'object' && address !== null ? address.port : port };
  }
  throw new StartError(
    given === undefined
      ? `The ports ${FIRST_PORT} to ${FIRST_PORT + TRIES - 1} are all in use. Stop one of the programs, or choose another port: PORT=5000 npm start`
      : `Port ${given} is in use by another program. Stop that program, choose another port, or leave PORT out to take the next free one.`,
  );
}

function bind(server: Server, port: number): Promise<'bound' | 'busy'> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('busy');
      else reject(new StartError(`Port ${port} cannot be used (${error.message}). Choose another one: PORT=5000 npm start`));
    });
    server.listen(port, '127.0.0.1', () => resolve('bound'));
  });
}
