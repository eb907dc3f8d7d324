import { createNotificationServer, type NotificationServer } from '@casebell/server';
import { describeTransport, type ContractContext, type ContractInput, type ContractPerson } from 'casebell/testing';
import { createHttpTransport } from 'casebell/transports/http';
import { afterAll, beforeAll, describe, it } from 'vitest';

const TENANT = 'default';
const WEEK = 7 * 86_400_000;
let server: NotificationServer;
let count = 0;
let later = 0;

beforeAll(async () => {
  server = await createNotificationServer({
    database: { memory: true },
    rateLimits: { person: { burst: 1_000, perSecond: 1_000 } },
    clock: () => new Date(Date.now() + later),
    sweepSeconds: 0,
    authenticate: async ({ headers }) => {
      const id = /^Bearer (person-\d+)$/.exec(headers.get('authorization') ?? '')?.[1];
      return id === undefined ? null : { tenant: TENANT, recipient: { id } };
    },
  });
}, 60_000);

afterAll(() => server.close());

/** Everybody lives on one server: a database for each case would take minutes. */
function serverContext(): ContractContext {
  const send = async ({ to, idempotencyKey = `key-${++count}`, ...input }: ContractInput): Promise<void> => {
    await server.notify({ ...input, to: typeof to === 'string' ? { person: to } : to, idempotencyKey, tenant: TENANT });
  };
  return {
    newPerson: async () => {
      const id = `person-${++count}`;
      await server.recipients.put(TENANT, id, { name: `Person ${count}` });
      const url = 'http://bell.example.com';
      const request: ContractPerson['request'] = (path, { token = id, body, ...init } = {}) => {
        const headers = { ...init.headers, ...(token !== null && { authorization: `Bearer ${token}` }) };
        return server.handler(
          new Request(`${url}/${path}`, { ...(body !== undefined && { method: 'POST', body }), ...init, headers }),
        );
      };
      return { id, request, transport: createHttpTransport({ url, getToken: () => id, fetch: server.handler }) };
    },
    notify: send,
    newTeam: async (members) => {
      const team = `team-${++count}`;
      for (const id of members) await server.recipients.put(TENANT, id, { name: id, teams: [team] });
      return team;
    },
    update: async (key, changes, { fresh }) => server.update(TENANT, key, { ...changes, fresh }),
    withdraw: async (key) => server.withdraw(TENANT, key),
    recordAnswer: async (key, person, answer) => void (await server.recordAnswer(TENANT, key, person, answer)),
    resolve: async (key, by) => server.resolve(TENANT, key, by),
    purge: async (key) => {
      await server.update(TENANT, key, { expiresAt: new Date(Date.now() - 1).toISOString() });
      await server.sweep();
    },
    forget: async () => {
      later = WEEK + 60_000;
      await server.sweep();
      later = 0;
    },
  };
}

describeTransport('the http transport against the server', {
  describe,
  it,
  newContext: serverContext,
  complete: true,
  skip: [
    { section: 'deliveries', reason: 'the server does not decide by preferences yet' },
    { title: 'starts everybody anew when the history was replaced', reason: 'that is a command of the operator: cli.test.ts' },
  ],
});
