import {
  createNotificationServer,
  type Identity,
  type NotificationServer,
  type NotificationServerOptions,
} from '@casebell/server';
import type { Cell, Delta, NumberedCommand, Page, PageRequest, Reset, SyncAnswer, SyncRequest } from 'casebell/model';

export const API_KEY = 'test-key-of-a-producer';

/** Requests say who they are: `Bearer <tenant>/<person>`. */
export async function authenticate(request: Request): Promise<Identity | null> {
  const [, tenant, id] = /^Bearer (\w+)\/(.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  return tenant === undefined || id === undefined ? null : { tenant, recipient: { id, name: `${id} Example` } };
}

/** A clock that stands still until a test moves it. */
export function createClock(start = '2026-05-04T09:00:00.000Z') {
  let now = Date.parse(start);
  return { now: () => new Date(now), forward: (milliseconds: number) => void (now += milliseconds) };
}

export async function startServer(options: Partial<NotificationServerOptions> = {}): Promise<NotificationServer> {
  return createNotificationServer({
    database: { memory: true },
    authenticate,
    apiKeys: [{ key: API_KEY, tenant: 'acme', kinds: 'all' }],
    sweepSeconds: 0,
    rateLimits: { person: { burst: 100_000, perSecond: 100_000 }, apiKey: { burst: 100_000, perSecond: 100_000 } },
    ...options,
  });
}

export interface Called<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** One request to the handler, answered with its JSON. */
export async function call<Body = { error: { code: string; message: string; field?: string } }>(
  server: NotificationServer,
  method: string,
  path: string,
  {
    as = `Bearer ${API_KEY}`,
    body,
    raw,
    headers = {},
  }: { as?: string | null; body?: unknown; raw?: string; headers?: Record<string, string> } = {},
): Promise<Called<Body>> {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await server.handler(
    new Request(`http://localhost${path}`, {
      method,
      headers: {
        ...(text !== undefined && { 'content-type': 'application/json' }),
        ...(as !== null && { authorization: as }),
        ...headers,
      },
      ...(text !== undefined && { body: text }),
    }),
  );
  const answer = await response.text();
  return { status: response.status, body: (answer === '' ? undefined : JSON.parse(answer)) as Body, headers: response.headers };
}

let people = 0;

/** A client as the protocol sees it: it remembers its position, and sends what it is told to. */
export interface Client {
  readonly person: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly auth: string;
  epoch: string | null;
  cursor: number;
  preferencesRev: number;
  acknowledged: number;
  mid: number;
  readonly sync: (commands?: readonly Loose[], more?: Partial<SyncRequest>) => Promise<SyncAnswer>;
  readonly delta: (commands?: readonly Loose[], more?: Partial<SyncRequest>) => Promise<Delta>;
  readonly reset: (more?: Partial<SyncRequest>) => Promise<Reset>;
  readonly page: (request?: Partial<PageRequest>) => Promise<Page>;
}

type WithoutNumber<Command> = Command extends NumberedCommand
  ? Omit<Command, 'mid' | 'epoch'> & { mid?: number; epoch?: string }
  : never;
/** A command whose number and epoch the client adds. */
export type Loose = WithoutNumber<NumberedCommand>;

export const INBOX = { id: 'inbox', filter: { place: 'inbox' }, pageSize: 20, shown: 0 } as const;

/** A fresh person (or a further client of one). */
export function createClient(
  server: NotificationServer,
  { person = `p${++people}`, tenant = 'acme', clientId = `c${++people}` } = {},
): Client {
  const auth = `Bearer ${tenant}/${person}`;
  const client: Client = {
    person,
    tenant,
    clientId,
    auth,
    epoch: null,
    cursor: -1,
    preferencesRev: -1,
    acknowledged: 0,
    mid: 0,
    async sync(commands = [], more = {}) {
      const numbered = commands.map((command) => {
        client.mid = command.mid ?? client.mid + 1;
        return { ...command, mid: client.mid, epoch: command.epoch ?? client.epoch ?? '' };
      });
      const { epoch, cursor, preferencesRev, acknowledged } = client;
      const request = { epoch, cursor, preferencesRev, acknowledged, clientId, views: [INBOX], commands: numbered, ...more };
      const { status, body } = await call<SyncAnswer>(server, 'POST', '/v1/sync', { as: auth, body: request });
      if (status !== 200) throw new Error(`sync: ${status} ${JSON.stringify(body)}`);
      client.epoch = body.epoch;
      client.cursor = body.to;
      client.preferencesRev = body.preferencesRev;
      client.acknowledged = body.lastCommand;
      return body;
    },
    async delta(commands, more) {
      const answer = await client.sync(commands, more);
      if (answer.type !== 'delta') throw new Error('expected a delta');
      return answer;
    },
    async reset(more) {
      const answer = await client.sync([], { epoch: null, cursor: -1, ...more });
      if (answer.type !== 'reset') throw new Error('expected a reset');
      return answer;
    },
    async page(request = {}) {
      const { body } = await call<Page>(server, 'POST', '/v1/page', {
        as: auth,
        body: { filter: {}, before: Number.MAX_SAFE_INTEGER, limit: 50, ...request },
      });
      return body;
    },
  };
  return client;
}

let keys = 0;
export const newKey = (): string => `key-${++keys}`;

/** Sends one plain notification and returns its key. */
export async function send(server: NotificationServer, person: string, more: object = {}): Promise<string> {
  const idempotencyKey = newKey();
  await server.notify({
    to: { person },
    kind: 'mention',
    title: `About ${idempotencyKey}`,
    tenant: 'acme',
    idempotencyKey,
    ...more,
  });
  return idempotencyKey;
}

/** How many rows the cells count under a condition. */
export function countOf(cells: readonly Cell[], where: (cell: Cell) => boolean = () => true): number {
  return cells.filter(where).reduce((sum, cell) => sum + cell[7], 0);
}

/** A person's client that is current. */
export async function openClient(server: NotificationServer): Promise<Client> {
  const client = createClient(server);
  await client.reset();
  return client;
}
