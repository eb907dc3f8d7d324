import { afterAll, beforeAll, describe } from 'vitest';
import type { NotificationServer, NotificationServerOptions } from '@casebell/server';
import { databases } from './databases.js';
import { startServer } from './harness.js';

/** Runs the same tests on every database there is; one server for all of them, so each takes people of its own. */
export function onEachDatabase(
  section: string,
  define: (server: () => NotificationServer) => void,
  options: Partial<NotificationServerOptions> = {},
): void {
  for (const { name, missing, open } of databases) {
    describe.skipIf(missing !== undefined)(`${section} on ${missing === undefined ? name : `${name}: ${missing}`}`, () => {
      let server: NotificationServer | undefined;
      let close: () => Promise<void> = async () => undefined;
      beforeAll(async () => {
        const database = await open();
        close = database.close;
        server = await startServer({ database: database.options, ...options });
      });
      afterAll(async () => {
        await server?.close().finally(close);
        if (server === undefined) await close();
      });
      define(() => {
        if (server === undefined) throw new Error('the server has not started');
        return server;
      });
    });
  }
}
