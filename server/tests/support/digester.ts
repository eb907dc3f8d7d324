// Run in a process of its own by digestNodes.test.ts: a node that sweeps when it is told to, until it is killed.
import { createNotificationServer } from '@casebell/server';

let now = new Date(0);
const tell = (message: object) => process.send?.(message);
const server = await createNotificationServer({
  database: { url: process.argv[2] ?? '' },
  authenticate: async () => null,
  sweepSeconds: 0,
  clock: () => now,
  channels: {
    digest: async ({ id, notifications }) => void tell({ id, titles: notifications.map(({ title }) => title) }),
  },
});
process.on('message', (message) => {
  now = new Date(String(message));
  void server.sweep().then(() => tell({ swept: true }));
});
tell({ ready: true });
