import { createNotificationServer, type NotificationServer, type NotificationServerOptions } from '@casebell/server';

export const TENANT = 'default';

/** A real server for a gate: a bearer token is the id of a person, nothing is due by itself, and nobody asks too often. */
export function openGateServer(
  options: Pick<NotificationServerOptions, 'database' | 'streams' | 'onAnswer'>,
): Promise<NotificationServer> {
  return createNotificationServer({
    sweepSeconds: 0,
    rateLimits: { person: { burst: 100_000, perSecond: 100_000 } },
    authenticate: async ({ headers }) => {
      const id = headers.get('authorization')?.replace('Bearer ', '');
      return id === undefined ? null : { tenant: TENANT, recipient: { id } };
    },
    ...options,
  });
}
