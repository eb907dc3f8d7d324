import { createNotificationServer, type NotificationServer } from '@casebell/server';
import { describeTransport, type ContractContext, type ContractInput } from 'casebell/testing';
import { createHttpTransport } from 'casebell/transports/http';
import { afterAll, beforeAll, describe, it } from 'vitest';

const TENANT = 'default';
let server: NotificationServer;
let count = 0;

beforeAll(async () => {
  server = await createNotificationServer({
    database: { memory: true },
    rateLimits: { person: { burst: 1_000, perSecond: 1_000 } },
    authenticate: async ({ headers }) => {
      const id = headers.get('authorization')?.replace('Bearer ', '');
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
      return {
        id,
        transport: createHttpTransport({ url: 'http://bell.example.com', getToken: () => id, fetch: server.handler }),
      };
    },
    notify: send,
    newTeam: async (members) => {
      const team = `team-${++count}`;
      for (const id of members) await server.recipients.put(TENANT, id, { name: id, teams: [team] });
      return team;
    },
    update: async (key, changes, { fresh }) => server.update(TENANT, key, { ...changes, fresh }),
    withdraw: async (key) => server.withdraw(TENANT, key),
  };
}

describeTransport('the http transport against the server', { describe, it, newContext: serverContext });
