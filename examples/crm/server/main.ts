import { createNotificationServer, signToken, tokenAuthentication, type NotificationServer } from '@casebell/server';
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PEOPLE, TEAMS } from '../shared/people.js';
import { createDemo, TENANT } from './demo.js';
import { sendFirstDay } from './firstDay.js';
import { listen, StartError } from './listen.js';
import { createPages } from './pages.js';
import { welcome } from './welcome.js';

// For this computer only: the demo listens on 127.0.0.1, and anybody who reaches it may sign in as anyone.
const DEMO_KEY = 'cb_demo_harbour_2026';
const FOLDER = '.casebell/crm';

async function main(): Promise<void> {
  // Tokens end with the process; pages fetch new ones by themselves.
  const secret = randomBytes(32).toString('hex');
  const authenticate = tokenAuthentication({ secret });
  const pages = createPages(fileURLToPath(new URL('../dist', import.meta.url)));

  // The port first: whether it is free is known at once, a database takes a moment.
  const { server, port, serve } = await listen(process.env['PORT']);

  const url = process.env['DATABASE_URL'];
  const notifications = await createNotificationServer({
    database: url === undefined ? { folder: FOLDER } : { url },
    authenticate,
    apiKeys: [{ key: DEMO_KEY, tenant: TENANT, kinds: 'all' }],
  });
  await enterPeople(notifications);
  if (process.argv.includes('--first-day')) await sendFirstDay(notifications.notify);
  serve(
    createDemo({
      notifications,
      authenticate,
      pages,
      port,
      issueToken: ({ id, name }) => signToken({ secret, tenant: TENANT, recipient: id, name }),
    }),
  );

  console.log(welcome({ port, apiKey: DEMO_KEY, database: url === undefined ? resolve(FOLDER) : 'PostgreSQL (DATABASE_URL)' }));
  closeOnSignal(server, notifications);
}

async function enterPeople({ recipients }: NotificationServer): Promise<void> {
  for (const { id, name, email, timeZone, avatar, team } of PEOPLE)
    await recipients.put(TENANT, id, { name, email, timeZone, avatar, teams: [TEAMS[team]] });
}

function closeOnSignal(server: Server, notifications: NotificationServer): void {
  let closing = false;
  const close = (): void => {
    // A second signal does not wait for anything.
    if (closing) process.exit(130);
    closing = true;
    server.close();
    notifications
      .close()
      .then(() => {
        server.closeAllConnections();
        process.exit(0);
      })
      .catch((error: unknown) => fail(error));
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

function fail(error: unknown): never {
  const known = error instanceof StartError || (error instanceof Error && 'code' in error && error.code === 'startup');
  console.error(known && error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
