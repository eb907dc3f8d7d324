import { ServerError, type NotificationServer } from '@casebell/server';
import { PEOPLE, personOf, TEAMS, type Colleague } from '../shared/people.js';
import { DemoError, json, readObject } from './demoError.js';
import { createEventSender, textOf } from './sendEvent.js';

interface DemoOptions {
  readonly notifications: NotificationServer;
  /** Who a request comes from, by its token. */
  readonly authenticate: (request: Request) => Promise<{ readonly recipient: { readonly id: string } } | null>;
  readonly pages: (request: Request) => Response | null;
  readonly issueToken: (person: Colleague) => Promise<string>;
  readonly port: number;
}

/** The demo has one. */
export const TENANT = 'default';
const OF_CASEBELL = /^\/(v1|health|metrics)(\/|$)/;
const TOKEN_SECONDS = 900;

/** Everything the demo answers: Casebell's own paths, the demo's, and the pages. */
export function createDemo({
  notifications,
  authenticate,
  pages,
  issueToken,
  port,
}: DemoOptions): (request: Request) => Promise<Response> {
  const events = createEventSender(notifications.notify);
  const signedIn = async (request: Request): Promise<Colleague> => {
    const person = personOf((await authenticate(request))?.recipient.id ?? null);
    if (person !== undefined) return person;
    throw new DemoError(
      401,
      'unauthorised',
      'Sign in first: POST /demo/session, then send its token as "authorization: Bearer …".',
    );
  };
  // A foreign name that resolves to this computer would make a foreign page same-origin with the demo.
  const hosts = new Set([`localhost:${port}`, `127.0.0.1:${port}`]);

  const routes = new Map<string, (request: Request) => Promise<Response>>([
    [
      'GET /demo/people',
      () =>
        Promise.resolve(
          json({ people: PEOPLE.map(({ id, name, role, team, avatar }) => ({ id, name, role, avatar, team: TEAMS[team] })) }),
        ),
    ],
    [
      'POST /demo/session',
      async (request) => {
        const id = (await readObject(request)).get('person');
        const person = typeof id === 'string' ? personOf(id) : undefined;
        if (person === undefined)
          throw new DemoError(404, 'unknownRecipient', `"person" must be one of ${PEOPLE.map((one) => one.id).join(', ')}.`);
        return json({ token: await issueToken(person), expiresAt: new Date(Date.now() + TOKEN_SECONDS * 1_000).toISOString() });
      },
    ],
    [
      'POST /demo/events',
      async (request) => json({ sent: await events.send(await signedIn(request), await readObject(request)) }),
    ],
    [
      // Somebody dealt with a case in its record: what asked the team to is done for all of them.
      'POST /demo/handled',
      async (request) => {
        const { id, name } = await signedIn(request);
        const keys = events.takeItems(textOf(await readObject(request), 'caseId') ?? '');
        await Promise.all(keys.map((key) => notifications.resolve(TENANT, key, { id, name })));
        return json({ handled: keys.length });
      },
    ],
  ]);

  const answer = async (request: Request): Promise<Response> => {
    const { pathname, host } = new URL(request.url);
    if (!hosts.has(host)) throw new DemoError(421, 'badRequest', `This demo answers to localhost:${port} only.`);
    if (OF_CASEBELL.test(pathname)) return notifications.handler(request);
    const route = routes.get(`${request.method} ${pathname}`);
    if (route !== undefined) return route(request);
    const page = pathname.startsWith('/demo/') ? null : pages(request);
    if (page !== null) return page;
    throw new DemoError(404, 'notFound', `There is nothing at ${request.method} ${pathname}.`);
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return failure(error);
    }
  };
}

function failure(error: unknown): Response {
  if (error instanceof DemoError || error instanceof ServerError)
    return json({ error: { code: error.code, message: error.message } }, error.status);
  console.error(error);
  return json({ error: { code: 'internal', message: 'The demo server failed; its terminal says how.' } }, 500);
}
